package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import it.varco.proves.Proves;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of both sites, in every state and for everybody who may see it; what {@link Browser#look()} says of one is
 * said of all (UX-60). What is wrong is collected, so that one run tells all of it.
 */
@Chromium.Needed
@ExtendWith(Shared.class)
@TestMethodOrder(OrderAnnotation.class)
class CrawlIT {

    private static final String CONSOLE = "/amministrazione";

    /** Pages that nothing links to: whoever needs one is told its address. */
    private static final List<String> TOLD = List.of(CONSOLE + "/avvio", "/attivazione");

    /** What moves, glides or scrolls smoothly on the page, also before and after something. */
    private static final String MOVES = """
            const lasts = time => time.split(',').some(part => parseFloat(part) > 0.001);
            return Array.from(document.querySelectorAll('*'))
                .flatMap(e => [null, '::before', '::after'].map(part => [e, getComputedStyle(e, part)]))
                .filter(([e, style]) => lasts(style.transitionDuration) || style.scrollBehavior === 'smooth'
                    || style.animationName !== 'none' && lasts(style.animationDuration))
                .map(([e]) => e.outerHTML.slice(0, 120));
            """;

    /** Problems whose pages are not come by here, and why. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("starting", "needs a gateway of which a part is away: AbsenceIT"),
            Map.entry("unsure", "needs a restart between a form and its answer: AbsenceIT"),
            Map.entry("provider-unavailable", "needs a record that cannot be read: AbsenceIT"),
            Map.entry("service-unavailable", "needs a record that cannot be read: AbsenceIT"),
            Map.entry("too-large", "the listener answers first, in plain words; SiteTest draws it"),
            Map.entry("proof-too-old", "needs a session of five minutes; ServicePagesTest draws it"),
            Map.entry("service-changed", "needs a service of another version; ServicePagesTest draws it"),
            Map.entry("busy", "needs more calls at once than a plugin takes; LoginPagesTest draws it"),
            Map.entry("login-rejected", "needs a PIN that the phase-out ended; LoginPagesTest draws it"),
            Map.entry("failed", "needs a defect; SiteTest has one"));

    private static final Set<String> SEEN = new TreeSet<>();
    private static final List<Headings.Shown> SHOWN = new ArrayList<>();
    private static final Map<URI, Administrator> ONE = new HashMap<>();

    private final Gateway gateway;
    private final Browser browser;

    CrawlIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
        gateway.management().ready();
    }

    @Crawled
    @Order(1)
    @Proves({"UX-07", "UX-08", "UX-23", "UX-60", "UX-62", "D-69"})
    void everyLinkLeadsToAPageThatAllCanUse(Look look) {
        List<String> wrong = new ArrayList<>();
        browser.begin(gateway, look);
        followed("nobody", gateway.site(), List.of("/"), wrong);
        browser.begin(gateway, look);
        browser.enter(gateway.people().first());
        followed("citizen", gateway.site(), List.of("/", "/area"), wrong);
        browser.begin(gateway.managementSite(), look);
        followed("nobody", gateway.managementSite(), List.of("/", "/attivazione"), wrong);
        asAdministrator(look, look.language());
        List<String> starts = new ArrayList<>(List.of("/"));
        starts.addAll(TOLD);
        followed("administrator", gateway.managementSite(), starts, wrong);

        assertThat(wrong).isEmpty();
    }

    private void followed(String who, URI site, List<String> starts, List<String> wrong) {
        Crawl crawl = new Crawl(browser, site, site.equals(gateway.managementSite()));
        starts.forEach(crawl::from);
        SEEN.addAll(crawl.seen());
        crawl.wrong().forEach(what -> wrong.add(who + " " + what));
        System.out.printf("%s saw %d pages, the largest %s%n", who, crawl.seen().size(), crawl.largest());
    }

    private void asAdministrator(Look look, String language) {
        Administrator one = ONE.computeIfAbsent(
                gateway.managementSite(), site -> gateway.administrators().fresh());
        browser.begin(gateway.managementSite(), look, language);
        browser.enter(one);
    }

    @Crawled
    @Order(2)
    @Proves({"UX-04", "UX-08", "UX-60"})
    void everyStateAtTheDoorIsAPageThatAllCanUse(Look look) {
        DoorStates states = new DoorStates(gateway, browser, look);
        states.atTheDoor();
        states.inTheArea();
        states.atTheEndOfASession();

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(2)
    @Proves({"UX-04", "UX-08", "UX-15", "UX-60"})
    void everyStateOfALoginElsewhereIsAPageThatAllCanUse(Look look) {
        AwayStates states = new AwayStates(gateway, browser, look);
        states.onTheWay();

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(3)
    @Proves({"UX-04", "UX-08", "UX-60"})
    void everyStateOfTheConsoleIsAPageThatAllCanUse(Look look) {
        ConsoleStates states = new ConsoleStates(gateway, browser, look);
        browser.begin(gateway.managementSite(), look);
        states.atTheDoorOfTheConsole();
        asAdministrator(look, look.language());
        states.inTheConsole();

        assertThat(kept(states).wrong()).isEmpty();
    }

    private static States kept(States states) {
        SEEN.addAll(states.seen());
        SHOWN.addAll(states.shown());
        return states;
    }

    @Crawled
    @Order(4)
    @Proves({"UX-03", "UX-08", "UX-12", "UX-60"})
    void everyStepAfterTheRightPinIsAPageThatAllCanUse(Look look) {
        DoorStates states = new DoorStates(gateway, browser, look);
        states.afterTheRightPin();

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(5)
    @Proves({"UX-03", "UX-08", "UX-16", "UX-60"})
    void everyStepOfAServiceIsAPageThatAllCanUse(Look look) {
        ServiceStates states = new ServiceStates(gateway, browser, look);
        Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
        gateway.with("it.varco.service.demo", () -> visitor.get("/area").body().contains("promemoria.leggi"), () -> {
            states.withoutALogin();
            states.withAService();
        });
        states.withoutTheService();

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(6)
    @Proves({"UX-03", "UX-04", "UX-08", "UX-60", "PIN-36", "PIN-37"})
    void everyStepWithOnesPinIsAPageThatAllCanUse(Look look) {
        ServiceStates states = new ServiceStates(gateway, browser, look);
        states.withThePin();
        Visitor visitor = new Visitor(gateway);
        gateway.with("it.varco.credential.demo", () -> visitor.mayChoose("demo"), states::withAnotherCredential);

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(6)
    @Proves({"UX-03", "UX-08", "UX-17", "UX-60", "OUT-07"})
    void everyStepWithOnesContactsIsAPageThatAllCanUse(Look look) {
        ServiceStates states = new ServiceStates(gateway, browser, look);
        states.withContacts();

        assertThat(kept(states).wrong()).isEmpty();
    }

    @Crawled
    @Order(6)
    @Proves({"UX-03", "UX-08", "UX-41", "UX-60", "ROL-02"})
    void everyStepAtTheDeskIsAPageThatAllCanUse(Look look) {
        DeskStates states = new DeskStates(gateway, browser, look);
        Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
        states.atTheDesk(gateway.administrators().officer());
        gateway.with(
                "it.varco.service.demo",
                () -> visitor.get("/area").body().contains("promemoria.leggi"),
                states::withACall);

        assertThat(kept(states).wrong()).isEmpty();
    }

    /** German words are the longest there are. */
    @Test
    @EnabledIfSystemProperty(named = "varco.crawl", matches = "true")
    @Order(7)
    @Proves({"UX-07", "UX-08", "UX-60", "D-58"})
    void theLanguageOfAPackIsCompleteOnEveryPage() {
        List<String> wrong = new ArrayList<>();
        browser.begin(gateway.site(), Look.PLAIN, "de");
        followed("German nobody", gateway.site(), List.of("/"), wrong);
        browser.enter(gateway.people().first());
        followed("German citizen", gateway.site(), List.of("/area"), wrong);
        asAdministrator(Look.PLAIN, "de");
        followed("German administrator", gateway.managementSite(), List.of(CONSOLE), wrong);

        ServiceStates states = new ServiceStates(gateway, browser, Look.PLAIN, "de");
        states.withThePin();
        wrong.addAll(states.wrong());

        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(8)
    @Proves("UX-62")
    void nothingMovesForWhomMotionDisturbs() {
        browser.begin(gateway, Look.RICH);
        browser.wishForCalm();
        for (String page : List.of("/", "/accesso/pin", "/aiuto", "/demo")) {
            browser.open(page);
            assertThat((List<?>) browser.script(MOVES)).as(page).isEmpty();
        }
        browser.enter(gateway.people().first());
        assertThat((List<?>) browser.script(MOVES)).as("/area").isEmpty();
    }

    @Test
    @Order(9)
    @Proves("D-69")
    void styleAndScriptAreSmall() {
        Visitor visitor = new Visitor(gateway);
        String page = visitor.get("/").body();
        int style = weight(visitor, page, "\\.css");
        int script = weight(visitor, page, "\\.js");
        System.out.printf("compressed: style %d bytes, script %d bytes%n", style, script);

        assertThat(style).isBetween(1, Weight.STYLE);
        assertThat(script).isBetween(1, Weight.SCRIPT);
    }

    private static int weight(Visitor visitor, String page, String ending) {
        return Pattern.compile("\"(/assets/[^\"]+" + ending + ")\"")
                .matcher(page)
                .results()
                .map(asset -> visitor.get(asset.group(1)).body())
                .mapToInt(asset -> Weight.compressed(asset.getBytes(StandardCharsets.UTF_8)))
                .sum();
    }

    @Test
    @Order(10)
    @Proves("UX-60")
    void noPageWasLeftOut() {
        assertThat(documented())
                .as("pages that the bundles' READMEs tell of, but not in %s", SEEN)
                .isNotEmpty()
                .allMatch(address -> SEEN.stream().anyMatch(pattern(address)));
    }

    @Crawled
    @Order(11)
    @Proves({"UX-04", "UX-60"})
    void everyPageAboutAProblemWasSeen(Look look) {
        Headings headings = new Headings(look.language());
        assertThat(headings.problems()).isNotEmpty().containsAll(NOT_HERE.keySet());
        assertThat(headings.missing(SHOWN)).isEqualTo(NOT_HERE.keySet());
    }

    /** The addresses of the tables that begin with a column of this name, but for those of programs. */
    private static Set<String> documented() {
        Set<String> addresses = new TreeSet<>();
        Pattern address = Pattern.compile("`(/[^` ]*)`");
        for (String readme : Archive.readmes()) {
            boolean inside = false;
            for (String line : readme.lines().toList()) {
                inside = line.startsWith("| address |") || (inside && line.startsWith("|"));
                if (inside && !line.contains("| POST |") && !line.contains("/assets/") && !isForPrograms(line)) {
                    Matcher found = address.matcher(line.substring(0, line.indexOf('|', 1)));
                    found.results().map(result -> result.group(1)).forEach(addresses::add);
                }
            }
        }
        return addresses;
    }

    private static boolean isForPrograms(String line) {
        return line.contains("for programs") || line.contains("for Prometheus");
    }

    /**
     * As a README writes it, with braces or dots for what differs; what it says without a query may only be there with
     * one.
     */
    private static Predicate<String> pattern(String address) {
        String[] parts = address.split("\\{[^}]*}|…", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            pattern.append("[^/?]+").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(
                        pattern.append(address.contains("?") ? "" : "(\\?.*)?").toString())
                .asMatchPredicate();
    }
}
