package it.varco.itests.hotswap;

import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;

/** The {@link ProbeProvider} of a bundle of its own, {@link SlowBundle}: it takes its time to answer. */
final class SlowProvider implements CredentialProvider {

    private final CredentialProvider probe = new ProbeProvider("slow", 1);
    private final Slowness slowness;

    SlowProvider(Slowness slowness) {
        this.slowness = slowness;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return probe.descriptor();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        return probe.begin(request);
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return slowness.over() ? LastMoment.answer(probe, request, state) : new LoginStep.Unavailable("slow.late");
    }

    /** A class that is not looked for before the answer: if the bundle was replaced meanwhile, it is not found. */
    static final class LastMoment {

        private LastMoment() {}

        static LoginStep answer(CredentialProvider probe, LoginRequest request, ProviderState state) {
            return probe.resume(request, state);
        }
    }
}
