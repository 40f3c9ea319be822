package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpidSettingsTest {

    @Test
    void askForNameBirthAndCodiceFiscaleUnlessToldOtherwise() {
        SpidSettings settings = Written.of().checked();

        assertThat(settings.attributes())
                .containsExactly(new SpidSettings.AttributeSet(
                        "", List.of("fiscalNumber", "name", "familyName", "dateOfBirth")));
        assertThat(settings.checks()).isEqualTo(new SpidSettings.Checks(Duration.ofMinutes(1), false));
        assertThat(settings.development()).isFalse();
        assertThat(settings.loopback()).isFalse();
        assertThat(settings.files())
                .isEqualTo(new SpidSettings.Files(
                        Path.of("/srv/data/secrets/spid-certificate.pem"),
                        Path.of("/srv/data/secrets/spid-key.pem"),
                        Path.of("/srv/data/spid"),
                        List.of()));
    }

    @Test
    void takeWhatEachServiceAsksALine() {
        SpidSettings settings = Written.of()
                .with("attributes", new String[] {"Pensioni: fiscalNumber  dateOfBirth", " ", "email"})
                .checked();

        assertThat(settings.attributes())
                .containsExactly(
                        new SpidSettings.AttributeSet("Pensioni", List.of("fiscalNumber", "dateOfBirth")),
                        new SpidSettings.AttributeSet("", List.of("email")));
    }

    /** Declarative Services hand over null for a line that is not there and has no default. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization_name",
                "organization_displayName",
                "organization_url",
                "organization_locality",
                "contact_email"
            })
    void takeALineThatIsMissingForAnEmptyOne(String key) {
        assertThat(Written.of().without(key).checked())
                .isEqualTo(Written.of().with(key, "").checked());
    }

    @Test
    void nameTheNameThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Written.of().without("entityId").checked())
                .withMessageStartingWith("entityId: expected an address");
    }

    @Test
    @Proves({"SPID-102", "EID-09"})
    void askForWhatNobodyComesInWithout() {
        for (String first : List.of("fiscalNumber name", "Pensioni: dateOfBirth")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Written.of()
                            .with("attributes", new String[] {first, "fiscalNumber dateOfBirth"})
                            .checked())
                    .withMessage("attributes: expected fiscalNumber and dateOfBirth in the first line");
        }
    }

    @Test
    void haveEnglishTextsWhereThereIsOne() {
        assertThat(Written.of().checked().organization())
                .extracting(SpidSettings.Organization::language)
                .containsExactly(Locale.ITALIAN);
        assertThat(Written.of()
                        .with("organization_name_en", "Test institute")
                        .checked()
                        .organization())
                .extracting(SpidSettings.Organization::language)
                .containsExactly(Locale.ITALIAN, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "entityId, '', entityId: expected an address that begins with https://",
        "entityId, http://localhost, entityId: expected an address that begins with https://",
        "entityId, 'https://a b', entityId: expected an address that begins with https://",
        "entityId, https:istituto, entityId: expected an address that begins with https://",
        "activity, none, activity: expected public or private",
        "skew, PT181S, skew: expected PT0S to PT3M",
        "mode, test, mode: expected production or development",
        "certificate, ${varco.nowhere}/x, certificate: expected",
        "key, ${varco.nowhere}/x, key: expected",
        "identityProviders, ${varco.nowhere}/x, identityProviders: expected"
    })
    void nameTheKeyThatIsWrongAndWhatIsExpected(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Written.of().with(key, value).checked())
                .withMessageStartingWith(message);
    }

    @Test
    void wantOneSetOfAttributesAtLeastAndNamesInEach() {
        for (String line : List.of("", "Pensioni:", "fiscal-number", ": name", "name: Pensioni: x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Written.of().with("attributes", new String[] {line}).checked())
                    .withMessageStartingWith("attributes: expected");
        }
    }

    @Test
    void takeNoTextThatBreaksALine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Written.of()
                        .with("organization_name", "Istituto\ndi Prova")
                        .checked())
                .withMessage("organization.name: expected one line");
    }

    @Test
    void takePlainConnectionsInDevelopmentAlone() {
        Written plain = Written.of()
                .with("mode", "development")
                .with("entityId", "http://localhost:8080")
                .with("loopback", true);

        assertThat(plain.tried().loopback()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(plain::checked)
                .withMessageStartingWith("entityId: expected an address that begins with https://");
        assertThatIllegalArgumentException()
                .isThrownBy(plain.with("entityId", "https://accesso.istituto.example")::tried)
                .withMessageStartingWith("loopback: expected false");
        assertThatIllegalArgumentException()
                .isThrownBy(Written.of().with("loopback", true)::tried)
                .withMessageStartingWith("loopback: expected false");
    }

    @Test
    void takeNeitherTheConfigurationNorTheGatewayAloneForDevelopment() {
        Written development = Written.of().with("mode", "development");

        assertThat(Map.of(
                        "both", development.tried().development(),
                        "configuration", development.checked().development(),
                        "gateway", Written.of().tried().development()))
                .isEqualTo(Map.of("both", true, "configuration", false, "gateway", false));
    }
}
