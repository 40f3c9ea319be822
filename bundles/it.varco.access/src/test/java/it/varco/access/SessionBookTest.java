package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionBookTest {

    private final House house = new House();

    @Test
    @Proves("SEC-25")
    void endsASessionAfterFifteenMinutesWithoutUse() {
        SessionToken token = house.enter(MARIA);
        house.passes(Duration.ofMinutes(14));
        assertThat(house.session(token)).isPresent();
        house.passes(Duration.ofMinutes(14));
        assertThat(house.session(token)).isPresent();
        house.passes(Duration.ofMinutes(15));
        assertThat(house.session(token)).isEmpty();
    }

    @Test
    @Proves("SEC-25")
    void endsASessionAfterEightHoursHoweverMuchItIsUsed() {
        SessionToken token = house.enter(MARIA);
        for (int i = 0; i < 47; i++) {
            house.passes(Duration.ofMinutes(10));
            assertThat(house.session(token)).isPresent();
        }
        house.passes(Duration.ofMinutes(10));
        assertThat(house.session(token)).isEmpty();
    }

    @Test
    @Proves("SEC-30")
    void keepsFiveSessionsOfAPersonTheOldestGivesWay() {
        SessionToken oldest = house.enter(MARIA);
        SessionToken last = oldest;
        for (int i = 0; i < 5; i++) {
            house.passes(Duration.ofSeconds(1));
            last = house.enter(MARIA);
        }
        assertThat(house.session(oldest)).isEmpty();
        assertThat(house.sessions.openOf(house.session(last).orElseThrow())).hasSize(5);
    }

    @Test
    @Proves("SEC-08")
    void endsTheSessionThatTheBrowserHeldBefore() {
        SessionToken before = house.enter(MARIA);
        assertThat(house.session(before)).isPresent();
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = house.begin(browser);
        Visit visit = Visit.at(house.now, "192.0.2.7", "REF-1234")
                .browser(browser)
                .session(before)
                .build();

        Login login = house.logins.resume(
                visit, asked.attempt().id(), Map.of("person", MARIO.value(), "word", ScriptedProvider.RIGHT));

        assertThat(login).isInstanceOf(Login.Entered.class);
        assertThat(house.session(before)).isEmpty();
    }

    @Test
    void listsTheOpenSessionsOfThePersonAlone() {
        house.enter(MARIO);
        house.enter(MARIA);
        house.passes(Duration.ofMinutes(5));
        Session session = house.session(house.enter(MARIA)).orElseThrow();

        List<OpenSession> open = house.sessions.openOf(session);
        assertThat(open).extracting(OpenSession::current).containsExactly(true, false);
        assertThat(open.get(0).handle()).isEqualTo(session.handle());
    }

    @Test
    @Proves({"SEC-30", "SEC-33"})
    void endsAnOwnSessionAtOnceAndNeverThatOfAnother() {
        SessionToken first = house.enter(MARIA);
        String handle = house.session(first).orElseThrow().handle();
        Session mario = house.session(house.enter(MARIO)).orElseThrow();
        Session second = house.session(house.enter(MARIA)).orElseThrow();

        assertThat(house.sessions.end(mario, handle)).isFalse();
        assertThat(house.session(first)).isPresent();
        assertThat(house.sessions.end(second, handle)).isTrue();
        assertThat(house.session(first)).isEmpty();
        assertThat(house.sessions.end(second, handle)).isFalse();
    }

    /** Whoever ended a session must not be thrown out by what was under way in it. */
    @Test
    @Proves("SEC-25")
    void holdsASessionForWhatIsCommittedInItUnlessItEndedMeanwhile() {
        Session current = house.session(house.enter(MARIA)).orElseThrow();
        Session other = house.session(house.enter(MARIA)).orElseThrow();

        assertThat(house.sessions.stillOpen(current)).isTrue();
        assertThat(house.store.held()).containsExactly(current.handle());

        house.sessions.end(other, current.handle());
        assertThat(house.sessions.stillOpen(current)).isFalse();
        assertThat(house.sessions.stillOpen(other)).isTrue();
    }

    /** By another node, of which nothing is known here. */
    @Test
    @Proves("SEC-25")
    void asksTheStoreWhetherASessionThatIsRememberedIsStillOpen() {
        SessionToken token = house.enter(MARIA);
        Session current = house.session(token).orElseThrow();
        house.store.sessions().end(current.handle());

        assertThat(house.session(token)).isPresent(); // remembered
        assertThat(house.sessions.stillOpen(current)).isFalse();
    }

    @Test
    @Proves("SEC-32")
    void isNotOpenAnyMoreWhereTheRoleEndedMeanwhile() {
        Session current = house.at(house.administrator(SARA));
        assertThat(house.sessions.stillOpen(current)).isTrue();
        house.administrator(MARIO); // so that it is not the last one
        String grant = house.grantOf(SARA);
        House.done(house.staff.end(house.serviceAccount(), grant, House.WHY));

        assertThat(house.sessions.stillOpen(current)).isFalse();
    }

    @Test
    void tellsTheLatestLoginsAndRefusals() {
        house.login(MARIA, "wrong");
        house.passes(Duration.ofMinutes(3));
        Session session = house.session(house.enter(MARIA)).orElseThrow();

        assertThat(house.sessions.latestLogins(session, 10))
                .extracting(PastLogin::entered)
                .containsExactly(true, false);
    }

    @Test
    void findsNothingUnderATokenThatWasNeverGiven() {
        house.enter(MARIA);
        assertThat(house.session(SessionToken.random())).isEmpty();
    }

    @Test
    @Proves("SEC-26")
    void asksTheStoreAgainAfterAnEndWhoseCommitWasLost() {
        SessionToken token = house.enter(MARIA);
        Session session = house.session(token).orElseThrow();
        house.store.losesCommits(true);
        assertThatThrownBy(() -> house.sessions.end(session, session.handle())).isInstanceOf(StoreException.class);
        house.store.losesCommits(false);

        assertThat(house.session(token)).isEmpty();
    }

    @Test
    void goesOnWithASessionThatIsRememberedWhileTheStoreIsAway() {
        SessionToken token = house.enter(MARIA);
        assertThat(house.session(token)).isPresent();
        house.store.away(true);
        assertThat(house.session(token)).isPresent();
    }

    @Test
    void doesNotRememberASessionThatEndedWhileItWasRead() {
        SessionCache cache = new SessionCache();
        long mark = cache.mark();
        SessionToken token = house.enter(MARIA);
        HeldSession read = ((CurrentSession) house.session(token).orElseThrow()).held();
        cache.drop("another");
        cache.keep(read, mark);
        assertThat(cache.count(held -> true)).isZero();
    }
}
