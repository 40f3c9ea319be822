import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.session.Channel;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A provider whose form with the field {@code whole} is there once there is the file that its header {@code Slow-Until}
 * names; it leaves a file beside it, ending in {@code .asked}, as soon as somebody waits.
 */
public final class Slow implements BundleActivator, CredentialProvider {

    private Path until;

    @Override
    public void start(BundleContext context) {
        until = Path.of(context.getBundle().getHeaders("").get("Slow-Until"));
        context.registerService(CredentialProvider.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // the service goes with the bundle
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("slow", AssuranceLevel.LOW)
                .kind(new CredentialKind("slow"))
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        try {
            Files.createFile(Path.of(until + ".asked"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (Files.notExists(until)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        Field whole = Field.of("whole", FieldKind.CODE, Text.of("slow.whole")).build();
        return new LoginStep.Ask(Form.builder().field(whole).build(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return new LoginStep.Unavailable("slow.never-asked");
    }
}
