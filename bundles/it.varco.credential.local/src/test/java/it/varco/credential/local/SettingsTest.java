package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.session.Channel;
import it.varco.credential.hash.HashCost;
import it.varco.proves.Proves;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String SARA =
            "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    @TempDir
    private Path data;

    @BeforeEach
    void writeThePepper() throws IOException {
        Path secrets = Files.createDirectory(data.resolve("secrets"));
        Path pepper = Files.write(secrets.resolve("local-pepper"), Keys.of(1));
        if (pepper.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(pepper, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    @Proves("SEC-70")
    void areRightWithoutAnyConfigurationAndKnowNobody() {
        Settings settings = settings(Map.of());

        assertThat(settings.block()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.cost()).isEqualTo(HashCost.RECOMMENDED);
        assertThat(settings.issuer()).isEqualTo("Varco");
        assertThat(settings.channels()).containsExactly(Channel.MANAGEMENT);
        assertThat(settings.development()).isFalse();
        assertThat(settings.demoAccounts()).isEmpty();
    }

    @Test
    void takeWhatIsConfigured() {
        Settings settings = settings(Map.of(
                "block_duration",
                "PT0S",
                "issuer",
                "Comune di Forlì",
                "channels",
                new String[] {"management", "web"},
                "hash_memoryKib",
                8192,
                "hash_iterations",
                5));

        assertThat(settings.block()).isZero();
        assertThat(settings.issuer()).isEqualTo("Comune di Forlì");
        assertThat(settings.channels()).containsExactlyInAnyOrder(Channel.MANAGEMENT, Channel.WEB);
        assertThat(settings.cost()).isEqualTo(new HashCost(8192, 5, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    block_duration | -PT1S   | block.duration: expected PT0S to PT1H
                    block_duration | PT61M   | block.duration: expected PT0S to PT1H
                    block_duration | tre     | block.duration: expected PT0S to PT1H
                    mode           | prova   | mode: expected production or development
                    issuer         | ''      | issuer: expected 1 to 30 letters, digits, blanks, dots, hyphens
                    issuer         | a:b     | issuer: expected 1 to 30 letters, digits, blanks, dots, hyphens
                    pepperFile     | ${no}/x | pepperFile: expected a framework property for ${no}
                    """)
    void refuseWhatIsWrongByKeyAndRange(String key, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refuseToLeaveOutTheManagementSite() {
        assertThatThrownBy(() -> settings(Map.of("channels", new String[] {"web"})))
                .hasMessage("channels: expected management among them");
        assertThatThrownBy(() -> settings(Map.of("channels", new String[] {"voice"})))
                .hasMessage("channels: expected management, web");
    }

    @Test
    void leaveRoomForTheLongestIssuerInThePicture() {
        String issuer = settings(Map.of("issuer", "è".repeat(30))).issuer();

        assertThat(LocalWorld.KEY.uri(issuer, LocalWorld.SARA.masked())).hasSizeLessThanOrEqualTo(500);
        assertThat(new Forms(issuer).key(LocalWorld.KEY, LocalWorld.SARA).exhibits())
                .hasSize(2);
    }

    @Test
    @Proves("SEC-05")
    void takeACheapHashInDevelopmentOnly() {
        Map<String, Object> cheap = Map.of("hash_memoryKib", 8, "hash_iterations", 1, "mode", "development");

        assertThat(settings(cheap).cost()).isEqualTo(new HashCost(8, 1, 1));
        assertThatThrownBy(() -> settings(Map.of("hash_memoryKib", 8, "hash_iterations", 1)))
                .hasMessage("hash.memoryKib: expected 7168 to 65536 in production mode");
    }

    @Test
    @Proves("SEC-70")
    void takeInventedAccountsInDevelopmentOnly() {
        String[] accounts = {SARA};

        assertThat(settings(Map.of("mode", "development", "demoAccounts", accounts))
                        .demoAccounts())
                .singleElement()
                .satisfies(account -> assertThat(account.person()).isEqualTo(LocalWorld.SARA));
        assertThat(settings(Map.of("demoAccounts", accounts)).demoAccounts()).isEmpty();
        assertThatThrownBy(() -> settings(Map.of("mode", "development", "demoAccounts", new String[] {SARA, SARA})))
                .hasMessage("demoAccounts: expected each codice fiscale once");
    }

    @Test
    @Proves({"SEC-70", "SEC-05"})
    void takeDevelopmentFromTheGatewayAndNotFromTheKeyAlone() {
        Settings settings = settings("production", Map.of("mode", "development", "demoAccounts", new String[] {SARA}));

        assertThat(settings.development()).isFalse();
        assertThat(settings.demoAccounts()).isEmpty();
        assertThatThrownBy(() -> settings("production", Map.of("mode", "development", "hash_memoryKib", 8)))
                .hasMessage("hash.memoryKib: expected 7168 to 65536 in production mode");
        assertThat(settings("", Map.of("mode", "development")).development()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri",
                "BRBSRA75C48A944Y;girasole-anfora-tramonto-7;Sara Barbieri;JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                "BRBSRA75C48A944X;girasole;Sara Barbieri;JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;JBSWY3DPEHPK3PXP",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;0000000000000000000000000000"
            })
    void refuseAnAccountOfAnotherShapeWithoutRepeatingIt(String line) {
        assertThatThrownBy(() -> DemoAccount.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("demoAccounts: expected ")
                .hasMessageNotContaining("Sara");
    }

    private Settings settings(Map<String, Object> configured) {
        return settings("development", configured);
    }

    private Settings settings(String gateway, Map<String, Object> configured) {
        LocalCredentialProvider.Config config = (LocalCredentialProvider.Config) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LocalCredentialProvider.Config.class},
                (proxy, method, arguments) -> configured.getOrDefault(method.getName(), method.getDefaultValue()));
        Map<String, String> properties = Map.of("varco.data", data.toString(), "varco.mode", gateway);
        return Settings.of(config, properties::get);
    }
}
