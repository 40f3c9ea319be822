package it.varco.credential.demo;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.api.store.Effects;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;

/** Recognises anybody who knows a word that everybody knows. Proves nothing: for demonstrations only. */
@Component(name = "it.varco.credential.demo")
public final class DemoCredentialProvider implements CredentialProvider {

    private static final CredentialKind KIND = new CredentialKind("demo");
    private static final char[] WORD = "girasole".toCharArray();

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("demo", AssuranceLevel.LOW)
                .kind(KIND)
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Field.Builder person = Field.of("person", FieldKind.CODICE_FISCALE, Text.of("demo.person"))
                .subject();
        Field.Builder word =
                Field.of("word", FieldKind.SECRET, Text.of("demo.word")).hint(Text.of("demo.word.hint"));
        return new LoginStep.Ask(
                Form.builder().field(person.build()).field(word.build()).build(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        if (state.bytes().length > 0) { // begin gave none, so this one is not ours
            return new LoginStep.Unavailable("demo.state");
        }
        return request.submission()
                .flatMap(answer -> answer.codiceFiscale("person")
                        .map(person ->
                                Identity.of(person, KIND, AssuranceLevel.LOW).build())
                        .flatMap(identity -> answer.secret("word").map(word -> judge(identity, word.reveal()))))
                .orElseGet(() -> new LoginStep.Unavailable("demo.answer"));
    }

    private static LoginStep judge(Identity identity, char[] typed) {
        boolean right = Arrays.equals(typed, WORD); // the word is public: a secret is compared in constant time
        Arrays.fill(typed, '\0');
        return right
                ? new LoginStep.Recognised(identity, Effects.none())
                : new LoginStep.Refused(Refusal.of("demo.wrong"));
    }
}
