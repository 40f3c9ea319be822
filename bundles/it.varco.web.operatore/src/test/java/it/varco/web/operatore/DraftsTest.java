package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.page.PageAnswer;
import it.varco.api.staff.FirstStart;
import it.varco.proves.Proves;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was typed in a form of the console when a login was needed first stands in it again afterwards. */
@Proves({"UX-05", "UX-06"})
class DraftsTest {

    private static final String PLUGIN = "/amministrazione/plugin";
    private static final String STAFF = "/amministrazione/persone";
    private static final String SESSIONS = "/amministrazione/sessioni";
    private static final String TRAIL = "/amministrazione/registro";
    private static final String CONFIGURATION = "/amministrazione/configurazione";
    private static final String TOKENS = "/amministrazione/programmi";
    private static final String START = "/amministrazione/avvio";

    private static final Pattern FORM = Pattern.compile("<form .*?</form>", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("name=\"_draft\" value=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)\\s[^>]*>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");

    /** What is never kept: it lets somebody in, or makes a form act. */
    private static final Set<String> NEVER = Set.of("code", "k-pepper", "once", "guard", "cursor", "segreto");

    /** Fields that can be seen and are not kept, with the reason. */
    private static final Map<String, String> EXCEPTED =
            Map.of("code", "a secret until it is used", "k-pepper", "a secret");

    private static final Map<String, PageAnswer> STATES = States.all();

    /** A form that was not taken: where it is, what it brought, and what is in which field of the page afterwards. */
    private record Typed(String path, Map<String, String> query, Map<String, String> form, Map<String, String> shown) {

        @Override
        public String toString() {
            return path + " " + form.get("atto");
        }

        String drawn() {
            return drawn(form);
        }

        String drawn(Map<String, String> draft) {
            House house = new House();
            house.start.on("stage", FirstStart.Stage.CLOSED);
            if (path.equals(START)) {
                house.configurations.done("one", Samples.Sheet.web(""));
            }
            Object[] parameters = query.entrySet().stream()
                    .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                    .toArray();
            return new Drawn(Words.ENGLISH).draw(house.show(path, Anna.FRESH.asksAfterTyping(draft, parameters)));
        }
    }

    private static Typed reason(String path, Map<String, String> query, String act) {
        return new Typed(
                path, query, Map.of("atto", act, "reason", "A long story"), Map.of(act + "-reason", "A long story"));
    }

    static Stream<Typed> typed() {
        Map<String, String> pin = Map.of("tipo", "credential", "id", "pin");
        Map<String, String> sheet = Map.of("pid", "it.varco.credential.pin");
        Map<String, String> role = Map.of("ruolo", "r1");
        return Stream.of(
                reason(PLUGIN, pin, "spegni"),
                reason(PLUGIN, pin, "svuota"),
                reason(PLUGIN, pin, "annulla"),
                reason(STAFF, role, "invita"),
                reason(STAFF, role, "termina"),
                reason(STAFF, role, "nomina"),
                new Typed(
                        STAFF,
                        Map.of(),
                        Map.of(
                                "atto",
                                "concedi",
                                "codiceFiscale",
                                "RSS",
                                "surname",
                                "Rossi",
                                "name",
                                "Mario",
                                "role",
                                "OPERATORE_SEDE",
                                "reason",
                                "New"),
                        Map.of(
                                "concedi-codiceFiscale",
                                "RSS",
                                "concedi-surname",
                                "Rossi",
                                "concedi-name",
                                "Mario",
                                "concedi-role",
                                "OPERATORE_SEDE",
                                "concedi-reason",
                                "New")),
                new Typed(
                        TOKENS,
                        Map.of(),
                        Map.of("atto", "crea", "name", "Board", "scopes", "audit.read", "days", "7", "reason", "New"),
                        Map.of(
                                "crea-name",
                                "Board",
                                "crea-scopes",
                                "audit.read",
                                "crea-days",
                                "7",
                                "crea-reason",
                                "New")),
                new Typed(
                        TOKENS,
                        Map.of(),
                        Map.of("atto", "termina", "gettone", "p2", "reason", "Lost"),
                        Map.of("termina-gettone", "p2", "termina-reason", "Lost")),
                new Typed(
                        SESSIONS,
                        Map.of(),
                        Map.of("atto", "cerca", "codiceFiscale", "RSS"),
                        Map.of("cerca-codiceFiscale", "RSS")),
                new Typed(
                        SESSIONS,
                        Map.of(),
                        Map.of("atto", "termina", "codiceFiscale", "RSS", "reason", "Lost phone"),
                        Map.of("cerca-codiceFiscale", "RSS", "reason", "Lost phone")),
                new Typed(
                        TRAIL,
                        Map.of(),
                        Map.of("atto", "cerca", "operation", "plugins.", "from", "2026-11-01", "outcome", "REFUSED"),
                        Map.of("cerca-operation", "plugins.", "cerca-from", "2026-11-01", "cerca-outcome", "REFUSED")),
                new Typed(
                        TRAIL,
                        Map.of(),
                        Map.of("atto", "continua", "reference", "7KQ4M2XDA1"),
                        Map.of("cerca-reference", "7KQ4M2XDA1")),
                new Typed(
                        CONFIGURATION,
                        sheet,
                        Map.of("atto", "confronta", "versione", "v1", "k-block_minutes", "5", "k-names", "a\nb"),
                        Map.of("confronta-k-block_minutes", "5", "confronta-k-names", "a\nb")),
                new Typed(
                        CONFIGURATION,
                        sheet,
                        Map.of("atto", "salva", "versione", "v1", "k-mode", "closed", "reason", "Too open"),
                        Map.of("confronta-k-mode", "closed", "reason", "Too open")),
                new Typed(
                        CONFIGURATION,
                        sheet,
                        Map.of("atto", "modifica", "versione", "v1", "k-greeting", "Hello"),
                        Map.of("confronta-k-greeting", "Hello")),
                new Typed(
                        CONFIGURATION,
                        sheet,
                        Map.of("atto", "torna", "versione", "v1", "numero", "1"),
                        Map.of("torna-numero", "1")),
                new Typed(
                        CONFIGURATION,
                        sheet,
                        Map.of("atto", "ripristina", "versione", "v1", "numero", "1", "reason", "As before"),
                        Map.of("torna-numero", "1", "reason", "As before")),
                new Typed(
                        START,
                        Map.of(),
                        Map.of("atto", "indirizzo", "publicAddress", "https://a.example", "reason", "Go"),
                        Map.of("indirizzo-publicAddress", "https://a.example", "indirizzo-reason", "Go")),
                new Typed(
                        START,
                        Map.of(),
                        Map.of("atto", "prova", "publicAddress", "https://b.example"),
                        Map.of("indirizzo-publicAddress", "https://b.example")));
    }

    static Stream<String> states() {
        return STATES.keySet().stream();
    }

    private static List<String> forms(PageAnswer answer) {
        return FORM.matcher(new Drawn(Words.ENGLISH).draw(answer))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> kept(String form) {
        return MARK.matcher(form)
                .results()
                .flatMap(mark -> Arrays.stream(mark.group(1).split(",")))
                .toList();
    }

    private static Set<String> names(Stream<String> fields) {
        Set<String> names = new TreeSet<>();
        fields.forEach(field -> NAME.matcher(field).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static Stream<String> fields(String form) {
        return FIELD.matcher(form).results().map(MatchResult::group);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyFieldThatCanBeSeenIsKeptAndNoSecretIs(String state) {
        for (String form : forms(STATES.get(state))) {
            Set<String> visible = names(fields(form).filter(field -> !field.contains("type=\"hidden\"")));
            Set<String> never = names(fields(form).filter(field -> field.contains("type=\"password\"")));
            never.addAll(NEVER);
            Set<String> wanted = new TreeSet<>(visible);
            wanted.removeAll(EXCEPTED.keySet());
            List<String> kept = kept(form);
            assertThat(kept).as(form).containsAll(wanted).doesNotHaveDuplicates();
            assertThat(kept).doesNotContainAnyElementsOf(never);
            if (!kept.isEmpty()) {
                assertThat(kept.get(0)).as("which form it was").isEqualTo("atto");
                assertThat(names(fields(form))).as(form).containsAll(kept.subList(1, kept.size()));
            }
        }
    }

    @Test
    void whatIsExceptedIsThere() {
        Set<String> all = new TreeSet<>();
        STATES.values().forEach(answer -> forms(answer).forEach(form -> all.addAll(names(fields(form)))));
        assertThat(all).containsAll(EXCEPTED.keySet()).containsAll(NEVER);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void itStandsInItsFieldAgain(Typed typed) {
        String drawn = typed.drawn();
        typed.shown().forEach((field, text) -> assertThat(drawn).containsPattern(holding(field, text)));
        assertThat(drawn).as("what the front end says of it").contains(Drawn.NOTICE);
        assertThat(typed.drawn(Map.of())).isNotEqualTo(drawn);
    }

    /** A field as it is drawn with a text in it; one without a form in its id is sent along and not seen. */
    private static Pattern holding(String field, String text) {
        String value = Pattern.quote(text);
        String id = Pattern.quote("id=\"" + field + "\"");
        if (!field.contains("-")) {
            return Pattern.compile("type=\"hidden\" name=\"" + field + "\" value=\"" + value + "\"");
        }
        return Pattern.compile("value=\"" + value + "\"[^>]*" + id
                + "|" + id + "[^>]*>\\s*" + value + "</textarea>"
                + "|" + id + "[^>]*>[^/]*?(?:</option>\\s*<option[^/]*)*value=\"" + value + "\" selected"
                + "|id=\"" + Pattern.quote(field) + "-[0-9]+\"[^>]*value=\"" + value + "\" checked");
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theFormsOfAPageAreNotTakenForEachOther(Typed typed) {
        Map<String, String> unknown = new HashMap<>(typed.form());
        unknown.put("atto", "altro");
        assertThat(typed.drawn(unknown)).isEqualTo(typed.drawn(Map.of()));
    }

    @Test
    void aReasonStandsInItsOwnFormOnly() {
        String drawn = reason(PLUGIN, Map.of("tipo", "credential", "id", "pin"), "spegni")
                .drawn();
        assertThat(drawn.split("A long story", -1)).hasSize(2);
    }

    @Test
    @Proves("SEC-53")
    void aSecretIsNotShownEvenIfItWereKept() {
        Map<String, String> draft = Map.of("atto", "confronta", "versione", "v1", "k-pepper", "s3cr3t");
        House house = new House();
        assertThat(new Drawn(Words.ENGLISH)
                        .draw(house.show(CONFIGURATION, Anna.FRESH.asksAfterTyping(draft, "pid", "p"))))
                .doesNotContain("s3cr3t");
    }

    @Test
    void valuesOfAConfigurationThatSomebodyChangedMeanwhileAreNotPutBack() {
        Map<String, String> draft = Map.of("atto", "salva", "versione", "v0", "k-greeting", "Hello", "reason", "Why");
        House house = new House();
        assertThat(new Drawn(Words.ENGLISH)
                        .draw(house.show(CONFIGURATION, Anna.FRESH.asksAfterTyping(draft, "pid", "p"))))
                .contains("Somebody changed this configuration")
                .doesNotContain("Hello", "Why\"", Drawn.NOTICE);
    }

    @Test
    void aReasonGoesOnToThePageThatAsksForIt() {
        House house = new House();
        Drawn drawn = new Drawn(Words.ENGLISH);
        assertThat(drawn.draw(house.send(
                        CONFIGURATION, States.settings("confronta", "k-block_minutes", "5", "reason", "Too short"))))
                .containsPattern(holding("salva-reason", "Too short"));
        assertThat(drawn.draw(
                        house.send(CONFIGURATION, States.settings("torna", "numero", "1", "reason", "As before"))))
                .containsPattern(holding("ripristina-reason", "As before"));
        assertThat(drawn.draw(house.send(
                        SESSIONS, Anna.FRESH.asks("atto", "cerca", "codiceFiscale", "RSS", "reason", "Lost phone"))))
                .containsPattern(holding("termina-reason", "Lost phone"));
    }
}
