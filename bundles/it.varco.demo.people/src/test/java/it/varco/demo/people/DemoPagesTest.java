package it.varco.demo.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import it.varco.tck.ScriptedPageRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPagesTest {

    private static final String MANAGEMENT = "http://localhost:8081";
    private static final String ADMINISTRATOR =
            "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ;AMMINISTRATORE";

    private static final Path RESOURCES = Path.of("src/main/resources/OSGI-INF");

    @Test
    void listsThePeopleOfTheReadme() throws IOException {
        List<Map<String, Object>> rows = rows(published());

        assertThat(rows).hasSizeGreaterThanOrEqualTo(8);
        assertThat(rows)
                .extracting(row -> row.get("outcome"))
                .contains(
                        "ordinario",
                        "dispositivo",
                        "cambio",
                        "scaduto",
                        "revocato",
                        "dismesso",
                        "in-attesa-primo-accesso",
                        "assente");
        assertThat(rows).anySatisfy(row -> assertThat(row).containsEntry("abroad", true));
        assertThat(rows).anySatisfy(row -> assertThat(row).containsEntry("omocodia", true));
        assertThat(rows).extracting(row -> row.get("codiceFiscale")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("pin")).doesNotHaveDuplicates();
    }

    @Test
    void leadsToTheMailWhereThereIsAPageOfIt() throws IOException {
        assertThat(model(new DemoPages(published(), List.of(), MANAGEMENT, "/demo/posta", ""), Instant.EPOCH))
                .containsEntry("post", "/demo/posta");
        assertThat(model(new DemoPages(published(), List.of(), MANAGEMENT, "", ""), Instant.EPOCH))
                .containsEntry("post", false);
        assertThatThrownBy(() -> new DemoPages(published(), List.of(), MANAGEMENT, "https://example.org/", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postPage: expected ");
    }

    @Test
    @Proves("D-09")
    void saysHowToTrySpidWhereThereIsAnIdentityProvider() throws IOException {
        String provider = "http://127.0.0.1:8083";
        assertThat(model(new DemoPages(published(), List.of(), MANAGEMENT, "", provider), Instant.EPOCH))
                .containsEntry("identityProvider", provider);
        assertThat(model(new DemoPages(published(), List.of(), MANAGEMENT, "", ""), Instant.EPOCH))
                .containsEntry("identityProvider", false);
        assertThatThrownBy(() -> new DemoPages(published(), List.of(), MANAGEMENT, "", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("identityProvider: expected ");
    }

    @Test
    @Proves("PIN-03")
    void publishesPinsWithoutLookAlikes() throws IOException {
        assertThat(rows(published()))
                .extracting(row -> (String) row.get("pin"))
                .allSatisfy(pin -> assertThat(pin).matches("([A-Z2-9&&[^OIL]]{8}){1,2}"));
    }

    @Test
    void groupsACodiceFiscaleForReading() {
        Map<String, Object> row = rows(List.of("RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;attivo;30"))
                .get(0);

        assertThat(row)
                .containsEntry("codiceFiscale", List.of("RSS", "MRA", "80A01", "H501", "U"))
                .containsEntry("name", "Mario Rossi")
                .containsEntry("pin", "MARE2345")
                .containsEntry("outcome", "ordinario")
                .containsEntry("abroad", false)
                .containsEntry("omocodia", false);
    }

    @Test
    @Proves("PIN-35")
    void saysThatAnOldPinHasExpired() {
        assertThat(rows(List.of("RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;attivo;186"))
                        .get(0))
                .containsEntry("outcome", "scaduto");
    }

    @ParameterizedTest
    @CsvSource({"92, ordinario", "93, cambio", "185, cambio"})
    @Proves("PIN-36")
    void saysThatTheChangeOfAPinIsSuggested(int days, String outcome) {
        assertThat(rows(List.of("RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;attivo;" + days))
                        .get(0))
                .containsEntry("outcome", outcome);
    }

    @Test
    void isTheListOfTheProviderInTheFeature() throws IOException {
        String feature = Files.readString(Path.of("../../features/demo/feature.json"));

        assertThat(published())
                .allSatisfy(line -> assertThat(feature.split(Pattern.quote('"' + line + '"'), -1))
                        .hasSize(3));
    }

    @Test
    void isOpenToAllAndTakesNoForm() throws IOException {
        Page page = pages(published(), List.of()).get(0);

        assertThat(page.path()).isEqualTo("/demo");
        assertThat(page.operation()).isEmpty();
        assertThat(page.sent()).isEmpty();
    }

    @Test
    void hasEveryTextOfItsTemplateInBothLanguages() throws IOException {
        String template = Files.readString(RESOURCES.resolve("templates/demo.mustache"));
        Properties italian = texts("l10n/texts.properties");
        Properties english = texts("l10n/texts_en.properties");

        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(italian.stringPropertyNames());
        Matcher key =
                Pattern.compile("\\{\\{#t}}([a-z.]+)(?:\\|[^#]+)?\\{\\{/t}}").matcher(template);
        TreeSet<String> used = new TreeSet<>();
        while (key.find()) {
            used.add(key.group(1));
        }
        rows(published()).forEach(row -> used.add("demo.outcome." + row.get("outcome")));
        used.addAll(
                List.of("demo.title", "demo.staff.work.amministratore", "demo.staff.work.operatore_contact_center"));
        assertThat(italian.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(italian.values()).noneMatch(text -> ((String) text).contains("'"));
        assertThat(english.values()).noneMatch(text -> ((String) text).contains("'"));
    }

    /** RFC 6238 appendix B, last six digits: the key is that of the standard in base32. */
    @ParameterizedTest
    @CsvSource({"59, 287 082, 1", "1111111111, 050 471, 29", "1234567890, 005 924, 30", "2000000000, 279 037, 10"})
    @Proves("SEC-70")
    void showsTheOneTimeCodeOfTheMomentAndHowLongItLasts(long second, String code, String left) throws IOException {
        Map<String, Object> model = show(published(), List.of(ADMINISTRATOR), Instant.ofEpochSecond(second));

        assertThat(model).containsEntry("console", MANAGEMENT).containsEntry("hasStaff", true);
        assertThat(model.get("staff"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "Sara Barbieri")
                .containsEntry("codiceFiscale", List.of("BRB", "SRA", "75C48", "A944", "X"))
                .containsEntry("passphrase", "girasole-anfora-tramonto-7")
                .containsEntry("code", code)
                .containsEntry("seconds", left)
                .containsEntry("role", "amministratore");
    }

    /** A model that brings a name of the layout forges the site; the front end does not draw it. */
    @Test
    void bringsNoNameOfTheLayout() throws IOException {
        String layout =
                Files.readString(Path.of("../it.varco.web/src/main/resources/OSGI-INF/templates/layout.mustache"));
        Map<String, Object> model = show(published(), List.of(ADMINISTRATOR), Instant.EPOCH);

        assertThat(layout).contains("{{#management}}");
        assertThat(model.keySet())
                .isNotEmpty()
                .noneMatch(name -> Pattern.compile("\\{\\{[#^>]?" + name + "[.}]")
                        .matcher(layout)
                        .find());
    }

    @Test
    void leavesTheStaffOutWhereThereIsNone() throws IOException {
        assertThat(show(published(), List.of(), Instant.EPOCH)).containsEntry("hasStaff", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri",
                "BRBSRA75C48A944Y;girasole-anfora;Sara Barbieri;GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ;AMMINISTRATORE",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;GEZDGNBV;AMMINISTRATORE",
                "BRBSRA75C48A944X;girasole-anfora;Sara Barbieri;0EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ;AMMINISTRATORE",
                "BRBSRA75C48A944X;girasole-anfora-tramonto-7;Sara Barbieri;GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ;CITTADINO"
            })
    void refusesStaffOfAnotherShape(String line) {
        assertThatThrownBy(() -> pages(published(), List.of(line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("staff: expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:8081", "javascript:alert(1)", "http://localhost:8081/x", "http://a b"})
    void refusesAManagementAddressThatIsNone(String address) throws IOException {
        List<String> people = published();

        assertThatThrownBy(() -> new DemoPages(people, List.of(), address, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("managementAddress: expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;attivo",
                "RSSMRA80A01H501V;MARE2345;Mario Rossi;ordinario;attivo;30",
                "RSSMRA80A01H501U;MARE2345;Mario Rossi;amministratore;attivo;30",
                "RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;vivo;30",
                "RSSMRA80A01H501U;MARE2345;Mario Rossi;ordinario;attivo;-1"
            })
    void refusesALineOfAnotherShape(String line) {
        assertThatThrownBy(() -> pages(List.of(line), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("people: expected ");
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> pages(List.of(), List.of())).hasMessage("people: expected one person at least");
    }

    private static List<String> published() throws IOException {
        Matcher line = Pattern.compile("\"([A-Z0-9]{16};[A-Z0-9]{8,16};[^\"]+)\"")
                .matcher(Files.readString(Path.of("README.md")));
        return line.results().map(found -> found.group(1)).toList();
    }

    @SuppressWarnings("unchecked") // the model is made of what PageAnswer.Show allows
    private static List<Map<String, Object>> rows(List<String> lines) {
        return (List<Map<String, Object>>) show(lines, List.of(), Instant.EPOCH).get("people");
    }

    private static List<Page> pages(List<String> people, List<String> staff) {
        return new DemoPages(people, staff, MANAGEMENT, "", "").pages();
    }

    private static Map<String, Object> show(List<String> people, List<String> staff, Instant at) {
        return model(new DemoPages(people, staff, MANAGEMENT, "", ""), at);
    }

    private static Map<String, Object> model(DemoPages pages, Instant at) {
        Page page = pages.pages().get(0);
        PageAnswer answer = page.shown().orElseThrow().apply(ScriptedPageRequest.at(at));
        return ((PageAnswer.Show) answer).model();
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(Files.newInputStream(RESOURCES.resolve(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
