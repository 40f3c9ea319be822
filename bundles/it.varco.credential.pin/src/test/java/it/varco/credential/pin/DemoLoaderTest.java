package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.RecordChange;
import it.varco.credential.hash.HashCost;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoLoaderTest {

    private static final String MATTIA = "MRTMTT91D08F205J;neve2026;Mattia Moretti;dispositivo;attivo;5";

    private final PinWorld world = new PinWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void letsAnInventedPersonSignInWithTheirPublishedPin() {
        demo(MATTIA);

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026"))
                .isInstanceOfSatisfying(LoginStep.Recognised.class, recognised -> {
                    assertThat(recognised.identity().kind()).hasToString("pin.dispositivo");
                    assertThat(recognised.identity().name()).hasValue("Mattia Moretti");
                });
    }

    @Test
    void putsInventedPeopleInEveryState() {
        demo(
                "MRTMTT91D08F205J;NEVE2026;Mattia Moretti;ordinario;revocato;5",
                "RSSMRA79B11C566R;NEVE2026NEVE2026;Mario Rossi;ordinario;in-attesa-primo-accesso;2",
                "RSSMRA85T10A562S;NEVE2026;Mario Rossi;ordinario;attivo;200");

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Refused.class);
        assertThat(headingOf(world.login(PinWorld.NOBODY, "NEVE2026NEVE2026"))).isEqualTo("pin.rules.heading");
        assertThat(headingOf(world.login(PinWorld.GUEST, "NEVE2026"))).isEqualTo("pin.shown.heading");
    }

    @Test
    void leavesAPersonAloneWhoGotAnotherPinSince() {
        String giulia = "RSSMRA79B11C566R;NEVE2026NEVE2026;Giulia Verdi;ordinario;in-attesa-primo-accesso;3";
        demo(giulia);
        Play first = world.play();
        first.enters(PinWorld.NOBODY, "NEVE2026NEVE2026");
        first.confirms(PinForms.RULES);
        String pin = first.shownPin();
        assertThat(world.store.commit(first.confirms(PinForms.KEPT).effects())).isTrue();
        assertThat(world.stored(PinWorld.NOBODY).origin()).isEqualTo(PinOrigin.PLAYED);
        world.clock.advance(Duration.ofDays(10));
        long writes = world.store.writes();

        demo(giulia);

        assertThat(world.login(PinWorld.NOBODY, pin)).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(PinWorld.NOBODY, "NEVE2026NEVE2026")).isInstanceOf(LoginStep.Refused.class);
        assertThat(world.store.writes()).isEqualTo(writes);
    }

    @Test
    @Proves("PIN-S22")
    void leavesAPinAloneThatCameBackSince() {
        String ended = "MRTMTT91D08F205J;NEVE2026;Mattia Moretti;ordinario;dismesso;5";
        demo(ended);
        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Rejected.class);
        world.put(PinWorld.MATTIA, world.stored(PinWorld.MATTIA).eligible(true));

        demo(ended);

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"PIN-34", "SEC-04"})
    void opensNothingInProductionWithAPinThatSomebodyGotInADemonstration() {
        demo("RSSMRA79B11C566R;NEVE2026;Mario Rossi;ordinario;scaduto;200");
        Play renewal = world.play();
        renewal.enters(PinWorld.NOBODY, "NEVE2026");
        String pin = renewal.shownPin();
        assertThat(world.store.commit(renewal.confirms(PinForms.KEPT).effects()))
                .isTrue();
        world.with(PinWorld.settings(PinWorld.CHEAP, Keys.pepper()));

        assertThat(world.login(PinWorld.NOBODY, pin)).isInstanceOf(LoginStep.Refused.class);
    }

    private static String headingOf(LoginStep step) {
        return ((LoginStep.Ask) step).form().heading().orElseThrow().key();
    }

    @Test
    @Proves({"PIN-34", "SEC-04"})
    void opensNothingInProductionWithAPinThatWasPublishedBefore() {
        demo(MATTIA);
        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Recognised.class);
        world.with(PinWorld.settings(PinWorld.CHEAP, Keys.pepper()));
        int calls = world.hash.calls();
        long work = world.hash.work();

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026"))
                .isInstanceOfSatisfying(
                        LoginStep.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("pin.unusable"));

        assertThat(world.hash.calls() - calls).isEqualTo(1);
        assertThat(world.hash.work() - work).isEqualTo(PinWorld.CHEAP.work());
    }

    @Test
    void keepsTheMarkOfAPublishedPinWhenItsHashIsRenewed() {
        world.with(PinWorld.settings(new HashCost(128, 3, 1), Keys.pepper()));
        world.putPublished(PinWorld.GUEST);
        demo(MATTIA);

        LoginStep.Recognised recognised = (LoginStep.Recognised) world.login(PinWorld.GUEST, PinWorld.PIN);

        assertThat(recognised.effects().records())
                .extracting(RecordChange::value)
                .singleElement()
                .satisfies(value -> assertThat(PinRecord.decode(value.orElseThrow()))
                        .hasValueSatisfying(
                                record -> assertThat(record.origin()).isEqualTo(PinOrigin.PUBLISHED)));
    }

    @Test
    void marksWhoWasStoredUnmarked() {
        demo("MRTMTT91D08F205J;MARE2026;Nome Cognome;ordinario;attivo;5");
        world.put(PinWorld.MATTIA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(5));
        assertThat(world.login(PinWorld.MATTIA, "MARE2026")).isInstanceOf(LoginStep.Recognised.class);
        world.with(PinWorld.settings(PinWorld.CHEAP, Keys.pepper()));

        assertThat(world.login(PinWorld.MATTIA, "MARE2026")).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    void hashesNobodyASecondTime() {
        demo(MATTIA);
        world.login(PinWorld.MATTIA, "NEVE2026");
        int calls = world.hash.calls();
        long writes = world.store.writes();

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Recognised.class);

        assertThat(world.hash.calls() - calls).isEqualTo(1);
        assertThat(world.store.writes()).isEqualTo(writes);
    }

    @Test
    void setsTheDatesAnewAtEachStart() {
        demo(MATTIA);
        world.login(PinWorld.MATTIA, "NEVE2026");
        int calls = world.hash.calls();
        world.clock.advance(Duration.ofDays(400));

        assertThat(world.login(PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Recognised.class);

        assertThat(world.hash.calls() - calls).isEqualTo(1);
    }

    @Test
    @Proves("SEC-12")
    void triesAgainWhenTheStoreComesBack() {
        demo(MATTIA);
        world.store.breakDown();
        PinCredentialProvider provider = world.provider();
        world.store.recover();

        assertThat(world.login(provider, PinWorld.MATTIA, "NEVE2026")).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    void keepsNobodyElseWaiting() {
        demo(MATTIA);
        world.store.breakDown();
        PinCredentialProvider provider = world.provider();

        assertThat(world.login(provider, PinWorld.MARIO, PinWorld.PIN))
                .isEqualTo(new LoginStep.Unavailable("pin.store"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MRTMTT91D08F205J;NEVE2026;Mattia;ordinario;attivo",
                "MRTMTT91D08F205J;NEVE2026;Mattia;ordinario;attivo;5;6",
                "MRTMTT91D08F205K;NEVE2026;Mattia;ordinario;attivo;5",
                "MRTMTT91D08F205J;NEVE;Mattia;ordinario;attivo;5",
                "MRTMTT91D08F205J;NEVE2026;Mattia;amministratore;attivo;5",
                "MRTMTT91D08F205J;NEVE2026;Mattia;ordinario;vivo;5",
                "MRTMTT91D08F205J;NEVE2026;Mattia;ordinario;attivo;-5",
                "MRTMTT91D08F205J;NEVE2026;Mattia;ordinario;attivo;x"
            })
    void refusesALineOfAnotherShape(String line) {
        assertThatThrownBy(() -> DemoPerson.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("demoPeople: expected ");
    }

    @Test
    void leavesOutWhoHasNoPin() {
        assertThat(DemoPerson.parse("MRTMTT91D08F205J;NEVE2026;Mattia Moretti;-;assente;0"))
                .isEmpty();
    }

    private void demo(String... lines) {
        List<DemoPerson> people = Arrays.stream(lines)
                .flatMap(line -> DemoPerson.parse(line).stream())
                .toList();
        PinPolicy development = new PinPolicy(
                PinWorld.term("P6M"),
                PinWorld.term("P3M"),
                false,
                Optional.empty(),
                PinWorld.term("P90D"),
                true,
                PinWorld.NEVER);
        world.with(new Settings(
                Keys.pepper(), Duration.ofMinutes(3), PinWorld.CHEAP, development, PinWorld.SHAPE, people));
    }
}
