package it.varco.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.configuration.Difference;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of the room that need neither a store nor a framework. */
class SmallPartsTest {

    private final Places places = new Places(
            Map.of("varco.home", "/opt/varco", "varco.data", "/opt/varco/data", "varco.mode", "production")::get);

    @Test
    void takesTheRangeFromTheEndOfADescription() {
        assertThat(Bounds.of("How many. [1..100]")).isEqualTo("1..100");
        assertThat(Bounds.of("How long. [PT0.1S..PT1M]")).isEqualTo("PT0.1S..PT1M");
        assertThat(Bounds.of("At least. [PT1S..]")).isEqualTo("PT1S..");
        assertThat(Bounds.of("Which [see below] it is.")).isEmpty();
        assertThat(Bounds.without("How many. [1..100]")).isEqualTo("How many.");
        assertThat(Bounds.parse("PT0.1S..PT1M")).contains(new Bounds("PT0.1S", "PT1M"));
        assertThat(new Bounds("1", "").numeric()).isTrue();
        assertThat(new Bounds("P1M", "P1Y").durations()).isTrue();
        assertThat(new Bounds("a", "z").durations()).isFalse();
    }

    @Test
    void comparesHoursWithMonths() {
        assertThat(Span.parse("P6M").orElseThrow())
                .isGreaterThan(Span.parse("PT100H").orElseThrow());
        assertThat(Span.parse("pt15m").orElseThrow().text()).isEqualTo("PT15M");
        assertThat(Span.parse("P30D")).isPresent();
        assertThat(List.of("15m", "", "P", "PT", "8080"))
                .allSatisfy(bad -> assertThat(Span.parse(bad)).isEmpty());
    }

    @Test
    void writesFoldersAsPlacesSoThatTheyCanBeMoved() {
        assertThat(places.contract("/opt/varco/data/x")).isEqualTo("${varco.data}/x");
        assertThat(places.contract("/opt/varco/database")).isEqualTo("${varco.home}/database");
        assertThat(places.contract("/opt/varcos")).isEqualTo("/opt/varcos");
        assertThat(places.contract("production")).isEqualTo("production");
        assertThat(places.contractKept(Value.of("production"))).isEqualTo(Value.of("${varco.mode}"));
        assertThat(places.expand("${varco.data}/x ${other}")).isEqualTo("/opt/varco/data/x ${other}");
    }

    @Test
    void repairsTextsThatWereReadByteByByte() {
        String read = new String("modalità, l’ora".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(Words.told(read)).isEqualTo("modalità, l’ora");
        assertThat(Words.told("plain")).isEqualTo("plain");
        assertThat(Words.told("modalità")).isEqualTo("modalità");
        assertThat(Words.told("l’ora")).isEqualTo("l’ora");
        assertThat(Words.told(null)).isEmpty();
    }

    @Test
    void writesItsTextsInTwoLanguages() {
        for (String key : List.of("found", "wiring")) {
            assertThat(Words.of(key, Locale.ITALIAN)).isNotEqualTo(Words.of(key, Locale.ENGLISH));
            assertThat(Words.of(key, Locale.ITALIAN).length()).isBetween(3, 200);
            assertThat(Words.of(key, Locale.GERMAN)).isEqualTo(Words.of(key, Locale.ITALIAN));
        }
    }

    @Test
    @Proves("SEC-53")
    void repeatsOnlyWhatAComponentSaysAboutItsArguments() {
        String trace = """
                java.lang.reflect.InvocationTargetException
                \tat x.Y.z(Y.java:1)
                Caused by: java.lang.IllegalArgumentException: poll: expected PT0.1S to PT1M
                \tat a.B.c(B.java:2)
                Caused by: java.time.format.DateTimeParseException: Text 'marked' could not be parsed
                """;
        assertThat(Complaint.of(trace)).isEqualTo(new Complaint("poll: expected PT0.1S to PT1M", true));
        assertThat(Complaint.of("java.lang.IllegalStateException: marked\n\tat x"))
                .isEqualTo(new Complaint("the component failed with java.lang.IllegalStateException", false));
        assertThat(Complaint.of("java.lang.IllegalArgumentException: " + "x".repeat(1000))
                        .words())
                .hasSize(203);
        assertThat(Complaint.of(null).words()).isEqualTo("the component failed; the log says why");
    }

    @Test
    @Proves("D-52")
    void isRedWithPidAndKey() {
        ConfigurationHealth red =
                new ConfigurationHealth(() -> Map.of("it.varco.access", "session.idle"), List::of, () -> true);

        assertThat(red.examine(Operator.NOON).condition()).isEqualTo(Condition.RED);
        assertThat(red.examine(Operator.NOON).why())
                .hasToString("it.varco.access: session.idle; mend conf/ or take the change back.");
        assertThat(new ConfigurationHealth(() -> Map.of("it.varco.access", ""), List::of, () -> true)
                        .examine(Operator.NOON)
                        .why())
                .hasToString("it.varco.access; mend conf/ or take the change back.");
        assertThat(new ConfigurationHealth(Map::of, List::of, () -> true).examine(Operator.NOON))
                .isEqualTo(Finding.well("configuration"));
    }

    @Test
    void findsTheKeyThatMayBeMeant() {
        List<String> known = List.of("session.idle", "session.most", "powers");

        assertThat(UnreadKeys.nearest("sesion.idle", known)).isEqualTo("session.idle");
        assertThat(UnreadKeys.nearest("Session.Most", known)).isEqualTo("session.most");
        assertThat(UnreadKeys.nearest("power", known)).isEqualTo("powers");
        assertThat(UnreadKeys.nearest("x", known)).isEmpty();
        assertThat(UnreadKeys.nearest("contact.landline", known)).isEmpty();
        assertThat(UnreadKeys.nearest("word", List.of())).isEmpty();
    }

    @Test
    @Proves("SEC-60")
    void tellsAsManyChangesAsFitIntoARecordThenHowManyMore() {
        List<Difference> many = IntStream.range(0, 30)
                .mapToObj(i -> new Difference("key" + i, List.of("x".repeat(i * 10)), List.of("y")))
                .toList();

        String told = Differences.told(many);

        assertThat(told)
                .hasSizeBetween(200, 400)
                .startsWith("key0: [] -> [y]; ")
                .matches("(?s).*; \\d+ more");
        assertThat(Differences.told(List.of(new Difference("k", List.of("z".repeat(900)), List.of("w".repeat(900))))))
                .hasSizeBetween(300, 400);
        assertThat(Differences.told(List.of(
                        new Difference("secret", List.of(), List.of()),
                        new Difference("mail", List.of("sara@comune.example"), List.of()),
                        new Difference("person", List.of(), List.of("x=rssmra80a01h501u")))))
                .isEmpty();
    }

    @Test
    @Proves("SEC-85")
    void knowsTheWiringOfEveryPart() {
        Map<String, List<String>> wiring = Map.of(
                "it.varco.access", List.of("powers"),
                "it.varco.access.setup", List.of("mode", "demoStaff", "codeFile", "overFile"),
                "it.varco.access.decisions", List.of("tokenFile"),
                "it.varco.credential.pin", List.of("mode", "pepperFile", "demoPeople"),
                "it.varco.credential.local", List.of("mode", "pepperFile", "demoAccounts"),
                "it.varco.plugins", List.of("mode", "folder", "kept", "signers", "stampers", "revoked"),
                "it.varco.shell", List.of("tokenFile", "room.target"),
                "it.varco.store.jdbc", List.of("url", "user", ".password", "keyFile"),
                "it.varco.http~management", List.of("host", "opensWith", "tls.passwordFile", "tls.keystore"),
                "it.varco.web.management", List.of("demo"));
        wiring.forEach((pid, keys) -> assertThat(keys).as(pid).allMatch(key -> Wiring.holds(pid, key)));
        assertThat(List.of("mode", "certificate", "key", "identityProviders", "federationCertificates", "loopback"))
                .allMatch(key -> Wiring.holds("it.varco.credential.spid", key));
        assertThat(Wiring.holds("it.varco.credential.spid", "entityId")).isFalse();
        assertThat(List.of("people", "key", "certificate", "metadata", "service.metadata", "service.key"))
                .allMatch(key -> Wiring.holds("it.varco.demo.idp", key));
        assertThat(Wiring.holds("it.varco.demo.idp", "port")).isFalse();
        assertThat(Wiring.holds("it.varco.http~public", "host")).isFalse();
        assertThat(Wiring.holds("it.varco.access", "session.idle")).isFalse();
        assertThat(Wiring.holds("it.varco.web", "site.name")).isFalse();
        assertThat(Wiring.holds("org.acme", "mode")).isFalse();
    }

    @Test
    void keepsAVersionAsBytesAndPrintsNothingOfIt() {
        Content content = new Content(
                Map.of("a", Value.of("1")), Map.of("a", Value.of(List.of("marked", "è")), "b", Value.of("")));

        assertThat(Content.of(content.bytes())).isEqualTo(content);
        assertThat(content.toString()).doesNotContain("marked");
    }

    @Test
    @Proves("SEC-53")
    void printsNoValue() {
        Value marked = Value.of("marked");
        State state = new State(Optional.of("word = marked"), Map.of("word", marked), 1);

        assertThat(List.of(
                        marked.toString(),
                        state.toString(),
                        ConfigurationFile.read("word = marked").toString()))
                .noneMatch(text -> text.contains("marked"));
    }

    @Test
    void writesNoKeyThatWouldStopTheNextStart() {
        assertThat(List.of("word", "session.idle", ".private", "a-b")).allMatch(LiveConfigurations::isKey);
        assertThat(List.of("a b", "a=b", "a:b", "", "a\nb", "service.pid", "service.ranking", "è"))
                .noneMatch(LiveConfigurations::isKey);
    }

    @Test
    void namesFilesAsFileInstallWantsThem() {
        ConfFolder folder = new ConfFolder(Path.of("conf"));

        assertThat(folder.file("it.varco.http~public")).isEqualTo(Path.of("conf/it.varco.http-public.cfg"));
        for (String bad : List.of("", "../x", "a/b", "a-b", "a~b~c", "~a", ".a", "a\u0000", "x".repeat(151))) {
            assertThat(ConfFolder.hasFile(bad)).as(bad).isFalse();
        }
    }
}
