package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proves("SEC-26")
class LogoutPageTest {

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(new GuestPages(), 0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static HttpResponse<String> leave(Browser browser) throws Exception {
        return browser.post("/uscita", Map.of("_token", Browser.hidden(browser.get("/prova"), "/uscita", "_token")));
    }

    @Test
    void endsTheSessionAndTheBrowserForgetsIt() throws Exception {
        Browser browser = site.signedIn();
        browser.get("/accesso/pin");
        HttpResponse<String> answer = leave(browser);
        assertThat(site.rooms.openSessions).isEmpty();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/uscita");
        assertThat(Browser.header(answer, "Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(Browser.setCookies(answer))
                .contains(
                        "__Host-varco=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
                        "__Host-varco-accesso=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(browser.get("/uscita").body()).contains("<h1>Sei uscito</h1>");
    }

    @Test
    void theOldCookieOpensNothingAnyMore() throws Exception {
        Browser browser = site.signedIn();
        String kept = browser.cookies.get(Place.PUBLIC.cookies().session());
        leave(browser);
        browser.cookies.put(Place.PUBLIC.cookies().session(), kept);
        assertThat(browser.get("/prova").statusCode()).isEqualTo(303);
    }

    @Test
    void twiceIsAsGoodAsOnce() throws Exception {
        Browser browser = site.signedIn();
        String token = Browser.hidden(browser.get("/prova"), "/uscita", "_token");
        String kept = browser.cookies.get(Place.PUBLIC.cookies().session());
        browser.post("/uscita", Map.of("_token", token));
        assertThat(browser.post("/uscita", Map.of("_token", token)).statusCode())
                .isEqualTo(303);
        browser.cookies.put(Place.PUBLIC.cookies().session(), kept);
        assertThat(browser.post("/uscita", Map.of("_token", token)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void nobodyElseCanSignAPersonOut() throws Exception {
        Browser browser = site.signedIn();
        assertThat(browser.post("/uscita", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/uscita").statusCode()).isEqualTo(303);
        assertThat(site.rooms.openSessions).hasSize(1);
    }

    @Test
    void withoutTheRoomNobodyIsToldToBeSignedOut() throws Exception {
        Browser browser = site.signedIn();
        String token = Browser.hidden(browser.get("/prova"), "/uscita", "_token");
        site.rooms.sessions = null;
        assertThat(browser.post("/uscita", Map.of("_token", token)).statusCode())
                .isEqualTo(503);
        assertThat(browser.cookies).containsKey(Place.PUBLIC.cookies().session());
    }
}
