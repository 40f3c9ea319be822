package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** What administrators do in the console. Every page on the way is examined (UX-60). */
@Chromium.Needed
@ExtendWith(Shared.class)
class ConsoleIT {

    private static final String CONSOLE = "/amministrazione";
    private static final String PIN = CONSOLE + "/plugin?tipo=credential&id=pin";

    private static final String INVITATION = "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}";

    private final Gateway gateway;
    private final Browser browser;
    private final Management management;

    ConsoleIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
        this.management = gateway.management().ready();
    }

    @AfterEach
    void putBack() {
        management.turn("pin", "on", "end of a test");
    }

    private Administrator enter(Look look) {
        Administrator administrator = gateway.administrators().fresh();
        browser.begin(gateway.managementSite(), look);
        browser.enter(administrator);
        return administrator;
    }

    private void refused() {
        assertThat(browser.title())
                .startsWith(browser.one("html").getDomAttribute("lang").equals("it") ? "Errore: " : "Error: ");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-52", "UX-03", "API-07"})
    void aSwitchShowsItsEffectAsksForAReasonAndYieldsToWhoWasFaster(Look look) {
        new Visitor(gateway).entered(gateway.people().first());
        enter(look);
        browser.open(PIN);
        assertThat(browser.mainText()).containsPattern("[1-9][0-9]* (open session|session[ei] apert)");
        browser.press("#spegni [type=submit]");
        refused();
        browser.open(PIN);
        browser.type("#spegni-reason", "too late");
        management.turn("pin", "draining", "somebody was faster");
        browser.press("#spegni [type=submit]");
        assertThat(management.plugin("pin").orElseThrow().path("state").asText())
                .isEqualTo("draining");

        browser.open(PIN);
        browser.type("#annulla-reason", "taken back");
        browser.press("#annulla [type=submit]");
        assertThat(management.plugin("pin").orElseThrow().path("state").asText())
                .isEqualTo("on");
        assertThat(browser.mainText()).contains("somebody was faster", "taken back");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"D-63", "SEC-35", "SEC-32", "UX-05"})
    void anAdministratorIsProposedByOneAndApprovedByAnother(Look look) {
        String person = People.code("NUO", look == Look.PLAIN ? 0 : 1);
        enter(look);
        browser.open(CONSOLE + "/persone");
        browser.type("#concedi-codiceFiscale", "RSSMRA80A01H501X");
        browser.press("#concedi [type=submit]");
        refused();
        grant(person, "AMMINISTRATORE");
        open(person);
        assertThat(browser.shows("#approva")).as("not by whoever proposed it").isFalse();
        assertThat(browser.mainText()).contains(look.says("un altro amministratore", "nother administrator"));

        enter(look);
        open(person);
        browser.press("#approva [type=submit]");
        open(person);
        browser.type("#invita-reason", "the first day");
        browser.press("#invita [type=submit]");
        assertThat(browser.mainText()).containsPattern(INVITATION);
        wasAlreadySent(look);
        assertThat(browser.mainText()).doesNotContainPattern(INVITATION);
        open(person);
        browser.type("#termina-reason", "the last day");
        browser.press("#termina [type=submit]");
        browser.open(CONSOLE + "/persone");
        assertThat(browser.all("main a[href*='ruolo=']"))
                .noneMatch(link -> link.getDomAttribute("aria-label") != null
                        && link.getDomAttribute("aria-label").contains(person.substring(0, 6) + "********1"));
    }

    /** Whoever reloads the page is told that nothing was done this time. */
    private void wasAlreadySent(Look look) {
        browser.again();
        assertThat(browser.served().status()).isEqualTo(409);
        assertThat(browser.title())
                .startsWith(look.says("Il modulo è già stato inviato", "This form was already sent"));
    }

    private void grant(String person, String role) {
        browser.open(CONSOLE + "/persone");
        browser.type("#concedi-codiceFiscale", person);
        browser.type("#concedi-surname", person.substring(0, 3));
        browser.type("#concedi-name", person.substring(3, 6));
        browser.script("document.querySelector('#concedi-role').value = arguments[0]", role);
        browser.type("#concedi-reason", "a test");
        browser.press("#concedi [type=submit]");
    }

    /** The page of the role of somebody, found by the codice fiscale as lists show it. */
    private void open(String person) {
        browser.open(CONSOLE + "/persone");
        String masked = person.substring(0, 6) + "********" + person.substring(14);
        String link = browser.all("main tr").stream()
                .filter(row -> row.getText().replace(" ", "").contains(masked))
                .findFirst()
                .orElseThrow(() -> new AssertionError(masked + " is not in " + browser.mainText()))
                .findElement(By.cssSelector("a[href*='ruolo=']"))
                .getDomAttribute("href");
        browser.open(link);
    }

    @Test
    @Proves({"SEC-32", "D-63"})
    void whoseRoleEndsIsOutAtTheNextClick() {
        Administrator leaving = enter(Look.PLAIN);
        String masked = leaving.codiceFiscale().substring(0, 6) + "********"
                + leaving.codiceFiscale().substring(14);
        String role = gateway.varco("user", "list")
                .said()
                .lines()
                .filter(line -> line.contains(masked))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
        browser.open(CONSOLE);
        assertThat(browser.address()).isEqualTo(CONSOLE);
        assertThat(gateway.varco("user", "end", role, "--reason", "a test", "--yes")
                        .code())
                .isZero();
        browser.open(CONSOLE);
        assertThat(browser.address()).as(browser.mainText()).startsWith("/accesso");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-61", "UX-56"})
    void aSessionIsEndedAndWhoLookedIsInTheTrail(Look look) {
        Person person = gateway.people().fresh();
        Visitor victim = new Visitor(gateway).entered(person);
        enter(look);
        browser.open(CONSOLE + "/sessioni");
        browser.type("#cerca-codiceFiscale", person.codiceFiscale());
        browser.press("#cerca [type=submit]");
        assertThat(browser.address()).doesNotContain(person.codiceFiscale());
        browser.tick("input[name=sessione]");
        browser.type("#termina-reason", "a lost phone");
        browser.press("#termina [type=submit]");
        assertThat(victim.isIn()).isFalse();

        management.verification();
        browser.open(CONSOLE + "/registro");
        browser.type("#cerca-person", person.codiceFiscale());
        browser.press("#cerca [type=submit]");
        assertThat(browser.mainText()).contains("sessions.view", "sessions.end", "a lost phone", "login.enter");
        browser.open(CONSOLE + "/registro");
        browser.type("#cerca-from", "yesterday");
        browser.press("#cerca [type=submit]");
        refused();
        browser.open(CONSOLE + "/registro");
        browser.press("#verifica [type=submit]");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-54", "D-52", "REL-15"})
    void aSettingIsComparedChangedAndPutBack(Look look) {
        enter(look);
        String page = CONSOLE + "/configurazione?pid=it.varco.credential.local";
        browser.open(page);
        browser.type("[name='k-block_duration']", "PT9H");
        browser.press("#confronta [value=confronta]");
        refused();
        browser.type("[name='k-block_duration']", look == Look.PLAIN ? "PT31S" : "PT32S");
        browser.press("#confronta [value=confronta]");
        assertThat(browser.mainText()).contains("PT30S", look == Look.PLAIN ? "PT31S" : "PT32S");
        browser.type("#salva-reason", "a test");
        browser.press("#salva [value=salva]");
        assertThat(gateway.varco("config", "show", "it.varco.credential.local").said())
                .contains(look == Look.PLAIN ? "PT31S" : "PT32S");
        assertThat(gateway.varco("config", "undo", "it.varco.credential.local", "--reason", "put back")
                        .code())
                .isZero();
        assertThat(gateway.varco("config", "show", "it.varco.credential.local").said())
                .contains("PT30S");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"D-46", "SEC-53", "UX-05"})
    void aTokenIsShownOnceAndWorksUntilItIsEnded(Look look) {
        enter(look);
        browser.open(CONSOLE + "/programmi");
        browser.press("#crea [type=submit]");
        refused();
        browser.type("#crea-name", "monitor " + look);
        browser.tick("input[value='plugins.view']");
        browser.type("#crea-reason", "a test");
        browser.press("#crea [type=submit]");
        String token = browser.mainText().replaceAll("(?s).*?(varco_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(token).hasSize(49);
        wasAlreadySent(look);
        assertThat(browser.text()).doesNotContainPattern("varco_[A-Za-z0-9_-]{43}");
        assertThat(gateway.log()).doesNotContain(token);
        assertThat(management.statusWith(token, "plugins")).isEqualTo(200);
        assertThat(management.statusWith(token, "audit/events")).isEqualTo(403);
        browser.open(CONSOLE + "/programmi");
        assertThat(browser.text()).doesNotContain(token);
        assertThat(browser.all("main tbody th"))
                .filteredOn(name -> name.getText().endsWith("monitor " + look))
                .hasSize(1);
    }

    @Test
    @Proves({"UX-51", "UX-52"})
    void thePageFollowsWhatHappensElsewhere() {
        enter(Look.RICH);
        assertThat(browser.shows("#credential-pin, tr[id*='pin']")).isTrue();
        String before = browser.mainText();
        management.turn("pin", "off", "watched");
        Until.isTrue(
                "the page shows it by itself",
                () -> !browser.mainText().equals(before)
                        && browser.one("tr[id*='pin']").getText().contains("Off"));
    }

    @Test
    @Proves({"UX-51", "UX-52"})
    void theFormsFollowWhatHappensElsewhere() {
        enter(Look.RICH);
        browser.open(PIN);
        assertThat(browser.shows("#spegni")).isTrue();
        assertThat(browser.shows("#accendi")).isFalse();
        management.turn("pin", "off", "by another way");
        Until.isTrue("it can be switched on", () -> browser.shows("#accendi") && !browser.shows("#spegni"));
        browser.type("#accendi-reason", "by this page");
        browser.press("#accendi [type=submit]");
        assertThat(management.plugin("pin").orElseThrow().path("state").asText())
                .isEqualTo("on");
    }
}
