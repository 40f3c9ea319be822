package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.MARIO;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.session.Caller;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do who has not signed in, also from the attacker's side. */
class VisitorTest {

    private final Visitors visitors = new Visitors();
    private final House house = visitors.house;

    @Test
    void isOfferedWhatIsOpenAndNothingElse() {
        assertThat(house.catalogue.offered(visitors.visitor(), Place.PORTALE))
                .extracting(OperationCard::name)
                .containsExactly(ProbeService.ASK, ProbeService.EXAM);
        assertThat(house.catalogue.offered(visitors.visitor(), Place.AREA)).isEmpty();
        assertThat(house.catalogue.offered(House.anna(), Place.PORTALE)).isEmpty();
    }

    @Test
    void doesSomethingAboutAPersonWhoIsNamedInTheTrailAndSignedOutEverywhere() {
        Handling handling = visitors.exam(visitors.visitor(), ANNA, "right");

        assertThat(handling).isInstanceOf(Handling.Done.class);
        assertThat(house.store.ended()).containsExactly(ANNA);
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.about()).contains(ANNA);
            assertThat(event.session()).isEmpty();
        });
    }

    @Test
    @Proves({"CS-16", "SEC-02"})
    void isNotExaminedAgainForAWhileAfterAWrongAnswerWhoeverAsks() {
        assertThat(visitors.exam(visitors.visitor(), ANNA, "wrong"))
                .isEqualTo(new Handling.Rejected(Visitors.card(), Visitors.WRONG));

        Caller elsewhere = Visitors.stranger("198.51.100.7", NOW);
        Handling blocked = visitors.exam(elsewhere, ANNA, "right");

        assertThat(blocked).isEqualTo(new Handling.Blocked(Visitors.card(), ProbeService.BLOCK));
        assertThat(visitors.exam(elsewhere, MARIO, "right")).isInstanceOf(Handling.Done.class);
        assertThat(house.records.count("")).isEqualTo(2); // what the refusal changes counts, too
    }

    @Test
    @Proves("PIN-33")
    void isBlockedNoLongerByTryingMeanwhile() {
        visitors.exam(visitors.visitor(), ANNA, "wrong");
        Instant soon = NOW.plus(ProbeService.BLOCK).minusSeconds(1);
        assertThat(visitors.exam(visitors.visitor("192.0.2.1", soon), ANNA, "wrong"))
                .isEqualTo(new Handling.Blocked(Visitors.card(), Duration.ofSeconds(1)));

        Handling after = visitors.exam(visitors.visitor("192.0.2.1", NOW.plus(ProbeService.BLOCK)), ANNA, "right");

        assertThat(after).isInstanceOf(Handling.Done.class);
    }

    @Test
    void keepsTheFormOfWhoeverWasBlockedByOthers() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty());
        visitors.exam(Visitors.stranger("198.51.100.7", NOW), ANNA, "wrong");
        assertThat(visitors.answer(visitors.visitor(), ask, ANNA, "right")).isInstanceOf(Handling.Blocked.class);

        Handling later =
                visitors.answer(visitors.visitor("192.0.2.1", NOW.plus(ProbeService.BLOCK)), ask, ANNA, "right");

        assertThat(later).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("SEC-02")
    void isExaminedOnceHoweverManyAnswersComeAtOnce() throws Exception {
        int many = 20;
        List<Handling.Ask> asks = IntStream.range(0, many)
                .mapToObj(i ->
                        (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty()))
                .toList();
        int before = house.calls.count();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Callable<Handling>> answers = IntStream.range(0, many)
                .mapToObj(i -> (Callable<Handling>)
                        () -> visitors.answer(visitors.visitor("192.0.2." + i, NOW), asks.get(i), ANNA, "wrong"))
                .toList();
        List<Future<Handling>> all = threads.invokeAll(answers);
        threads.shutdown();

        int examined = 0;
        for (Future<Handling> one : all) {
            examined += one.get() instanceof Handling.Rejected ? 1 : 0;
        }
        assertThat(examined).isEqualTo(1);
        assertThat(house.calls.count() - before).isEqualTo(1);
    }

    @Test
    @Proves("SEC-03")
    void isSentAwayWhereANetworkGuessedTooOften() {
        List<CodiceFiscale> many = List.of(
                ANNA,
                MARIO,
                new CodiceFiscale("VRDGLI92C55X999Q"),
                new CodiceFiscale("CNTSRN85D55X999M"),
                new CodiceFiscale("GLLNNA88H41X999D"));
        assertThat(many).hasSize(House.REFUSALS);
        many.forEach(person ->
                assertThat(visitors.exam(visitors.visitor(), person, "wrong")).isInstanceOf(Handling.Rejected.class));

        Handling sixth = visitors.exam(visitors.visitor(), new CodiceFiscale("BRBSRA75C48A944X"), "right");

        assertThat(sixth).isEqualTo(new Handling.Blocked(Visitors.card(), Duration.ofMinutes(10)));
        assertThat(visitors.exam(visitors.visitor("198.51.100.7", NOW), new CodiceFiscale("BRBSRA75C48A944X"), "right"))
                .isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("SEC-03")
    void beginsSoManyTimesOnlyFromOneNetwork() {
        for (int i = 0; i < House.VISITS; i++) {
            assertThat(house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty()))
                    .isInstanceOf(Handling.Ask.class);
        }
        assertThat(house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty()))
                .isInstanceOf(Handling.Blocked.class);
        assertThat(house.catalogue.open(visitors.visitor("198.51.100.7", NOW), ProbeService.ASK, Optional.empty()))
                .isInstanceOf(Handling.Ask.class);
    }

    @Test
    @Proves({"SEC-03", "SEC-05"})
    void answersSoManyTimesOnlyFromOneNetworkHoweverOftenTheSameForm() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty());
        for (int i = 1; i < House.VISITS; i++) {
            house.catalogue.answer(visitors.visitor(), ask.pratica().id(), Map.of());
        }
        int before = house.calls.count();

        Handling next = house.catalogue.answer(visitors.visitor(), ask.pratica().id(), Map.of());

        assertThat(next).isInstanceOf(Handling.Blocked.class);
        assertThat(house.calls.count()).isEqualTo(before);
    }

    @Test
    @Proves("SEC-06")
    void goesOnWithTheBrowserThatBeganAndNoOther() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty());
        Caller other = Visitors.stranger("192.0.2.1", NOW);

        assertThat(house.catalogue.show(other, ask.pratica().id())).isInstanceOf(Handling.Over.class);
        assertThat(visitors.answer(other, ask, ANNA, "right")).isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.abandon(other, ask.pratica().id())).isFalse();
        assertThat(house.catalogue.underWay(other)).isEmpty();
        assertThat(house.catalogue.answer(House.anna(), ask.pratica().id(), Map.of()))
                .isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.underWay(visitors.visitor())).hasSize(1);
    }

    @Test
    void isForgottenAfterAnHour() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty());

        Caller late = visitors.visitor("192.0.2.1", NOW.plus(Duration.ofHours(1)));

        assertThat(house.catalogue.show(late, ask.pratica().id())).isInstanceOf(Handling.Over.class);
    }

    @Test
    void bringsWhatTheLinkCarriedAndNothingMore() {
        house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.of("Abc-123_"));

        ServiceRequest first = visitors.asked.get(0);
        assertThat(first.ticket()).contains("Abc-123_");
        assertThat(first.submission()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "<b>", "è", "a\n"})
    void handsOnNoTicketOfAnotherShape(String ticket) {
        house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.of(ticket));
        house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.of("a".repeat(101)));

        assertThat(visitors.asked)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.ticket()).isEmpty());
    }

    @Test
    @Proves("CS-16")
    void believesNoRefusalOfAnOperationThatExaminesNobody() {
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Refused("probe.wrong", Visitors.WRONG, Effects.none())));
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty());

        Handling handling =
                house.catalogue.answer(visitors.visitor(), ask.pratica().id(), House.WORDS);

        assertThat(handling).isInstanceOf(Handling.NotAvailable.class);
        assertThat(house.outcomes()).extracting(AuditEvent::outcome).containsExactly(Outcome.UNAVAILABLE);
    }

    @Test
    @Proves("CS-16")
    void believesNoExaminationWhoseFormDoesNotSayOfWhom() {
        house.calls.put(house.probe.writing(request -> ProbeService.ask()));

        Handling handling = house.catalogue.open(visitors.visitor(), ProbeService.EXAM, Optional.empty());

        assertThat(handling).isInstanceOf(Handling.NotAvailable.class);
    }

    @Test
    @Proves("AUD-05")
    void isInTheTrailUnderTheNameThatWasTyped() {
        visitors.exam(visitors.visitor(), ANNA, "wrong");
        visitors.exam(visitors.visitor(), ANNA, "wrong");

        assertThat(house.outcomes())
                .extracting(
                        event -> event.person().orElseThrow(),
                        event -> event.details().get("rule"))
                .containsExactly(tuple(ANNA, "probe.wrong"), tuple(ANNA, "catalogue.blocked"));
    }

    @Test
    void tellsTheServiceOverWhatMessagesLeaveNow() {
        house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty());
        house.notifier = null;
        house.catalogue.open(visitors.visitor(), ProbeService.ASK, Optional.empty());

        assertThat(visitors.asked)
                .extracting(ServiceRequest::media)
                .containsExactly(Set.of(Medium.EMAIL, Medium.POSTA), Set.of());
    }
}
