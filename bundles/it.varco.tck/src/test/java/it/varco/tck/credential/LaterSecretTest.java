package it.varco.tck.credential;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.util.Arrays;
import java.util.Optional;

/** A second secret in a later form, such as a new one that is chosen, keeps the rules: the first form named whose. */
@Proves("CP-08")
class LaterSecretTest extends CredentialProviderContract {

    @Override
    protected CredentialProviderFixture fixture() {
        return new ProbeWorld(Choosing::new);
    }

    private static final class Choosing extends ProbeProvider {

        Choosing(ProbeWorld world) {
            super(world);
        }

        @Override
        Form codeForm() {
            return Form.builder()
                    .field(Field.of("code", FieldKind.SECRET, Text.of("probe.code"))
                            .build())
                    .build();
        }

        @Override
        LoginStep examineCode(CodiceFiscale person, Submission answer) {
            Optional<char[]> code = answer.secret("code").map(secret -> secret.reveal());
            boolean right = code.filter(typed -> Arrays.equals(typed, ProbeWorld.CODE.toCharArray()))
                    .isPresent();
            return right ? proved(person) : new LoginStep.Unavailable("probe.state");
        }
    }
}
