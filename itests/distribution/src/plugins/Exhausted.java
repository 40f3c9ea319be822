import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.session.Channel;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A provider that crashes whenever somebody begins a login with it. */
public final class Exhausted implements BundleActivator, CredentialProvider {

    @Override
    public void start(BundleContext context) {
        context.registerService(CredentialProvider.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // the service goes with the bundle
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("exhausted", AssuranceLevel.LOW)
                .kind(new CredentialKind("exhausted"))
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        throw new OutOfMemoryError("as if nothing were left");
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return new LoginStep.Unavailable("exhausted.never-asked");
    }
}
