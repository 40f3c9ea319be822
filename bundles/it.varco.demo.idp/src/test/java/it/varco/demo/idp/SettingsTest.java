package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String LINE = "RSSMRA80A01H501U;Mario;Rossi;1980-01-01;H501;M";

    private final Map<String, Object> values = new HashMap<>(Map.of(
            "service_entityId", "http://localhost:8080",
            "service_name", "Istituto di prova",
            "service_shortName", "Istituto",
            "service_ipaCode", "idp_prova",
            "service_locality", "Roma",
            "people", new String[] {LINE}));
    private final Map<String, String> properties =
            new HashMap<>(Map.of("varco.mode", "development", "varco.data", "/gateway/data"));

    /** The configuration as the framework gives it: what is set, else what stands in the annotation. */
    private Settings settings() {
        TestIdentityProvider.Config config = (TestIdentityProvider.Config) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TestIdentityProvider.Config.class, Annotation.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
        return Settings.of(config, properties::get);
    }

    @Test
    void areReadWithTheirDefaults() {
        Settings settings = settings();

        assertThat(settings.port()).isEqualTo(8083);
        assertThat(settings.metadataFile()).hasToString("/gateway/data/spid/demo-idp.xml");
        assertThat(settings.serviceMetadata()).hasToString("http://localhost:8080/accesso/spid/metadata");
        assertThat(settings.people())
                .singleElement()
                .satisfies(person -> assertThat(person.name()).isEqualTo("Mario"));
        assertThat(settings.people().get(0)).hasToString("InventedPerson");
    }

    @Test
    @Proves({"D-49", "SPID-124"})
    void areThereInDevelopmentAlone() {
        properties.put("varco.mode", "production");
        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("varco.mode: expected development");
        properties.remove("varco.mode");
        assertThatThrownBy(this::settings).hasMessageStartingWith("varco.mode: expected development");
    }

    /** What nobody wrote and has no default comes as nothing at all. */
    @ParameterizedTest
    @CsvSource({
        "service_entityId, service.entityId",
        "service_name, service.name",
        "service_shortName, service.shortName",
        "service_ipaCode, service.ipaCode",
        "service_locality, service.locality"
    })
    void nameTheLineThatIsMissing(String method, String key) {
        values.remove(method);

        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(key + ": expected one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RSSMRA80A01H501U;Mario;Rossi;1980-01-01;H501",
                "RSSMRA80A01H501X;Mario;Rossi;1980-01-01;H501;M",
                "RSSMRA80A01H501U;Mario;Rossi;01/01/1980;H501;M",
                "RSSMRA80A01H501U;Mario;Rossi;1980-02-30;H501;M",
                "RSSMRA80A01H501U;Mario;Rossi;1980-01-01;Roma;M",
                "RSSMRA80A01H501U;Mario;Rossi;1980-01-01;H501;X"
            })
    void refuseAPersonOfAnotherShape(String line) {
        values.put("people", new String[] {line});

        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("people: expected ");
    }

    @Test
    void refuseToHaveNobody() {
        values.put("people", new String[] {});

        assertThatThrownBy(this::settings).hasMessage("people: expected one person at least");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 70000, port: expected 0 to 65535",
        "service_metadata, nowhere, service.metadata: expected an address",
        "service_metadata, file:///etc/passwd, service.metadata: expected an address",
        "service_metadata, http://a b, service.metadata: expected an address",
        "metadata, ${varco.moon}/x, metadata: expected a framework property"
    })
    void refuseWhatIsWrongByItsKey(String key, String value, String said) {
        values.put(key, key.equals("port") ? (Object) Integer.valueOf(value) : value);

        assertThatThrownBy(this::settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(said);
    }
}
