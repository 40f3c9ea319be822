package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.CLARA;
import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.NOBODY;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.HashPool;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.credential.LoginStep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The change of a PIN, from the side of those who want that of somebody else. */
class PinServiceSecurityTest {

    private static final ServiceStep FOREIGN = new ServiceStep.Unavailable("pin.state");
    private static final ServiceStep TOO_LITTLE =
            new ServiceStep.Rejected("pin.powers", Text.of("pin.rejected.powers"));
    private static final String CHOSEN = "VENTO234";

    private final PinWorld world = new PinWorld();
    private final Errands errands = new Errands(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"CS-11", "SEC-09"})
    void takesNoStateOfAnotherPersonOrAnotherPratica() {
        ServiceStep.Ask clara = errands.asked(CLARA);
        ServiceStep.Ask mario = errands.asked(MARIO);
        ScriptedServiceRequest other = errands.change(MARIO).withPratica("pratica-other");

        assertThat(errands.answers(errands.change(MARIO), mario, clara.state(), CHOSEN, CHOSEN))
                .isEqualTo(FOREIGN);
        assertThat(errands.answers(other, mario, CHOSEN, CHOSEN)).isEqualTo(FOREIGN);
        assertThat(errands.answers(errands.change(MARIO), mario, CHOSEN, CHOSEN))
                .isInstanceOfSatisfying(
                        ServiceStep.Done.class,
                        done -> assertThat(done.effects().records())
                                .extracting(RecordChange::key)
                                .containsExactly(record(MARIO).key()));
    }

    @Test
    @Proves({"CS-11", "SEC-09"})
    void takesNothingInThePlaceOfAState() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        byte[] genuine = ask.state().bytes();

        for (int length = 0; length < genuine.length; length++) {
            assertThat(answeredWith(ask, Arrays.copyOf(genuine, length))).isEqualTo(FOREIGN);
        }
        assertThat(answeredWith(ask, Arrays.copyOf(genuine, genuine.length + 1)))
                .isEqualTo(FOREIGN);
        for (int i = 0; i < genuine.length; i++) {
            byte[] changed = genuine.clone();
            changed[i] ^= 1;
            assertThat(answeredWith(ask, changed)).isNotInstanceOf(ServiceStep.Done.class);
        }
        assertThat(world.service().handle(errands.change(MARIO).withState(ask.state())))
                .isEqualTo(new ServiceStep.Unavailable("pin.answer"));
        assertThat(world.service()
                        .handle(ScriptedServiceRequest.of(PinService.SHOW, MARIO, world.now())
                                .withState(ask.state())))
                .isEqualTo(FOREIGN);
    }

    @Test
    @Proves({"CS-11", "PIN-36"})
    void doesNotTakeAnAnswerOnceMoreAfterTheChange() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        assertThat(errands.commits(errands.answers(errands.change(MARIO), ask, CHOSEN, CHOSEN)))
                .isTrue();
        PinRecord stored = world.stored(MARIO);

        ServiceStep again = errands.answers(errands.change(MARIO), ask, "TUONO567", "TUONO567");

        assertThat(again)
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        anew -> assertThat(anew.form().introduction()).hasValue(Text.of("pin.change.anew")));
        assertThat(world.stored(MARIO).encode()).isEqualTo(stored.encode());
        assertThat(errands.answers(errands.change(MARIO), (ServiceStep.Ask) again, "TUONO567", "TUONO567"))
                .isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves("CS-05")
    void oneOfTwoChangesAtOnceIsStored() {
        ServiceStep first = errands.changes(MARIO, CHOSEN);
        ServiceStep second = errands.changes(MARIO, "TUONO567");

        assertThat(errands.commits(first)).isTrue();
        assertThat(errands.commits(second)).isFalse();
        assertThat(world.login(MARIO, CHOSEN)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"CS-11", "SEC-10"})
    void changesNoPinThatWasRevokedMeanwhile() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        world.put(MARIO, PinState.REVOCATO, PinLevel.ORDINARIO, Duration.ofDays(1));

        assertThat(errands.answers(errands.change(MARIO), ask, CHOSEN, CHOSEN))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("pin.revoked"));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDINARIO, ORDINARIO, true",
        "ORDINARIO, DISPOSITIVO, true",
        "ORDINARIO, NONE, false",
        "DISPOSITIVO, DISPOSITIVO, true",
        "DISPOSITIVO, ORDINARIO, false",
        "DISPOSITIVO, NONE, false"
    })
    @Proves({"PIN-36", "CRE-15", "CS-08"})
    void changesNoPinOfMorePowersThanTheCredentialOfTheSession(PinLevel level, Powers powers, boolean goesOn) {
        world.put(MARIO, PinState.ATTIVO, level, Duration.ofDays(1));
        ServiceStep.Ask ask = errands.asked(MARIO);
        ScriptedServiceRequest request = errands.change(MARIO).withPowers(powers);

        ServiceStep first = world.service().handle(request);
        ServiceStep last = errands.answers(request, ask, CHOSEN, CHOSEN);

        if (goesOn) {
            assertThat(first).isInstanceOf(ServiceStep.Ask.class);
            assertThat(last).isInstanceOf(ServiceStep.Done.class);
        } else {
            assertThat(List.of(first, last)).containsOnly(TOO_LITTLE);
            assertThat(world.hash.calls()).isZero();
        }
    }

    @Test
    @Proves({"PIN-36", "CRE-15", "CS-11"})
    void changesNoPinThatCameToMorePowersMeanwhile() {
        ScriptedServiceRequest request = errands.change(MARIO).withPowers(Powers.ORDINARIO);
        ServiceStep.Ask ask = (ServiceStep.Ask) world.service().handle(request);
        ServiceStep late = errands.answers(request, ask, CHOSEN, CHOSEN);
        world.put(MARIO, PinState.ATTIVO, PinLevel.DISPOSITIVO, Duration.ofDays(30));

        assertThat(errands.commits(late)).isFalse();
        assertThat(errands.answers(request, ask, CHOSEN, CHOSEN)).isEqualTo(TOO_LITTLE);
    }

    @Test
    @Proves({"CS-08", "SEC-02", "SEC-04"})
    void tellsThePresentPinToNobodyWhoMeasuresAndGivesUpTheDialogue() {
        ServiceStep.Ask ask = errands.asked(MARIO);

        long right = workOf(() -> errands.answers(errands.change(MARIO), ask, PIN, PIN));
        long wrong = workOf(() -> errands.answers(errands.change(MARIO), ask, "MARE2027", "MARE2027"));

        assertThat(right).isEqualTo(wrong).isPositive();
    }

    @Test
    @Proves({"CS-08", "SEC-02"})
    void tellsThePresentPinToNobodyWhoTriesOneAfterAnother() {
        ServiceStep.Ask ask = errands.asked(MARIO);

        ServiceStep right = errands.answers(errands.change(MARIO), ask, PIN, "ALTRO234");
        ServiceStep wrong = errands.answers(errands.change(MARIO), ask, "MARE2027", "ALTRO234");

        assertThat(Errands.errors(right)).isEqualTo(Errands.errors(wrong)).containsExactly("pin.error.again");
        assertThat(world.hash.calls()).isZero();
        assertThat(errands.answers(errands.change(MARIO), ask, "MARE2027", "MARE2027"))
                .as("a guess that is typed twice is set")
                .isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves("CS-01")
    void doesNothingElse() {
        assertThat(world.service().handle(ScriptedServiceRequest.of("pin.reveal", MARIO, world.now())))
                .isEqualTo(new ServiceStep.Unavailable("pin.operation"));
    }

    @Test
    @Proves("CS-11")
    void takesNoAnswerToAnotherForm() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        var login = new EntryForms(PinWorld.SHAPE)
                .first()
                .read(Map.of(Subject.NAME, MARIO.value(), EntryForms.PIN, PIN))
                .submission();

        assertThat(world.service().handle(errands.change(MARIO).withAnswer(login, ask.state())))
                .isEqualTo(new ServiceStep.Unavailable("pin.answer"));
    }

    @Test
    @Proves({"SEC-05", "CS-13"})
    void saysThatEveryPlaceForHashingIsTaken() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        HashPool full = new HashPool("full", 1, 1, Duration.ofSeconds(1));
        full.close();
        var answer = ask.form()
                .read(Map.of(PinForms.NEW, CHOSEN, PinForms.AGAIN, CHOSEN))
                .submission();

        assertThat(world.service(full).handle(errands.change(MARIO).withAnswer(answer, ask.state())))
                .isEqualTo(new ServiceStep.Unavailable("pin.busy"));
    }

    @Test
    @Proves({"SEC-12", "CS-13"})
    void saysThatARecordCannotBeReadAndThatAnInventedPersonIsNotStoredYet() {
        StoredRecord found = record(MARIO);
        world.store.apply(List.of(RecordChange.put(found.key(), found.version(), new byte[] {99, 1, 2})));
        Settings demo = PinWorld.settings(PinWorld.CHEAP, Keys.pepper());
        world.with(new Settings(
                demo.pepper(),
                demo.block(),
                demo.cost(),
                demo.policy(),
                demo.shape(),
                List.of(DemoPerson.parse(NOBODY.value() + ";MARE2026;Nome;ordinario;attivo;1")
                        .orElseThrow())));

        assertThat(errands.shows(MARIO)).isEqualTo(new ServiceStep.Unavailable("pin.record"));
        assertThat(errands.shows(NOBODY)).isEqualTo(new ServiceStep.Unavailable("pin.demo.busy"));
    }

    private long workOf(Runnable step) {
        long before = world.hash.work();
        step.run();
        return world.hash.work() - before;
    }

    private ServiceStep answeredWith(ServiceStep.Ask ask, byte[] state) {
        return errands.answers(errands.change(MARIO), ask, ServiceState.of(state), CHOSEN, CHOSEN);
    }

    private StoredRecord record(CodiceFiscale person) {
        return new PinRecords(world.store, Keys.pepper()).find(person).orElseThrow();
    }
}
