package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

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

    @Test
    void homeAndHelpNeedNoRoom() throws Exception {
        site.rooms.logins = null;
        site.rooms.sessions = null;
        site.rooms.access = null;
        site.rooms.plugins = null;
        assertThat(site.browser().get("/").statusCode()).isEqualTo(200);
        assertThat(site.signedIn().get("/aiuto").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageIsWrittenOnceWithItsLengthAndTheHeadersOfAPage() throws Exception {
        HttpResponse<String> page = site.browser().get("/aiuto");
        assertThat(Browser.header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(Browser.header(page, "Content-Language")).isEqualTo("it");
        assertThat(Browser.header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(Browser.header(page, "Content-Length"))
                .isEqualTo(String.valueOf(page.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(Browser.setCookies(page)).isEmpty();
    }

    @Test
    @Proves("SEC-28")
    void theContentPolicyLetsInNothingFromElsewhere() throws Exception {
        String policy = Browser.header(site.browser().get("/nonesiste"), "Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
    }

    @Test
    void pagesUseOnlyWhatThePolicyAllows() throws Exception {
        for (String path : new String[] {"/", "/aiuto", "/accesso", "/uscita", "/prova", "/nonesiste"}) {
            String page = site.signedIn().get(path).body();
            assertThat(page)
                    .as(path)
                    .doesNotContain(" style=", "<style", "javascript:", "//")
                    .doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Test
    void headIsLikeGetWithoutContent() throws Exception {
        HttpResponse<String> get = site.browser().get("/aiuto");
        HttpResponse<String> head = site.browser().head("/aiuto");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(Browser.header(head, "Content-Length")).isEqualTo(Browser.header(get, "Content-Length"));
    }

    @Test
    void headOfALoginPageBeginsNoLogin() throws Exception {
        HttpResponse<String> head = site.browser().head("/accesso/pin");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(site.rooms.wishes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    @Proves("SEC-44")
    void otherMethodsAreRefused(String method) throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> answer =
                browser.send(browser.request("/").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Browser.header(answer, "Allow")).isEqualTo("GET, HEAD, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/aiuto", "/accesso"})
    @Proves("SEC-44")
    void aPageThatTakesNoFormSaysSo(String path) throws Exception {
        HttpResponse<String> answer = site.browser().post(path, Map.of());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Browser.header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void anUnknownAddressIsAPageInWords() throws Exception {
        HttpResponse<String> page = site.browser().get("/nonesiste");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Pagina non trovata</h1>", "href=\"/\"");
    }

    @Test
    @Proves("UX-04")
    void anErrorPageNamesAReferenceOfTenCharacters() throws Exception {
        assertThat(reference(site.browser().get("/nonesiste"))).matches("[0-9A-HJKMNP-TV-Z]{10}");
    }

    static String reference(HttpResponse<String> page) {
        Matcher code = Pattern.compile("class=\"varco-code\">([^<]*)</strong>").matcher(page.body());
        assertThat(code.find()).as("a reference in %s", page.body()).isTrue();
        return code.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost", "localhost:1", "LOCALHOST.evil.example", "127.0.0.1:80"})
    @Proves("SEC-22")
    void anotherHostIsMisdirected(String host) throws Exception {
        assertThat(site.raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void thePageThatSaysSoLooksLikeTheOthers() throws Exception {
        String style = site.assets.address() + "/varco.css";
        String foreign = "Host: evil.example";
        assertThat(site.raw("GET / HTTP/1.1", foreign)).contains("href=\"" + style + "\"");
        assertThat(site.raw("GET " + style + " HTTP/1.1", foreign)).startsWith("HTTP/1.1 200 ");
        assertThat(site.raw("GET /assets/x/none.css HTTP/1.1", foreign)).startsWith("HTTP/1.1 421 ");
        assertThat(site.raw("PUT " + style + " HTTP/1.1", foreign)).startsWith("HTTP/1.1 421 ");
    }

    @Test
    @Proves("SEC-22")
    void theConfiguredHostAndTheLoopbackAddressesAreTheSite() throws Exception {
        String port = site.authority().substring("localhost".length());
        for (String host : new String[] {"localhost", "LocalHost", "127.0.0.1", "[::1]"}) {
            assertThat(site.raw("GET /aiuto HTTP/1.1", "Host: " + host + port)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/aiuto?a=1&a=2",
                "/aiuto?a=%ff",
                "/aiuto?a=%c0%af",
                "/aiuto?a=%4",
                "/aiuto?a=%zz",
                "/aiuto?a=%00",
                "/aiuto?=1",
                "/aiuto?a=1&&b=2",
                "/aiuto?a=\u00e8"
            })
    @Proves("SEC-43")
    void aQueryThatCanBeReadInTwoWaysIsRefused(String target) throws Exception {
        assertThat(site.raw("GET " + target + " HTTP/1.1", "Host: " + site.authority()))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    @Proves("SEC-41")
    void whatIsTooLongIsRefused() throws Exception {
        assertThat(site.browser().get("/aiuto?a=" + "x".repeat(4097)).statusCode())
                .isEqualTo(400);
        assertThat(site.browser().get("/aiuto?" + "x".repeat(65) + "=1").statusCode())
                .isEqualTo(400);
        assertThat(site.browser()
                        .post("/prova", Map.of("a", "x".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyThatIsNoFormIsRefused() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> answer = browser.send(browser.request("/accesso/pin")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void anAbsentRoomIsAMomentaryAbsenceInWords() throws Exception {
        site.rooms.sessions = null;
        assertStarting(site.signedIn().get("/prova"));
        site.rooms.logins = null;
        assertStarting(site.browser().get("/accesso"));
        assertStarting(site.browser().get("/accesso/pin"));
    }

    @Test
    void anAbsentJudgePermitsNothing() throws Exception {
        site.rooms.access = null;
        assertStarting(site.signedIn().get("/prova"));
    }

    @Test
    void aStoreThatFailsIsAMomentaryAbsence() throws Exception {
        site.rooms.decision = () -> {
            throw new StoreException("store.unavailable", "expected a store", new IllegalStateException());
        };
        assertStarting(site.signedIn().get("/prova"));
    }

    @Test
    void whatFailsWhileARoomIsReplacedIsAMomentaryAbsence() throws Exception {
        Browser browser = site.signedIn();
        guest.shown = request -> {
            site.rooms.plugins = null;
            throw new IllegalStateException("the room I held has stopped");
        };
        assertStarting(browser.get("/prova"));
    }

    @Test
    void aBundleThatIsRefreshedUnderACallIsAMomentaryAbsence() throws Exception {
        guest.shown = request -> {
            throw new NoClassDefFoundError("it/varco/guest/Gone");
        };
        assertStarting(site.signedIn().get("/prova"));
    }

    private static void assertStarting(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Browser.header(answer, "Retry-After")).isEqualTo("1");
        assertThat(answer.body()).contains("Il servizio non è ancora pronto");
        reference(answer);
    }

    @Test
    void aDefectIsAPageThatTellsNothingAboutIt() throws Exception {
        guest.shown = request -> {
            throw new IllegalArgumentException("secret inner words");
        };
        HttpResponse<String> answer = site.signedIn().get("/prova");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Qualcosa non ha funzionato")
                .doesNotContain("secret", "Exception", "it.varco");
    }

    @Test
    void aNameThatTheModelLacksIsADefectAndNoHole() throws Exception {
        guest.shown = request -> new it.varco.api.page.PageAnswer.Show("broken", Map.of());
        HttpResponse<String> answer = site.signedIn().get("/prova");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("nobodyGaveThis");
    }

    @Test
    @Proves("UX-08")
    void theLanguageIsTheOneChosenThenTheCookieThenTheBrowsers() throws Exception {
        Browser browser = site.browser();
        browser.headers.put("Accept-Language", "en-GB,en;q=0.9,it;q=0.5");
        assertThat(browser.get("/aiuto").body()).contains("<html lang=\"en\">");
        HttpResponse<String> chosen = browser.get("/aiuto?lang=it");
        assertThat(chosen.body()).contains("<html lang=\"it\">");
        assertThat(Browser.setCookies(chosen).get(0))
                .startsWith("__Host-varco-lingua=it;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(browser.get("/aiuto").body()).contains("<html lang=\"it\">");
        assertThat(browser.get("/aiuto?lang=xx").body()).contains("<html lang=\"it\">");
    }

    @Test
    @Proves("UX-08")
    void everyPageOffersTheOtherLanguageOfItself() throws Exception {
        assertThat(site.browser()
                        .get("/accesso?ritorno=/prova%3Fa%3D1")
                        .headers()
                        .firstValue("Location"))
                .contains("/accesso/pin?ritorno=/prova%3Fa%3D1");
        assertThat(site.browser().get("/aiuto?a=%22%26").body())
                .contains("href=\"/aiuto?a=%22%26&amp;lang=en\" lang=\"en\" hreflang=\"en\"");
    }

    @Test
    void developmentModeIsSaidOnEveryPage() throws Exception {
        assertThat(site.browser().get("/").body()).doesNotContain("Modalità di sviluppo");
        site.rooms.developmentMode = true;
        for (String path : new String[] {"/", "/aiuto", "/accesso/pin", "/nonesiste", "/prova"}) {
            assertThat(site.signedIn().get(path).body()).as(path).contains("Modalità di sviluppo");
        }
    }

    @Test
    @Proves("UX-02")
    void aPageSaysWhereOneIsAndAsWhom() throws Exception {
        String page = site.signedIn().get("/prova/sotto").body();
        assertThat(page)
                .contains("Agisci per te: Maria Rossi.", "action=\"/uscita\"")
                .contains("<a href=\"/\">Inizio</a>", "<a href=\"/prova\">Pagina di prova</a>")
                .contains("aria-current=\"page\">Pagina di prova</li>");
    }
}
