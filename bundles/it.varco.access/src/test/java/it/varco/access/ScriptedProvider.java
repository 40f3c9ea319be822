package it.varco.access;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider with codice fiscale and word; what it answers can be replaced, and its examinations are counted. */
final class ScriptedProvider implements CredentialProvider {

    static final String RIGHT = "right-word";
    static final CredentialKind KIND = new CredentialKind("pin.ordinario");
    private static final Duration BLOCK = Duration.ofMinutes(3);

    final AtomicInteger examinations = new AtomicInteger();
    private final String id;
    private final CredentialKind kind;
    private final AssuranceLevel level;
    private final AssuranceLevel ceiling;
    private final int stateVersion;
    private final Duration block;
    private volatile Function<LoginRequest, LoginStep> answer = this::verify;

    ScriptedProvider() {
        this(1);
    }

    ScriptedProvider(int stateVersion) {
        this("word", KIND, AssuranceLevel.LOW, AssuranceLevel.SUBSTANTIAL, stateVersion, BLOCK);
    }

    private ScriptedProvider(
            String id,
            CredentialKind kind,
            AssuranceLevel level,
            AssuranceLevel ceiling,
            int stateVersion,
            Duration block) {
        this.id = id;
        this.kind = kind;
        this.level = level;
        this.ceiling = ceiling;
        this.stateVersion = stateVersion;
        this.block = block;
    }

    /** One that proves more, with the same word. */
    static ScriptedProvider strong(int stateVersion) {
        CredentialKind spid = new CredentialKind("spid");
        return new ScriptedProvider("card", spid, AssuranceLevel.SUBSTANTIAL, AssuranceLevel.HIGH, stateVersion, BLOCK);
    }

    /** One after whose refusals nobody waits. */
    static ScriptedProvider blockingNobody() {
        return new ScriptedProvider("word", KIND, AssuranceLevel.LOW, AssuranceLevel.SUBSTANTIAL, 1, Duration.ZERO);
    }

    void answers(Function<LoginRequest, LoginStep> replacement) {
        answer = replacement;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of(id, ceiling)
                .kind(kind)
                .channel(Channel.WEB)
                .block(block)
                .stateVersion(stateVersion)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        return new LoginStep.Ask(form(), ProviderState.of(new byte[] {7}));
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        examinations.incrementAndGet();
        return answer.apply(request);
    }

    static Form form() {
        return Form.builder()
                .introduction(Text.of("word.intro"))
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("word.person"))
                        .subject()
                        .autocomplete("username")
                        .build())
                .field(Field.of("word", FieldKind.SECRET, Text.of("word.word"))
                        .length(4, 20)
                        .hint(Text.of("word.hint", "4"))
                        .build())
                .build();
    }

    private LoginStep verify(LoginRequest request) {
        String word = new String(
                request.submission().orElseThrow().secret("word").orElseThrow().reveal());
        return word.equals(RIGHT)
                ? recognised(request, kind, level, Effects.none())
                : new LoginStep.Refused(Refusal.of("word.wrong"));
    }

    static LoginStep recognised(LoginRequest request, CredentialKind kind, AssuranceLevel level, Effects effects) {
        CodiceFiscale person =
                request.submission().orElseThrow().codiceFiscale("person").orElseThrow();
        return new LoginStep.Recognised(
                Identity.of(person, kind, level).name("Maria Rossi").build(), effects);
    }
}
