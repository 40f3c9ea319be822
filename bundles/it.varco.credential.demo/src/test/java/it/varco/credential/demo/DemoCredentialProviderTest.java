package it.varco.credential.demo;

import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.credential.CredentialProviderContract;
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import java.util.Map;

@Proves({"CP-01", "CP-02", "CP-03", "CP-04", "CP-06", "CP-07", "CP-08", "CP-09", "CP-11", "CP-12", "CP-13"})
class DemoCredentialProviderTest extends CredentialProviderContract {

    @Override
    protected CredentialProviderFixture fixture() {
        return new CredentialProviderFixture() {
            @Override
            public CredentialProvider provider() {
                return new DemoCredentialProvider();
            }

            @Override
            public Person known() {
                return Person.typing(Map.of("person", "RSSMRA80A01H501U", "word", "girasole"));
            }

            @Override
            public Map<String, Person> refused() {
                return Map.of(
                        "wrong word", Person.typing(Map.of("person", "RSSMRA80A01H501U", "word", "tulipano")),
                        "no word at all", Person.typing(Map.of("person", "BNCLRA85M52Z110M", "word", "x")));
            }
        };
    }
}
