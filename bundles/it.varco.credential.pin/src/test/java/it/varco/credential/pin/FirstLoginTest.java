package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.INITIAL;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Exhibit;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLoginTest {

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
    @Proves({"PIN-06", "PIN-07", "UX-12"})
    void showsTheRulesOfUseFirstAndAsksToConfirmThem() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);

        Form rules = play.form();
        assertThat(play.heading()).isEqualTo("pin.rules.heading");
        assertThat(rules.step()).hasValue(new Form.Step(1, 2));
        assertThat(rules.points())
                .extracting(Text::key)
                .containsExactly("pin.rules.secret", "pin.rules.personal", "pin.rules.together", "pin.rules.robots");
        assertThat(rules.fields())
                .singleElement()
                .satisfies(field -> assertThat(field.kind()).isEqualTo(FieldKind.CONFIRMATION));
        assertThat(rules.read(Map.of()).errors()).hasSize(1);
        assertThat(rules.exhibits()).isEmpty();
    }

    @Test
    @Proves({"PIN-02", "PIN-03", "UX-12", "CON-24"})
    void showsThePinThatIsAssignedAfterwards() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);

        assertThat(play.heading()).isEqualTo("pin.shown.heading");
        assertThat(play.form().step()).hasValue(new Form.Step(2, 2));
        assertThat(play.form().exhibits())
                .singleElement()
                .satisfies(exhibit -> assertThat(exhibit.kind()).isEqualTo(Exhibit.Kind.CODE));
        assertThat(play.shownPin()).matches("[A-HJKMNP-Z2-9]{8}");
        assertThat(play.form().read(Map.of()).errors()).hasSize(1);
    }

    @Test
    @Proves({"PIN-01", "PIN-02", "PIN-37", "PIN-S10", "SEC-10"})
    void letsInWithAPinThatIsTheOnlyOneFromThenOn() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        String pin = play.shownPin();

        LoginStep.Recognised known =
                (LoginStep.Recognised) play.confirms(PinForms.KEPT).step();
        assertThat(INITIAL).hasSize(16);
        assertThat(known.effects().endsOtherSessions()).isTrue();
        assertThat(known.identity().codiceFiscale()).isEqualTo(MATTIA);
        assertThat(known.identity().kind()).hasToString("pin.dispositivo");
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Ask.class);
        assertThat(world.store.commit(known.effects())).isTrue();

        PinRecord stored = world.stored(MATTIA);
        assertThat(stored.state()).isEqualTo(PinState.ATTIVO);
        assertThat(stored.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(stored.setAt()).isEqualTo(world.now());
        assertThat(world.login(MATTIA, pin)).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Refused.class);
        assertThat(world.login(MATTIA, INITIAL.substring(0, 8))).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("PIN-24")
    void opensNothingForWhoeverHasOneHalf() {
        for (String half : List.of(INITIAL.substring(0, 8), INITIAL.substring(8))) {
            assertThat(world.login(MATTIA, half))
                    .isInstanceOfSatisfying(
                            LoginStep.Refused.class,
                            refused -> assertThat(refused.why().code()).isEqualTo("pin.wrong"));
        }
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Ask.class);
    }

    @Test
    @Proves({"NOT-14", "SEC-10"})
    void tellsTheHolderThatThePinIsActive() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        LoginStep.Recognised known =
                (LoginStep.Recognised) play.confirms(PinForms.KEPT).step();

        assertThat(known.effects().messages()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo("pin.activated");
            assertThat(told.person()).isEqualTo(MATTIA);
            assertThat(told.over()).containsExactly(Medium.EMAIL, Medium.SMS);
            assertThat(told.moments()).containsOnly(Map.entry("at", world.now()));
            assertThat(told.words()).isEmpty();
            assertThat(told.secrets()).isEmpty();
        });
    }

    @Test
    @Proves("PIN-07")
    void recordsWhichRulesWereConfirmedAndWhen() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        Instant confirmed = world.now().plusSeconds(60);
        play.at(confirmed).confirms(PinForms.RULES);
        play.at(world.now().plusSeconds(120));
        assertThat(world.store.commit(play.confirms(PinForms.KEPT).effects())).isTrue();

        assertThat(world.stored(MATTIA).confirmed()).hasValue(new Confirmation(1, confirmed));
        assertThat(world.stored(MATTIA).setAt()).isEqualTo(world.now().plusSeconds(120));
    }

    @Test
    @Proves({"PIN-02", "CP-10"})
    void changesNothingForWhoeverLeavesBeforeTheEnd() {
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);

        assertThat(world.stored(MATTIA).state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(world.stored(MATTIA).confirmed()).isEmpty();
        assertThat(world.login(MATTIA, play.shownPin())).isInstanceOf(LoginStep.Refused.class);
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Ask.class);
    }

    @ParameterizedTest
    @CsvSource({"89, true", "90, true", "91, false", "400, false"})
    @Proves({"PIN-23", "PIN-34"})
    void refusesAnInitialPinThatWaitedMoreThanNinetyDays(int days, boolean goesOn) {
        world.putInitial(MATTIA, Duration.ofDays(days));

        LoginStep step = world.login(MATTIA, INITIAL);
        assertThat(step).isInstanceOf(goesOn ? LoginStep.Ask.class : LoginStep.Refused.class);
        if (!goesOn) {
            assertThat(((LoginStep.Refused) step).why().code()).isEqualTo("pin.unusable");
        }
        assertThat(world.login(MATTIA, INITIAL.replace('P', 'Q'))).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("PIN-23")
    void refusesEarlierWhereTheConfigurationSaysSo() {
        world.with(new PinPolicy(
                PinWorld.POLICY.validity(),
                PinWorld.POLICY.suggestChange(),
                false,
                PinWorld.POLICY.idle(),
                PinWorld.term("P2D"),
                false,
                PinWorld.NEVER));

        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("CON-24")
    void letsTheHolderChooseWhereTheConfigurationSaysSo() {
        world.whereHoldersChoose();
        Play play = world.play();
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);
        assertThat(play.heading()).isEqualTo("pin.choice.heading");
        assertThat(play.form().introduction()).hasValue(Text.of("pin.choice.first"));
        assertThat(play.form().step()).hasValue(new Form.Step(2, 2));

        LoginStep.Recognised known = (LoginStep.Recognised) play.chooses("Vento234", "VENTO234");
        assertThat(world.store.commit(known.effects())).isTrue();

        assertThat(world.login(MATTIA, "vento234")).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Refused.class);
        assertThat(world.stored(MATTIA).confirmed()).isPresent();
    }

    @Test
    @Proves("CON-01")
    void assignsDigitsAloneWhereTheConfigurationSaysSo() {
        world.with(new PinShape(PinAlphabet.NUMERIC, 10, 16, false));
        Play play = world.play();
        assertThat(play.form().fields().get(1).hint()).hasValue(Text.of("pin.pin.hint.numeric", "10", "16"));
        play.enters(MATTIA, INITIAL);
        play.confirms(PinForms.RULES);

        String pin = play.shownPin();
        assertThat(pin).matches("[2-9]{10}");
        assertThat(world.store.commit(play.confirms(PinForms.KEPT).effects())).isTrue();
        assertThat(world.login(MATTIA, pin)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"PIN-01", "CON-01"})
    void takesAnInitialPinOfAnotherLengthWhereTheConfigurationSaysSo() {
        world.with(new PinShape(PinAlphabet.ALPHANUMERIC, 8, 24, false));

        assertThat(world.play().form().fields().get(1).maxLength()).isEqualTo(24);
        assertThat(world.login(MATTIA, INITIAL)).isInstanceOf(LoginStep.Ask.class);
    }

    @Test
    @Proves("SEC-06")
    void assignsAnotherPinEachTime() {
        Play one = world.play();
        one.enters(MATTIA, INITIAL);
        one.confirms(PinForms.RULES);
        Play other = world.play();
        other.enters(MATTIA, INITIAL);
        other.confirms(PinForms.RULES);

        assertThat(List.of(one.shownPin(), other.shownPin())).doesNotHaveDuplicates();
    }
}
