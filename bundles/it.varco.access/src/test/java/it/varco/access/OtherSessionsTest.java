package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.AuditEvent;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change of PIN, credential or contact does to the other sessions of the person. */
@Proves("SEC-10")
class OtherSessionsTest {

    private static final Effects CHANGE = Effects.records(
                    List.of(RecordChange.put("key", RecordChange.ABSENT, new byte[] {1})))
            .endingOtherSessions();

    private final House house = new House();
    private final SessionToken first = house.enter(MARIA);
    private final SessionToken second = house.enter(MARIA);
    private final SessionToken atWork = house.administrator(MARIA);
    private final SessionToken mario = house.enter(MARIO);

    @BeforeEach
    void areRememberedHere() {
        assertThat(house.session(first)).isPresent();
        assertThat(house.session(second)).isPresent();
        assertThat(house.sessions.find(house.managed(atWork))).isPresent();
        assertThat(house.session(mario)).isPresent();
    }

    @Test
    void endInALoginThatSaysSo() {
        String handle = house.session(first).orElseThrow().handle();

        SessionToken opened = entered(loginWith(CHANGE, MARIA));

        assertThat(house.session(opened)).isPresent();
        assertThat(house.session(first)).isEmpty();
        assertThat(house.session(second)).isEmpty();
        assertThat(house.sessions.find(house.managed(atWork))).isEmpty();
        assertThat(house.session(mario)).isPresent();
        assertThat(house.store.records()).containsKey(MemoryCalls.OWNER + "/key");
        assertThat(ends())
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.person()).contains(MARIA);
                    assertThat(event.details()).containsEntry("rule", "access.other-sessions");
                })
                .anySatisfy(event -> assertThat(event.details()).containsEntry("ended", handle));
    }

    @Test
    void stayInALoginThatDoesNotSaySo() {
        entered(loginWith(Effects.none(), MARIA));
        assertThat(house.session(first)).isPresent();
        assertThat(ends()).isEmpty();
    }

    @Test
    void stayWhereTheRecordsOfThePluginChangedMeanwhile() {
        Effects stale = Effects.records(List.of(RecordChange.put("key", 5, new byte[] {1})))
                .endingOtherSessions();

        assertThat(loginWith(stale, MARIA)).isInstanceOf(Login.NotAvailable.class);

        assertThat(house.session(first)).isPresent();
        assertThat(house.sessions.find(house.managed(atWork))).isPresent();
        assertThat(ends()).isEmpty();
    }

    @Test
    void endWithTheTransactionOfWhoeverChangesSomethingInASession() {
        Session current = house.session(first).orElseThrow();

        int ended = house.store.transactions().run(() -> house.sessions.endOthers(current));

        assertThat(ended).isEqualTo(2);
        assertThat(house.session(first)).isPresent();
        assertThat(house.session(second)).isEmpty();
        assertThat(house.sessions.find(house.managed(atWork))).isEmpty();
        assertThat(house.session(mario)).isPresent();
        assertThat(ends()).hasSize(2).allSatisfy(event -> {
            assertThat(event.person()).contains(MARIA);
            assertThat(event.session()).isEqualTo(current.handle());
            assertThat(event.reference()).isEqualTo(current.visit().reference());
            assertThat(event.details())
                    .containsEntry("rule", "access.other-sessions")
                    .doesNotContainEntry("ended", current.handle());
        });
        assertThat(house.sessions.endOthers(current)).isZero();
    }

    @Test
    void allEndWhereTheCredentialChangedAndNobodyWasSignedIn() {
        Visit visit = Visit.at(house.now, "192.0.2.7", "TEST-9").build();

        int ended = house.store.transactions().run(() -> house.sessions.endAll(MARIA, visit));

        assertThat(ended).isEqualTo(3);
        assertThat(house.session(first)).isEmpty();
        assertThat(house.session(second)).isEmpty();
        assertThat(house.sessions.find(house.managed(atWork))).isEmpty();
        assertThat(house.session(mario)).isPresent();
        assertThat(ends()).hasSize(3).allSatisfy(event -> {
            assertThat(event.person()).contains(MARIA);
            assertThat(event.reference()).isEqualTo("TEST-9");
            assertThat(event.details()).containsEntry("rule", "access.other-sessions");
        });
        assertThat(house.sessions.endAll(MARIA, visit)).isZero();
    }

    @Test
    void allStayWhereThatTransactionFails() {
        Visit visit = Visit.at(house.now, "192.0.2.7", "TEST-9").build();

        assertThatThrownBy(() -> house.store.transactions().run(() -> {
                    house.sessions.endAll(MARIA, visit);
                    throw new IllegalStateException("a record was lost");
                }))
                .hasMessage("a record was lost");

        assertThat(house.session(first)).isPresent();
        assertThat(ends()).isEmpty();
    }

    @Test
    void stayOpenWhereThatTransactionFails() {
        Session current = house.session(first).orElseThrow();

        assertThatThrownBy(() -> house.store.transactions().run(() -> {
                    house.sessions.endOthers(current);
                    throw new IllegalStateException("a record was lost");
                }))
                .hasMessage("a record was lost");

        assertThat(house.session(second)).isPresent();
        assertThat(house.sessions.find(house.managed(atWork))).isPresent();
        assertThat(ends()).isEmpty();
    }

    @Test
    @Proves("SEC-26")
    void endWhereTheCommitOfThatTransactionWasLost() {
        Session current = house.session(first).orElseThrow();
        assertThatThrownBy(() -> house.store.transactions().run(() -> {
                    int ended = house.sessions.endOthers(current);
                    house.store.losesCommits(true);
                    return ended;
                }))
                .isInstanceOf(StoreException.class);
        house.store.losesCommits(false);

        assertThat(house.session(second)).isEmpty();
    }

    /** Another request read the session before the commit, and remembers it after the look at the cache. */
    @Test
    void areNotRememberedByARequestThatCameBetween() {
        SessionCache cache = new SessionCache();
        HeldSession read = ((CurrentSession) house.session(second).orElseThrow()).held();
        cache.keep(read, cache.mark());
        cache.doubt(read.stored().handle(), house.now);

        cache.keep(read, cache.mark());
        assertThat(cache.find(read.stored().token())).isEmpty();

        cache.settle(house.now.plus(SessionCache.DOUBT).minusSeconds(1));
        cache.keep(read, cache.mark());
        assertThat(cache.find(read.stored().token())).isEmpty();
        cache.settle(house.now.plus(SessionCache.DOUBT));
        cache.keep(read, cache.mark());
        assertThat(cache.find(read.stored().token())).isPresent();
    }

    @Test
    void areRememberedAgainOnceTheFailedTransactionIsLongOver() {
        Session current = house.session(first).orElseThrow();
        assertThatThrownBy(() -> house.store.transactions().run(() -> {
                    house.sessions.endOthers(current);
                    throw new IllegalStateException("a record was lost");
                }))
                .isInstanceOf(IllegalStateException.class);
        house.passes(SessionCache.DOUBT.plus(Duration.ofSeconds(1)));
        assertThat(house.session(second)).isPresent();
        house.sessions.sweep(house.now);

        assertThat(house.session(second)).isPresent();
        house.store.away(true);
        assertThat(house.session(second)).isPresent();
    }

    @Test
    @Proves("SEC-01")
    void areOfASessionThatWasFoundHereAlone() {
        Session forged = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        assertThatThrownBy(() -> house.sessions.endOthers(forged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> house.sessions.stillOpen(forged)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A stranger who knew the PIN of before, and is being asked for something more. */
    @Test
    void takeTheLoginsUnderWayOfThePersonWithThem() {
        BrowserToken stranger = BrowserToken.random();
        Login.Ask further = asksFurther(stranger, MARIA);
        BrowserToken innocent = BrowserToken.random();
        Login.Ask marios = asksFurther(innocent, MARIO);
        Session current = house.session(first).orElseThrow();

        house.store.transactions().run(() -> house.sessions.endOthers(current));

        house.provider.answers(OtherSessionsTest::right);
        assertThat(house.answer(stranger, further, MARIA, "anything")).isInstanceOf(Login.Expired.class);
        assertThat(house.answer(innocent, marios, MARIO, "anything")).isInstanceOf(Login.Entered.class);
    }

    @Test
    void takeTheLoginsUnderWayWithThemInALoginThatSaysSo() {
        BrowserToken stranger = BrowserToken.random();
        Login.Ask further = asksFurther(stranger, MARIA);

        assertThat(loginWith(CHANGE, MARIA)).isInstanceOf(Login.Entered.class);

        house.provider.answers(OtherSessionsTest::right);
        assertThat(house.answer(stranger, further, MARIA, "anything")).isInstanceOf(Login.Expired.class);
    }

    @Test
    void takeALoginWithThemThatRaisesASessionOfThePerson() {
        BrowserToken stranger = BrowserToken.random();
        Login.Ask raising =
                (Login.Ask) house.logins.raise(house.visit(stranger, second), LoginChoice.of("word", House.AREA));
        Session current = house.session(first).orElseThrow();

        house.sessions.endOthers(current);

        assertThat(house.answer(stranger, raising, MARIA, ScriptedProvider.RIGHT))
                .isInstanceOf(Login.Expired.class);
    }

    /** The answer was right when it was examined, and the change came before its outcome. */
    @Test
    void takeALoginWithThemWhoseAnswerIsBeingExamined() {
        BrowserToken stranger = BrowserToken.random();
        Login.Ask further = asksFurther(stranger, MARIA);
        Session current = house.session(first).orElseThrow();
        house.provider.answers(request -> {
            house.sessions.endOthers(current);
            return right(request);
        });

        assertThat(house.answer(stranger, further, MARIA, "anything")).isInstanceOf(Login.Expired.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.late");
    }

    @Test
    void leaveTheLoginsUnderWayWhereTheTransactionFails() {
        BrowserToken stranger = BrowserToken.random();
        Login.Ask further = asksFurther(stranger, MARIA);
        Session current = house.session(first).orElseThrow();
        assertThatThrownBy(() -> house.store.transactions().run(() -> {
                    house.sessions.endOthers(current);
                    throw new IllegalStateException("a record was lost");
                }))
                .hasMessage("a record was lost");

        house.provider.answers(OtherSessionsTest::right);
        assertThat(house.answer(stranger, further, MARIA, "anything")).isInstanceOf(Login.Entered.class);
    }

    /** Somebody whom the form has named, and who is asked once more. */
    private Login.Ask asksFurther(BrowserToken browser, CodiceFiscale person) {
        house.provider.answers(request -> new LoginStep.Ask(ScriptedProvider.form(), ProviderState.of(new byte[] {8})));
        return (Login.Ask) house.answer(browser, house.begin(browser), person, "anything");
    }

    private static LoginStep right(LoginRequest request) {
        return ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, Effects.none());
    }

    private List<AuditEvent> ends() {
        return house.store.events().stream()
                .filter(event -> event.operation().equals("session.end"))
                .toList();
    }

    private Login loginWith(Effects effects, CodiceFiscale person) {
        house.provider.answers(
                request -> ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, effects));
        return house.login(person, "anything");
    }

    private static SessionToken entered(Login login) {
        return ((Login.Entered) login).token();
    }
}
