package ${package};

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Signs in whoever knows the word of the day. */
@Component(name = "${artifactId}") // as the bundle: its configuration would be called so, too
public final class WordCredentialProvider implements CredentialProvider {

    private static final CredentialKind KIND = new CredentialKind("${provider}");
    private static final byte[] WORD = "solstizio".getBytes(StandardCharsets.UTF_8);

    /** Who you are: identifier, kinds of credential, channels, the highest level you prove. */
    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("${provider}", AssuranceLevel.LOW)
                .kind(KIND)
                .channel(Channel.WEB)
                .build();
    }

    /** What to ask. Varco draws the form, guards it, and checks the answer against its fields. */
    @Override
    public LoginStep begin(LoginRequest request) {
        Field person = Field.of("person", FieldKind.CODICE_FISCALE, Text.of("${provider}.person"))
                .subject() // whose secret it is: Varco counts wrong answers for this person
                .autocomplete("username")
                .build();
        Field word = Field.of("word", FieldKind.SECRET, Text.of("${provider}.word"))
                .autocomplete("current-password")
                .build();
        return new LoginStep.Ask(Form.builder().field(person).field(word).build(), ProviderState.none());
    }

    /** What the answer is worth. */
    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        Optional<CodiceFiscale> person = request.submission().flatMap(answer -> answer.codiceFiscale("person"));
        Optional<Secret> word = request.submission().flatMap(answer -> answer.secret("word"));
        if (person.isEmpty() || word.isEmpty() || state.bytes().length > 0) { // not the answer to what begin asked
            return new LoginStep.Unavailable("${provider}.answer");
        }
        char[] typed = word.get().reveal();
        boolean right = isRight(person.get(), typed);
        Arrays.fill(typed, '\0');
        return right
                ? new LoginStep.Recognised(Identity.of(person.get(), KIND, AssuranceLevel.LOW).build(), Effects.none())
                : new LoginStep.Refused(Refusal.of("${provider}.wrong"));
    }

    /** The proof. Put yours here: so far everybody has the same word. */
    private static boolean isRight(CodiceFiscale person, char[] typed) {
        return MessageDigest.isEqual(WORD, new String(typed).getBytes(StandardCharsets.UTF_8));
    }
}
