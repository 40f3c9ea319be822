package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.spid.answer.Keys;
import it.varco.credential.spid.answer.TestProvider;
import it.varco.federation.MetadataReader;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SamlWriter;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlDraft;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that an administrator works on while people log in. */
class ProviderFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String ONE = "https://one.example";
    private static final String TWO = "https://two.example";

    @TempDir
    private Path folder;

    private ProviderFolder providers;
    private Instant now = NOW;

    @BeforeEach
    void open() {
        ProviderRules rules = new ProviderRules(false, false, Set.of());
        providers = new ProviderFolder(
                folder,
                Set.of(Keys.other().certificate().getPublicKey()),
                new MetadataReader(new SamlReader(), new SignatureCheck(), rules::isReachable));
    }

    @Test
    @Proves({"SPID-121", "SEC-17"})
    void takesFilesAsTheyComeAndGo() throws IOException {
        assertThat(entities()).isEmpty();

        put("one.xml", TestProvider.metadata(ONE, Keys.provider()));
        put("two.xml", TestProvider.metadata(TWO, Keys.provider()));
        put("notes.txt", TestProvider.metadata("https://three.example", Keys.provider()));
        assertThat(entities()).containsExactly(ONE, TWO);

        Files.delete(folder.resolve("one.xml"));
        assertThat(entities()).containsExactly(TWO);
    }

    @Test
    @Proves("SEC-17")
    void readsPlainFilesAlone() throws IOException {
        Files.createDirectory(folder.resolve("folder.xml"));
        put("one.xml", TestProvider.metadata(ONE, Keys.provider()));

        assertThat(entities()).containsExactly(ONE);
        assertThat(providers.flawed(now)).containsExactly("folder.xml");
    }

    @Test
    @Proves({"SPID-121", "SEC-17"})
    void keepsTheLastGoodOneWhereAFileIsDamaged() throws IOException {
        put("one.xml", TestProvider.metadata(ONE, Keys.provider()));
        assertThat(entities()).containsExactly(ONE);
        assertThat(providers.flawed(now)).isEmpty();

        put("one.xml", "<half".getBytes(StandardCharsets.UTF_8));
        assertThat(entities()).containsExactly(ONE);
        assertThat(providers.flawed(now)).containsExactly("one.xml");

        put("one.xml", TestProvider.metadata(TWO, Keys.provider()));
        assertThat(entities()).containsExactly(TWO);
        assertThat(providers.flawed(now)).isEmpty();
    }

    @Test
    @Proves({"SPID-120", "SPID-121"})
    void takesNoFederationWithoutItsSignatureNorOneWithoutProviders() throws IOException {
        put("all.xml", new SamlWriter().write(federation().signed(Keys.other())));
        assertThat(entities()).containsExactly(ONE);

        put("all.xml", new SamlWriter().write(federation().child(TestProvider.draft(TWO, Keys.provider()))));
        assertThat(entities()).containsExactly(ONE);
        assertThat(providers.flawed(now)).containsExactly("all.xml");
    }

    @Test
    @Proves("SEC-17")
    void leavesOutWhatIsOver() throws IOException {
        put(
                "one.xml",
                new SamlWriter()
                        .write(TestProvider.draft(ONE, Keys.provider())
                                .attribute("validUntil", "2026-11-20T10:00:30Z")));
        assertThat(entities()).containsExactly(ONE);

        put("one.xml", "<half".getBytes(StandardCharsets.UTF_8));
        now = NOW.plusSeconds(29);
        assertThat(providers.inForce(now)).containsOnlyKeys(ONE);
        now = NOW.plusSeconds(30);
        assertThat(providers.inForce(now)).isEmpty();
    }

    @Test
    @Proves("SEC-17")
    void tellsOfWhatIsOver() throws IOException {
        put(
                "one.xml",
                new SamlWriter()
                        .write(TestProvider.draft(ONE, Keys.provider())
                                .attribute("validUntil", "2026-11-20T10:00:30Z")));

        assertThat(providers.flawed(NOW.plusSeconds(29))).isEmpty();
        assertThat(providers.flawed(NOW.plusSeconds(30))).containsExactly("one.xml");
    }

    @Test
    void takesTheFirstFileWhereTwoTellOfOneProvider() throws IOException {
        put("a.xml", new SamlWriter().write(TestProvider.draft(ONE, Keys.provider(), "https://a.example")));
        put("b.xml", new SamlWriter().write(TestProvider.draft(ONE, Keys.provider(), "https://b.example")));

        assertThat(providers.inForce(now).get(ONE))
                .satisfies(provider ->
                        assertThat(provider.signOn(Saml.HTTP_POST)).hasToString("Optional[https://a.example/post]"));
        assertThat(providers.flawed(now)).containsExactly("b.xml"); // somebody speaks for a stranger, perhaps
    }

    private static XmlDraft federation() {
        return XmlDraft.of(Saml.metadata("EntitiesDescriptor"))
                .attribute("ID", "_all")
                .child(TestProvider.draft(ONE, Keys.provider()));
    }

    private void put(String name, byte[] metadata) throws IOException {
        Files.write(folder.resolve(name), metadata);
    }

    /** A second later, when the folder is looked at again. */
    private Iterable<String> entities() {
        now = now.plusSeconds(1);
        return providers.inForce(now).keySet();
    }
}
