package it.varco.itests.login;

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
import java.util.Map;

/** A provider that proves more than those of the demo, and recognises whoever says so. */
final class StrongProvider implements CredentialProvider {

    static final String ID = "strong";

    private static final CredentialKind KIND = new CredentialKind("strong");
    private static final String RIGHT = "it-is-me";

    static Map<String, String> rightAnswer(CodiceFiscale person) {
        return Map.of("person", person.value(), "word", RIGHT);
    }

    static Map<String, String> wrongAnswer(CodiceFiscale person) {
        return Map.of("person", person.value(), "word", "it-is-not");
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of(ID, AssuranceLevel.SUBSTANTIAL)
                .kind(KIND)
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Form form = Form.builder()
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("strong.person"))
                        .subject()
                        .build())
                .field(Field.of("word", FieldKind.TEXT, Text.of("strong.word")).build())
                .build();
        return new LoginStep.Ask(form, ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        CodiceFiscale person =
                request.submission().orElseThrow().codiceFiscale("person").orElseThrow();
        return request.submission().orElseThrow().text("word").orElseThrow().equals(RIGHT)
                ? new LoginStep.Recognised(
                        Identity.of(person, KIND, AssuranceLevel.SUBSTANTIAL).build(), Effects.none())
                : new LoginStep.Refused(Refusal.of("strong.wrong"));
    }
}
