package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What time does to a PIN: renewal, suggested change, compulsory change, end for want of use. */
class RenewalTest {

    private final PinWorld world = new PinWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"ATTIVO, 200", "SCADUTO, 1", "SCADUTO, 2000"})
    @Proves({"PIN-35", "PIN-37", "PIN-S16", "PIN-S17", "CON-02", "CON-24", "NOT-14"})
    void givesANewPinBeforeTheHolderOfAnExpiredOneIsIn(PinState state, int days) {
        world.put(MATTIA, state, PinLevel.DISPOSITIVO, Duration.ofDays(days));
        Play play = world.play();
        play.enters(MATTIA, PIN);
        assertThat(play.heading()).isEqualTo("pin.shown.heading");
        assertThat(play.form().introduction()).hasValue(Text.of("pin.shown.expired"));
        assertThat(play.form().step()).isEmpty();
        String pin = play.shownPin();

        LoginStep.Recognised known =
                (LoginStep.Recognised) play.confirms(PinForms.KEPT).step();
        assertThat(known.identity().kind()).hasToString("pin.dispositivo");
        assertThat(known.effects().messages()).extracting(Message::kind).containsExactly("pin.renewed");
        assertThat(world.store.commit(known.effects())).isTrue();

        assertThat(world.stored(MATTIA).state()).isEqualTo(PinState.ATTIVO);
        assertThat(world.stored(MATTIA).setAt()).isEqualTo(world.now());
        assertThat(world.login(MATTIA, pin)).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(MATTIA, PIN)).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves({"PIN-34", "PIN-35"})
    void refusesAWrongPinOfAnExpiredOneLikeAnyOther() {
        world.put(MATTIA, PinState.ATTIVO, PinLevel.DISPOSITIVO, Duration.ofDays(200));

        assertThat(world.login(MATTIA, "MARE2027"))
                .isInstanceOfSatisfying(
                        LoginStep.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("pin.wrong"));
    }

    @Test
    @Proves("CON-02")
    void expiresAfterAnotherTimeWhereTheConfigurationSaysSo() {
        world.with(policy("P20D", "P3M", false, Optional.empty()));
        Play play = world.play();
        play.enters(PinWorld.MARIO, PIN);

        assertThat(play.heading()).isEqualTo("pin.shown.heading");
    }

    @Test
    @Proves({"PIN-35", "CON-24"})
    void letsTheHolderOfAnExpiredOneChooseWhereTheConfigurationSaysSo() {
        world.whereHoldersChoose();
        world.put(MATTIA, PinState.SCADUTO, PinLevel.ORDINARIO, Duration.ofDays(1));
        Play play = world.play();
        play.enters(MATTIA, PIN);
        assertThat(play.form().introduction()).hasValue(Text.of("pin.choice.expired"));

        play.chooses(PIN, PIN);
        assertThat(play.errors()).containsExactly("pin.error.same");
        LoginStep.Recognised known = (LoginStep.Recognised) play.chooses("vento234", "vento234");
        assertThat(world.store.commit(known.effects())).isTrue();

        assertThat(world.login(MATTIA, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
    }

    @ParameterizedTest
    @CsvSource({"30, false", "92, false", "93, true", "180, true"})
    @Proves({"PIN-36", "CON-02"})
    void suggestsAChangeAfterThreeMonths(int days, boolean suggested) {
        world.put(MATTIA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(days));

        assertThat(world.login(MATTIA, PIN)).isInstanceOf(suggested ? LoginStep.Ask.class : LoginStep.Recognised.class);
    }

    @Test
    @Proves("PIN-36")
    void letsInWhoeverDoesNotChangeNow() {
        Play play = suggested();
        assertThat(play.form().fields().get(0).options())
                .extracting(option -> option.value())
                .containsExactly("change", "later");

        LoginStep.Recognised known = (LoginStep.Recognised) play.answers(Map.of(PinForms.ACTION, PinForms.LATER));

        PinRecord before = world.stored(MATTIA);
        assertThat(known.effects().endsOtherSessions()).isFalse();
        assertThat(world.store.commit(known.effects())).isTrue();
        assertThat(world.stored(MATTIA).encode()).isEqualTo(before.encode());
        assertThat(world.login(MATTIA, PIN)).isInstanceOf(LoginStep.Ask.class);
    }

    @Test
    @Proves({"PIN-36", "PIN-37", "CON-24", "SEC-10", "NOT-14"})
    void letsWhoeverChangesNowChooseThePin() {
        Play play = suggested();
        play.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        assertThat(play.form().introduction()).hasValue(Text.of("pin.choice.free"));

        LoginStep.Recognised known = (LoginStep.Recognised) play.chooses("vento234", "vento234");
        assertThat(known.effects().endsOtherSessions()).isTrue();
        assertThat(known.effects().messages()).extracting(Message::kind).containsExactly("pin.changed");
        assertThat(world.store.commit(known.effects())).isTrue();

        assertThat(world.stored(MATTIA).setAt()).isEqualTo(world.now());
        assertThat(world.login(MATTIA, "vento234")).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(MATTIA, PIN)).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves({"PIN-36", "CON-02"})
    void suggestsItAfterAnotherTimeWhereTheConfigurationSaysSo() {
        world.with(policy("P6M", "P10D", false, Optional.empty()));

        assertThat(world.login(PinWorld.MARIO, PIN)).isInstanceOf(LoginStep.Ask.class);
    }

    @Test
    @Proves("CON-02")
    void letsNobodyPutTheChangeOffWhereTheConfigurationSaysSo() {
        world.put(MATTIA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play before = world.play();
        before.enters(MATTIA, PIN);
        world.with(policy("P6M", "P3M", true, Optional.empty()));

        Play play = world.play();
        play.enters(MATTIA, PIN);
        assertThat(play.heading()).isEqualTo("pin.choice.heading");
        assertThat(play.form().introduction()).hasValue(Text.of("pin.choice.overdue"));
        assertThat(before.answers(Map.of(PinForms.ACTION, PinForms.LATER))).isInstanceOf(LoginStep.Ask.class);
        assertThat(before.form().subject()).isPresent();

        assertThat(play.chooses("vento234", "vento234")).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"PIN-46", "CON-02"})
    void disablesAPinThatNobodyUsedWhereTheConfigurationSaysSo() {
        world.with(policy("P1Y", "P9M", false, Optional.of(PinWorld.term("P2M"))));
        LoginStep.Recognised first = (LoginStep.Recognised) world.login(PinWorld.MARIO, PIN);
        assertThat(world.store.commit(first.effects())).isTrue();

        world.clock.advance(Duration.ofDays(60));
        assertThat(world.login(PinWorld.MARIO, PIN)).isInstanceOf(LoginStep.Recognised.class);
        world.clock.advance(Duration.ofDays(3));
        assertThat(world.login(PinWorld.MARIO, PIN))
                .isInstanceOfSatisfying(
                        LoginStep.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("pin.unusable"));

        world.with(policy("P1Y", "P9M", false, Optional.empty()));
        assertThat(world.login(PinWorld.MARIO, PIN)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves("PIN-46")
    void notesTheLastUseOnceADayAndOnlyWhereItCounts() {
        assertThat(dayOfUse((LoginStep.Recognised) world.login(PinWorld.MARIO, PIN)))
                .isEmpty();
        world.with(policy("P6M", "P3M", false, Optional.of(PinWorld.term("P2M"))));

        LoginStep.Recognised first = (LoginStep.Recognised) world.login(PinWorld.MARIO, PIN);
        assertThat(dayOfUse(first)).hasValue(LocalDate.of(2026, 11, 21));
        assertThat(world.store.commit(first.effects())).isTrue();
        LoginStep.Recognised second = (LoginStep.Recognised) world.login(PinWorld.MARIO, PIN);
        assertThat(world.store.commit(second.effects())).isTrue();
        assertThat(world.stored(PinWorld.MARIO).lastUsed()).hasValue(LocalDate.of(2026, 11, 21));
        world.clock.advance(Duration.ofDays(1));
        assertThat(dayOfUse((LoginStep.Recognised) world.login(PinWorld.MARIO, PIN)))
                .hasValue(LocalDate.of(2026, 11, 22));

        world.with(PinWorld.POLICY);
        LoginStep.Recognised off = (LoginStep.Recognised) world.login(PinWorld.MARIO, PIN);
        assertThat(world.store.commit(off.effects())).isTrue();
        assertThat(world.stored(PinWorld.MARIO).lastUsed()).isEmpty();
    }

    private static Optional<LocalDate> dayOfUse(LoginStep.Recognised known) {
        return known.effects().records().stream()
                .flatMap(change -> change.value().stream())
                .flatMap(value -> PinRecord.decode(value).stream())
                .findFirst()
                .flatMap(PinRecord::lastUsed);
    }

    private Play suggested() {
        world.put(MATTIA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play play = world.play();
        play.enters(MATTIA, PIN);
        assertThat(play.heading()).isEqualTo("pin.suggestion.heading");
        return play;
    }

    private static PinPolicy policy(String validity, String suggest, boolean force, Optional<Term> idle) {
        return new PinPolicy(
                PinWorld.term(validity),
                PinWorld.term(suggest),
                force,
                idle,
                PinWorld.term("P90D"),
                false,
                PinWorld.NEVER);
    }
}
