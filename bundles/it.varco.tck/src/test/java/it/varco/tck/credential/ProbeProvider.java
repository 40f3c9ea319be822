package it.varco.tck.credential;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.session.Channel;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A provider that keeps every rule: a word first, then a code. Its subclasses in {@link Breaches} break one rule each.
 */
class ProbeProvider implements CredentialProvider {

    static final CredentialKind KIND = new CredentialKind("probe");

    final ProbeWorld world;

    ProbeProvider(ProbeWorld world) {
        this.world = world;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return description().build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        if (request.enrolment().isPresent()) {
            return new LoginStep.Ask(
                    newWordForm(), sealNew(request.enrolment().get().person(), new byte[0]));
        }
        return new LoginStep.Ask(wordForm(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return new LoginStep.Unavailable("probe.answer");
        }
        if (request.enrolment().isPresent()) {
            return enrol(request.enrolment().get().person(), answer.get(), state);
        }
        if (state.bytes().length == 0) {
            return examineWord(answer.get());
        }
        return unseal(state)
                .map(person -> examineCode(person, answer.get()))
                .orElseGet(() -> new LoginStep.Unavailable("probe.state"));
    }

    ProviderDescriptor.Builder description() {
        return ProviderDescriptor.of("probe", AssuranceLevel.LOW)
                .kind(KIND)
                .channel(Channel.WEB)
                .enrols();
    }

    Form newWordForm() {
        return Form.builder()
                .field(Field.of("newWord", FieldKind.SECRET, Text.of("probe.word"))
                        .build())
                .build();
    }

    /** First a new word, then a box to be ticked. */
    LoginStep enrol(CodiceFiscale person, Submission answer, ProviderState state) {
        Optional<byte[]> kept = unsealNew(person, state);
        Optional<Secret> word = answer.secret("newWord");
        if (kept.isPresent() && kept.get().length == 0 && word.isPresent()) {
            Form form = Form.builder()
                    .field(Field.of("sure", FieldKind.CONFIRMATION, Text.of("probe.code"))
                            .build())
                    .build();
            return new LoginStep.Ask(form, sealNew(person, keep(word.get())));
        }
        if (kept.isEmpty() || kept.get().length == 0 || answer.text("sure").isEmpty()) {
            return new LoginStep.Unavailable("probe.state");
        }
        return new LoginStep.Recognised(enrolled(person), world.learn(person, kept.get()));
    }

    Identity enrolled(CodiceFiscale person) {
        return identity(person);
    }

    byte[] keep(Secret word) {
        return new byte[] {(byte) new String(word.reveal()).hashCode()};
    }

    /** For whom, then what is kept, then a check. */
    ProviderState sealNew(CodiceFiscale person, byte[] kept) {
        return ProviderState.of(ByteBuffer.allocate(8 + kept.length)
                .putInt(person.value().hashCode())
                .put(kept)
                .putInt(Arrays.hashCode(kept))
                .array());
    }

    Optional<byte[]> unsealNew(CodiceFiscale person, ProviderState state) {
        byte[] bytes = state.bytes();
        if (bytes.length < 8
                || ByteBuffer.wrap(bytes).getInt() != person.value().hashCode()) {
            return Optional.empty();
        }
        byte[] kept = Arrays.copyOfRange(bytes, 4, bytes.length - 4);
        boolean ours = ByteBuffer.wrap(bytes).getInt(bytes.length - 4) == Arrays.hashCode(kept);
        return ours ? Optional.of(kept) : Optional.empty();
    }

    Form wordForm() {
        return Form.builder()
                .field(person().subject().build())
                .field(Field.of("word", FieldKind.SECRET, Text.of("probe.word")).build())
                .build();
    }

    Field.Builder person() {
        return Field.of("person", FieldKind.CODICE_FISCALE, Text.of("form.codiceFiscale"));
    }

    LoginStep examineWord(Submission answer) {
        Optional<CodiceFiscale> person = answer.codiceFiscale("person");
        Optional<Secret> word = answer.secret("word");
        if (person.isEmpty() || word.isEmpty()) {
            return new LoginStep.Unavailable("probe.state");
        }
        try {
            return answerToWord(person.get(), word.get());
        } catch (StoreException e) {
            return broken(e);
        }
    }

    LoginStep answerToWord(CodiceFiscale person, Secret word) {
        world.cost.incrementAndGet();
        if (world.knows(person, word)) {
            return new LoginStep.Ask(codeForm(), seal(person, word));
        }
        return new LoginStep.Refused(Refusal.of("probe.wrong"));
    }

    LoginStep broken(StoreException e) {
        return new LoginStep.Unavailable("probe.store");
    }

    Form codeForm() {
        return Form.builder()
                .field(Field.of("code", FieldKind.CODE, Text.of("probe.code")).build())
                .build();
    }

    LoginStep examineCode(CodiceFiscale person, Submission answer) {
        if (!answer.text("code").equals(Optional.of(ProbeWorld.CODE))) {
            return new LoginStep.Refused(Refusal.of("probe.code"));
        }
        return proved(person);
    }

    LoginStep proved(CodiceFiscale person) {
        return person.value().equals(ProbeWorld.BARRED)
                ? new LoginStep.Rejected("probe.ended", why())
                : new LoginStep.Recognised(identity(person), effects(person));
    }

    Text why() {
        return Text.of("probe.ended");
    }

    Identity identity(CodiceFiscale person) {
        return Identity.of(person, KIND, AssuranceLevel.LOW).build();
    }

    Effects effects(CodiceFiscale person) {
        byte[] seen = {1};
        return Effects.records(List.of(RecordChange.put("seen/" + person.hashCode(), RecordChange.ABSENT, seen)))
                .sending(entered(person).build());
    }

    Message.Builder entered(CodiceFiscale person) {
        return Message.of("probe.entered", person).over(Medium.EMAIL).moment("at", Instant.EPOCH);
    }

    /** What the second step must know, with a check that tells it from what anybody else could make. */
    ProviderState seal(CodiceFiscale person, Secret word) {
        byte[] value = person.value().getBytes(StandardCharsets.US_ASCII);
        return ProviderState.of(ByteBuffer.allocate(20)
                .put(value)
                .putInt(Arrays.hashCode(value))
                .array());
    }

    Optional<CodiceFiscale> unseal(ProviderState state) {
        byte[] bytes = state.bytes();
        if (bytes.length != 20) {
            return Optional.empty();
        }
        byte[] value = Arrays.copyOf(bytes, 16);
        boolean ours = ByteBuffer.wrap(bytes).getInt(16) == Arrays.hashCode(value);
        return ours ? CodiceFiscale.parse(new String(value, StandardCharsets.US_ASCII)) : Optional.empty();
    }
}
