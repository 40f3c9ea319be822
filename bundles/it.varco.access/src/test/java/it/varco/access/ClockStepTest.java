package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.staff.Invitation;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock of the machine while people are in, or on their way in. */
@Proves("REL-08")
class ClockStepTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final House house = new House();

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void throwsNobodyOutAndProlongsNoSession(Duration step) {
        SessionToken token = house.enter(MARIA);
        SessionToken staff = house.administrator(SARA);
        house.passes(MINUTE.multipliedBy(8));

        house.clockIsSet(step);

        Session session = house.session(token).orElseThrow();
        assertThat(session.openedAt()).isEqualTo(house.now.minus(MINUTE.multipliedBy(8)));
        assertThat(session.idleEnd()).isEqualTo(house.now.plus(MINUTE.multipliedBy(15)));
        assertThat(house.at(staff).provedAt()).isEqualTo(house.now.minus(MINUTE.multipliedBy(8)));
        assertThat(house.sessions.openOf(session)).singleElement().satisfies(open -> {
            assertThat(open.openedAt()).isEqualTo(session.openedAt());
            assertThat(open.lastUsedAt()).isEqualTo(house.now);
        });
        house.passes(MINUTE.multipliedBy(15));
        assertThat(house.session(token)).isEmpty();
        assertThat(house.sessions.find(house.managed(staff))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void keepsWhatIsSweptAsLongAsItLasts(Duration step) {
        SessionToken token = house.enter(MARIA);
        Login.Ask asked = house.begin(BrowserToken.random());
        house.clockIsSet(step);

        house.sessions.sweep(house.now);

        assertThat(house.store.openSessions()).isEqualTo(1);
        assertThat(house.session(token)).isPresent();
        assertThat(asked.attempt().id()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void letsALoginUnderWayGoOnAndLastNoLonger(Duration step) {
        BrowserToken quick = BrowserToken.random();
        BrowserToken slow = BrowserToken.random();
        Login.Ask ofQuick = house.begin(quick);
        Login.Ask ofSlow = house.begin(slow);
        house.passes(MINUTE.multipliedBy(9));

        house.clockIsSet(step);

        assertThat(house.answer(quick, ofQuick, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
        house.passes(MINUTE);
        assertThat(house.answer(slow, ofSlow, MARIO, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    /** A clock that was set back while the gateway was down. */
    @Test
    void goesOnWithNoLoginThatBeganInTheFuture() {
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = house.begin(browser);
        house.now = house.now.minus(Duration.ofHours(1));
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void blocksNeitherLongerNorShorter(Duration step) {
        Login.Refused refused = (Login.Refused) house.login(MARIA, "wrong");
        house.passes(MINUTE);

        house.clockIsSet(step);

        assertThat(house.login(MARIA, ScriptedProvider.RIGHT))
                .isInstanceOfSatisfying(
                        Login.Blocked.class,
                        blocked -> assertThat(blocked.left())
                                .isEqualTo(refused.block().minus(MINUTE)));
        house.passes(refused.block().minus(MINUTE));
        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void prolongsNoCodeOfAnInvitation(Duration step) {
        house.administrator(MARIA);
        SessionToken sara = house.administrator(SARA);
        Invitation early = House.done(house.staff.invite(house.at(sara), MARIA.value(), House.WHY));
        assertThat(early.expiresAt()).isEqualTo(house.now.plus(Duration.ofDays(1)));

        house.clockIsSet(step);
        house.passes(Duration.ofDays(1).minusSeconds(1));
        BrowserToken browser = BrowserToken.random();
        assertThat(house.logins.accept(house.managed(browser), early.code(), House.AREA))
                .isInstanceOf(Login.Ask.class);

        house.passes(Duration.ofSeconds(1));
        assertThat(house.logins.accept(house.managed(browser), early.code(), House.AREA))
                .isInstanceOf(Login.Expired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void makesNoProofFresher(Duration step) {
        SessionToken sara = house.administrator(SARA);
        house.passes(MINUTE.multipliedBy(4));
        house.clockIsSet(step);
        assertThat(house.decisions.decide(house.at(sara), Administration.STAFF_GRANT))
                .isInstanceOf(Decision.Granted.class);
        house.passes(MINUTE.multipliedBy(2));
        assertThat(house.decisions.decide(house.at(sara), Administration.STAFF_GRANT))
                .isInstanceOf(Decision.ProofTooOld.class);
    }

    @Test
    void setForwardAsFarAsAMachineSleepsItEndsWhatWasOpen() {
        SessionToken token = house.enter(MARIA);
        house.clockIsSet(Duration.ofHours(9));
        assertThat(house.session(token)).isEmpty();
    }

    @Test
    void followsWhatTheClockIsSetByALittle() {
        SessionToken token = house.enter(MARIA);
        for (int i = 0; i < 3; i++) {
            house.clockIsSet(Duration.ofSeconds(5));
            house.passes(MINUTE);
            assertThat(house.session(token).orElseThrow().idleEnd()).isEqualTo(house.now.plus(MINUTE.multipliedBy(15)));
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsOfEachStepOnceAndKeepsWhatNobodyCouldRecord() {
        house.clockIsSet(Duration.ofSeconds(6));
        assertThatThrownBy(() -> house.time.tell(step -> {
                    throw new IllegalStateException("no trail");
                }))
                .hasMessage("no trail");
        Instant after = house.now;
        house.passes(MINUTE);
        house.clockIsSet(Duration.ofHours(-1));

        assertThat(told())
                .containsExactly(
                        new SteadyTime.Step(after, Duration.ofSeconds(6)),
                        new SteadyTime.Step(house.now, Duration.ofHours(-1)));
        assertThat(told()).isEmpty();
    }

    private List<SteadyTime.Step> told() {
        List<SteadyTime.Step> told = new ArrayList<>();
        house.time.tell(told::add);
        return told;
    }
}
