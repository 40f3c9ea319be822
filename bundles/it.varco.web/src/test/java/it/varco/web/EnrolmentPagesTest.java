package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Attempt;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login that first makes the credential, with what its form shows and asks. */
class EnrolmentPagesTest {

    private static final FakeRooms.Card LOCAL = new FakeRooms.Card("pin", "it.varco.guest");
    private static final String KEY =
            "otpauth://totp/Varco:x?secret=JBSWY3DPEHPK3PXP&issuer=\"><script>alert(1)</script>";
    private static final String LOGIN = "/accesso/pin";
    private static final String STEP = LOGIN + "?passo=attempt-1.1";
    private static final Form FORM = Form.builder()
            .exhibit(Exhibit.of(Exhibit.Kind.QR, Text.of("field.word"), KEY))
            .exhibit(Exhibit.of(Exhibit.Kind.CODE, Text.of("field.code"), "JBSW <b>Y3DP</b>"))
            .exhibit(Exhibit.codes(Text.of("field.pin"), List.of("aaaa-1111", "bbbb-<i>2222")))
            .field(Field.of("kept", FieldKind.CONFIRMATION, Text.of("field.word"))
                    .build())
            .field(Field.of("code", FieldKind.CODE, Text.of("field.code")).build())
            .build();

    private record Enrolling(String id, ProviderCard provider, boolean enrols, boolean raises) implements Attempt {}

    private final FakeRooms rooms = new FakeRooms();
    private final ConsolePages console = new ConsolePages();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite(Place.MANAGEMENT, rooms);
        rooms.addManaged(console);
        rooms.offered = List.of(LOCAL, new FakeRooms.Card("other", "it.varco.guest"));
        rooms.login = () -> ask(FORM);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static Login ask(Form form) {
        return new Login.Ask(new Enrolling("attempt-1", LOCAL, true, false), form);
    }

    @Test
    void aPageThatBeginsOneShowsItsFormAndOffersNobodyElse() throws Exception {
        console.answer = request -> new PageAnswer.Enter(ask(FORM));
        Browser browser = site.browser();
        browser.get(ConsolePages.START);
        BrowserToken token = BrowserToken.parse(browser.cookies.get("__Host-varco-gestione-accesso"))
                .orElseThrow();
        rooms.standing = () -> ask(FORM);
        HttpResponse<String> begun = browser.post(
                ConsolePages.START, Map.of("_token", FormToken.of(token, ConsolePages.START), "code", "XXXXX"));
        assertThat(Browser.header(begun, "Location")).isEqualTo("/accesso/pin?passo=attempt-1");
        HttpResponse<String> page = browser.get("/accesso/pin?passo=attempt-1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Crea la tua credenziale</h1>", "action=\"" + LOGIN + "\"")
                .contains("href=\"/accesso/pin?passo=attempt-1&amp;lang=en\" lang=\"en\"")
                .contains("<a href=\"/amministrazione\">Amministrazione</a><span class=\"separator\"") // UX-23
                .contains("aria-current=\"page\">Crea la tua credenziale</li>", "credenziale «PIN» è pronta")
                .doesNotContain("nav-tabs", "Altro modo", "XXXXX");
        assertThat(Browser.hidden(page, LOGIN, "_attempt")).isEqualTo("attempt-1");
        HttpResponse<String> next =
                browser.post(LOGIN, Map.of("_token", Browser.hidden(page, LOGIN, "_token"), "_attempt", "attempt-1"));
        assertThat(next.statusCode()).isEqualTo(303);
    }

    @Test
    @Proves({"SEC-50", "UX-07"})
    void aTwoDimensionalCodeIsAPictureWithANameAndTheSameAsText() throws Exception {
        String page = site.browser().get("/accesso/pin").body();
        assertThat(page)
                .containsPattern("<svg class=\"varco-qr\" role=\"img\" aria-label=\"Codice QR. Parola\"")
                .contains("<summary>Non riesci a inquadrarlo?")
                .contains("issuer=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</code>")
                .doesNotContain("<script>", " style=");
        Matcher outline = Pattern.compile("<path fill=\"#000\" d=\"([^\"]*)\">").matcher(page);
        assertThat(outline.find()).isTrue();
        assertThat(outline.group(1)).matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
    }

    @Test
    void codesAreTextToBeKept() throws Exception {
        String page = site.browser().get("/accesso/pin").body();
        assertThat(page)
                .contains("data-varco-copy", ">JBSW &lt;b&gt;Y3DP&lt;/b&gt;</code>")
                .contains("<li><code class=\"varco-code\">aaaa-1111</code></li>")
                .contains("<li><code class=\"varco-code\">bbbb-&lt;i&gt;2222</code></li>");
    }

    @Test
    @Proves("UX-03")
    void aBoxIsAskedAndWhatWasTickedStays() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> page = browser.get("/accesso/pin");
        assertThat(page.body())
                .contains("<input type=\"checkbox\" id=\"campo-kept\" name=\"kept\" value=\"true\" required>")
                .contains("<label for=\"campo-kept\">Parola");
        rooms.login = () -> ask(FORM.withErrors(List.of(new FieldError("kept", Text.of("form.error.required")))));
        rooms.standing = () -> ask(FORM);
        HttpResponse<String> wrong = led(
                browser,
                browser.post(
                        LOGIN,
                        Map.of(
                                "_token", Browser.hidden(page, LOGIN, "_token"),
                                "_attempt", "attempt-1",
                                "kept", "true",
                                "code", "123456")));
        assertThat(wrong.body())
                .contains("<title>Errore: Crea la tua credenziale", "value=\"true\" checked required")
                .contains("aria-describedby=\"campo-kept-errore\" aria-invalid=\"true\"")
                .doesNotContain("123456");
    }

    private static HttpResponse<String> led(Browser browser, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(303);
        return browser.get(Browser.header(answer, "Location"));
    }

    private static Login.Ask step(String id, FieldError... errors) {
        Form form = Form.builder()
                .field(Field.of("name", FieldKind.TEXT, Text.of("field.word")).build())
                .field(Field.of("secret", FieldKind.SECRET, Text.of("field.pin"))
                        .build())
                .build();
        return new Login.Ask(new Enrolling(id, LOCAL, true, false), form.withErrors(List.of(errors)));
    }

    /** Sends the form of the step that the page shows. */
    private static HttpResponse<String> send(Browser browser, HttpResponse<String> page) throws Exception {
        return browser.post(
                LOGIN,
                Map.of(
                        "_token",
                        Browser.hidden(page, LOGIN, "_token"),
                        "_attempt",
                        Browser.hidden(page, LOGIN, "_attempt"),
                        "name",
                        "Anna",
                        "secret",
                        "girasole"));
    }

    /** A browser that sent a step with a mistake in it. */
    private Browser halfway() throws Exception {
        Browser browser = site.browser();
        rooms.login = () -> step("attempt-1.1");
        HttpResponse<String> page = browser.get("/accesso/pin");
        rooms.login = () -> step("attempt-1.1", new FieldError("secret", Text.of("form.error.required")));
        rooms.standing = () -> step("attempt-1.1");
        assertThat(Browser.header(send(browser, page), "Location")).isEqualTo(STEP);
        rooms.login = () -> {
            throw new AssertionError("asked");
        };
        return browser;
    }

    @Test
    @Proves({"UX-05", "UX-08"})
    void theOtherLanguageAndTheAddressShowTheStepAgainWithWhatWasTyped() throws Exception {
        HttpResponse<String> page = halfway().get(STEP + "&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Error: Make your credential", "value=\"Anna\"", "This field is required.")
                .contains("href=\"/accesso/pin?passo=attempt-1.1&amp;lang=it\"")
                .doesNotContain("girasole");
        assertThat(Browser.hidden(page, LOGIN, "_attempt")).isEqualTo("attempt-1.1");
    }

    @Test
    @Proves("UX-05")
    void anOlderFormThatIsSentOnceMoreLeadsToWhereTheCredentialStands() throws Exception {
        Browser browser = halfway();
        HttpResponse<String> first = browser.get(STEP);
        rooms.login = () -> step("attempt-1.2");
        rooms.standing = () -> step("attempt-1.2");
        HttpResponse<String> second = led(browser, send(browser, first));
        assertThat(second.body()).as("errors are those of another step").doesNotContain("Error");
        rooms.login = Login.Expired::new;
        HttpResponse<String> again = led(browser, send(browser, first));
        assertThat(Browser.hidden(again, LOGIN, "_attempt")).isEqualTo("attempt-1.2");
        rooms.standing = Login.Expired::new;
        assertThat(send(browser, again).statusCode()).isEqualTo(410); // that step is over
        assertThat(browser.get(STEP).statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsOverIsSaidAndNotBegunAnew() throws Exception {
        Browser browser = halfway();
        HttpResponse<String> page = browser.get(STEP);
        rooms.login = () -> new Login.Entered(rooms.open(Channel.MANAGEMENT), new ReturnPath("/amministrazione"));
        assertThat(send(browser, page).statusCode()).isEqualTo(303);
        rooms.standing = Login.Expired::new;
        rooms.login = () -> step("attempt-2");
        HttpResponse<String> over = browser.get(STEP);
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("Questo accesso non è più valido").doesNotContain("attempt-2");
    }

    @Test
    void aStepIsShownToNobodyWithoutTheCookieOfTheLogin() throws Exception {
        halfway();
        assertThat(site.browser().get(STEP).statusCode()).isEqualTo(410);
    }

    @Test
    void anOrdinaryLoginBeginsAnewByItsAddress() throws Exception {
        Browser browser = halfway();
        rooms.login = () -> ask(FORM);
        assertThat(Browser.hidden(browser.get("/accesso/pin"), LOGIN, "_attempt"))
                .isEqualTo("attempt-1");
    }
}
