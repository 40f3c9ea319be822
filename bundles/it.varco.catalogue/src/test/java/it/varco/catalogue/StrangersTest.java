package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.MARIO;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.session.Caller;
import it.varco.api.session.Login.Absence;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What strangers cannot do to somebody whom they name, and cannot learn of them. */
class StrangersTest {

    private static final String THEIRS = "192.0.2.66";
    private static final String HOLDERS = "198.51.100.7";

    private final Visitors visitors = new Visitors();
    private final House house = visitors.house;

    private Handling at(String address, Instant when, CodiceFiscale person, String code) {
        return visitors.exam(Visitors.stranger(address, when), person, code);
    }

    /** Wrong answers for one person from one network, each as soon as the block before is over; when that is next. */
    private Instant afterGuesses(CodiceFiscale person) {
        Instant when = NOW;
        for (int i = 0; i < House.SAME_SUBJECT; i++) {
            assertThat(at(THEIRS, when, person, "wrong")).isInstanceOf(Handling.Rejected.class);
            when = when.plus(ProbeService.BLOCK);
        }
        return when;
    }

    @Test
    @Proves({"SEC-02", "SEC-03"})
    void whoGuessesAgainAndAgainNoLongerKeepsTheHolderFromBeingExamined() {
        Instant free = afterGuesses(ANNA);

        Handling more = at(THEIRS, free, ANNA, "wrong");

        assertThat(more)
                .isEqualTo(new Handling.Blocked(Visitors.card(), Duration.between(free, NOW.plusSeconds(86_400))));
        assertThat(at(HOLDERS, free, ANNA, "right")).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves({"SEC-02", "PIN-33"})
    void theLastBlockThatTheyStartedEndsInItsTimeHoweverOftenTheyGoOn() {
        Instant free = afterGuesses(ANNA);
        at(THEIRS, free.minusSeconds(1), ANNA, "wrong");

        assertThat(at(HOLDERS, free.minusSeconds(1), ANNA, "right"))
                .isEqualTo(new Handling.Blocked(Visitors.card(), Duration.ofSeconds(1)));
        assertThat(at(HOLDERS, free, ANNA, "right")).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("SEC-02")
    void theyAreNotEvenExaminedWhileTheHolderIs() {
        Instant free = afterGuesses(ANNA);
        int before = visitors.asked.size();
        at(THEIRS, free, ANNA, "right");

        assertThat(visitors.asked.subList(before, visitors.asked.size()))
                .extracting(request -> request.submission().isPresent())
                .containsExactly(false);
    }

    @Test
    @Proves("SEC-03")
    void theyAreExaminedForOthersAndForThisOneAgainAfterADay() {
        Instant free = afterGuesses(ANNA);

        assertThat(at(THEIRS, free, MARIO, "right")).isInstanceOf(Handling.Done.class);
        assertThat(at(THEIRS, NOW.plusSeconds(86_399), ANNA, "right")).isInstanceOf(Handling.Blocked.class);
        assertThat(at(THEIRS, NOW.plusSeconds(86_400), ANNA, "right")).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves({"SEC-03", "SEC-04"})
    void whoIsSentAwayIsInTheTrailAndTheHolderIsBlockedNoLongerForIt() {
        Instant free = afterGuesses(ANNA);
        at(THEIRS, free, ANNA, "wrong");

        AuditEvent last = house.outcomes().get(house.outcomes().size() - 1);
        assertThat(last.person()).contains(ANNA);
        assertThat(last.details()).containsEntry("rule", "catalogue.blocked");
        assertThat(house.blocks.until(ProbeService.EXAM, ANNA)).isEqualTo(free);
    }

    /** What is right has somebody told of it, what is wrong nobody; an examination refuses that. */
    private ServiceStep telling(ServiceRequest request) {
        boolean exam = request.operation().equals(ProbeService.EXAM);
        if (request.submission().isEmpty()) {
            return exam ? new ServiceStep.Ask(ProbeService.exam(), request.state()) : ProbeService.ask();
        }
        Message told = Message.of("probe.written", ANNA).over(Medium.EMAIL).build();
        if (request.submission().get().text("code").filter("right"::equals).isPresent()) {
            return new ServiceStep.Done(ProbeService.VIEW, Effects.none().sending(told));
        }
        return exam
                ? new ServiceStep.Refused("probe.wrong", Visitors.WRONG, Effects.none())
                : new ServiceStep.Done(ProbeService.VIEW, Effects.none());
    }

    private void areUntold() {
        assertThat(house.outcomes()).hasSize(2).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(event.details()).containsEntry("rule", "notification.absent");
        });
    }

    @Test
    @Proves({"SEC-04", "PIN-43"})
    void learnNothingFromAnEndOfWhichNobodyCanBeTold() {
        house.calls.put(house.probe.writing(this::telling));
        Handling.Ask right = asking(visitors.visitor());
        Handling.Ask wrong = asking(visitors.visitor());
        house.notifier = null;

        Handling one = code(right, "right");
        Handling other = code(wrong, "wrong");

        assertThat(one).isEqualTo(new Handling.NotAvailable(right.pratica().operation(), Absence.BUSY));
        assertThat(other).isEqualTo(one);
        areUntold();
    }

    private Handling code(Handling.Ask ask, String code) {
        Map<String, String> typed = Map.of("words", "w", "code", code);
        return house.catalogue.answer(visitors.visitor(), ask.pratica().id(), typed);
    }

    @Test
    @Proves({"SEC-02", "SEC-04", "SEC-12"})
    void guessNothingWhileNobodyCouldBeToldAndTheHolderIsExaminedAfterwards() {
        house.calls.put(house.probe.writing(this::telling));
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty());
        int before = house.calls.count();
        house.notifier = null;

        Handling wrong = visitors.answer(visitors.visitor(), ask, ANNA, "wrong");
        Handling right = visitors.answer(visitors.visitor(), ask, ANNA, "right");

        assertThat(right).isEqualTo(new Handling.NotAvailable(Visitors.card(), Absence.BUSY));
        assertThat(wrong).isEqualTo(right);
        assertThat(house.calls.count()).isEqualTo(before);
        areUntold();

        house.notifier = house.store;
        assertThat(visitors.answer(visitors.visitor(), ask, ANNA, "right")).isInstanceOf(Handling.Done.class);
        assertThat(house.store.outbox()).hasSize(1);
    }

    @Test
    @Proves({"SEC-05", "SEC-48"})
    void oneFormSentManyTimesAtOnceCostsSoManyStepsOnlyAndLeavesRoomForOthers() throws Exception {
        CountDownLatch reached = new CountDownLatch(House.AT_ONCE);
        CountDownLatch gate = new CountDownLatch(1);
        house.calls.put(house.probe.writing(request -> held(request, reached, gate)));
        Handling.Ask ask = asking(visitors.visitor());
        ExecutorService threads = Executors.newFixedThreadPool(House.AT_ONCE);
        List<Future<Handling>> held = IntStream.range(0, House.AT_ONCE)
                .mapToObj(i -> threads.submit(() -> say(visitors.visitor(), ask, "wait")))
                .toList();
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        int before = house.calls.count();
        Caller elsewhere = Visitors.stranger(HOLDERS, NOW);

        Handling more = say(visitors.visitor(), ask, "now");
        int reachedByMore = house.calls.count() - before;
        Handling others = say(elsewhere, asking(elsewhere), "now");
        gate.countDown();
        for (Future<Handling> one : held) {
            one.get(10, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(more).isEqualTo(new Handling.NotAvailable(ask.pratica().operation(), Absence.BUSY));
        assertThat(reachedByMore).isZero();
        assertThat(others).isInstanceOf(Handling.Done.class);
        assertThat(say(visitors.visitor(), asking(visitors.visitor()), "now")).isInstanceOf(Handling.Done.class);
    }

    private static ServiceStep held(ServiceRequest request, CountDownLatch reached, CountDownLatch gate) {
        if (request.submission().isEmpty()) {
            return ProbeService.ask();
        }
        if (request.submission().get().text("words").filter("wait"::equals).isPresent()) {
            reached.countDown();
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException("gate: expected to open", e);
            }
        }
        return new ServiceStep.Done(ProbeService.VIEW, Effects.none());
    }

    private Handling.Ask asking(Caller caller) {
        return (Handling.Ask) house.catalogue.open(caller, ProbeService.ASK, Optional.empty());
    }

    private Handling say(Caller caller, Handling.Ask ask, String words) {
        return house.catalogue.answer(caller, ask.pratica().id(), Map.of("words", words));
    }
}
