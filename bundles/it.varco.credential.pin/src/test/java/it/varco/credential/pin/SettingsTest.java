package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.credential.hash.HashCost;
import it.varco.proves.Proves;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String[] PEOPLE = {
        "RSSMRA80A01H501U;MARE2026;Mario Rossi;ordinario;attivo;10", "RSSMRA79B11C566R;NEVE2026;Mario Rossi;-;assente;0"
    };

    @TempDir
    private Path data;

    @BeforeEach
    void writeThePepper() throws IOException {
        Path secrets = Files.createDirectory(data.resolve("secrets"));
        Path pepper = Files.write(secrets.resolve("pin-pepper"), Keys.of(1));
        if (pepper.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(pepper, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    @Proves({"PIN-32", "PIN-35", "CON-07"})
    void areRightWithoutAnyConfiguration() {
        Settings settings = settings(Map.of());

        assertThat(settings.block()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.policy().validity()).isEqualTo(PinWorld.term("P6M"));
        assertThat(settings.cost()).isEqualTo(HashCost.RECOMMENDED);
        assertThat(settings.demoPeople()).isEmpty();
    }

    @Test
    @Proves({"PIN-01", "PIN-02", "PIN-03", "PIN-23", "PIN-36", "PIN-46", "CON-01", "CON-02", "CON-24", "FAS-11"})
    void readTheConflictsOfTheSourcesAsTheDomainDoes() {
        Settings settings = settings(Map.of());

        assertThat(settings.shape()).isEqualTo(new PinShape(PinAlphabet.ALPHANUMERIC, 8, 16, false));
        assertThat(settings.policy())
                .isEqualTo(new PinPolicy(
                        PinWorld.term("P6M"),
                        PinWorld.term("P3M"),
                        false,
                        Optional.empty(),
                        PinWorld.term("P90D"),
                        false,
                        PinWorld.LAW));
    }

    @Test
    @Proves("FAS-11")
    void takeOtherDatesOfTheEnd() {
        Settings settings = settings(Map.of(
                "phaseout_enabled",
                false,
                "phaseout_issueStop",
                "2027-03-01",
                "phaseout_accessStop",
                "2027-03-01",
                "phaseout_warnDays",
                45));
        LocalDate day = LocalDate.of(2027, 3, 1);

        assertThat(settings.policy().phaseOut()).isEqualTo(new PhaseOut(false, day, day, 45));
    }

    @Test
    @Proves({"CON-01", "CON-02", "CON-24"})
    void takeTheOtherReadingsOfTheSources() {
        Settings settings = settings(Map.of(
                "final_alphabet",
                "NUMERIC",
                "final_length",
                10,
                "initial_length",
                20,
                "final_source",
                "CHOSEN",
                "suggestChange",
                "P45D",
                "forceChange",
                true,
                "idleDisable",
                "P6M",
                "activation_maxDays",
                30));

        assertThat(settings.shape()).isEqualTo(new PinShape(PinAlphabet.NUMERIC, 10, 20, true));
        assertThat(settings.policy())
                .isEqualTo(new PinPolicy(
                        PinWorld.term("P6M"),
                        PinWorld.term("P45D"),
                        true,
                        Optional.of(PinWorld.term("P6M")),
                        PinWorld.term("P30D"),
                        false,
                        PinWorld.LAW));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    final_length       | 7   | final.length: expected 8 to 16
                    final_length       | 17  | final.length: expected 8 to 16
                    initial_length     | 7   | initial.length: expected 8 to 32
                    initial_length     | 33  | initial.length: expected 8 to 32
                    activation_maxDays | 0   | activation.maxDays: expected 1 to 365
                    activation_maxDays | 366 | activation.maxDays: expected 1 to 365
                    phaseout_warnDays  | 0   | phaseout.warnDays: expected 1 to 365
                    phaseout_warnDays  | 366 | phaseout.warnDays: expected 1 to 365
                    """)
    void refuseANumberOutOfRange(String key, int value, String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @Proves("CON-07")
    void takeWhatIsConfigured() {
        Settings settings = settings(Map.of(
                "block_duration",
                "PT10S",
                "validity",
                "P1Y",
                "hash_memoryKib",
                8192,
                "hash_iterations",
                5,
                "pepperFile",
                data.resolve("secrets/pin-pepper").toString()));

        assertThat(settings.block()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.policy().validity()).isEqualTo(PinWorld.term("P1Y"));
        assertThat(settings.cost()).isEqualTo(new HashCost(8192, 5, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    block_duration | PT0S     | block.duration: expected PT1S to PT1H
                    block_duration | PT61M    | block.duration: expected PT1S to PT1H
                    block_duration | tre      | block.duration: expected PT1S to PT1H
                    validity       | P0D      | validity: expected P1D to P10Y
                    suggestChange  | P0D      | suggestChange: expected P1D to P10Y
                    suggestChange  | off      | suggestChange: expected P1D to P10Y
                    idleDisable    | OFF      | idleDisable: expected off, or P1D to P10Y
                    idleDisable    | P11Y     | idleDisable: expected off, or P1D to P10Y
                    final_source   | chosen   | final.source: expected ASSIGNED or CHOSEN
                    final_alphabet | LETTERS  | final.alphabet: expected ALPHANUMERIC or NUMERIC
                    phaseout_issueStop  | 1/10/2020  | phaseout.issueStop: expected a day such as 2021-10-01
                    phaseout_issueStop  | 2021-10-02 | phaseout.accessStop: expected phaseout.issueStop or a later day
                    phaseout_accessStop | 2020-09-30 | phaseout.accessStop: expected phaseout.issueStop or a later day
                    phaseout_accessStop | 2021-02-29 | phaseout.accessStop: expected a day such as 2021-10-01
                    mode           | Production | mode: expected production or development
                    pepperFile     | ${varco.none}/x | pepperFile: expected a framework property for ${varco.none}
                    """)
    void refuseWhatIsWrongByKeyAndRange(String key, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refuseAHashOutOfRange() {
        assertThatThrownBy(() -> settings(Map.of("mode", "development", "hash_memoryKib", 4)))
                .hasMessage("hash.memoryKib: expected 8 to 65536");
        assertThatThrownBy(() -> settings(Map.of("mode", "development", "hash_iterations", 0)))
                .hasMessage("hash.iterations: expected 1 to 10");
    }

    @Test
    @Proves("SEC-05")
    void takeACheapHashInDevelopmentOnly() {
        Map<String, Object> cheap = Map.of("hash_memoryKib", 8, "hash_iterations", 1);
        Map<String, Object> cheapInDevelopment = new HashMap<>(cheap);
        cheapInDevelopment.put("mode", "development");

        assertThat(settings(cheapInDevelopment).cost()).isEqualTo(new HashCost(8, 1, 1));
        assertThatThrownBy(() -> settings(cheap))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hash.memoryKib: expected 7168 to 65536 in production mode");
        assertThatThrownBy(() -> settings(Map.of("hash_iterations", 1)))
                .hasMessage("hash.iterations: expected 2 to 10 in production mode with hash.memoryKib 19456");
    }

    @Test
    void areThoseOfProductionUnlessDevelopmentIsSaid() {
        assertThat(settings(Map.of()).policy().development()).isFalse();
        assertThat(settings(Map.of("mode", "production")).policy().development())
                .isFalse();
        assertThat(settings(Map.of("mode", "development")).policy().development())
                .isTrue();
    }

    @Test
    void takeInventedPeopleInDevelopmentOnly() {
        assertThat(settings(Map.of("mode", "development", "demoPeople", PEOPLE)).demoPeople())
                .singleElement()
                .satisfies(person -> assertThat(person.person()).isEqualTo(PinWorld.MARIO));
        assertThatThrownBy(() -> settings(Map.of("demoPeople", PEOPLE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("demoPeople: expected to be empty in production mode");
        assertThatThrownBy(() ->
                        settings(Map.of("mode", "development", "demoPeople", new String[] {PEOPLE[0], PEOPLE[0]})))
                .hasMessage("demoPeople: expected each codice fiscale once");
    }

    @Test
    @Proves({"SEC-70", "SEC-05"})
    void takeDevelopmentFromTheGatewayAndNotFromTheKeyAlone() {
        assertThat(settings("production", Map.of("mode", "development"))
                        .policy()
                        .development())
                .isFalse();
        assertThat(settings("", Map.of("mode", "development")).policy().development())
                .isFalse();
        assertThatThrownBy(() -> settings("production", Map.of("mode", "development", "demoPeople", PEOPLE)))
                .hasMessageStartingWith("demoPeople: expected to be empty in production mode");
        assertThatThrownBy(() -> settings("production", Map.of("mode", "development", "hash_memoryKib", 8)))
                .hasMessage("hash.memoryKib: expected 7168 to 65536 in production mode");
    }

    private Settings settings(Map<String, Object> configured) {
        return settings("development", configured);
    }

    private Settings settings(String gateway, Map<String, Object> configured) {
        PinConfiguration config = (PinConfiguration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PinConfiguration.class},
                (proxy, method, arguments) -> configured.getOrDefault(method.getName(), method.getDefaultValue()));
        Map<String, String> properties = Map.of("varco.data", data.toString(), "varco.mode", gateway);
        return Settings.of(config, properties::get);
    }
}
