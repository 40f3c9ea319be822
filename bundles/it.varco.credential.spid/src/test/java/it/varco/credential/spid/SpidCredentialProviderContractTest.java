package it.varco.credential.spid;

import it.varco.proves.Proves;
import it.varco.tck.credential.CredentialProviderContract;
import it.varco.tck.credential.CredentialProviderFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@Proves({
    "CP-01", "CP-02", "CP-03", "CP-04", "CP-05", "CP-06", "CP-07", "CP-09", "CP-10", "CP-11", "CP-12", "CP-13", "CP-18"
})
class SpidCredentialProviderContractTest extends CredentialProviderContract {

    @TempDir
    private Path folder;

    @Override
    protected CredentialProviderFixture fixture() {
        return new SpidWorld(folder);
    }
}
