package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.session.Attempt;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPagesTest {

    private static final FakeRooms.Card PIN = new FakeRooms.Card("pin", "it.varco.guest");
    private static final FakeRooms.Card OTHER = new FakeRooms.Card("other", "it.varco.guest");
    private static final Form FORM = Form.builder()
            .field(Field.of("cf", FieldKind.CODICE_FISCALE, Text.of("field.cf"))
                    .subject()
                    .autocomplete("username")
                    .build())
            .field(Field.of("pin", FieldKind.SECRET, Text.of("field.pin"))
                    .length(8, 8)
                    .build())
            .field(Field.of("code", FieldKind.CODE, Text.of("field.code"))
                    .optional()
                    .autocomplete("one-time-code")
                    .build())
            .field(Field.of("word", FieldKind.TEXT, Text.of("field.word"))
                    .optional()
                    .build())
            .build();

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.login = () -> ask(FORM);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static Login ask(Form form) {
        return new Login.Ask(new OpenAttempt("attempt-1", PIN, false, false), form);
    }

    private record OpenAttempt(String id, ProviderCard provider, boolean enrols, boolean raises) implements Attempt {}

    private static Map<String, String> filled(HttpResponse<String> page) {
        return filled(page, "/accesso/pin");
    }

    private static Map<String, String> filled(HttpResponse<String> page, String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_token", Browser.hidden(page, action, "_token"));
        fields.put("_attempt", Browser.hidden(page, action, "_attempt"));
        fields.put("cf", "rssmra80a41h501y");
        fields.put("pin", "12345678");
        return fields;
    }

    /** A browser that has the form before it, and what it would send. */
    private HttpResponse<String> answerTo(Browser browser, Login login) throws Exception {
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        site.rooms.login = () -> login;
        return browser.post("/accesso/pin", fields);
    }

    /** What a form leads to, which is another page with an address of its own. */
    private static HttpResponse<String> led(Browser browser, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(303);
        HttpResponse<String> page = browser.get(Browser.header(answer, "Location"));
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }

    @Test
    @Proves({"UX-05", "UX-08"})
    void theOtherLanguageOfALaterStepLeadsToThatStep() throws Exception {
        Browser browser = site.browser();
        site.rooms.standing = () -> new Login.Ask(new OpenAttempt("attempt-2", PIN, false, false), FORM);
        HttpResponse<String> second = led(browser, answerTo(browser, site.rooms.standing.get()));
        assertThat(second.body()).contains("href=\"/accesso/pin?passo=attempt-2&amp;lang=en\"");

        HttpResponse<String> again = browser.get("/accesso/pin?passo=attempt-2&lang=en");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Browser.hidden(again, "/accesso/pin", "_attempt")).isEqualTo("attempt-2");
        assertThat(site.rooms.shown).containsExactly("attempt-2", "attempt-2");
    }

    @Test
    @Proves("UX-05")
    void anOlderFormLeadsToWhereTheLoginStands() throws Exception {
        site.rooms.standing = () -> new Login.Ask(new OpenAttempt("attempt-2", PIN, false, false), FORM);

        Browser browser = site.browser();
        HttpResponse<String> answer = led(browser, answerTo(browser, new Login.Expired()));

        assertThat(Browser.hidden(answer, "/accesso/pin", "_attempt")).isEqualTo("attempt-2");
    }

    @Test
    void aStepThatIsOverOrOfAnotherProviderIsNotShown() throws Exception {
        Browser browser = site.browser();
        browser.get("/accesso/pin");
        assertThat(browser.get("/accesso/pin?passo=attempt-1").statusCode()).isEqualTo(410);
        site.rooms.standing = () -> new Login.Ask(new OpenAttempt("attempt-2", OTHER, false, false), FORM);
        assertThat(browser.get("/accesso/pin?passo=attempt-2").statusCode()).isEqualTo(410);
        assertThat(site.browser().get("/accesso/pin?passo=attempt-2").statusCode())
                .as("without the cookie of the login")
                .isEqualTo(410);
    }

    @Test
    void oneWayToSignInIsChosenAtOnce() throws Exception {
        HttpResponse<String> answer = site.browser().get("/accesso");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/accesso/pin");
    }

    @Test
    void severalWaysAreOfferedAndTheWayBackIsCarriedOn() throws Exception {
        site.rooms.offered = List.of(PIN, OTHER);
        HttpResponse<String> page = site.browser().get("/accesso?ritorno=/prova");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/accesso/pin?ritorno=/prova\">PIN</a>")
                .contains("href=\"/accesso/other?ritorno=/prova\">Altro modo</a>");
    }

    @Test
    void noWayToSignInIsSaidInWords() throws Exception {
        site.rooms.offered = List.of();
        HttpResponse<String> page = site.browser().get("/accesso");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("In questo momento non si può entrare");
    }

    @Test
    void theFormIsDrawnFieldByField() throws Exception {
        String page = site.browser().get("/accesso/pin").body();
        assertThat(page)
                .contains("<form class=\"varco-form\" id=\"modulo\" method=\"post\" action=\"/accesso/pin\"")
                .contains("name=\"_attempt\" value=\"attempt-1\"")
                .contains("type=\"password\"", "id=\"campo-pin\" name=\"pin\" maxlength=\"8\"")
                .contains("id=\"campo-cf\" name=\"cf\" maxlength=\"20\" autocomplete=\"username\"")
                .contains("autocomplete=\"one-time-code\"")
                .contains("aria-current=\"page\">PIN</a>");
    }

    @Test
    @Proves("SEC-24")
    void theBrowserGetsATokenOfItsOwnForTheLogin() throws Exception {
        Browser browser = site.browser();
        HttpResponse<String> page = browser.get("/accesso/pin");
        assertThat(Browser.setCookies(page)).hasSize(1);
        assertThat(Browser.setCookies(page).get(0))
                .matches(
                        "__Host-varco-accesso=[A-Za-z0-9_-]{22}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
        String token = browser.cookies.get(Place.PUBLIC.cookies().browser());
        assertThat(site.rooms.visits.get(0).browser().map(BrowserToken::text)).contains(token);
        browser.get("/accesso/pin");
        assertThat(browser.cookies).containsEntry(Place.PUBLIC.cookies().browser(), token);
    }

    @Test
    void whatIsTypedReachesTheRoomWithoutOurOwnFields() throws Exception {
        Browser browser = site.browser();
        browser.post("/accesso/pin", filled(browser.get("/accesso/pin")));
        assertThat(site.rooms.answers).containsExactly(Map.of("cf", "rssmra80a41h501y", "pin", "12345678"));
    }

    @Test
    @Proves("UX-03")
    void errorsAreListedOnTopAndBesideTheirFieldsAndSecretsAreNotShownAgain() throws Exception {
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        fields.put("code", "998877");
        fields.put("word", "\"><script>alert(1)</script>");
        site.rooms.login = LoginPagesTest::wrong;
        site.rooms.standing = () -> ask(FORM);
        HttpResponse<String> answer = browser.post("/accesso/pin", fields);
        assertThat(Browser.header(answer, "Location"))
                .as("nothing that was typed is in the address")
                .isEqualTo("/accesso/pin?passo=attempt-1");
        HttpResponse<String> page = led(browser, answer);
        assertThat(page.body())
                .contains("<title>Errore: ")
                .contains(
                        "<a href=\"#campo-cf\">Codice fiscale – ",
                        "<a href=\"#campo-pin\">PIN – Scrivi da 8 a 8 caratteri.")
                .contains("id=\"campo-pin-errore\"", "aria-invalid=\"true\"", "value=\"rssmra80a41h501y\"")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .doesNotContain("12345678", "998877", "<script>alert");
        assertThat(led(browser, answer).body()).as("by F5").isEqualTo(page.body());
        assertThat(browser.get("/accesso/pin?passo=attempt-1&lang=en").body())
                .contains("<title>Error: ", "value=\"rssmra80a41h501y\"");
    }

    private static Login wrong() {
        return ask(FORM.withErrors(List.of(
                new FieldError("cf", Text.of(Form.CODICE_FISCALE)),
                new FieldError("pin", Text.of(Form.LENGTH, "8", "8")))));
    }

    @Test
    @Proves("UX-03")
    void whatWasWrongIsForgottenWithTheNextAnswer() throws Exception {
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        site.rooms.login = LoginPagesTest::wrong;
        site.rooms.standing = () -> ask(FORM);
        String step = Browser.header(browser.post("/accesso/pin", fields), "Location");
        site.rooms.login = () -> new Login.NotAvailable("pin", Login.Absence.BUSY);
        browser.post("/accesso/pin", fields);
        assertThat(browser.get(step).body()).as("it was not looked at").contains("rssmra80a41h501y");
        site.rooms.login = () -> new Login.Refused(PIN, Text.of("pin.refused"), Duration.ZERO);
        browser.post("/accesso/pin", fields);
        assertThat(browser.get(step).body()).doesNotContain("<title>Errore: ", "rssmra80a41h501y");
    }

    @Test
    @Proves("UX-05")
    void aFormWhoseTokenIsNoMoreRightLeadsBackToItsStep() throws Exception {
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin?ritorno=/prova"), "/accesso/pin?ritorno=/prova");
        fields.put("_token", "x");
        site.rooms.standing = () -> ask(FORM);
        assertThat(browser.post("/accesso/pin?ritorno=/prova", fields).body())
                .contains("href=\"/accesso/pin?ritorno=/prova&amp;passo=attempt-1\"");
    }

    @Test
    @Proves("SEC-48")
    void whatIsWrongInTwoHundredFormsIsKeptAndTheNextIsAnsweredAtOnce() throws Exception {
        ReturnedForms returned = site.memory.returned();
        Form form = FORM.withErrors(List.of(new FieldError("cf", Text.of(Form.CODICE_FISCALE))));
        for (int i = 0; i < ReturnedForms.MOST; i++) {
            assertThat(returned.keep("other-" + i, form, Parameters.NONE, RunningSite.NOW))
                    .isTrue();
        }
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        site.rooms.login = LoginPagesTest::wrong;
        HttpResponse<String> page = browser.post("/accesso/pin", fields);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("<title>Errore: ", "value=\"rssmra80a41h501y\"");
        assertThat(returned.find("other-0", RunningSite.NOW).errors()).hasSize(1);
        Instant later = RunningSite.NOW.plus(ReturnedForms.LIFE).plusMillis(1);
        assertThat(returned.find("other-0", later).errors()).isEmpty();
        assertThat(returned.keep("new", form, Parameters.NONE, later)).isTrue();
    }

    @Test
    @Proves("SEC-48")
    void aTextLongerThanAnAnswerMayBeIsNotKept() {
        ReturnedForms returned = new ReturnedForms();
        Parameters typed = Parameters.of(Map.of("word", "x".repeat(ReturnedForms.LONGEST + 1), "cf", "y", "pin", "z"));
        Form form = FORM.withErrors(List.of(new FieldError("pin", Text.of(Form.REQUIRED))));
        returned.keep("one", form, typed, RunningSite.NOW);
        assertThat(returned.find("one", RunningSite.NOW).typed().names()).containsExactly("cf");
    }

    @Test
    @Proves({"SEC-08", "SEC-24", "UX-22"})
    void whoeverEntersGetsANewSessionCookieAndGoesWhereTheyWanted() throws Exception {
        Browser browser = site.signedIn();
        String before = browser.cookies.get(Place.PUBLIC.cookies().session());
        SessionToken token = SessionToken.random();
        HttpResponse<String> answer = answerTo(browser, new Login.Entered(token, new ReturnPath("/prova?a=1")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "Location")).isEqualTo("/prova?a=1");
        assertThat(Browser.setCookies(answer))
                .contains("__Host-varco=" + token.text() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(site.rooms.visits.get(site.rooms.visits.size() - 1).session().map(SessionToken::text))
                .as("the room sees the session it has to end")
                .contains(before);
    }

    @Test
    @Proves({"SEC-29", "UX-22"})
    void onlyPlacesOfThisSiteAreGoneTo() throws Exception {
        site.browser().get("/accesso/pin?ritorno=/prova%3Fa%3D1");
        for (String trick : List.of(
                "//evil.example",
                "/%5Cevil.example",
                "https://evil.example",
                "/%2F%2Fevil.example",
                "/a@evil.example",
                "/..%2Fx",
                "javascript:alert(1)",
                "/x%0D%0ASet-Cookie:a=b",
                "")) {
            String asked = trick.replace(":", "%3A").replace("@", "%40");
            site.browser().get("/accesso/pin?ritorno=" + asked);
        }
        assertThat(site.rooms.wishes.get(0)).isEqualTo(new ReturnPath("/prova?a=1"));
        assertThat(site.rooms.wishes.subList(1, 10)).containsOnly(new ReturnPath("/area"));
    }

    @Test
    @Proves({"SEC-04", "PIN-34"})
    void allRefusalsAreTheSameToTheByteButForTheReference() throws Exception {
        Login refused = new Login.Refused(PIN, Text.of("pin.refused"), Duration.ofMinutes(3));
        HttpResponse<String> one = answerTo(site.browser(), refused);
        Browser other = again();
        Map<String, String> fields = filled(other.get("/accesso/pin"));
        site.rooms.login = () -> refused;
        fields.put("cf", "BNCLCU70B02F205X");
        fields.put("pin", "a-very-different-and-much-longer-secret");
        HttpResponse<String> two = other.post("/accesso/pin", fields);
        assertThat(one.statusCode()).isEqualTo(403).isEqualTo(two.statusCode());
        assertThat(without(one, SiteTest.reference(one))).isEqualTo(without(two, SiteTest.reference(two)));
        assertThat(headers(one)).isEqualTo(headers(two));
        assertThat(one.body())
                .contains("I dati inseriti non sono giusti.", "fermo per 3 minuti")
                .doesNotContain("RSSMRA", "rssmra");
    }

    private static String without(HttpResponse<String> page, String reference) {
        return page.body().replace(reference, "");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> page) {
        Map<String, List<String>> headers = new LinkedHashMap<>(page.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    @Proves({"FAS-09", "UX-11"})
    void whoProvedWhoTheyAreAndIsKeptOutReadsWhyAndTheOtherWaysIn() throws Exception {
        site.rooms.offered = List.of(PIN, OTHER);
        HttpResponse<String> page = answerTo(site.browser(), new Login.Rejected(PIN, Text.of("pin.ended")));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("Il tuo PIN è stato chiuso: entra con SPID, CIE o CNS.", "nessun tentativo è stato contato")
                .contains("href=\"/accesso/other\">Altro modo</a>", "Scegli un altro modo per entrare.")
                .doesNotContain("href=\"/accesso/pin\">", "RSSMRA", "rssmra");
        SiteTest.reference(page);
    }

    @Test
    @Proves("UX-11")
    void whoIsKeptOutWhereThereIsNoOtherWayInReadsSo() throws Exception {
        site.rooms.offered = List.of(PIN);
        assertThat(answerTo(site.browser(), new Login.Rejected(PIN, Text.of("pin.ended")))
                        .body())
                .contains("per ora non ci sono altri modi per entrare")
                .doesNotContain("Scegli un altro modo");
    }

    @Test
    @Proves({"UX-11", "PIN-33"})
    void aBlockSaysHowLongItLastsAndWhatElseThereIs() throws Exception {
        site.rooms.offered = List.of(PIN, OTHER);
        HttpResponse<String> page = answerTo(site.browser(), new Login.Blocked(PIN, Duration.ofMillis(150_400)));
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(Browser.header(page, "Retry-After")).isEqualTo("151");
        assertThat(page.body())
                .contains("3 minuti", "data-varco-wait=\"151\"", ">18:08</time>")
                .contains("href=\"/accesso/other\">Altro modo</a>");
        SiteTest.reference(page);
    }

    @Test
    @Proves({"SEC-03", "UX-11"})
    void aBlockOfHoursIsThatOfTheNetwork() throws Exception {
        site.rooms.login = () -> new Login.Blocked(PIN, Duration.ofHours(23));
        String page = site.browser().get("/accesso/pin").body();
        site.rooms.login = () -> new Login.Blocked(PIN, Duration.ofHours(1));
        String shorter = site.browser().get("/accesso/pin").body();
        assertThat(page)
                .contains("<h1>Accesso bloccato: aspetta prima di riprovare</h1>", "23 ore")
                .contains("da un’altra, per esempio con il cellulare");
        assertThat(shorter)
                .contains("<h1>Accesso bloccato per pochi minuti</h1>", "60 minuti")
                .doesNotContain("da un’altra, per esempio con il cellulare");
    }

    @Test
    void theLastMinuteOfABlockIsOne() throws Exception {
        HttpResponse<String> page = answerTo(site.browser(), new Login.Blocked(PIN, Duration.ofMillis(1)));
        assertThat(Browser.header(page, "Retry-After")).isEqualTo("1");
        assertThat(page.body()).contains(">1 minuto<");
    }

    @ParameterizedTest
    @EnumSource(names = "CHANGED", mode = EnumSource.Mode.EXCLUDE)
    @Proves("SEC-11")
    void aProviderThatCannotBeUsedIsSaidAndTheOthersAreOffered(Login.Absence why) throws Exception {
        site.rooms.offered = List.of(OTHER);
        site.rooms.login = () -> new Login.NotAvailable("pin", why);
        HttpResponse<String> page = site.browser().get("/accesso/pin");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(Browser.header(page, "Retry-After")).isEqualTo("1");
        assertThat(page.body()).contains("href=\"/accesso/other\">Altro modo</a>");
        SiteTest.reference(page);
    }

    @Test
    @Proves("UX-22")
    void theWayBackOutlivesARefusal() throws Exception {
        site.rooms.offered = List.of(PIN, OTHER);
        Browser browser = site.browser();
        HttpResponse<String> form = browser.get("/accesso/pin?ritorno=/prova");
        String action = "/accesso/pin?ritorno=/prova";
        Map<String, String> fields = Map.of(
                "_token", Browser.hidden(form, action, "_token"), "_attempt", Browser.hidden(form, action, "_attempt"));
        site.rooms.login = () -> new Login.Refused(PIN, Text.of("pin.refused"), Duration.ZERO);
        HttpResponse<String> page = browser.post(action, fields);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("href=\"" + action + "\"", "href=\"/accesso/other?ritorno=/prova\"");
    }

    @Test
    @Proves("SEC-11")
    void aProviderThatLeftInTheMiddleIsNamedAsItWas() throws Exception {
        Contribution gone = site.contributions.add("it.varco.gone", new FolderFiles(FolderFiles.GUEST));
        FakeRooms.Card card = new FakeRooms.Card("pin", "it.varco.gone");
        site.rooms.offered = List.of(card);
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        site.contributions.remove(gone);
        site.rooms.offered = List.of(OTHER);
        site.rooms.login = () -> new Login.NotAvailable("pin", Login.Absence.ABSENT);
        assertThat(browser.post("/accesso/pin", fields).body()).contains("non si può entrare con PIN.");
        site.rooms.login = () -> new Login.Blocked(card, Duration.ofMinutes(3));
        assertThat(browser.get("/accesso/pin").body())
                .contains("l’accesso con PIN")
                .doesNotContain("[pin.label]");
    }

    @Test
    void aProviderThatNeverWasIsNotNamedByItsIdentifier() throws Exception {
        site.rooms.login = () -> new Login.NotAvailable("x-7", Login.Absence.ABSENT);
        HttpResponse<String> page = site.browser().get("/accesso/x-7");
        assertThat(page.body())
                .contains("non si può entrare con il modo che hai scelto.")
                .doesNotContain(" x-7");
    }

    @Test
    @Proves("UX-63")
    void aCodeOfDigitsIsTypedWithKeysForDigits() throws Exception {
        Form form = Form.builder()
                .field(Field.of("digits", FieldKind.CODE, Text.of("field.code"))
                        .digits()
                        .build())
                .field(Field.of("letters", FieldKind.CODE, Text.of("field.code"))
                        .build())
                .build();
        site.rooms.login = () -> ask(form);
        assertThat(site.browser().get("/accesso/pin").body())
                .containsPattern("name=\"digits\" [^>]*inputmode=\"numeric\"")
                .containsPattern("name=\"letters\" [^>]*inputmode=\"text\"");
    }

    @Test
    void aLoginThatCannotGoOnBeginsAgain() throws Exception {
        HttpResponse<String> expired = answerTo(site.browser(), new Login.Expired());
        HttpResponse<String> changed = answerTo(again(), new Login.NotAvailable("pin", Login.Absence.CHANGED));
        assertThat(expired.statusCode()).isEqualTo(410).isEqualTo(changed.statusCode());
        assertThat(expired.body()).contains("href=\"/accesso\"", "href=\"/area\"");
        assertThat(changed.body()).contains("href=\"/accesso/pin\"");
    }

    private Browser again() {
        site.rooms.login = () -> ask(FORM);
        return site.browser();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accesso/", "/accesso/PIN", "/accesso/pin/", "/accesso/pin/x", "/accesso/1", "/accessori"})
    void anAddressThatCanBeNoProviderIsNotFound(String path) throws Exception {
        assertThat(site.browser().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("SEC-27")
    void aLoginFormWithoutItsTokenReachesNobody() throws Exception {
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        Browser stranger = site.browser();
        stranger.get("/accesso/pin");
        assertRefused(stranger.post("/accesso/pin", fields), "La pagina era aperta da troppo tempo");
        fields.remove("_token");
        assertRefused(browser.post("/accesso/pin", fields), "La pagina era aperta da troppo tempo");
        browser.cookies.clear();
        assertRefused(browser.post("/accesso/pin", fields), "Il browser non ha conservato");
        assertThat(site.rooms.answers).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> page, String words) {
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(words, "href=\"/accesso/pin\"");
    }

    @Test
    void aFormWithoutItsAttemptIsNoForm() throws Exception {
        Browser browser = site.browser();
        Map<String, String> fields = filled(browser.get("/accesso/pin"));
        fields.remove("_attempt");
        assertThat(browser.post("/accesso/pin", fields).statusCode()).isEqualTo(400);
    }

    @Test
    void textsComeFromTheBundleOfTheProviderAndAMissingOneIsShownAsItsKey() throws Exception {
        site.rooms.offered = List.of(PIN, new FakeRooms.Card("nuovo", "it.varco.guest"));
        Browser browser = site.browser();
        assertThat(browser.get("/accesso?lang=en").body()).contains(">PIN</a>", ">[nuovo.label]</a>");
        assertThat(browser.get("/accesso/pin").body()).contains("With codice fiscale and PIN.");
    }

    @Test
    void whoProvesToBeSomebodyElseIsSignedOut() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> page = browser.get("/accesso/pin");
        site.rooms.login = Login.OtherPerson::new;
        HttpResponse<String> answer = browser.post(
                "/accesso/pin",
                Map.of("_token", Browser.hidden(page, "/accesso/pin", "_token"), "_attempt", "attempt-1"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("un’altra persona", "href=\"/accesso\"");
        assertThat(browser.cookies).doesNotContainKey(Place.PUBLIC.cookies().session());
    }
}
