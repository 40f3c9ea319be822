package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Attempt;
import it.varco.api.session.Login;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that proves too little is raised by a login of the same person. */
@Proves("UX-16")
class StepUpTest {

    private static final FakeRooms.Card PIN = new FakeRooms.Card("pin", "it.varco.guest");
    private static final FakeRooms.Card OTHER =
            new FakeRooms.Card("other", "it.varco.guest", AssuranceLevel.SUBSTANTIAL);
    private static final String WISH = "?ritorno=/prova&livello=substantial";
    private static final String WRITTEN = "?ritorno=/prova&amp;livello=substantial";
    private static final Form FORM = Form.builder()
            .field(Field.of("code", FieldKind.CODE, Text.of("field.code")).build())
            .build();

    private record Raising(String id, ProviderCard provider, boolean enrols, boolean raises) implements Attempt {}

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.offered = List.of(PIN, OTHER);
        site.rooms.login = () -> new Login.Ask(new Raising("attempt-1", OTHER, false, true), FORM);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void onlyWaysThatReachTheLevelAreOffered() throws Exception {
        Browser browser = site.signedIn();
        assertThat(Browser.header(browser.get("/accesso" + WISH), "Location")).isEqualTo("/accesso/other" + WISH);
        HttpResponse<String> page = browser.get("/accesso/other" + WISH);
        assertThat(page.body())
                .contains("come la stessa persona", "action=\"/accesso/other" + WRITTEN + "\"")
                .doesNotContain("/accesso/pin");
    }

    @Test
    void theSessionIsRaisedAndNotBegunAnew() throws Exception {
        site.signedIn().get("/accesso/other" + WISH);
        assertThat(site.rooms.raised).containsExactly("other");
        assertThat(site.rooms.wishes).containsExactly(new ReturnPath("/prova"));
    }

    @Test
    void withoutASessionItIsALoginLikeAnyOther() throws Exception {
        HttpResponse<String> page = site.browser().get("/accesso/other" + WISH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("come la stessa persona");
        assertThat(site.rooms.raised).isEmpty();
    }

    @Test
    void theMarkOutlivesTheOtherLanguageAndAWrongAnswer() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> page = browser.get("/accesso/other" + WISH);
        assertThat(page.body()).contains("href=\"/accesso/other" + WRITTEN + "&amp;lang=en\"");
        browser.get("/accesso/other" + WISH + "&lang=en");
        assertThat(site.rooms.raised).containsExactly("other", "other");
        String token = Browser.hidden(page, "/accesso/other" + WRITTEN, "_token");
        site.rooms.login = () -> new Login.Refused(OTHER, Text.of("pin.refused"), java.time.Duration.ZERO);
        HttpResponse<String> refused =
                browser.post("/accesso/other" + WISH, Map.of("_token", token, "_attempt", "attempt-1", "code", "1"));
        assertThat(refused.body())
                .contains("href=\"/accesso/other" + WRITTEN + "\"")
                .doesNotContain("/accesso/pin");
    }

    @Test
    void whereNothingReachesTheLevelThatIsSaidWithWhatToDo() throws Exception {
        for (String path : List.of("/accesso?livello=high", "/prova")) {
            site.rooms.add(new GuestPages(), 0);
            site.rooms.decision = () -> new Decision.StepUpNeeded(AssuranceLevel.HIGH);
            HttpResponse<String> page = site.signedIn().get(path);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("Adesso non c’è un modo di entrare abbastanza sicuro", "sicurezza alta")
                    .contains("vai in una sede", "href=\"/aiuto\"")
                    .doesNotContain("href=\"/accesso/");
        }
    }

    @Test
    @Proves("SEC-01")
    void theLevelInTheAddressOnlyChoosesWhatIsOffered() throws Exception {
        Browser browser = site.signedIn();
        browser.get("/accesso/pin?livello=high&ritorno=/prova");
        browser.get("/accesso/pin?livello=%3Cb%3E&ritorno=/prova");
        assertThat(site.rooms.raised).as("an unknown level is none").containsExactly("pin");
        assertThat(site.rooms.asked).as("nothing is decided by a login page").isEmpty();
    }

    @Test
    void somebodyElseEndsTheSessionAndSignsInAgain() throws Exception {
        Browser browser = site.signedIn();
        HttpResponse<String> page = browser.get("/accesso/other" + WISH);
        String token = Browser.hidden(page, "/accesso/other" + WRITTEN, "_token");
        site.rooms.openSessions.clear();
        site.rooms.login = Login.OtherPerson::new;
        HttpResponse<String> answer =
                browser.post("/accesso/other" + WISH, Map.of("_token", token, "_attempt", "attempt-1", "code", "1"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("non è stato fatto nulla", "href=\"/accesso" + WRITTEN + "\"")
                .doesNotContain("Agisci per te");
        assertThat(browser.cookies).doesNotContainKey(Place.PUBLIC.cookies().session());
        assertThat(Browser.header(answer, "Clear-Site-Data")).contains("cache");
    }
}
