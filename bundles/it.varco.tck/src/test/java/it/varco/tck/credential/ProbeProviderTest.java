package it.varco.tck.credential;

/** The probe keeps every rule: what fails in {@link Breaches} fails because of the breach. */
class ProbeProviderTest extends CredentialProviderContract {

    @Override
    protected CredentialProviderFixture fixture() {
        return new ProbeWorld(ProbeProvider::new);
    }
}
