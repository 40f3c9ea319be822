package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CARD;
import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.HALF;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;
import static it.varco.credential.pin.issue.IssueWorld.PEC;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivateDeskTest {

    private static final Map<String, String> RIGHT = Map.of(
            Subject.NAME,
            MARIO.value(),
            ActivateDesk.HALF,
            HALF,
            HealthCardFields.NUMBER,
            CARD,
            HealthCardFields.EXPIRY,
            "31/12/2030",
            "mobile",
            MOBILE);

    private final HolderWorld world = new HolderWorld();

    @BeforeEach
    void begin() {
        world.waiting(MARIO, contacts());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> with(String field, String typed) {
        Map<String, String> other = new HashMap<>(RIGHT);
        other.put(field, typed);
        return other;
    }

    private ServiceStep activates(Map<String, String> typed) {
        return world.answers(ActivateDesk.NAME, world.begins(ActivateDesk.NAME), typed);
    }

    private static final ServiceStep REFUSED =
            new ServiceStep.Refused("pin.activation", Text.of("pin-issue.activate.refused"), Effects.none());

    @ParameterizedTest
    @ValueSource(strings = {"PERA2345", "pera-2345", " pera 2345"})
    @Proves({"PIN-21", "PIN-22", "PIN-S08", "NOT-05"})
    void sendsTheSecondHalfToWhoeverHasTheFirstOneAndTheCard(String typed) {
        ServiceStep step = activates(with(ActivateDesk.HALF, typed));
        Message half = HolderWorld.message(step, Halves.SECOND);

        assertThat(HolderWorld.messages(step)).hasSize(1);
        assertThat(half.addresses()).containsOnly(Map.entry(Medium.SMS, MOBILE));
        assertThat(world.commits(step)).isTrue();
        assertThat(world.opens(MARIO, HALF + HolderWorld.secret(half, "secret")))
                .isTrue();
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(world.pin(MARIO).level()).isEqualTo(PinLevel.ORDINARIO);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
        assertThat(world.dossier(MARIO).contacts()).isEqualTo(contacts(Medium.SMS));
        assertThat(((ServiceStep.Done) step).effects().about()).hasValue(MARIO);
    }

    @Test
    @Proves({"PIN-21", "NOT-05"})
    void sendsTheHalfByTextElseByMail() {
        Map<String, String> mail = new HashMap<>(RIGHT);
        mail.remove("mobile");
        mail.put("email", EMAIL);
        mail.put("pec", PEC);
        Map<String, String> all = new HashMap<>(mail);
        all.put("mobile", MOBILE);

        assertThat(HolderWorld.message(activates(mail), Halves.SECOND).over())
                .containsExactly(Medium.EMAIL, Medium.PEC);
        assertThat(HolderWorld.message(activates(all), Halves.SECOND).over())
                .containsExactly(Medium.SMS, Medium.EMAIL, Medium.PEC);
    }

    @Test
    @Proves({"PIN-22", "CON-06"})
    void sendsTheHalfToTheContactsOfTheRequestWhereThereWasOne() {
        world.waiting(MARIO, contacts(Medium.EMAIL));

        ServiceStep step = activates(with("mobile", "+393339999999"));

        assertThat(HolderWorld.message(step, Halves.SECOND).addresses()).containsOnly(Map.entry(Medium.EMAIL, EMAIL));
        assertThat(world.commits(step)).isTrue();
        assertThat(world.dossier(MARIO).contacts()).isEqualTo(contacts(Medium.EMAIL));
    }

    @ParameterizedTest
    @CsvSource({"90, true", "91, false"})
    @Proves({"PIN-23", "PIN-S08"})
    void takesNinetyDays(int days, boolean done) {
        world.clock.advance(Duration.ofDays(days));

        assertThat(activates(RIGHT) instanceof ServiceStep.Done).isEqualTo(done);
    }

    @Test
    @Proves({"PIN-23", "PIN-S08"})
    void countsTheDaysOfThePinFromTheLetter() {
        world.clock.advance(Duration.ofDays(30));

        assertThat(world.commits(activates(RIGHT))).isTrue();
        assertThat(world.pin(MARIO).setAt()).isEqualTo(IssueWorld.NOW);
    }

    @Test
    @Proves({"SEC-04", "SEC-02", "PIN-34", "CS-16"})
    void refusesEverythingElseWithOneTextAndOneHash() {
        world.waiting(CLARA, contacts());
        world.known.remove(CLARA);
        List<Map<String, String>> wrong = new ArrayList<>(List.of(
                with(ActivateDesk.HALF, "PERA2346"),
                with(ActivateDesk.HALF, "x"),
                with(ActivateDesk.HALF, HALF + HALF),
                with(HealthCardFields.NUMBER, "80380000000000000002"),
                with(HealthCardFields.EXPIRY, "30/12/2030"),
                with(Subject.NAME, NOBODY.value()),
                with(Subject.NAME, CLARA.value())));
        wrong.forEach(typed -> {
            long before = world.hashes.get();
            assertThat(activates(typed)).usingRecursiveComparison().isEqualTo(REFUSED);
            assertThat(world.hashes).hasValue(before + 1);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = "DA_ATTIVARE", mode = EnumSource.Mode.EXCLUDE)
    @Proves({"PIN-S08", "SEC-04"})
    void refusesAtEveryOtherStageAlike(Stage stage) {
        world.put(world.dossier(MARIO).at(stage, world.now(), "test", Optional.empty()));
        long before = world.hashes.get();

        assertThat(activates(RIGHT)).usingRecursiveComparison().isEqualTo(REFUSED);
        assertThat(world.hashes).hasValue(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"ATTIVO, false", "SCADUTO, false", "IN_ATTESA_PRIMO_ACCESSO, false", "REVOCATO, true", "DISMESSO, true"
    })
    @Proves("PIN-18")
    void takesThePlaceOfNoPinThatCanStillBeUsed(PinState state, boolean done) {
        world.put(MARIO, state, PinLevel.DISPOSITIVO);

        assertThat(activates(RIGHT) instanceof ServiceStep.Done).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"AR, false, true, true", "AR, false, false, false", "AR, true, true, false", "IT, false, true, false"})
    @Proves({"FAS-07", "PIN-S08"})
    void notesWhetherTheHolderWasFoundEligible(String country, boolean italian, boolean verified, boolean eligible) {
        Applicant home = HolderWorld.applicant(MARIO);
        Applicant there = new Applicant(
                MARIO,
                home.name(),
                home.surname(),
                home.born(),
                country,
                home.residence(),
                home.delivery(),
                home.document(),
                italian,
                home.slot(),
                home.language());
        Dossier asked = Dossier.asked(there, contacts(), Dossier.Origin.CAMPAIGN, "N-2", world.now())
                .at(Stage.DA_ATTIVARE, world.now(), "test", Optional.empty())
                .waitingFor(world.dossier(MARIO).half());
        world.put(verified ? asked.verifiedFacts() : asked);

        assertThat(world.commits(activates(RIGHT))).isTrue();
        assertThat(world.pin(MARIO).eligible()).isEqualTo(eligible);
    }

    @Test
    @Proves({"CS-05", "PIN-S08"})
    void activatesOnceForTwoAtOnce() {
        ServiceStep one = activates(RIGHT);
        ServiceStep other = activates(RIGHT);

        assertThat(world.commits(one)).isTrue();
        assertThat(world.commits(other)).isFalse();
    }

    private void stopping(Instant now) {
        LocalDate day = LocalDate.of(2026, 11, 23);
        world.with(new PhaseOut(true, day, day.plusYears(1), 30));
        world.clock.set(now);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z,PRIMA_META_INVIATA,pin.half.second",
        "2026-11-22T23:00:00Z,ANNULLATO,pin.request.stopped",
        "2026-11-23T09:00:00Z,ANNULLATO,pin.request.stopped"
    })
    @Proves({"FAS-01", "FAS-04"})
    void activatesThePinOfSomebodyWhoIsNotEligibleOnlyBeforeTheEnd(Instant now, Stage stage, String message) {
        world.waiting(MARIO, contacts(Medium.EMAIL));
        stopping(now);

        ServiceStep step = activates(RIGHT);

        assertThat(HolderWorld.messages(step)).extracting(Message::kind).containsExactly(message);
        assertThat(world.commits(step)).isTrue();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(stage);
        assertThat(world.dossier(MARIO).half().isEmpty()).isEqualTo(stage == Stage.ANNULLATO);
        assertThat(world.pins().records().find(MARIO).isPresent()).isEqualTo(stage == Stage.PRIMA_META_INVIATA);
    }

    @Test
    @Proves({"FAS-04", "FAS-05"})
    void activatesThePinOfSomebodyEligibleAlsoAfterTheEnd() {
        Dossier waiting = world.dossier(MARIO);
        world.put(waiting.stating(waiting.applicant().with("CH", false)));
        stopping(Instant.parse("2026-11-23T09:00:00Z"));

        assertThat(HolderWorld.messages(activates(RIGHT)))
                .extracting(Message::kind)
                .containsExactly(Halves.SECOND);
    }

    @Test
    @Proves({"FAS-04", "SEC-04"})
    void tellsNobodyThatAHalfWaitsWhoDoesNotHaveIt() {
        stopping(Instant.parse("2026-11-23T09:00:00Z"));
        long before = world.hashes.get();

        assertThat(activates(with(ActivateDesk.HALF, "ABCDEFGH"))).isEqualTo(REFUSED);
        assertThat(world.hashes.get()).isEqualTo(before + 1);
    }

    @Test
    @Proves({"CS-13", "SEC-12", "PIN-22"})
    void isUnavailableWhereNobodyCanBeLookedUp() {
        ServiceStep ask = world.begins(ActivateDesk.NAME);
        world.withArchiveAway();
        assertThat(world.answers(ActivateDesk.NAME, ask, RIGHT)).isEqualTo(PinIssue.NO_ARCHIVE);
        assertThat(world.answers(ActivateDesk.NAME, ask, with(Subject.NAME, NOBODY.value())))
                .isEqualTo(PinIssue.NO_ARCHIVE);
        world.withoutArchive();
        assertThat(world.begins(ActivateDesk.NAME)).isEqualTo(PinIssue.NO_ARCHIVE);
        assertThat(world.answers(ActivateDesk.NAME, ask, RIGHT)).isEqualTo(PinIssue.NO_ARCHIVE);
    }

    @Test
    @Proves("UX-03")
    void saysAtOnceEverythingThatHasAnotherShape() {
        Map<String, String> wrong = new HashMap<>(RIGHT);
        wrong.putAll(Map.of(
                HealthCardFields.NUMBER,
                "123",
                HealthCardFields.EXPIRY,
                "31/02/2030",
                "mobile",
                "12",
                "email",
                "mario"));
        long before = world.hashes.get();

        ServiceStep.Ask again = (ServiceStep.Ask) activates(wrong);

        assertThat(again.form().errors().stream().map(FieldError::field))
                .containsExactlyInAnyOrder(HealthCardFields.NUMBER, HealthCardFields.EXPIRY, "mobile", "email");
        assertThat(world.hashes).hasValue(before);
        assertThat(again.form().subject()).isPresent();
    }

    @Test
    @Proves("PIN-22")
    void asksForHalfAndCardAndSendsWhoeverHasNoCardToTheContactCenter() {
        Form form = ((ServiceStep.Ask) world.begins(ActivateDesk.NAME)).form();

        assertThat(form.fields().stream().filter(Field::required).map(Field::name))
                .containsExactlyInAnyOrder(
                        Subject.NAME, ActivateDesk.HALF, HealthCardFields.NUMBER, HealthCardFields.EXPIRY);
        assertThat(form.points()).contains(Text.of("pin-issue.activate.card"));
    }

    @Test
    @Proves("PIN-22")
    void asksForOneContactAtLeast() {
        Map<String, String> none = new HashMap<>(RIGHT);
        none.remove("mobile");

        assertThat(((ServiceStep.Ask) activates(none)).form().errors())
                .extracting(FieldError::message)
                .containsOnly(Text.of("pin-issue.contact.fewest.1"));
    }

    @Test
    @Proves({"SEC-05", "CS-13"})
    void saysThatEveryPlaceForHashingIsTaken() {
        ServiceStep ask = world.begins(ActivateDesk.NAME);

        assertThat(world.answers(world.busy(), world.visitor(ActivateDesk.NAME), ask, RIGHT))
                .isEqualTo(PinIssue.BUSY);
    }
}
