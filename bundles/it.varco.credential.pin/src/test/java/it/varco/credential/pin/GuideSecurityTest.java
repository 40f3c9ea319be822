package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.CHEAP;
import static it.varco.credential.pin.PinWorld.CLARA;
import static it.varco.credential.pin.PinWorld.INITIAL;
import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.RecordChange;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.HashPool;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps after a right PIN, from the side of those who want to be in without one. */
class GuideSecurityTest {

    private static final Map<String, String> EVERYTHING = Map.of(
            PinForms.RULES, "true",
            PinForms.KEPT, "true",
            PinForms.ACTION, PinForms.LATER,
            PinForms.NEW, "VENTO234",
            PinForms.AGAIN, "VENTO234",
            Subject.NAME, MARIO.value(),
            EntryForms.PIN, "MARE2027");

    private static final Map<String, String> LATER = Map.of(PinForms.ACTION, PinForms.LATER);

    private final PinWorld world = new PinWorld();

    @BeforeEach
    void sendTheInitialPin() {
        world.putInitial(MATTIA, Duration.ofDays(3));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"SEC-04", "PIN-34"})
    void spendsOneHashOnARefusalAndThoseOfANewPinOnlyAfterTheRightOne() {
        world.put(MARIO, PinState.SCADUTO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));

        for (var person : List.of(MARIO, CLARA, MATTIA)) {
            assertThat(workOf(() -> world.login(person, "MARE2027"))).isEqualTo(CHEAP.work());
        }
        assertThat(workOf(() -> world.login(CLARA, PIN))).isEqualTo(CHEAP.work());
        assertThat(workOf(() -> world.login(MATTIA, INITIAL))).isEqualTo(CHEAP.work());
        assertThat(workOf(() -> world.login(MARIO, PIN))).isEqualTo(3 * CHEAP.work());
    }

    @Test
    @Proves({"SEC-09", "CP-12"})
    void letsNobodyInWithAStateOfAnotherLogin() {
        Play foreign = world.play();
        foreign.enters(MATTIA, INITIAL);
        foreign.confirms(PinForms.RULES);
        ProviderState shown = foreign.asked().state();

        Play fresh = world.play();
        assertThat(fresh.answers(EVERYTHING, shown)).isEqualTo(new LoginStep.Unavailable("pin.state"));
        fresh.enters(MATTIA, INITIAL);
        assertThat(fresh.answers(EVERYTHING, shown)).isEqualTo(new LoginStep.Unavailable("pin.state"));
        assertThat(foreign.answers(EVERYTHING, shown)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves("SEC-09")
    void takesNoStepWithTheAnswerToAnother() {
        Play first = world.play();
        first.enters(MATTIA, INITIAL);
        ProviderState rules = first.asked().state();
        first.confirms(PinForms.RULES);
        ProviderState shown = first.asked().state();
        assertThat(first.answers(Map.of(PinForms.KEPT, "true"), rules))
                .isEqualTo(new LoginStep.Unavailable("pin.answer"));

        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play second = world.play();
        second.enters(CLARA, PIN);
        assertThat(second.answers(Map.of(PinForms.ACTION, PinForms.LATER), shown))
                .isEqualTo(new LoginStep.Unavailable("pin.state"));
        ProviderState suggestion = second.asked().state();
        second.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        ProviderState choice = second.asked().state();
        assertThat(second.answers(EVERYTHING, suggestion)).isEqualTo(new LoginStep.Unavailable("pin.answer"));
        assertThat(second.answers(EVERYTHING, choice)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"SEC-09", "CP-12"})
    void readsNoStateThatItDidNotWrite() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        byte[] right = play.asked().state().bytes();

        for (int length = 1; length < right.length; length++) {
            assertThat(GuideState.decode(ProviderState.of(Arrays.copyOf(right, length))))
                    .isEmpty();
        }
        assertThat(GuideState.decode(ProviderState.of(Arrays.copyOf(right, right.length + 1))))
                .isEmpty();
        for (int place = 0; place < 3; place++) {
            byte[] changed = right.clone();
            changed[place] = 9;
            assertThat(GuideState.decode(ProviderState.of(changed))).isEmpty();
        }
        assertThat(GuideState.decode(ProviderState.of(right))).isPresent();
    }

    @Test
    @Proves("SEC-09")
    void standsOnlyWhereALoginCanCome() {
        Proof good = new Proof("a", MARIO, 1, Standing.GOOD);
        Proof due = new Proof("a", MARIO, 1, Standing.DUE);
        Proof first = new Proof("a", MARIO, 1, Standing.FIRST_LOGIN);

        for (GuideState.Step step : GuideState.Step.values()) {
            assertThatThrownBy(() -> new GuideState(step, good, Optional.empty(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new GuideState(GuideState.Step.CHOICE, first, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuideState(GuideState.Step.SHOWN, due, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCATO", "DISMESSO"})
    @Proves("SEC-10")
    void letsNobodyInWhosePinWasEndedMeanwhile(PinState end) {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        PinRecord before = world.stored(MATTIA);
        world.put(
                MATTIA,
                PinRecord.issued(end, before.level(), before.origin(), before.name(), before.setAt(), before.hash()));

        assertThat(play.confirms(PinForms.KEPT).step()).isInstanceOf(LoginStep.Ask.class);
        assertThat(play.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
        assertThat(play.asked().state().bytes()).isEmpty();
        assertThat(play.enters(MATTIA, INITIAL))
                .isInstanceOf(end == PinState.DISMESSO ? LoginStep.Rejected.class : LoginStep.Refused.class);
    }

    @Test
    @Proves("SEC-10")
    void letsNobodyInWhosePinChangedBetweenTheLastAnswerAndItsCommit() {
        Play one = world.play();
        one.enters(MATTIA, INITIAL);
        one.confirms(PinForms.RULES);
        Play other = world.play();
        other.enters(MATTIA, INITIAL);
        other.confirms(PinForms.RULES);
        ProviderState last = other.asked().state();

        LoginStep.Recognised first =
                (LoginStep.Recognised) one.confirms(PinForms.KEPT).step();
        LoginStep.Recognised second =
                (LoginStep.Recognised) other.confirms(PinForms.KEPT).step();
        assertThat(world.store.commit(first.effects())).isTrue();
        assertThat(world.store.commit(second.effects())).isFalse();

        Play again = new Play(world::provider, world.now(), attemptOf(last));
        assertThat(again.answers(EVERYTHING, last)).isInstanceOf(LoginStep.Ask.class);
        assertThat(again.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
    }

    @Test
    @Proves("SEC-10")
    void letsNobodyInWithAPinThatWasChangedAfterItWasCompared() {
        Errands errands = new Errands(world);
        LoginStep.Recognised late = (LoginStep.Recognised) world.login(MARIO, PIN);
        assertThat(errands.commits(errands.changes(MARIO, "VENTO234"))).isTrue();

        assertThat(world.store.commit(late.effects())).isFalse();
        assertThat(world.login(MARIO, PIN)).isInstanceOf(LoginStep.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCATO", "DISMESSO"})
    @Proves("SEC-10")
    void letsNobodyInWithAPinThatWasEndedAfterItWasCompared(PinState end) {
        LoginStep.Recognised late = (LoginStep.Recognised) world.login(MARIO, PIN);
        world.put(MARIO, end, PinLevel.ORDINARIO, Duration.ofDays(30));

        assertThat(world.store.commit(late.effects())).isFalse();
    }

    @Test
    @Proves({"SEC-10", "PIN-36"})
    void letsNobodyInWhoPutOffTheChangeThatWasMadeMeanwhile() {
        Errands errands = new Errands(world);
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play play = world.play();
        play.enters(CLARA, PIN);
        ProviderState suggestion = play.asked().state();
        LoginStep.Recognised late = (LoginStep.Recognised) play.answers(LATER);
        assertThat(errands.commits(errands.changes(CLARA, "VENTO234"))).isTrue();

        assertThat(world.store.commit(late.effects())).isFalse();
        Play again = new Play(world::provider, world.now(), attemptOf(suggestion));
        assertThat(again.answers(EVERYTHING, suggestion)).isInstanceOf(LoginStep.Ask.class);
        assertThat(again.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
    }

    @Test
    void letsBothInWhoTypeTheRightPinAtOnce() {
        LoginStep.Recognised one = (LoginStep.Recognised) world.login(MARIO, PIN);
        LoginStep.Recognised other = (LoginStep.Recognised) world.login(MARIO, PIN);

        assertThat(world.store.commit(one.effects())).isTrue();
        assertThat(world.store.commit(other.effects())).isTrue();
    }

    @Test
    @Proves("PIN-36")
    void goesOnWhereTheHolderSignedInElsewhereMeanwhile() {
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play here = world.play();
        here.enters(CLARA, PIN);
        signsInElsewhere();
        here.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        assertThat(here.heading()).isEqualTo("pin.choice.heading");
        signsInElsewhere();

        LoginStep.Recognised known = (LoginStep.Recognised) here.chooses("VENTO234", "VENTO234");
        assertThat(world.store.commit(known.effects())).isTrue();
        assertThat(world.login(CLARA, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"PIN-36", "PIN-46"})
    void asksAnewWhereTheDayOfAUseElsewhereWasNotedMeanwhile() {
        world.with(new PinPolicy(
                PinWorld.term("P6M"),
                PinWorld.term("P3M"),
                false,
                Optional.of(PinWorld.term("P5M")),
                PinWorld.term("P90D"),
                false,
                PinWorld.NEVER));
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play early = world.play();
        early.enters(CLARA, PIN);
        signsInElsewhere();
        early.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        assertThat(early.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");

        Play later = world.play();
        later.enters(CLARA, PIN);
        signsInElsewhere();
        later.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        assertThat(later.heading()).isEqualTo("pin.choice.heading");
    }

    private void signsInElsewhere() {
        Play elsewhere = world.play();
        elsewhere.enters(CLARA, PIN);
        LoginStep.Recognised known = (LoginStep.Recognised) elsewhere.answers(LATER);
        assertThat(world.store.commit(known.effects())).isTrue();
    }

    @Test
    void asksAnewWhereTheRecordIsGone() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        var stored = new PinRecords(world.store, Keys.pepper()).find(MATTIA).orElseThrow();
        world.store.apply(List.of(RecordChange.delete(stored.key(), stored.version())));

        play.confirms(PinForms.RULES);
        assertThat(play.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
    }

    @Test
    @Proves("PIN-23")
    void asksAnewWhoeverStaysPastTheLastDayOfTheInitialPin() {
        world.putInitial(MATTIA, Duration.ofDays(90));
        Play play = world.play();
        play.enters(MATTIA, INITIAL);

        play.at(world.now().plus(Duration.ofDays(1))).confirms(PinForms.RULES);
        assertThat(play.form().introduction().orElseThrow().key()).isEqualTo("pin.anew");
        assertThat(play.enters(MATTIA, INITIAL)).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("SEC-12")
    void keepsTheLoginWhereTheStoreIsAway() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        world.store.breakDown();
        assertThat(play.confirms(PinForms.RULES).step()).isEqualTo(new LoginStep.Unavailable("pin.store"));
        world.store.recover();

        play.confirms(PinForms.RULES);
        assertThat(play.heading()).isEqualTo("pin.shown.heading");
    }

    @Test
    @Proves({"SEC-05", "SEC-12"})
    void keepsTheLoginWhereEveryPlaceForHashingIsTaken() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        HashPool full = new HashPool("full", 1, 1, Duration.ofSeconds(1));
        full.close(); // takes no work, like one whose every place is taken
        PinCredentialProvider busy = world.provider(full);

        assertThat(play.with(() -> busy).confirms(PinForms.RULES).step())
                .isEqualTo(new LoginStep.Unavailable("pin.busy"));
        play.with(world::provider).confirms(PinForms.RULES);
        assertThat(play.heading()).isEqualTo("pin.shown.heading");
    }

    @Test
    @Proves("SEC-05")
    void renewsTheHashOfWhoeverPutsTheChangeOff() {
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        HashCost dearer = new HashCost(128, 3, 1);
        world.with(PinWorld.settings(dearer, Keys.pepper()));
        Play play = world.play();
        play.enters(CLARA, PIN);

        LoginStep.Recognised known = (LoginStep.Recognised) play.answers(Map.of(PinForms.ACTION, PinForms.LATER));
        assertThat(world.store.commit(known.effects())).isTrue();

        assertThat(world.stored(CLARA).hash().cost()).isEqualTo(dearer);
        assertThat(world.stored(CLARA).setAt()).isEqualTo(world.now().minus(Duration.ofDays(100)));
    }

    private static String attemptOf(ProviderState state) {
        return GuideState.decode(state).orElseThrow().proof().attempt();
    }

    private long workOf(Runnable login) {
        long before = world.hash.work();
        login.run();
        return world.hash.work() - before;
    }
}
