package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.catalogue.Handling;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was typed before a session ended is there again after the login: for its person, and for nobody else. */
@Proves({"UX-05", "UX-06"})
class DraftsTest {

    private static final CodiceFiscale LUCA = new CodiceFiscale("MRTMTT91D08F205J");
    private static final String SESSION = Place.PUBLIC.cookies().session();
    private static final String BROWSER = Place.PUBLIC.cookies().browser();
    private static final String NOTICE = "Abbiamo rimesso quello che avevi scritto";
    private static final Form FORM = Form.builder()
            .field(Field.of("word", FieldKind.TEXT, Text.of("field.word")).build())
            .field(Field.of("pin", FieldKind.SECRET, Text.of("field.pin")).build())
            .field(Field.of("code", FieldKind.CODE, Text.of("field.code")).build())
            .field(Field.of("sure", FieldKind.CONFIRMATION, Text.of("field.word"))
                    .build())
            .build();

    private final GuestPages guest = new GuestPages();
    private final Serving serving = new Serving();
    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(guest, 0);
        site.rooms.add(serving, 0);
        guest.shown = DraftsTest::withDraft;
        serving.handling = () -> new Handling.Ask(new Serving.Begun(Serving.PRATICA), FORM, Map.of("word", "older"));
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static PageAnswer withDraft(PageRequest request) {
        Map<String, Object> model = new HashMap<>(ConsolePages.model());
        model.put("value", String.join(" and ", request.draft().getOrDefault("value", List.of("empty"))));
        assertThat(request.draft()).doesNotContainKeys("secret", "_token");
        return new PageAnswer.Show("guest", model);
    }

    private static Map<String, String> form(Browser browser, String page, String action) throws Exception {
        HttpResponse<String> shown = browser.get(page);
        Map<String, String> fields = new HashMap<>();
        fields.put("_token", Browser.hidden(shown, action, "_token"));
        fields.put("_draft", Browser.hidden(shown, action, "_draft"));
        fields.put("value", "a long story");
        fields.put("secret", "girasole");
        return fields;
    }

    /** Maria wrote, and her session ended before she sent it. */
    private HttpResponse<String> late(Browser browser) throws Exception {
        Map<String, String> fields = form(browser, "/prova", "/prova");
        site.rooms.openSessions.clear();
        return browser.post("/prova", fields);
    }

    private void signIn(Browser browser, CodiceFiscale person) {
        site.rooms.person = person;
        browser.cookies.put(SESSION, site.rooms.open().text());
    }

    @Test
    void afterTheLoginThePageHoldsWhatWasTyped() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> ended = late(browser);
        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(ended.body())
                .contains(
                        "La sessione è finita",
                        "Quello che hai scritto è conservato",
                        "href=\"/accesso?ritorno=/prova\"");
        assertThat(guest.sent).isEmpty();
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get("/prova").body()).contains("<p id=\"value\">a long story</p>", NOTICE);
        assertThat(browser.get("/prova?lang=en").body()).contains("a long story", "We have put back");
    }

    @Test
    @Proves("UX-05")
    void allBoxesThatWereTickedAreThereAgain() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> fields = form(browser, "/prova", "/prova");
        String body = "_token=" + fields.get("_token") + "&_draft=" + fields.get("_draft") + "&value=one&value=two";
        site.rooms.openSessions.clear();
        browser.postText("/prova", body, Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"));
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get("/prova").body()).contains("<p id=\"value\">one and two</p>", NOTICE);
    }

    @Test
    void whatWasTakenIsNotShownAgain() throws Exception {
        Browser browser = site.signedIn();
        late(browser);
        signIn(browser, FakeSession.MARIA);
        browser.post("/prova", form(browser, "/prova", "/prova"));
        assertThat(guest.sent).containsExactly("a long story");
        assertThat(browser.get("/prova").body()).contains(">empty<").doesNotContain(NOTICE);
    }

    @Test
    void anotherPersonInTheSameBrowserNeverSeesIt() throws Exception {
        Browser browser = site.signedIn();
        late(browser);
        signIn(browser, LUCA);
        assertThat(browser.get("/prova").body()).contains(">empty<").doesNotContain("a long story", NOTICE);
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get("/prova").body())
                .as("who came between took it away")
                .contains(">empty<");
    }

    @Test
    void neitherAnotherBrowserNorNobodySeesIt() throws Exception {
        Browser browser = site.signedIn();
        late(browser);
        assertThat(site.signedIn().get("/prova").body()).contains(">empty<");
        assertThat(browser.get("/prova").statusCode()).as("nobody is signed in").isEqualTo(303);
        assertThat(browser.get("/aperta").body()).doesNotContain("a long story");
    }

    @Test
    void itIsShownOnItsOwnPageOnly() throws Exception {
        Browser browser = site.signedIn();
        late(browser);
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get("/prova?value=1").body()).contains(">empty<");
        assertThat(browser.get("/prova/sotto").body()).doesNotContain("a long story");
    }

    @Test
    void aMarkOfAnotherPersonKeepsNothingForThem() throws Exception {
        Browser maria = site.signedIn();
        String mark = Browser.hidden(maria.get("/prova"), "/prova", "_draft");
        Browser luca = site.browser();
        signIn(luca, LUCA);
        Map<String, String> fields = form(luca, "/prova", "/prova");
        fields.put("_draft", mark.replace("value", "secret"));
        site.rooms.openSessions.clear();
        luca.post("/prova", fields);
        signIn(luca, FakeSession.MARIA);
        assertThat(luca.get("/prova").body()).as("the names are of the mark").contains(">empty<");
        signIn(luca, LUCA);
        assertThat(luca.get("/prova").body()).contains(">empty<");
    }

    @Test
    void aStrangerLeavesNothing() throws Exception {
        Browser maria = site.signedIn();
        Map<String, String> fields = form(maria, "/prova", "/prova");
        site.rooms.openSessions.clear();
        Browser stranger = site.browser();
        HttpResponse<String> answer = stranger.post("/prova", fields);
        assertThat(answer.body()).contains("La sessione è finita").doesNotContain("è conservato");
        fields.put("_token", "x".repeat(43));
        assertThat(maria.post("/prova", fields).body()).doesNotContain("è conservato");
        fields.put("_token", "");
        fields.put("_draft", "value.short");
        assertThat(maria.post("/prova", fields).body()).doesNotContain("è conservato");
    }

    @Test
    void anEmptyFormOrOneWithoutAMarkIsNotKept() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> fields = form(browser, "/prova", "/prova");
        site.rooms.openSessions.clear();
        fields.put("value", "  ");
        assertThat(browser.post("/prova", fields).body()).doesNotContain("è conservato");
        fields.put("value", "a long story");
        fields.remove("_draft");
        assertThat(browser.post("/prova", fields).body()).doesNotContain("è conservato");
    }

    @Test
    void aFormOfTheSessionBeforeIsKeptForTheSamePerson() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> fields = form(browser, "/prova", "/prova");
        signIn(browser, FakeSession.MARIA);
        HttpResponse<String> stale = browser.post("/prova", fields);
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("aperta da troppo tempo", "è conservato");
        assertThat(browser.get("/prova").body()).contains("a long story");
    }

    @Test
    @Proves("UX-16")
    void aStepUpKeepsWhatWasTypedToo() throws Exception {
        site.rooms.offered = List.of(new FakeRooms.Card("other", "it.varco.guest", AssuranceLevel.HIGH));
        Browser browser = site.signedIn();
        Map<String, String> fields = form(browser, "/prova", "/prova");
        site.rooms.decision = () -> new Decision.StepUpNeeded(AssuranceLevel.HIGH);
        assertThat(browser.post("/prova", fields).body()).contains("è conservato", "livello=high");
        site.rooms.decision = Decision.Granted::new;
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get("/prova").body()).contains("a long story");
    }

    @Test
    void aQuestionOfAServiceHoldsItAgainWithoutSecretsAndCodes() throws Exception {
        Browser browser = site.signedIn();
        Map<String, String> fields = form(browser, Serving.HERE, Serving.HERE);
        fields.putAll(Map.of("pratica", Serving.PRATICA, "word", "newer", "pin", "12345678", "code", "998877"));
        fields.put("sure", "true");
        site.rooms.openSessions.clear();
        HttpResponse<String> ended = browser.post(Serving.HERE, fields);
        assertThat(ended.body())
                .contains("è conservato", "href=\"/accesso?ritorno=/posto/servizio%3Fpratica%3D" + Serving.PRATICA);
        signIn(browser, FakeSession.MARIA);
        assertThat(browser.get(Serving.HERE).body())
                .contains("value=\"newer\"", NOTICE)
                .doesNotContain(" checked")
                .doesNotContain("12345678", "998877", "girasole", "a long story");
        signIn(browser, LUCA);
        assertThat(browser.get(Serving.HERE).body()).contains("value=\"older\"").doesNotContain("newer", NOTICE);
    }

    @Test
    @Proves("SEC-48")
    void onlySoManyAreKeptAndOnlyForAWhile() throws Exception {
        Browser first = site.signedIn();
        late(first);
        for (CodiceFiscale other : others(Drafts.MOST)) {
            site.rooms.person = other;
            late(site.signedIn());
        }
        signIn(first, FakeSession.MARIA);
        assertThat(first.get("/prova").body()).contains(">empty<");
        Browser browser = site.signedIn();
        late(browser);
        signIn(browser, FakeSession.MARIA);
        site.now = RunningSite.NOW.plus(Drafts.LIFE).plusSeconds(1);
        assertThat(browser.get("/prova").body()).contains(">empty<");
    }

    private static List<CodiceFiscale> others(int many) {
        return IntStream.rangeClosed(0, many)
                .mapToObj(i -> "RSSMRA80A41H%03d".formatted(i))
                .map(text -> IntStream.rangeClosed('A', 'Z')
                        .mapToObj(check -> CodiceFiscale.parse(text + (char) check))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow())
                .filter(other -> !other.equals(FakeSession.MARIA))
                .limit(many)
                .toList();
    }

    /** Sends a form with cookies that were made up, and the token that belongs to them. */
    private String invented(Map<String, String> fields, String mark) throws Exception {
        Browser stranger = site.browser();
        stranger.cookies.put(SESSION, SessionToken.random().text());
        stranger.cookies.put(BROWSER, BrowserToken.random().text());
        fields.put("_token", FormTokens.of(stranger, "/prova"));
        fields.put("_draft", mark);
        return stranger.post("/prova", fields).body();
    }

    @Test
    @Proves("SEC-48")
    void whoMakesUpACookieAndItsTokenLeavesNothingAndMovesNothing() throws Exception {
        Browser maria = site.signedIn();
        late(maria);
        Browser mallory = site.browser();
        signIn(mallory, LUCA);
        Map<String, String> fields = form(mallory, "/prova", "/prova");
        site.rooms.openSessions.clear();
        String any = "A".repeat(43);
        List<String> marks = List.of("value." + any, "value." + any + "." + any, fields.get("_draft"));
        for (int i = 0; i <= Drafts.MOST; i++) {
            assertThat(invented(fields, marks.get(i % marks.size())))
                    .contains("La sessione è finita")
                    .doesNotContain("è conservato");
        }
        signIn(maria, FakeSession.MARIA);
        assertThat(maria.get("/prova").body()).contains("a long story");
    }

    @Test
    void theNamesInAMarkAreThoseThatWereDrawnAlsoAfterTheSession() throws Exception {
        Browser maria = site.signedIn();
        Map<String, String> fields = form(maria, "/prova", "/prova");
        site.rooms.openSessions.clear();
        String mark = fields.put("_draft", fields.get("_draft").replace("value", "secret"));
        assertThat(maria.post("/prova", fields).body()).doesNotContain("è conservato");
        fields.put("_draft", mark);
        assertThat(maria.post("/prova", fields).body()).contains("è conservato");
    }

    @Test
    @Proves("SEC-48")
    void onePersonInManyBrowsersTakesThePlaceOfNobodyElse() throws Exception {
        Browser maria = site.signedIn();
        late(maria);
        Browser mallory = site.browser();
        signIn(mallory, LUCA);
        Map<String, String> fields = form(mallory, "/prova", "/prova");
        site.rooms.openSessions.clear();
        for (int i = 0; i <= Drafts.MOST; i++) {
            mallory.cookies.put(BROWSER, BrowserToken.random().text());
            assertThat(mallory.post("/prova", fields).body()).contains("è conservato");
        }
        signIn(maria, FakeSession.MARIA);
        assertThat(maria.get("/prova").body()).contains("a long story");
    }
}
