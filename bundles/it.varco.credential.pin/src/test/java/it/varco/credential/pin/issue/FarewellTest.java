package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.IssueWorld.MARIO;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinState;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.Upkeep;
import it.varco.tck.contract.MessageFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holders with a dossier are told before the phase-out ends their PIN on the first of March. */
class FarewellTest {

    /** Nine in the morning in Rome, thirty days before. */
    private static final Instant FIRST = Instant.parse("2027-01-30T08:00:00Z");

    private static final Instant LAST = Instant.parse("2027-02-28T22:59:59Z");

    private final IssueWorld world = new IssueWorld();
    private final List<Upkeep> all = new ArrayList<>();

    @BeforeEach
    void begin() {
        world.endingOn(LocalDate.of(2027, 3, 1), 30);
    }

    @AfterEach
    void end() {
        assertThat(MessageFiles.flaws(PinIssue.class, IssueWorld.messages(all))).isEmpty();
        world.close();
    }

    private List<Message> passes(Instant at) {
        List<Upkeep> acts = world.passes(at);
        all.addAll(acts);
        return IssueWorld.messages(acts).stream()
                .filter(message -> message.kind().equals("pin.ending"))
                .toList();
    }

    private void holds(PinState state, boolean eligible) {
        Contacts contacts = IssueWorld.at(Medium.EMAIL, Medium.SMS);
        Dossier dossier = Dossier.asked(
                        IssueWorld.mario(), contacts, Dossier.Origin.PORTAL, "7KQM-4T2P-X9RD", IssueWorld.NOW)
                .at(Stage.CONCLUSO, IssueWorld.NOW, "first.login", Optional.empty());
        world.store.apply(world.dossiers().change(Optional.empty(), dossier));
        world.put(state, IssueWorld.NOW.plus(Duration.ofDays(60)));
        var records = world.pins(16).records();
        long version = records.find(MARIO).orElseThrow().version();
        RecordChange marked =
                records.change(MARIO, version, world.pin().orElseThrow().eligible(eligible));
        assertThat(records.apply(marked)).isTrue();
    }

    @Test
    @Proves({"PIN-S21", "NOT-15"})
    void whosePinEndsIsToldByMailAndByPostThirtyDaysBeforeAndOnce() {
        holds(PinState.ATTIVO, false);
        assertThat(passes(FIRST.minusSeconds(1))).isEmpty();

        List<Message> told = passes(FIRST);

        assertThat(told)
                .extracting(Message::over)
                .containsExactly(List.of(Medium.EMAIL, Medium.SMS), List.of(Medium.POSTA));
        assertThat(told).allSatisfy(message -> {
            assertThat(message.moments()).containsEntry("at", Instant.parse("2027-02-28T23:00:00Z"));
            assertThat(message.secrets()).isEmpty();
            assertThat(message.links()).isEmpty();
        });
        assertThat(passes(FIRST.plusSeconds(60))).isEmpty();
        assertThat(passes(LAST)).isEmpty();
    }

    @Test
    @Proves("PIN-S21")
    void whoeverIsEligibleIsNotTold() {
        holds(PinState.ATTIVO, true);
        assertThat(passes(FIRST)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCATO", "DISMESSO"})
    void whosePinIsOverAlreadyIsNotTold(PinState state) {
        holds(state, false);
        assertThat(passes(FIRST)).isEmpty();
    }

    @Test
    @Proves("FAS-11")
    void nobodyIsToldWhereThePinDoesNotEnd() {
        world.ending(new PhaseOut(false, LocalDate.of(2020, 10, 1), LocalDate.of(2027, 3, 1), 30));
        holds(PinState.ATTIVO, false);
        assertThat(passes(FIRST)).isEmpty();
    }

    @Test
    void nobodyIsToldOnceTheDayHasCome() {
        holds(PinState.ATTIVO, false);
        assertThat(passes(LAST.plusSeconds(1))).isEmpty();
    }

    @Test
    void whereTheDayIsMovedEverybodyIsToldOfTheNewOne() {
        holds(PinState.ATTIVO, false);
        passes(FIRST);

        world.endingOn(LocalDate.of(2027, 3, 15), 45);

        assertThat(passes(FIRST.plusSeconds(60))).hasSize(2);
        assertThat(passes(FIRST.plusSeconds(120))).isEmpty();
    }
}
