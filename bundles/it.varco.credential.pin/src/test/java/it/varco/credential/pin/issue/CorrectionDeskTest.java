package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NOBODY;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.TICKS;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinRecord;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("UX-43")
class CorrectionDeskTest {

    private static final Map<String, String> NEGATIVE = Map.of("outcome", "negative", "reason", "address");

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> right(String which, String right) {
        return Map.of("which", which, "right", right, "reason", "choice");
    }

    private ServiceStep corrects(String which, String right) {
        return world.answer(CorrectionDesk.NAME, LUCA, right(which, right));
    }

    private static String act(ServiceStep step) {
        return ((ServiceStep.Done) step).effects().notes().get("act");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7kqm 4t2p x9rd", "RSSMRA80A01H501U"})
    void takesBackWhatAnotherOfficerSaidSoThatThePinOpensNothing(String which) {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);

        ServiceStep.Done done = world.committed(corrects(which, "again"));

        assertThat(world.pins.records().find(MARIO)).isEmpty();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(world.dossier(MARIO).verified()).isFalse();
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().notes())
                .isEqualTo(Map.of("act", "call.undone", "before", "call.positive", "reason", "choice"));
        assertThat(done.effects().messages()).extracting(Message::kind).containsExactly("pin.call.withdrawn");
        assertThat(world.dossier(MARIO).history())
                .extracting(Dossier.Event::what)
                .containsSubsequence(List.of("call.positive", "call.undone"));
    }

    @Test
    void putsTheCallBackSoThatAnyoneCanTakeItAtOnce() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        world.committed(corrects(NUMBER, "again"));

        SecretHash before = issued(ANNA);
        world.committed(corrects(NUMBER, "again"));
        SecretHash after = issued(LUCA);

        assertThat(after).isNotSameAs(before);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
    }

    private SecretHash issued(it.varco.api.identity.CodiceFiscale officer) {
        world.call(officer, TICKS);
        return world.stored(MARIO).map(PinRecord::hash).orElseThrow();
    }

    @Test
    void endsTheRequestWhereAPositiveCallWasNone() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);

        ServiceStep.Done done = world.committed(corrects(NUMBER, "negative"));

        assertThat(world.pins.records().find(MARIO)).isEmpty();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.ANNULLATO);
        assertThat(done.effects().messages()).extracting(Message::kind).containsExactly("pin.call.cancelled");
    }

    @Test
    void opensARequestAgainThatWasEndedByMistake() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, NEGATIVE);

        ServiceStep.Done done = world.committed(corrects(NUMBER, "again"));

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(world.dossier(MARIO).next()).contains(IssueWorld.term("P30D").over(DeskWorld.NOW));
        assertThat(done.effects().messages()).isEmpty();
        assertThat(issued(LUCA)).isNotNull();
    }

    /** The number of an earlier request is no name of the one that took its place. */
    @Test
    void correctsNothingByTheNumberOfAnEarlierRequest() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, NEGATIVE);
        ServiceStep.Done registered = world.committed(world.registers(LUCA, IssueWorld.typedAbroad()));

        assertThat(corrects(NUMBER, "again"))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class, no -> assertThat(no.code()).isEqualTo("pin.correct.unknown"));
        assertThat(registered.effects().records())
                .as("its number is shown on")
                .anyMatch(change -> change.key().startsWith("phantom/"));
    }

    @Test
    void callsAtOnceWhereSomebodySaidByMistakeThatNobodyAnswered() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, Map.of("outcome", "unanswered"));

        world.committed(corrects(NUMBER, "again"));

        assertThat(issued(LUCA)).isNotNull();
    }

    @Test
    void leavesAPinAloneWithWhichItsHolderHasSignedIn() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        var found = world.pins.records().find(MARIO).orElseThrow();
        PinRecord used = PinRecord.decode(found.value()).orElseThrow();
        world.store.apply(
                List.of(world.pins.records().change(MARIO, found.version(), used.renewed(used.hash(), DeskWorld.NOW))));

        ServiceStep step = corrects(NUMBER, "again");

        assertThat(act(step)).isEqualTo("late");
        assertThat(((ServiceStep.Done) step).effects().records()).isEmpty();
        assertThat(((ServiceStep.Done) step).effects().about()).contains(MARIO);
    }

    private void apply(List<RecordChange> changes) {
        assertThat(world.store.apply(changes)).isTrue();
    }

    /** The dossier has come back to the stage of the call, and the PIN waits again: but it is another PIN. */
    @ParameterizedTest
    @ValueSource(strings = {"again", "negative"})
    @Proves("PIN-S19")
    void leavesAPinAloneThatWasRecoveredSince(String right) {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        Instant later = DeskWorld.NOW.plus(Duration.ofDays(40));
        var found = world.pins.records().find(MARIO).orElseThrow();
        PinRecord issued = PinRecord.decode(found.value()).orElseThrow();
        PinRecord recovered = issued.reissued(PinLevel.ORDINARIO, issued.hash(), later);
        apply(List.of(world.pins.records().change(MARIO, found.version(), recovered)));
        world.put(world.dossier(MARIO)
                .at(Stage.PRIMA_META_INVIATA, later, Recoveries.COMPLETED, Optional.empty())
                .at(Stage.IN_ATTESA_PRIMO_ACCESSO, later.plusSeconds(60), "halves.sent", Optional.empty()));

        ServiceStep step = corrects(NUMBER, right);

        assertThat(act(step)).isEqualTo("late");
        assertThat(((ServiceStep.Done) step).effects().records()).isEmpty();
    }

    @Test
    void leavesAPinAloneThatWasMadeByAnotherWaySince() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        var found = world.pins.records().find(MARIO).orElseThrow();
        PinRecord other = PinRecord.decode(found.value()).orElseThrow().sent(DeskWorld.NOW.plusMillis(1));
        apply(List.of(world.pins.records().change(MARIO, found.version(), other)));

        assertThat(act(corrects(NUMBER, "again"))).isEqualTo("late");
    }

    /** The letter that started the days of the PIN changed its instant; it is that of the call all the same. */
    @Test
    void takesBackAPinWhoseHalvesHaveLeft() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        Instant sent = DeskWorld.NOW.plus(Duration.ofHours(1));
        var found = world.pins.records().find(MARIO).orElseThrow();
        PinRecord left = PinRecord.decode(found.value()).orElseThrow().sent(sent);
        apply(List.of(world.pins.records().change(MARIO, found.version(), left)));
        world.put(world.dossier(MARIO)
                .at(Stage.IN_ATTESA_PRIMO_ACCESSO, sent.plusSeconds(60), "halves.sent", Optional.empty()));

        world.committed(corrects(NUMBER, "again"));

        assertThat(world.pins.records().find(MARIO)).isEmpty();
    }

    /** A first half that waits for its activation has made no PIN: the one that is there is another one. */
    @Test
    void leavesAnEarlierPinAloneWhereOnlyAFirstHalfHasLeft() throws InterruptedException {
        world.waits(MARIO, NUMBER);
        world.pin(MARIO);
        world.put(world.dossier(MARIO).at(Stage.DA_ATTIVARE, DeskWorld.NOW, "call.positive", Optional.empty()));

        world.committed(corrects(NUMBER, "again"));

        assertThat(world.stored(MARIO)).isPresent();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    @Test
    @Proves("PIN-S18")
    void endsARecoveryThatWasOpenedOfAPinThatIsTakenBack() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        SecretHash code = world.stored(MARIO).map(PinRecord::hash).orElseThrow();
        Recovery open = new Recovery("name-of-a-link", code, DeskWorld.NOW.plus(Duration.ofDays(1)), 0);
        world.put(world.dossier(MARIO).recovering(Optional.of(open)));

        world.committed(corrects(NUMBER, "again"));

        assertThat(world.dossier(MARIO).recovery()).isEmpty();
    }

    /** Whoever is first counts: a correction never undoes a first login that was made meanwhile. */
    @Test
    void isLostWhereTheHolderSignsInAtTheSameMoment() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, TICKS);
        ServiceStep correction = corrects(NUMBER, "again");
        var found = world.pins.records().find(MARIO).orElseThrow();
        PinRecord used = PinRecord.decode(found.value()).orElseThrow();
        world.store.apply(
                List.of(world.pins.records().change(MARIO, found.version(), used.renewed(used.hash(), DeskWorld.NOW))));

        assertThat(world.commit(correction)).isFalse();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
    }

    @Test
    void takesNoCallOutOfTheHandsOfWhoeverIsMakingIt() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, Map.of("outcome", "unanswered"));
        world.clock.advance(Duration.ofHours(2));
        world.take(ANNA);

        assertThat(act(corrects(NUMBER, "again"))).isEqualTo("held");
    }

    /** Nothing holds the call any more, so the correction has no version of it that the officer changes. */
    @Test
    void isLostWhereAnOfficerTakesTheCallAtTheSameMoment() {
        world.waits(MARIO, NUMBER);
        world.call(ANNA, Map.of("outcome", "unanswered"));
        world.clock.advance(Duration.ofDays(3));
        ServiceStep correction = corrects(NUMBER, "negative");
        world.take(ANNA);

        assertThat(world.commit(correction)).isFalse();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    @Test
    void correctsNothingWhereNoOutcomeStands() {
        world.waits(MARIO, NUMBER);
        assertThat(act(corrects(NUMBER, "again"))).isEqualTo("none");
        world.call(ANNA, NEGATIVE);

        assertThat(act(corrects(NUMBER, "negative"))).isEqualTo("none");
    }

    /** Who looks somebody up by a codice fiscale is recorded with it; a number names nobody. */
    @Test
    @Proves("AUD-04")
    void recordsWhomSomebodyAskedAbout() {
        assertThat(((ServiceStep.Done) corrects(NOBODY.value(), "again"))
                        .effects()
                        .about())
                .contains(NOBODY);
        assertThat(corrects("0000-0000-0009", "again")).isInstanceOf(ServiceStep.Rejected.class);
        assertThat(corrects("nonsense", "again")).isInstanceOf(ServiceStep.Rejected.class);
    }
}
