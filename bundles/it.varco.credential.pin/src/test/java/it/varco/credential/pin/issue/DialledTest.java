package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stranger who asks for one person after another, each with the same telephone number. */
class DialledTest {

    private static final List<String> FIVE =
            List.of("RSSMRA80A01H501U", "MRTMTT91D08F205J", "BNCLRA85M52Z110M", "RSSMRA85T10A562S", "RSSMRA79B11C566R");
    private static final CodiceFiscale SIXTH = new CodiceFiscale("RSSMRA80A01H5LMX");
    private static final Instant SOON = IssueWorld.NOW.plusSeconds(60);

    private final IssueWorld world = new IssueWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private String asks(CodiceFiscale person, String phone) {
        Map<String, String> typed = new HashMap<>(IssueWorld.typedAbroad());
        typed.put(Subject.NAME, person.value());
        typed.put(RequestForms.PHONE, phone);
        return world.asks(typed);
    }

    private String fiveAsk() {
        FIVE.forEach(person -> asks(new CodiceFiscale(person), "06 1234567"));
        return FIVE.get(0);
    }

    private Stage stage() {
        return world.dossiers().find(SIXTH).orElseThrow().dossier().stage();
    }

    private String followed(String number) {
        ServiceStep step = world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number));
        return ((ServiceStep.Answered) step).view().sentences().get(0).key();
    }

    /** Until when the next thing happens at the latest. */
    private LocalDate by(String number) {
        ServiceStep step = world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number));
        return ((ServiceStep.Answered) step)
                .view().facts().stream()
                        .map(View.Fact::value)
                        .filter(View.Value.Day.class::isInstance)
                        .map(value -> ((View.Value.Day) value).date())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    @Proves("SEC-03")
    void fillsTheQueueFiveADayAndTheNextOnesWaitForTheirTurn() {
        fiveAsk();
        asks(SIXTH, "+39 06 1234567");

        world.passes(SOON);
        assertThat(world.dossiers().calls(Optional.empty(), 10)).hasSize(5);
        assertThat(stage()).isEqualTo(Stage.RICHIESTO);

        world.passes(IssueWorld.NOW.plus(Dialled.APART));
        assertThat(stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    @Test
    @Proves("SEC-03")
    void keepsNobodyWithAnotherNumberWaiting() {
        fiveAsk();
        asks(SIXTH, "06 7654321");

        world.passes(SOON);

        assertThat(stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    @Test
    @Proves("SEC-03")
    void hasFiveMoreTheNextDay() {
        fiveAsk();
        world.clock.set(IssueWorld.NOW.plus(Duration.ofDays(1)));
        asks(SIXTH, "06 1234567");

        world.passes(world.clock.instant().plusSeconds(60));

        assertThat(stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    /** Whoever waits for a turn sees the same whether or not the person has an open request. */
    @Test
    @Proves({"SEC-04", "PIN-18"})
    void learnsNothingFromTheWait() {
        CodiceFiscale open = new CodiceFiscale(fiveAsk());
        String phantom = asks(open, "06 1234567");
        String real = asks(SIXTH, "06 1234567");

        world.passes(SOON);
        assertThat(List.of(followed(phantom), followed(real))).containsOnly("pin.follow.stage.richiesto");

        world.passes(IssueWorld.NOW.plus(Dialled.APART.multipliedBy(2)));
        assertThat(List.of(followed(phantom), followed(real))).containsOnly("pin.follow.stage.in_verifica_telefonica");
    }

    @Test
    @Proves({"SEC-03", "PIN-S05"})
    void whoseTurnsAreFartherAwayThanACallIsAwaitedEndsWithoutOne() {
        fiveAsk();
        CodiceFiscale open = new CodiceFiscale(FIVE.get(0));
        String phantom = "";
        for (int i = 0; i < 160; i++) {
            phantom = asks(open, "06 1234567");
        }
        String real = asks(SIXTH, "06 1234567");

        world.passes(SOON);
        assertThat(List.of(by(phantom), by(real))).containsOnly(LocalDate.of(2026, 12, 23));
        Instant over = IssueWorld.NOW.plus(Duration.ofDays(31));
        world.passes(over);

        assertThat(stage()).isEqualTo(Stage.ANNULLATO);
        assertThat(List.of(followed(phantom), followed(real))).containsOnly("pin.follow.stage.annullato");
    }

    /** However many were made, who asks when all of them are over is called at once. */
    @Test
    @Proves("SEC-03")
    void thatAreOfNoUseTakeNoTurn() {
        CodiceFiscale open = new CodiceFiscale(fiveAsk());
        for (int i = 0; i < 400; i++) { // five a day would be eighty days
            asks(open, "06 1234567");
        }
        world.clock.set(IssueWorld.NOW.plus(Duration.ofDays(33)));
        asks(SIXTH, "06 1234567");

        world.passes(world.clock.instant().plusSeconds(60));

        assertThat(stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }
}
