package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administration;
import it.varco.api.notification.Medium;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words are complete, templates use only names and words that are there, and what is drawn is well made. */
class WordsAndTemplatesTest {

    /** What the layout shows around a page; no page of the console may give another meaning to it. */
    private static final Set<String> OF_THE_LAYOUT = Set.of(
            "t",
            "guard",
            "provider",
            "once",
            "draft",
            "lang",
            "invalid",
            "assets",
            "site",
            "languages",
            "banner",
            "enter",
            "person",
            "sessionEnd",
            "breadcrumb",
            "management",
            "home",
            "house",
            "changesRole",
            "nav",
            "live",
            "reference",
            "contact",
            "accessibility",
            "privacy");

    private static final Pattern KEY = Pattern.compile("\\{\\{#t}}([a-zA-Z0-9._-]+?)(?:\\||\\{\\{/t}})");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)\\s[^>]*>");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])");

    private static final Map<String, PageAnswer> STATES = States.all();

    static Stream<String> states() {
        return STATES.keySet().stream();
    }

    private static String drawn(String state) {
        Drawn italian = new Drawn(Words.ITALIAN);
        String drawn = italian.draw(STATES.get(state));
        assertThat(italian.missing()).as("texts of %s", state).isEmpty();
        return drawn;
    }

    private static List<String> found(Pattern pattern, String drawn) {
        List<String> found = new ArrayList<>();
        pattern.matcher(drawn).results().map(result -> last(result)).forEach(found::add);
        return found;
    }

    private static String last(MatchResult result) {
        return result.group(result.groupCount());
    }

    @Test
    @Proves("UX-08")
    void italianAndEnglishHaveTheSameKeysAndPlaces() {
        Map<String, String> italian = Words.of(Words.ITALIAN);
        Map<String, String> english = Words.of(Words.ENGLISH);
        assertThat(english.keySet()).isEqualTo(italian.keySet());
        for (String place : List.of("{0}", "{1}", "{2}")) {
            italian.forEach((key, text) ->
                    assertThat(english.get(key).contains(place)).as(key).isEqualTo(text.contains(place)));
        }
    }

    @Test
    void noTextHoldsMarkupOrIsEmpty() {
        for (String file : List.of(Words.ITALIAN, Words.ENGLISH)) {
            Words.of(file)
                    .forEach((key, text) ->
                            assertThat(text).as(key).isNotBlank().doesNotContain("<", ">", "'", "{{", "|"));
        }
    }

    @Test
    void everyTextThatATemplateNamesIsThere() throws IOException {
        try (Stream<Path> templates = Files.list(Words.RESOURCES.resolve("templates"))) {
            for (Path template : templates.toList()) {
                assertThat(Words.of(Words.ITALIAN).keySet())
                        .as(template.toString())
                        .containsAll(found(KEY, Files.readString(template)));
            }
        }
    }

    @Test
    void whateverCanBeNamedHasWords() {
        Set<String> keys = new TreeSet<>();
        new House().pages().stream().map(Page::title).forEach(title -> keys.add(title.key()));
        Arrays.stream(Done.values()).map(Done::key).forEach(keys::add);
        Arrays.stream(Role.values()).forEach(role -> keys.add("role." + Models.code(role)));
        Administration.scopes().forEach(scope -> keys.add("act." + scope.name()));
        Arrays.stream(DeliveryState.values()).forEach(state -> {
            keys.add("delivery.state." + Models.code(state));
            keys.add("delivery.state." + Models.code(state) + ".more");
        });
        keys.addAll(List.of("delivery.state.broken", "delivery.state.broken.more"));
        List.of("running", "denied", "returned", "quarantined").forEach(past -> keys.add("delivery.past." + past));
        Arrays.stream(Medium.values()).forEach(medium -> keys.add("medium." + Models.code(medium)));
        MessageRows.REASONS.forEach(why -> keys.add("messages.why." + why));
        PluginRows.KINDS.forEach(kind -> keys.add("plugin.kind." + kind));
        Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.MANAGEMENT)
                .forEach(channel -> keys.add("plugin.impact.closed." + Models.code(channel)));
        for (String part : List.of("name", "effect", "todo")) {
            HousePages.EXAMINED.forEach(name -> keys.add("health." + part + "." + name));
        }
        assertThat(Words.of(Words.ITALIAN).keySet()).containsAll(keys);
    }

    @ParameterizedTest
    @MethodSource("states")
    void aPageGivesEveryNameThatItsTemplateUses(String state) {
        assertThat(drawn(state))
                .isNotBlank()
                .doesNotContain(Drawn.NOT_A_VALUE, ">null", "\"null\"", "Optional", "Text[", "{0}", "{1}");
        Drawn english = new Drawn(Words.ENGLISH);
        english.draw(STATES.get(state));
        assertThat(english.missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("states")
    void noPageGivesAnotherMeaningToWhatTheLayoutShows(String state) {
        assertThat(Drawn.model(STATES.get(state)).keySet()).doesNotContainAnyElementsOf(OF_THE_LAYOUT);
    }

    @ParameterizedTest
    @MethodSource("states")
    @Proves("UX-60")
    void idsAreUniqueAndWhatIsReferredToIsThere(String state) {
        String drawn = drawn(state);
        List<String> ids = found(ID, drawn);
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).matches("[A-Za-z][A-Za-z0-9._-]*"));
        Set<String> wanted = new HashSet<>(found(Pattern.compile("href=\"#([^\"]+)\""), drawn));
        wanted.addAll(found(Pattern.compile(" for=\"([^\"]+)\""), drawn));
        found(Pattern.compile("aria-(?:labelledby|describedby)=\"([^\"]+)\""), drawn)
                .forEach(several -> wanted.addAll(List.of(several.split(" "))));
        assertThat(ids).containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("states")
    @Proves("UX-07")
    void everyFieldHasALabelEveryTableACaptionAndHeadingsGoDownInSteps(String state) {
        String drawn = drawn(state);
        List<String> labelled = found(Pattern.compile("<label[^>]* for=\"([^\"]+)\""), drawn);
        FIELD.matcher(drawn)
                .results()
                .map(MatchResult::group)
                .filter(field -> !field.contains("type=\"hidden\"") && !field.contains("aria-label="))
                .forEach(field -> assertThat(labelled).as(field).containsAll(found(ID, field)));
        assertThat(found(Pattern.compile("(<table)"), drawn))
                .hasSameSizeAs(found(Pattern.compile("(<caption)"), drawn))
                .hasSameSizeAs(
                        found(Pattern.compile("(class=\"varco-scroll\" role=\"region\" tabindex=\"0\")"), drawn));
        assertThat(drawn).doesNotContain("<th>");
        List<Integer> levels =
                found(HEADING, drawn).stream().map(Integer::valueOf).toList();
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        assertThat(levels.get(0)).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    @Proves("UX-03")
    void whatIsRejectedSaysItInASummaryAndBesideTheField(String state) {
        PageAnswer answer = STATES.get(state);
        String drawn = drawn(state);
        if (answer instanceof PageAnswer.Rejected) {
            assertThat(drawn).contains("data-varco-summary", "role=\"alert\"");
            assertThat(found(Pattern.compile("<li><a href=\"#([^\"]+)\""), drawn))
                    .isNotEmpty();
        } else {
            assertThat(drawn).doesNotContain("data-varco-summary", "aria-invalid");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    @Proves("SEC-27")
    void everyFormIsGuardedAndSentByPost(String state) {
        String drawn = drawn(state);
        List<String> forms = found(Pattern.compile("<form [^>]*method=\"post\" action=\"([^\"]+)\""), drawn);
        assertThat(found(Pattern.compile("(<form )"), drawn)).hasSameSizeAs(forms);
        assertThat(found(Pattern.compile("name=\"guard\" value=\"([^\"]+)\""), drawn))
                .isEqualTo(
                        forms.stream().map(action -> action.split("\\?", 2)[0]).toList());
    }

    /** What is harmless twice: it only looks, or it says which version it was made for. */
    private static final Set<String> REPEATABLE = Set.of(
            "cerca",
            "continua",
            "verifica",
            "confronta",
            "salva",
            "torna",
            "prova",
            "indirizzo",
            "modifica",
            "apri",
            "inizia",
            "si", // gives up what may be over already
            "attiva");

    @ParameterizedTest
    @MethodSource("states")
    @Proves("UX-05")
    void aFormThatMustNotActTwiceCarriesWhatMakesItActOnce(String state) {
        for (String form : found(Pattern.compile("(<form .*?</form>)", Pattern.DOTALL), drawn(state))) {
            List<String> acts =
                    found(Pattern.compile("name=\"(?:atto|operazione|_abandon)\" value=\"([^\"]+)\""), form);
            assertThat(acts).isNotEmpty();
            assertThat(form.contains(Drawn.ONCE)).as(acts.toString()).isNotEqualTo(REPEATABLE.containsAll(acts));
        }
    }

    @Test
    void everyPageHasATitleOfItsOwn() {
        Map<String, Set<String>> templates = new TreeMap<>();
        STATES.forEach((state, answer) -> templates
                .computeIfAbsent(Drawn.title(answer, Words.ITALIAN), title -> new TreeSet<>())
                .add(Drawn.template(answer)));
        templates.remove(""); // the title that is declared with the page
        assertThat(templates.values())
                .isNotEmpty()
                .allSatisfy(drawn -> assertThat(drawn).hasSize(1));
        List<String> declared = new House()
                .pages().stream()
                        .map(page -> Words.of(Words.ITALIAN).get(page.title().key()))
                        .toList();
        assertThat(declared).doesNotHaveDuplicates().doesNotContainAnyElementsOf(templates.keySet());
        assertThat(STATES.values().stream()
                        .filter(answer -> Drawn.title(answer, Words.ITALIAN).isEmpty())
                        .map(Drawn::template)
                        .distinct())
                .hasSameSizeAs(Set.of(
                        "house",
                        "plugins",
                        "deliveries",
                        "staff",
                        "sessions",
                        "trail",
                        "configurations",
                        "outside",
                        "tokens",
                        "wordings",
                        "activation",
                        "desk",
                        "messages"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyCellSaysItsColumnWhereATableIsStacked(String state) {
        String drawn = drawn(state);
        assertThat(found(Pattern.compile("<table class=\"([^\"]*)\""), drawn)).allMatch("table varco-stack"::equals);
        found(Pattern.compile("<(t[dh](?: [^>]*)?)>"), drawn).stream()
                .filter(cell -> !cell.contains("scope=\"col\""))
                .filter(cell -> !drawn.contains("<" + cell + "></td>"))
                .forEach(cell -> assertThat(cell).contains("data-label=\""));
    }

    @ParameterizedTest
    @MethodSource("states")
    @Proves("API-05")
    void noCodiceFiscaleStandsInAnAddress(String state) {
        assertThat(found(Pattern.compile("(?:href|action)=\"([^\"]+)\""), drawn(state)))
                .noneMatch(address -> address.contains(Samples.ROSSI.value()) || address.contains(Anna.CODE.value()));
    }
}
