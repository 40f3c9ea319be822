package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when a session lasts, said and extended. */
class SessionPageTest {

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    @Proves("UX-06")
    void everyPageSaysUntilWhenTheSessionLastsAndHowToExtendIt() throws Exception {
        for (String path : new String[] {"/", "/aiuto", "/prova", "/nonesiste"}) {
            String page = site.signedIn().get(path).body();
            assertThat(page)
                    .as(path)
                    .contains(
                            "data-varco-session=\"870\"", "La sessione si chiude alle 18:20 se non apri altre pagine.")
                    .contains("<a href=\"/sessione\" target=\"_blank\" rel=\"noopener\">Prolunga la sessione (in")
                    .contains("<dialog class=\"varco-ending\"", "data-over=\"La sessione è finita.\"");
        }
        assertThat(site.browser().get("/aiuto").body()).doesNotContain("data-varco-session", "<dialog");
    }

    @Test
    @Proves("UX-06")
    void afterTheEndTheLoginLeadsBackToThePage() throws Exception {
        assertThat(site.signedIn().get("/prova?a=1").body())
                .contains("href=\"/accesso?ritorno=/prova%3Fa%3D1&amp;finita=si\" data-varco-when=\"over\"");
    }

    @Test
    @Proves("UX-06")
    void openingItsPageIsAUseOfTheSessionAndAskingInTheBackgroundIsNone() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> page = browser.get("/sessione");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>La tua sessione</h1>", "si chiude alle 18:20", "In ogni caso si chiude alle 02:05.");
        assertThat(site.rooms.visits).last().matches(visit -> !visit.background());
        browser.headers.put("X-Varco-Background", "1");
        assertThat(browser.get("/sessione").body()).contains("data-varco-session=\"870\"");
        assertThat(site.rooms.visits).last().matches(visit -> visit.background());
    }

    @Test
    @Proves("UX-06")
    void whoseSessionIsOverIsLedToTheLoginThatSaysSo() throws Exception {
        Browser browser = site.signedIn();
        site.rooms.openSessions.clear();
        HttpResponse<String> answer = browser.get("/sessione");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/accesso?finita=si");
        assertThat(browser.cookies).doesNotContainKey("__Host-varco");
        assertThat(Browser.header(site.browser().get("/sessione"), "Location")).isEqualTo("/accesso");
    }

    @Test
    @Proves("SEC-44")
    void theSessionPageTakesNoForm() throws Exception {
        assertThat(site.signedIn().post("/sessione", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    @Proves("UX-06")
    void theManagementSiteSaysItToo() throws Exception {
        RunningSite management = new RunningSite(Place.MANAGEMENT, new FakeRooms());
        try {
            assertThat(management.signedIn().get("/sessione").body())
                    .contains("data-varco-session=\"870\"", "href=\"/amministrazione\">Vai all’amministrazione");
        } finally {
            management.stop();
        }
    }
}
