package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Departure;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Published;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.ReturnToken;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.session.Way;
import it.varco.api.session.Ways;
import it.varco.proves.Proves;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that go on at another site, as browsers see them. */
class AwayPagesTest {

    private static final FakeRooms.Card PIN = new FakeRooms.Card("pin", "it.varco.guest");
    private static final String NORTH = "https://north.example.it/metadata?a=b";
    private static final URI SSO = URI.create("https://north.example.it/sso");
    private static final String BACK = "/accesso/pin/ritorno";

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static Login.ChooseWay ways() {
        return new Login.ChooseWay(
                PIN,
                Ways.behind(Text.of("pin.enter"))
                        .picture("mark.svg")
                        .way(Way.of(NORTH, "North <&>").pictured("north.svg"))
                        .way(Way.of("https://south.example.it", "South"))
                        .way(Way.of("https://east.example.it", "East"))
                        .way(Way.of("https://west.example.it", "West"))
                        .link(Text.of("pin.none"), URI.create("https://www.spid.gov.it"))
                        .build());
    }

    private static Login leaving() {
        return new Login.Leave(PIN, Departure.post(SSO, Map.of("SAMLRequest", "a+b/c=", "RelayState", "r\"<s")));
    }

    @Test
    @Proves({"SPID-125", "SPID-126"})
    void showsEveryWayBehindTheButtonWithoutAScript() throws Exception {
        site.rooms.login = AwayPagesTest::ways;

        HttpResponse<String> page = site.browser().get("/accesso/pin?ritorno=/area/dati");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<summary", "src=\"/accesso/pin/mark.svg\"")
                .contains(
                        "href=\"/accesso/pin?ritorno=/area/dati&amp;idp=https%3A//north.example.it/metadata%3Fa%3Db\"")
                .contains("North &lt;&amp;&gt;", "src=\"/accesso/pin/north.svg\"")
                .contains("href=\"https://www.spid.gov.it\"")
                .doesNotContain("checked");
    }

    @Test
    @Proves("SPID-125")
    void putsNoWayFirst() throws Exception {
        site.rooms.login = AwayPagesTest::ways;
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 60 && first.size() < 4; i++) {
            Matcher way = Pattern.compile("class=\"varco-way\" href=\"([^\"]*)\"")
                    .matcher(site.browser().get("/accesso/pin").body());
            assertThat(way.find()).isTrue();
            first.add(way.group(1));
        }
        assertThat(first).hasSize(4);
    }

    @Test
    @Proves("SPID-128")
    void beginsByTheWayInTheAddress() throws Exception {
        site.rooms.login = AwayPagesTest::leaving;

        site.browser().get("/accesso/pin?livello=high&idp=https%3A%2F%2Fnorth.example.it%2Fmetadata%3Fa%3Db");

        LoginChoice choice = site.rooms.choices.get(0);
        assertThat(choice.way()).contains(NORTH);
        assertThat(choice.level()).isEqualTo(AssuranceLevel.HIGH);
    }

    @Test
    @Proves("SPID-128")
    void saysThatThereIsNoSuchWay() throws Exception {
        site.rooms.login = () -> new Login.NoSuchWay(PIN);

        HttpResponse<String> page = site.browser().get("/accesso/pin?idp=x");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("href=\"/accesso\"");
    }

    @Test
    @Proves({"SPID-31", "SPID-36", "SPID-84"})
    void sendsTheBrowserOnWithAFormThatNeedsNoScript() throws Exception {
        site.rooms.login = AwayPagesTest::leaving;
        Browser browser = site.browser();

        HttpResponse<String> page = browser.get("/accesso/pin?idp=north");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"https://north.example.it/sso\" data-varco-leave>")
                .contains("name=\"SAMLRequest\" value=\"a+b/c=\"", "name=\"RelayState\" value=\"r&quot;&lt;s\"")
                .contains("<button", "north.example.it");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action https://north.example.it;");
        assertThat(Browser.header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(Browser.header(page, "Referrer-Policy")).isIn("no-referrer", ""); // the listener says it
        String cookie = Browser.setCookies(page).stream()
                .filter(set -> set.startsWith("__Host-varco-rientro="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("; Secure; HttpOnly; SameSite=None", "Path=/", "Max-Age=900");
        BrowserToken known =
                BrowserToken.parse(browser.cookies.get("__Host-varco-accesso")).orElseThrow();
        assertThat(cookie).contains("=" + ReturnToken.of(known).text() + ".it;");
        assertThat(cookie).doesNotContain(known.text());
    }

    @Test
    @Proves({"SPID-32", "D-48"})
    void redirectsWhereNoFormOfOursWasBefore() throws Exception {
        URI target = URI.create("https://north.example.it/sso?SAMLRequest=a%2Bb&Signature=c");
        site.rooms.login = () -> new Login.Leave(PIN, Departure.get(target));

        HttpResponse<String> answer = site.browser().get("/accesso/pin?idp=north");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.header(answer, "Location")).isEqualTo(target.toString());
        assertThat(Browser.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(Browser.setCookies(answer)).anyMatch(set -> set.startsWith("__Host-varco-rientro="));
    }

    /** The form of another site brings the one cookie and no sign that it is of ours. */
    private HttpResponse<String> comeBack(Browser browser, String body) throws Exception {
        String cookie = browser.cookies.get("__Host-varco-rientro");
        Browser elsewhere = site.browser();
        if (cookie != null) {
            elsewhere.cookies.put("__Host-varco-rientro", cookie);
        }
        return elsewhere.postText(
                BACK, body, Map.of("Origin", "https://north.example.it", "Sec-Fetch-Site", "cross-site"));
    }

    private Browser away(String query) throws Exception {
        site.rooms.login = AwayPagesTest::leaving;
        Browser browser = site.browser();
        browser.get("/accesso/pin?idp=north" + query);
        site.rooms.begun = LoginChoice.of("pin", new ReturnPath("/area/dati")).by(NORTH);
        return browser;
    }

    @Test
    @Proves({"SPID-83", "SPID-84", "UX-22"})
    void letsInWhoComesBack() throws Exception {
        Browser browser = away("");
        SessionToken token = SessionToken.random();
        site.rooms.login = () -> new Login.Entered(token, new ReturnPath("/area/dati"));

        HttpResponse<String> answer = comeBack(browser, "SAMLResponse=abc&RelayState=r");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/area/dati");
        assertThat(Browser.setCookies(answer))
                .anyMatch(set -> set.startsWith("__Host-varco=" + token.text()))
                .anyMatch(set -> set.startsWith("__Host-varco-rientro=;") && set.contains("Max-Age=0"));
        assertThat(site.rooms.answers).containsExactly(Map.of("SAMLResponse", "abc", "RelayState", "r"));
        Visit visit = site.rooms.visits.get(site.rooms.visits.size() - 1);
        assertThat(visit.returning()).isPresent();
    }

    @Test
    @Proves("SEC-22")
    void tellsWhichSiteItIsWhateverTheHeadersSay() throws Exception {
        away("");

        assertThat(site.rooms.visits.get(0).site())
                .hasValueSatisfying(address -> assertThat(address.toString()).startsWith("http://localhost:"));
    }

    @Test
    @Proves({"UX-15", "SPID-92"})
    void saysWhatAnotherSiteSaidAndHowToTryAgain() throws Exception {
        Browser browser = away("");
        site.rooms.login = () -> new Login.Rejected(PIN, Text.of("pin.ended"));

        HttpResponse<String> page = comeBack(browser, "SAMLResponse=abc&RelayState=r");

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body())
                .contains("Il tuo PIN è stato chiuso")
                .contains(
                        "href=\"/accesso/pin?ritorno=/area/dati&amp;idp=https%3A//north.example.it/metadata%3Fa%3Db\"")
                .contains("href=\"/accesso/pin?ritorno=/area/dati\"", "href=\"/accesso?ritorno=/area/dati\"");
    }

    @Test
    @Proves({"SPID-42", "SPID-92"})
    void refusesWithAStatusOfItsOwn() throws Exception {
        Map<Login, Integer> statuses = Map.of(
                new Login.Refused(PIN, Text.of("pin.refused"), Duration.ZERO), 403,
                new Login.Malformed(PIN), 400,
                new Login.NotAvailable("pin", Login.Absence.FAULT), 403,
                new Login.NotAvailable("pin", Login.Absence.OFF), 503,
                new Login.Expired(), 403);
        for (Map.Entry<Login, Integer> each : statuses.entrySet()) {
            Browser browser = away("");
            site.rooms.login = each::getKey;
            HttpResponse<String> page = comeBack(browser, "SAMLResponse=abc&RelayState=r");
            assertThat(page.statusCode()).as(each.getKey().toString()).isEqualTo(each.getValue());
            assertThat(page.body()).contains("varco-reference").doesNotContain("SAMLResponse");
        }
    }

    @Test
    @Proves("UX-08")
    void speaksTheLanguageInWhichThePersonLeft() throws Exception {
        Browser browser = away("&lang=en");
        site.rooms.login = () -> new Login.Malformed(PIN);

        HttpResponse<String> page = comeBack(browser, "SAMLResponse=abc&RelayState=r");

        assertThat(Browser.header(page, "Content-Language")).isEqualTo("en");
    }

    @Test
    @Proves("SPID-148")
    void saysThatABrowserWithoutItsCookieIsNotKnown() throws Exception {
        HttpResponse<String> page = comeBack(site.browser(), "SAMLResponse=abc&RelayState=r");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(site.rooms.answers).hasSize(1); // the room was asked, so that the trail tells of it
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SAMLResponse=a&SAMLResponse=b&RelayState=r", "RelayState=r&RelayState=s", "SAMLResponse=%zz"})
    @Proves("SPID-40")
    void takesEachFieldOnce(String body) throws Exception {
        assertThat(comeBack(away(""), body).statusCode()).isEqualTo(400);
        assertThat(site.rooms.answers).isEmpty();
    }

    @Test
    @Proves({"SPID-40", "SEC-41"})
    void takesMessagesOfASizeThatFederationsSendAndNoLarger() throws Exception {
        Browser browser = away("");
        site.rooms.login = () -> new Login.Malformed(PIN);

        assertThat(comeBack(browser, "SAMLResponse=" + "A".repeat(360_000)).statusCode())
                .isEqualTo(400);
        assertThat(site.rooms.answers.get(0).get("SAMLResponse")).hasSize(360_000);
        assertThat(comeBack(browser, "SAMLResponse=" + "A".repeat(470_000)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accesso/pin", "/accesso", "/area", "/accesso/pin/metadata", "/uscita"})
    @Proves("SEC-27")
    void takesTheFormOfAnotherSiteNowhereElse(String path) throws Exception {
        HttpResponse<String> page = site.browser()
                .postText(path, "a=b", Map.of("Origin", "https://north.example.it", "Sec-Fetch-Site", "cross-site"));

        assertThat(page.statusCode()).isEqualTo(403);
    }

    @Test
    @Proves("SPID-40")
    void takesWhatComesBackByPostAlone() throws Exception {
        HttpResponse<String> page = site.browser().get(BACK + "?SAMLResponse=abc&RelayState=r");

        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(Browser.header(page, "Allow")).isEqualTo("POST");
    }

    @Test
    @Proves("SPID-01")
    void givesOutWhatAProviderPublishes() throws Exception {
        byte[] metadata = "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8);
        site.rooms.published.put("pin/metadata", Published.of("application/samlmetadata+xml", metadata));
        site.rooms.published.put(
                "pin/mark.svg", Published.of("image/svg+xml", metadata).freshFor(Duration.ofHours(1)));

        HttpResponse<String> document = site.browser().get("/accesso/pin/metadata");
        HttpResponse<String> picture = site.browser().get("/accesso/pin/mark.svg");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).isEqualTo("<?xml version=\"1.0\"?><a/>");
        assertThat(Browser.header(document, "Content-Type")).isEqualTo("application/samlmetadata+xml");
        assertThat(Browser.header(document, "Cache-Control")).isEqualTo("no-cache");
        assertThat(Browser.header(document, "Content-Security-Policy")).startsWith("sandbox;");
        assertThat(Browser.setCookies(document)).isEmpty();
        assertThat(Browser.header(picture, "Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(site.browser().get("/accesso/pin/other").statusCode()).isEqualTo(404);
        assertThat(site.browser().get("/accesso/pin/..%2Fx").statusCode()).isNotEqualTo(200);
        assertThat(site.browser().get("/accesso/pin/mark.svg/x").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("D-48")
    void sendsOnByAPageAfterAFormOfOurs() throws Exception {
        URI target = URI.create("https://north.example.it/sso?SAMLRequest=a%2Bb&RelayState=c");
        site.rooms.login = () -> new Login.Leave(PIN, Departure.get(target));
        Browser browser = site.browser();
        browser.get("/accesso/pin"); // makes the cookie
        BrowserToken token =
                BrowserToken.parse(browser.cookies.get("__Host-varco-accesso")).orElseThrow();

        HttpResponse<String> page = browser.post(
                "/accesso/pin", Map.of("_token", FormToken.of(token, "/accesso/pin"), "_attempt", "attempt-1"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<form method=\"get\" action=\"" + SSO + "?")
                .contains("name=\"SAMLRequest\" value=\"a+b\"", "name=\"RelayState\" value=\"c\"");
    }

    @Test
    void everyAddressBelowTheLoginIsReadOneWay() {
        assertThat(LoginAddress.parse("/accesso/pin")).contains(new LoginAddress("pin", ""));
        assertThat(LoginAddress.parse("/accesso/pin/ritorno").filter(LoginAddress::isReturn))
                .isPresent();
        List<String> none = List.of(
                "/accesso/",
                "/accesso/PIN",
                "/accesso/pin/",
                "/accesso/pin/A",
                "/accesso/pin/a/b",
                "/accesso/pin/a..b",
                "/accesso/pin/.a",
                "/accessopin");
        assertThat(none).allMatch(path -> LoginAddress.parse(path).isEmpty());
    }
}
