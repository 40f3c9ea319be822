package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.INITIAL;
import static it.varco.credential.pin.PinWorld.LAW;
import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.NEVER;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of the PIN, looked at with a clock that stands before, on and after each date. */
class PhaseOutTest {

    private static final LoginStep ENDED = new LoginStep.Rejected("pin.ended", Text.of("pin.login.ended"));

    private final PinWorld world = new PinWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void at(Instant instant, PhaseOut phaseOut) {
        world.clock.advance(Duration.between(world.now(), instant));
        PinPolicy policy = PinWorld.POLICY;
        world.with(new PinPolicy(
                policy.validity(),
                policy.suggestChange(),
                policy.forceChange(),
                policy.idle(),
                policy.activation(),
                policy.development(),
                phaseOut));
    }

    private void put(boolean eligible, PinState state) {
        put(eligible, state, Duration.ofDays(1));
    }

    private void put(boolean eligible, PinState state, Duration age) {
        world.put(MARIO, state, PinLevel.ORDINARIO, age);
        PinRecord pin = world.stored(MARIO);
        world.put(
                MARIO,
                new PinRecord(
                        state,
                        pin.level(),
                        pin.origin(),
                        pin.name(),
                        pin.setAt(),
                        pin.confirmed(),
                        pin.lastUsed(),
                        eligible,
                        pin.hash()));
    }

    /** Midnight in Rome is 22:00 in September and October, as clocks go. */
    @ParameterizedTest
    @CsvSource({
        "2020-09-30T21:59:59.999Z, true,  true",
        "2020-09-30T22:00:00Z,     false, true",
        "2021-09-30T21:59:59.999Z, false, true",
        "2021-09-30T22:00:00Z,     false, false",
        "2021-09-30T23:30:00Z,     false, false",
        "2026-11-21T09:00:00Z,     false, false"
    })
    @Proves({"FAS-01", "FAS-03", "FAS-04", "FAS-11"})
    void beginsAtMidnightInRomeForAllButThoseEligible(Instant at, boolean issues, boolean admits) {
        assertThat(LAW.issues(false, at)).isEqualTo(issues);
        assertThat(LAW.admits(false, at)).isEqualTo(admits);
        assertThat(List.of(LAW.issues(true, at), LAW.admits(true, at), NEVER.issues(false, at)))
                .containsOnly(true);
        assertThat(NEVER.admits(false, at)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-30T21:59:59.999Z, true,  false, true",
        "2021-09-30T22:00:00Z,     true,  false, false",
        "2021-09-30T22:00:00Z,     true,  true,  true",
        "2021-09-30T22:00:00Z,     false, false, true",
        "2026-11-21T09:00:00Z,     true,  false, false",
        "2026-11-21T09:00:00Z,     true,  true,  true",
        "2026-11-21T09:00:00Z,     false, false, true"
    })
    @Proves({"FAS-03", "FAS-04", "FAS-09", "FAS-11", "PIN-S21"})
    void letsInAsLongAsItsHolderMay(Instant at, boolean enabled, boolean eligible, boolean in) {
        at(at, enabled ? LAW : NEVER);
        put(eligible, PinState.ATTIVO);

        LoginStep step = world.login(MARIO, PIN);

        if (in) {
            assertThat(step).isInstanceOf(LoginStep.Recognised.class);
        } else {
            assertThat(step).isEqualTo(ENDED);
        }
    }

    /** Whatever it would lead to: the initial one, one that is too old, one that was ended by a record. */
    @ParameterizedTest
    @EnumSource(names = {"ATTIVO", "SCADUTO", "DISMESSO"})
    @Proves({"FAS-09", "PIN-S21"})
    void endsAPinInEveryStateThatIsNotFinal(PinState state) {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, state);

        assertThat(world.login(MARIO, PIN)).isEqualTo(ENDED);
    }

    @Test
    @Proves({"FAS-09", "PIN-S21"})
    void endsTheInitialPinBeforeItsFirstUse() {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        world.putInitial(MATTIA, Duration.ofDays(3));
        assertThat(world.login(MATTIA, INITIAL)).isEqualTo(ENDED);

        world.put(MATTIA, world.stored(MATTIA).eligible(true));
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Ask.class);
    }

    /** The state decides, whatever else the record says; the site may even have no phase-out. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    @Proves("FAS-10")
    void aPinThatWasEndedStaysSo(boolean enabled, boolean eligible) {
        at(Instant.parse("2026-11-21T09:00:00Z"), enabled ? LAW : NEVER);
        put(eligible, PinState.DISMESSO);

        assertThat(world.login(MARIO, PIN)).isEqualTo(ENDED);
    }

    /** Whether a date or a record ended it. */
    @ParameterizedTest
    @EnumSource(names = {"ATTIVO", "DISMESSO"})
    @Proves("PIN-S22")
    void opensAgainWhenItsHolderProvesToBeEligible(PinState state) {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, state);
        assertThat(world.login(MARIO, PIN)).isEqualTo(ENDED);

        world.put(MARIO, world.stored(MARIO).eligible(true));

        assertThat(world.login(MARIO, PIN)).isInstanceOf(LoginStep.Recognised.class);
    }

    /** It comes back as old as it is. */
    @Test
    @Proves({"PIN-S22", "PIN-35"})
    void opensAgainWithARenewalWhereItHasExpiredMeanwhile() {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, PinState.DISMESSO, Duration.ofDays(200));

        world.put(MARIO, world.stored(MARIO).eligible(true));

        Play play = world.play();
        play.enters(MARIO, PIN);
        assertThat(play.form().heading().orElseThrow().key()).isEqualTo("pin.shown.heading");
    }

    @Test
    @Proves("PIN-S22")
    void opensNeverAgainWhereItWasGivenUp() {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, PinState.REVOCATO);

        world.put(MARIO, world.stored(MARIO).eligible(true));

        assertThat(world.login(MARIO, PIN)).isInstanceOf(LoginStep.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTIVO", "DISMESSO"})
    @Proves({"FAS-09", "PIN-34", "SEC-04"})
    void saysNothingToWhoeverGuesses(PinState state) {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, state);
        world.login(PinWorld.NOBODY, "MARE2027"); // an instance makes its first hash before
        int calls = world.hash.calls();
        long work = world.hash.work();
        LoginStep nobody = world.login(PinWorld.NOBODY, "MARE2027");
        int ofNobody = world.hash.calls() - calls;
        long workOfNobody = world.hash.work() - work;

        LoginStep wrong = world.login(MARIO, "MARE2027");

        assertThat(wrong).isInstanceOf(LoginStep.Refused.class).hasSameClassAs(nobody);
        assertThat(world.hash.calls() - calls).isEqualTo(2 * ofNobody);
        assertThat(world.hash.work() - work).isEqualTo(2 * workOfNobody);
    }

    @Test
    @Proves("PIN-34")
    void saysOfARevokedPinWhatItAlwaysSaid() {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, PinState.REVOCATO);

        assertThat(world.login(MARIO, PIN)).isInstanceOf(LoginStep.Refused.class);
    }

    /** A login that was begun on the last day ends on it, or not at all. */
    @Test
    @Proves({"FAS-03", "FAS-09"})
    void isReachedInTheMiddleOfALogin() {
        at(Instant.parse("2021-09-30T21:58:00Z"), LAW);
        world.putInitial(MATTIA, Duration.ofDays(3));
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        play.at(Instant.parse("2021-09-30T22:01:00Z"));

        assertThat(play.confirms(PinForms.KEPT).step()).isInstanceOf(LoginStep.Ask.class);

        assertThat(play.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
        assertThat(play.enters(MATTIA, INITIAL)).isEqualTo(ENDED);
    }

    @Test
    @Proves("FAS-09")
    void leavesNothingToLookAtAndNothingToChange() {
        at(Instant.parse("2021-10-01T10:00:00Z"), LAW);
        put(false, PinState.ATTIVO);
        Errands errands = new Errands(world);
        ServiceStep ended = new ServiceStep.Rejected("pin.ended", Text.of("pin.rejected.ended"));

        assertThat(errands.shows(MARIO)).isEqualTo(ended);
        assertThat(world.service().handle(errands.change(MARIO))).isEqualTo(ended);

        put(true, PinState.ATTIVO);
        assertThat(errands.shows(MARIO)).isInstanceOf(ServiceStep.Answered.class);
    }
}
