package it.varco.itests.hotswap;

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
import java.util.Map;

/** A provider that recognises everybody, and fails as a refreshed bundle would when told to. */
final class ProbeProvider implements CredentialProvider {

    static final Map<String, String> ANSWER = answer(new CodiceFiscale("RSSMRA85T10A562S"));
    static final Map<String, String> LINKAGE_ERROR = Map.of("person", "RSSMRA85T10A562S", "word", "fail");
    private static final CredentialKind KIND = new CredentialKind("probe");

    private final String id;
    private final AssuranceLevel level;
    private final int stateVersion;

    ProbeProvider(int stateVersion) {
        this("probe", stateVersion);
    }

    /** Under another identifier: each belongs to the bundle that offered it first (D-59). */
    ProbeProvider(String id, int stateVersion) {
        this(id, AssuranceLevel.LOW, stateVersion);
    }

    private ProbeProvider(String id, AssuranceLevel level, int stateVersion) {
        this.id = id;
        this.level = level;
        this.stateVersion = stateVersion;
    }

    /** What somebody types to be recognised. */
    static Map<String, String> answer(CodiceFiscale person) {
        return Map.of("person", person.value(), "word", "anything");
    }

    /** One that proves more. */
    static ProbeProvider strong() {
        return new ProbeProvider("strong", AssuranceLevel.SUBSTANTIAL, 1);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of(id, level)
                .kind(KIND)
                .channel(Channel.WEB)
                .stateVersion(stateVersion)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Form form = Form.builder()
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("probe.person"))
                        .subject()
                        .build())
                .field(Field.of("word", FieldKind.TEXT, Text.of("probe.word")).build())
                .build();
        return new LoginStep.Ask(form, ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        if (request.submission().orElseThrow().text("word").orElseThrow().equals("fail")) {
            throw new NoClassDefFoundError("org/example/Refreshed");
        }
        CodiceFiscale person =
                request.submission().orElseThrow().codiceFiscale("person").orElseThrow();
        return new LoginStep.Recognised(Identity.of(person, KIND, level).build(), Effects.none());
    }
}
