package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.session.Way;
import it.varco.credential.spid.answer.Keys;
import it.varco.credential.spid.answer.TestProvider;
import it.varco.credential.spid.answer.TestResponse;
import it.varco.federation.MetadataReader;
import it.varco.federation.SamlReader;
import it.varco.federation.SamlWriter;
import it.varco.federation.SignatureCheck;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a provider without encryption may be tried, from whichever site. */
class EntranceTest {

    private static final String PLAIN = "http://127.0.0.1:8083";
    private static final URI TRIED = URI.create("http://localhost:8080/accesso/spid");

    @TempDir
    private Path folder;

    @Test
    @Proves("SPID-124")
    void sendsNobodyFromAnEncryptedSiteToAPlaceThatIsNot() throws IOException {
        put(PLAIN);
        Entrance entrance = entrance();

        assertThat(entrance.begin(from(SpidWorld.HOME).withWay(PLAIN)))
                .isEqualTo(new LoginStep.Unavailable("spid.providers"));
        assertThat(entrance.begin(from(TRIED).withWay(PLAIN))).isInstanceOf(LoginStep.Leave.class);
    }

    @Test
    @Proves("SPID-124")
    void offersTheOthersThere() throws IOException {
        put(PLAIN);
        put(TestProvider.ID);

        assertThat(offered(SpidWorld.HOME)).containsExactly(TestProvider.ID);
        assertThat(offered(TRIED)).containsExactlyInAnyOrder(TestProvider.ID, PLAIN);
    }

    private List<String> offered(URI home) {
        LoginStep step = entrance().begin(from(home));
        return ((LoginStep.Choose) step).ways().all().stream().map(Way::id).toList();
    }

    private static ScriptedLoginRequest from(URI home) {
        return ScriptedLoginRequest.of("attempt", TestResponse.NOW).withHome(home);
    }

    private void put(String provider) throws IOException {
        byte[] metadata = new SamlWriter().write(TestProvider.draft(provider, Keys.provider()));
        Files.write(folder.resolve(URI.create(provider).getHost() + ".xml"), metadata);
    }

    private Entrance entrance() {
        ProviderRules rules = new ProviderRules(true, true, Set.of());
        MetadataReader reader = new MetadataReader(new SamlReader(), new SignatureCheck(), rules::isReachable);
        return new Entrance(
                new IdentityProviders(new ProviderFolder(folder, Set.of(), reader), rules),
                Keys.ours(),
                SpidWorld.ENTITY_ID,
                List.of("fiscalNumber", "dateOfBirth"));
    }
}
