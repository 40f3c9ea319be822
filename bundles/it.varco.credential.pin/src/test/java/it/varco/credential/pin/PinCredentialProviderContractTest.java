package it.varco.credential.pin;

import it.varco.proves.Proves;
import it.varco.tck.credential.CredentialProviderContract;
import it.varco.tck.credential.CredentialProviderFixture;

@Proves({
    "CP-01", "CP-02", "CP-03", "CP-04", "CP-05", "CP-06", "CP-07", "CP-08", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13",
    "CP-18"
})
class PinCredentialProviderContractTest extends CredentialProviderContract {

    @Override
    protected CredentialProviderFixture fixture() {
        return new PinWorld();
    }
}
