package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People with several roles, and officers beside administrators, on the management site. */
class RolePageTest {

    private static final String COOKIE = "__Host-varco-gestione";
    private static final String ROLE = "/ruolo";

    private final FakeRooms rooms = new FakeRooms();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite(Place.MANAGEMENT, rooms);
        rooms.addManaged(new ConsolePages());
        rooms.addManaged(new DeskPages());
        rooms.roles = List.of(Role.OPERATORE_CONTACT_CENTER, Role.AMMINISTRATORE);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    @Proves("ROL-02")
    void aLoginOfSomebodyWithTwoRolesLeadsToTheChoice() throws Exception {
        SessionToken token = SessionToken.random();
        rooms.login = () -> new Login.ChooseRole(token, new ReturnPath("/messaggi?stato=tutti"));
        HttpResponse<String> answer = site.browser().get("/accesso/pin");
        assertThat(Browser.header(answer, "Location")).isEqualTo("/ruolo?ritorno=/messaggi%3Fstato%3Dtutti");
        assertThat(Browser.setCookies(answer)).anyMatch(cookie -> cookie.startsWith(COOKIE + "=" + token.text()));
    }

    @Test
    @Proves("ROL-02")
    void nothingIsOpenBeforeTheChoice() throws Exception {
        Browser browser = undecided();
        for (String path : List.of(ConsolePages.HOUSE, DeskPages.DESK, DeskPages.BOTH)) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(Browser.header(answer, "Location")).isEqualTo("/ruolo?ritorno=" + path);
        }
        assertThat(browser.post(DeskPages.DESK, Map.of()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(rooms.asked).isEmpty();
        assertThat(browser.get(ROLE).body())
                .contains(">In quale ruolo vuoi agire</h1>", "finché non scegli")
                .contains(">Agisci come amministratore<", ">Agisci come operatore del Contact Center<")
                .doesNotContain("varco-nav", "/uscita", "/accesso");
    }

    @Test
    @Proves({"ROL-02", "SEC-08"})
    void theChoiceLeadsWhereThePersonWantedWithAnotherToken() throws Exception {
        Browser browser = undecided();
        String before = browser.cookies.get(COOKIE);
        HttpResponse<String> answer = choose(browser, "/messaggi", "OPERATORE_CONTACT_CENTER");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/messaggi");
        assertThat(browser.cookies.get(COOKIE)).isNotEqualTo(before);
        assertThat(browser.get("/messaggi").statusCode()).isEqualTo(200);
        assertThat(Browser.header(browser.get("/"), "Location")).isEqualTo("/contact-center");
    }

    @Test
    void theChoiceLeadsToTheHomeOfTheRoleWhereItMayNotGoWhereThePersonWanted() throws Exception {
        assertThat(Browser.header(choose(undecided(), "/amministrazione", "OPERATORE_CONTACT_CENTER"), "Location"))
                .isEqualTo("/");
        rooms.role = Role.AMMINISTRATORE;
        assertThat(Browser.header(choose(undecided(), "/amministrazione", "AMMINISTRATORE"), "Location"))
                .isEqualTo("/amministrazione");
    }

    @Test
    @Proves({"SEC-01", "SEC-27"})
    void aRoleThatIsNotHeldAndAFormWithoutItsTokenChangeNothing() throws Exception {
        Browser browser = undecided();
        String token = browser.cookies.get(COOKIE);
        for (String role : List.of("OPERATORE_SEDE", "SERVICE_ACCOUNT", "", "x")) {
            HttpResponse<String> answer = choose(browser, "/messaggi", role);
            assertThat(Browser.header(answer, "Location")).startsWith("/ruolo");
        }
        assertThat(browser.post(ROLE, Map.of("ruolo", "AMMINISTRATORE")).statusCode())
                .isEqualTo(403);
        assertThat(browser.cookies.get(COOKIE)).isEqualTo(token);
        assertThat(rooms.role).isEqualTo(Role.AMMINISTRATORE);
    }

    @Test
    void whoeverIsNotSignedInIsLedToTheLogin() throws Exception {
        assertThat(Browser.header(site.browser().get("/ruolo?ritorno=/messaggi"), "Location"))
                .isEqualTo("/accesso?ritorno=/messaggi");
        RunningSite open = new RunningSite(Place.PUBLIC, rooms);
        assertThat(open.signedIn().get(ROLE).statusCode()).isEqualTo(404);
        open.stop();
    }

    @Test
    @Proves({"ROL-02", "UX-02"})
    void everyPageOffersTheOtherRoleToWhoeverHasOne() throws Exception {
        assertThat(site.signedIn().get(ConsolePages.PART).body()).contains("<a href=\"/ruolo\">Cambia ruolo</a>");
        assertThat(site.signedIn().get(ROLE).body()).contains("Agisci già in questo ruolo.", "senza entrare di nuovo");
        rooms.roles = List.of(Role.AMMINISTRATORE);
        assertThat(site.signedIn().get(ConsolePages.PART).body()).doesNotContain("/ruolo");
        assertThat(site.signedIn().get(ROLE).body()).contains("Hai un solo ruolo");
    }

    @Test
    @Proves("ROL-02")
    void aPageOfAnotherRoleOffersToGoOverToIt() throws Exception {
        rooms.decision = () -> new Decision.Refused("access.role");
        HttpResponse<String> answer = site.signedIn().get(DeskPages.CALL);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("href=\"/ruolo?ritorno=/contact-center/chiamata\"");
        rooms.roles = List.of(Role.AMMINISTRATORE);
        assertThat(site.signedIn().get(DeskPages.CALL).body()).doesNotContain("/ruolo");
    }

    @Test
    @Proves({"UX-02", "SEC-31"})
    void anOfficerHasAHomeAndANavigationOfTheirOwn() throws Exception {
        rooms.role = Role.OPERATORE_CONTACT_CENTER;
        String page = site.signedIn().get(DeskPages.CALL).body();
        assertThat(page)
                .contains(
                        " - Contact Center di Varco</title>", "Agisci come operatore del Contact Center: Maria Rossi.")
                .contains("href=\"/contact-center\">Operazioni</a>", "href=\"/messaggi\">")
                .doesNotContain("/amministrazione", DeskPages.STEP, "Amministrazione");
        rooms.role = Role.AMMINISTRATORE;
        assertThat(site.signedIn().get(ConsolePages.HOUSE).body())
                .contains("href=\"/messaggi\">")
                .doesNotContain("/contact-center");
    }

    private Browser undecided() {
        Browser browser = site.browser();
        browser.cookies.put(COOKIE, rooms.undecided().text());
        return browser;
    }

    private static HttpResponse<String> choose(Browser browser, String next, String role) throws Exception {
        HttpResponse<String> page = browser.get("/ruolo?ritorno=" + next);
        return browser.post(
                ROLE, Map.of("_token", Browser.hidden(page, ROLE, "_token"), "ritorno", next, "ruolo", role));
    }
}
