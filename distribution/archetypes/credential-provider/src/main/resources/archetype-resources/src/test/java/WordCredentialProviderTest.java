package ${package};

import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.credential.CredentialProviderContract;
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import java.util.Map;

/** Every rule of the contract as a test: here stands only who is known to the provider, and who is refused. */
class WordCredentialProviderTest extends CredentialProviderContract {

    @Override
    protected CredentialProviderFixture fixture() {
        return new CredentialProviderFixture() {
            @Override
            public CredentialProvider provider() {
                return new WordCredentialProvider();
            }

            @Override
            public Person known() {
                return Person.typing(Map.of("person", "RSSMRA80A01H501U", "word", "solstizio"));
            }

            @Override
            public Map<String, Person> refused() {
                return Map.of(
                        "wrong word", Person.typing(Map.of("person", "RSSMRA80A01H501U", "word", "equinozio")),
                        "hardly a word", Person.typing(Map.of("person", "BNCLRA85M52Z110M", "word", "x")));
            }
        };
    }
}
