package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.TICKS;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a PIN from being issued on a positive call. */
class BarTest {

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    /** Who asked before the end is called after it: on the portal they would get no PIN any more. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T22:59:59Z,PRIMA_META_INVIATA,call.positive,pin.half.first|pin.half.second",
        "2026-11-20T23:00:00Z,ANNULLATO,call.stopped,pin.request.stopped",
        "2026-11-21T09:00:00Z,ANNULLATO,call.stopped,pin.request.stopped"
    })
    @Proves({"FAS-01", "FAS-04"})
    void sendsTheHalvesOfSomebodyWhoIsNotEligibleOnlyBeforeTheEnd(
            Instant call, Stage stage, String act, String messages) {
        world.issuingUntil(LocalDate.of(2026, 11, 21));
        world.clock.advance(Duration.between(DeskWorld.NOW, call));
        world.put(Dossier.asked(
                        DeskWorld.applicant(MARIO).with("CH", true),
                        IssueWorld.at(Medium.EMAIL, Medium.SMS),
                        Dossier.Origin.PORTAL,
                        NUMBER,
                        call)
                .at(Stage.IN_VERIFICA_TELEFONICA, call, "call.queued", Optional.empty()));

        ServiceStep.Done done = world.call(ANNA, TICKS);

        assertThat(world.dossier(MARIO).stage()).isEqualTo(stage);
        assertThat(done.effects().messages()).extracting(Message::kind).containsExactly(messages.split("\\|"));
        assertThat(done.effects().notes()).containsEntry("act", act);
        assertThat(world.stored(MARIO).isPresent()).isEqualTo(stage == Stage.PRIMA_META_INVIATA);
    }

    @Test
    @Proves("PIN-20")
    void tellsTheOfficerThatNothingLeavesWhereTheHalvesCannotTravel() {
        world.put(DeskWorld.waiting(MARIO, NUMBER, DeskWorld.NOW).reachedAt(IssueWorld.at(Medium.CALL)));

        ServiceStep.Done done = world.call(ANNA, TICKS);

        assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.call.done.unreachable"));
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.ANNULLATO);
    }
}
