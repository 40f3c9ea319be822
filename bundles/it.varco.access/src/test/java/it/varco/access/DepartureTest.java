package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.ReturnToken;
import it.varco.api.session.Returned;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that go on at another site: who leaves, who comes back, and who only says so. */
class DepartureTest {

    private static final URI SITE = URI.create("https://varco.example.it");
    private static final ReturnPath PAGE = new ReturnPath("/area/pratiche");
    private static final String MARIA = House.MARIA.value();

    private final House house = new House();
    private final AwayProvider away = new AwayProvider();
    private final BrowserToken browser = BrowserToken.random();

    @BeforeEach
    void isThere() {
        house.plugins.put(away);
    }

    @Test
    @Proves("SPID-125")
    void asksForTheWayBeforeAnythingBegins() {
        Login login = house.logins.begin(leaving(browser), LoginChoice.of(AwayProvider.ID, PAGE));

        assertThat(login)
                .isInstanceOfSatisfying(
                        Login.ChooseWay.class,
                        choice -> assertThat(choice.ways().all()).hasSize(1));
        assertThat(house.store.attempts().countOf(AwayProvider.ID, house.now)).isZero();
    }

    @Test
    @Proves("SPID-128")
    void beginsNothingByAWayThatThereIsNot() {
        LoginChoice choice = LoginChoice.of(AwayProvider.ID, PAGE).by("https://elsewhere.example.it");

        assertThat(house.logins.begin(leaving(browser), choice)).isInstanceOf(Login.NoSuchWay.class);
        assertThat(house.store.attempts().countOf(AwayProvider.ID, house.now)).isZero();
    }

    @Test
    @Proves("SEC-22")
    void tellsTheProviderWhereItsAddressIsAndWhatIsWanted() {
        leave(browser);

        LoginRequest request = away.requests.get(0);
        assertThat(request.home()).contains(URI.create("https://varco.example.it/accesso/away"));
        assertThat(request.returnAddress()).contains(URI.create("https://varco.example.it/accesso/away/ritorno"));
        assertThat(request.way()).contains(AwayProvider.NORTH);
        assertThat(request.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(request.attempt()).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void sendsNobodyAwayFromNowhere() {
        Visit nowhere =
                Visit.at(house.now, "192.0.2.7", "REF-1111").browser(browser).build();
        LoginChoice choice = LoginChoice.of(AwayProvider.ID, PAGE).by(AwayProvider.NORTH);

        assertThat(house.logins.begin(nowhere, choice)).isInstanceOf(Login.NotAvailable.class);
    }

    @Test
    @Proves({"UX-22", "SPID-83"})
    void letsInWhoComesBackAndLeadsWhereTheyWanted() {
        String handle = leave(browser);

        Login.Entered entered = (Login.Entered) comeBack(browser, handle, MARIA);

        assertThat(entered.next()).isEqualTo(PAGE);
        Session session = house.session(entered.token()).orElseThrow();
        assertThat(session.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        AuditEvent event = house.lastEvent();
        assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        assertThat(event.details()).containsEntry("way", AwayProvider.NORTH);
    }

    @Test
    @Proves({"SPID-79", "SPID-147", "SEC-15"})
    void takesOneAnswerAlone() {
        String handle = leave(browser);
        comeBack(browser, handle, MARIA);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Expired.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.stray");
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "broken", "gave-up", "fault"})
    @Proves("SPID-79")
    void isUsedUpByAnyAnswerThatWasExamined(String word) {
        String handle = leave(browser);

        assertThat(comeBack(browser, handle, word)).isNotInstanceOf(Login.Entered.class);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Expired.class);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves({"SPID-51", "SPID-148"})
    void knowsNobodyInAnotherBrowser() {
        String handle = leave(browser);

        assertThat(comeBack(BrowserToken.random(), handle, MARIA)).isInstanceOf(Login.Expired.class);
        Visit without = Visit.at(house.now, "192.0.2.7", "REF-2222")
                .site(SITE)
                .browser(browser)
                .build();
        assertThat(house.logins
                        .returned(without, AwayProvider.ID, fields(handle, MARIA))
                        .login())
                .isInstanceOf(Login.Expired.class);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"SPID-82", "SEC-16"})
    void takesNothingThatNobodyAskedFor() {
        assertThat(comeBack(browser, "AAAAAAAAAAAAAAAAAAAAAA", MARIA)).isInstanceOf(Login.Expired.class);
        assertThat(house.logins
                        .returned(returning(browser), AwayProvider.ID, Map.of("word", MARIA))
                        .login())
                .isInstanceOf(Login.Expired.class);
        String handle = leave(browser);
        assertThat(house.logins
                        .returned(returning(browser), "word", fields(handle, MARIA))
                        .login())
                .isInstanceOf(Login.Expired.class);
    }

    @Test
    void neverTakesAnAnswerToAFormForOneThatCameBack() {
        Login.Ask asked = house.begin(browser);
        String id = asked.attempt().id().substring(0, asked.attempt().id().indexOf('.'));

        assertThat(house.logins
                        .returned(returning(browser), "word", fields(id, MARIA))
                        .login())
                .isInstanceOf(Login.Expired.class);
        String handle = leave(browser);
        assertThat(house.logins.resume(house.visit(browser), handle + ".1", Map.of("word", MARIA)))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.logins.show(house.visit(browser), handle + ".1")).isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves("SPID-34")
    void waitsTenMinutesAtMost() {
        String handle = leave(browser);
        house.passes(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Expired.class);
    }

    @Test
    void saysWhatCameOfIt() {
        assertThat(comeBack(browser, leave(browser), "wrong")).isInstanceOf(Login.Refused.class);
        assertThat(comeBack(browser, leave(browser), "broken")).isInstanceOf(Login.Malformed.class);
        assertThat(house.lastEvent().details())
                .containsEntry("rule", "away.broken")
                .containsEntry("way", AwayProvider.NORTH);
        assertThat(comeBack(browser, leave(browser), "gave-up")).isInstanceOf(Login.Rejected.class);
        assertThat(comeBack(browser, leave(browser), "on")).isInstanceOf(Login.Leave.class);
        assertThat(comeBack(browser, leave(browser), "fault"))
                .isInstanceOfSatisfying(
                        Login.NotAvailable.class, gone -> assertThat(gone.why()).isEqualTo(Login.Absence.FAULT));
    }

    @Test
    void goesOnToAThirdSiteAndComesBackFromThere() {
        String handle = leave(browser);
        comeBack(browser, handle, "on");

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-12")
    void keepsTheLoginWhileTheProviderIsAwayOrBusy() {
        String handle = leave(browser);
        house.plugins.remove(AwayProvider.ID);
        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.NotAvailable.class);
        house.plugins.put(away);
        assertThat(comeBack(browser, handle, "busy")).isInstanceOf(Login.NotAvailable.class);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Entered.class);
    }

    @Test
    void isOverWhenTheProviderIsSwitchedOff() {
        String handle = leave(browser);
        house.plugins.fail(AwayProvider.ID, CallFailure.OFF);
        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.NotAvailable.class);
        house.plugins.heal(AwayProvider.ID);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves("UX-22")
    void tellsWithWhatTheLoginBegan() {
        Returned gaveUp = house.logins.returned(returning(browser), AwayProvider.ID, fields(leave(browser), "gave-up"));

        assertThat(gaveUp.raises()).isFalse();
        LoginChoice choice = gaveUp.choice().orElseThrow();
        assertThat(choice.provider()).isEqualTo(AwayProvider.ID);
        assertThat(choice.way()).contains(AwayProvider.NORTH);
        assertThat(choice.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(choice.next()).isEqualTo(PAGE);
    }

    @Test
    @Proves("SPID-83")
    void dropsWhateverElseTheBrowserBegan() {
        String first = leave(browser);
        Login.Ask asked = house.begin(browser);
        String second = leave(browser);
        comeBack(browser, second, MARIA);

        assertThat(comeBack(browser, first, MARIA)).isInstanceOf(Login.Expired.class);
        assertThat(house.answer(browser, asked, House.MARIA, ScriptedProvider.RIGHT))
                .isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves({"UX-16", "LEV-03"})
    void raisesTheSessionThatTheOtherSitesFormDoesNotBring() {
        SessionToken weak = house.enter(House.MARIA);
        String handle = raise(weak);

        Login.Entered entered = (Login.Entered) comeBack(browser, handle, MARIA);

        assertThat(house.session(weak)).isEmpty();
        assertThat(house.session(entered.token()).orElseThrow().level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
    }

    @Test
    @Proves({"UX-16", "LEV-03"})
    void endsTheSessionOfAnotherPersonAndLetsNobodyIn() {
        SessionToken weak = house.enter(House.MARIO);
        String handle = raise(weak);

        assertThat(comeBack(browser, handle, MARIA)).isInstanceOf(Login.OtherPerson.class);

        assertThat(house.session(weak)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("SEC-08")
    void endsTheSessionThatWasOpenWhenTheyLeft() {
        SessionToken before = house.enter(House.MARIO);
        LoginChoice choice = LoginChoice.of(AwayProvider.ID, PAGE).by(AwayProvider.NORTH);
        Login login = house.logins.begin(leaving(browser, before), choice);
        String handle = handle((Login.Leave) login);

        comeBack(browser, handle, MARIA);

        assertThat(house.session(before)).isEmpty();
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @Test
    @Proves("SPID-01")
    void givesOutWhatTheProviderPublishes() {
        assertThat(house.logins.published(leaving(browser), AwayProvider.ID, "metadata"))
                .hasValueSatisfying(document -> assertThat(StandardCharsets.UTF_8
                                .decode(document.content())
                                .toString())
                        .isEqualTo("https://varco.example.it/accesso/away"));
        assertThat(house.logins.published(leaving(browser), AwayProvider.ID, "logo.svg"))
                .isEmpty();
        assertThat(house.logins.published(leaving(browser), "word", "metadata")).isEmpty();
        assertThat(house.logins.published(leaving(browser), "nobody", "metadata"))
                .isEmpty();
    }

    /** Whoever sends a link chooses what stands in it, and a provider without ways does not look at it. */
    @Test
    @Proves("AUD-01")
    void tellsTheTrailOfNoWayThatNobodyLookedAt() {
        LoginChoice choice = LoginChoice.of("word", PAGE).by("made up by somebody else");
        Login.Ask asked = (Login.Ask) house.logins.begin(leaving(browser), choice);

        assertThat(house.answer(browser, asked, House.MARIA, ScriptedProvider.RIGHT))
                .isInstanceOf(Login.Entered.class);

        assertThat(house.lastEvent().details()).doesNotContainKey("way");
    }

    /** None of it needs a proof, and each is a line in the trail. */
    @ParameterizedTest
    @ValueSource(strings = {"gave-up", "broken", "fault"})
    @Proves({"SEC-03", "SEC-48"})
    void hearsOneNetworkOutNoMoreOftenThanForRefusals(String word) {
        for (int i = 0; i < 60; i++) {
            comeBack(browser, leave(browser), word);
        }

        LoginChoice choice = LoginChoice.of(AwayProvider.ID, PAGE).by(AwayProvider.NORTH);
        assertThat(house.logins.begin(leaving(browser), choice)).isInstanceOf(Login.Blocked.class);
    }

    /** Whoever floods the address fills no trail. */
    @Test
    void tellsTheTrailTenTimesOfStraysFromOneNetwork() {
        for (int i = 0; i < 30; i++) {
            comeBack(browser, "AAAAAAAAAAAAAAAAAAAAAA", MARIA);
        }

        List<AuditEvent> strays = house.store.events().stream()
                .filter(event -> "access.stray".equals(event.details().get("rule")))
                .toList();
        assertThat(strays).hasSize(10);
    }

    private String leave(BrowserToken who) {
        LoginChoice choice =
                LoginChoice.of(AwayProvider.ID, PAGE).by(AwayProvider.NORTH).proving(AssuranceLevel.SUBSTANTIAL);
        return handle((Login.Leave) house.logins.begin(leaving(who), choice));
    }

    private String raise(SessionToken session) {
        LoginChoice choice = LoginChoice.of(AwayProvider.ID, PAGE).by(AwayProvider.NORTH);
        return handle((Login.Leave) house.logins.raise(leaving(browser, session), choice));
    }

    private static String handle(Login.Leave leave) {
        return leave.departure().fields().get("RelayState");
    }

    private Login comeBack(BrowserToken who, String handle, String word) {
        return house.logins
                .returned(returning(who), AwayProvider.ID, fields(handle, word))
                .login();
    }

    private static Map<String, String> fields(String handle, String word) {
        return Map.of("RelayState", handle, "word", word);
    }

    private Visit leaving(BrowserToken who) {
        return Visit.at(house.now, "192.0.2.7", "REF-3333")
                .site(SITE)
                .browser(who)
                .build();
    }

    private Visit leaving(BrowserToken who, SessionToken session) {
        return Visit.at(house.now, "192.0.2.7", "REF-4444")
                .site(SITE)
                .browser(who)
                .session(session)
                .build();
    }

    /** The form of another site brings neither the session nor the browser's token. */
    private Visit returning(BrowserToken who) {
        return Visit.at(house.now, "192.0.2.7", "REF-5555")
                .site(SITE)
                .returning(ReturnToken.of(who))
                .build();
    }
}
