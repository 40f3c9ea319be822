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

    static final Map<String, String> ANSWER = Map.of("person", "RSSMRA85T10A562S", "word", "anything");
    static final Map<String, String> LINKAGE_ERROR = Map.of("person", "RSSMRA85T10A562S", "word", "fail");
    private static final CredentialKind KIND = new CredentialKind("probe");

    private final int stateVersion;

    ProbeProvider(int stateVersion) {
        this.stateVersion = stateVersion;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("probe", AssuranceLevel.LOW)
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
        return new LoginStep.Recognised(
                Identity.of(person, KIND, AssuranceLevel.LOW).build(), Effects.none());
    }
}
