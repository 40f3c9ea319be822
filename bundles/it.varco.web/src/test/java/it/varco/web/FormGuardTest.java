package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves("SEC-27")
class FormGuardTest {

    private RunningSite site;
    private GuestPages guest;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        guest = new GuestPages();
        site.rooms.add(guest, 0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static String token(Browser browser) throws Exception {
        return Browser.hidden(browser.get("/prova"), "/prova", "_token");
    }

    @Test
    void aFormOfOursIsTaken() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> answer = browser.post("/prova", Map.of("_token", token(browser), "value", "perché no?"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/prova?fatto=si");
        assertThat(guest.sent).containsExactly("perché no?");
    }

    @Test
    void aTokenIsGoodForItsSessionAndItsAddressOnly() throws Exception {
        Browser browser = site.signedIn();
        String token = token(browser);
        assertStale(site.signedIn().post("/prova", Map.of("_token", token)));
        String forLogout = Browser.hidden(browser.get("/prova"), "/uscita", "_token");
        assertStale(browser.post("/prova", Map.of("_token", forLogout)));
        assertStale(browser.post("/prova", Map.of("_token", "")));
        assertStale(browser.post("/prova", Map.of("value", "1")));
        assertThat(guest.sent).isEmpty();
    }

    private static void assertStale(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("La pagina era aperta da troppo tempo");
        SiteTest.reference(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    null                 | same-origin | 303
                    self                 | same-origin | 303
                    self                 |             | 303
                                         | same-origin | 303
                    null                 |             | 403
                                         |             | 403
                    https://evil.example |             | 403
                    https://evil.example | same-origin | 403
                    self                 | cross-site  | 403
                    self                 | same-site   | 403
                    null                 | none        | 403
                    null                 | cross-site  | 403
                    """)
    void theBrowserHasToSayThatTheFormIsOurs(String origin, String site, int status) throws Exception {
        Browser browser = this.site.signedIn();
        Map<String, String> headers = new HashMap<>();
        if (origin != null) {
            headers.put("Origin", origin.equals("self") ? this.site.origin() : origin);
        }
        if (site != null) {
            headers.put("Sec-Fetch-Site", site);
        }
        assertThat(browser.postText("/prova", "_token=" + token(browser), headers)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aTokenInTheAddressIsNotOneInTheForm() throws Exception {
        Browser browser = site.signedIn();
        assertStale(browser.post("/prova?_token=" + token(browser), Map.of()));
    }

    @Test
    void aFormThatIsOpenToAllIsBoundToTheBrowser() throws Exception {
        Browser browser = site.browser();
        assertStale(browser.post("/aperta", Map.of()));
        HttpResponse<String> page = browser.get("/aperta");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(browser.cookies).containsKey(Place.PUBLIC.cookies().browser());
        String token = Browser.hidden(page, "/aperta", "_token");
        assertStale(site.browser().post("/aperta", Map.of("_token", token)));
        assertThat(guest.sent).isEmpty();
        assertThat(browser.post("/aperta", Map.of("_token", token)).statusCode())
                .isEqualTo(303);
        assertThat(guest.sent).hasSize(1);
    }

    @Test
    @Proves("SEC-44")
    void nothingIsChangedByGet() throws Exception {
        Browser browser = site.signedIn();
        browser.get("/prova?value=1&_token=" + token(browser));
        assertThat(guest.sent).isEmpty();
    }
}
