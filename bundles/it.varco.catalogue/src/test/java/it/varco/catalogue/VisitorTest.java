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
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.ScriptedCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do who has not signed in, also from the attacker's side. */
class VisitorTest {

    private static final Text WRONG = Text.of("probe.wrong");

    private final House house = new House();
    private final List<ServiceRequest> asked = new CopyOnWriteArrayList<>();
    private final BrowserToken browser = BrowserToken.random();

    @BeforeEach
    void examines() {
        house.calls.put(house.probe.writing(this::examined));
    }

    private ServiceStep examined(ServiceRequest request) {
        asked.add(request);
        if (request.submission().isEmpty()) {
            boolean exam = request.operation().equals(ProbeService.EXAM);
            return exam ? new ServiceStep.Ask(ProbeService.exam(), ServiceState.none()) : ProbeService.ask();
        }
        boolean right =
                request.submission().get().text("code").filter("right"::equals).isPresent();
        CodiceFiscale named = request.submission().get().codiceFiscale("person").orElseThrow();
        Effects effects = Effects.records(
                List.of(RecordChange.put("n" + house.calls.count(), RecordChange.ABSENT, new byte[] {1})));
        return right
                ? new ServiceStep.Done(ProbeService.VIEW, effects.about(named).endingOtherSessions())
                : new ServiceStep.Refused("probe.wrong", WRONG, effects);
    }

    private static Visit visit(BrowserToken token, String address, Instant at) {
        return Visit.at(at, address, "TEST-1").browser(token).build();
    }

    private Caller visitor() {
        return visitor("192.0.2.1", NOW);
    }

    private Caller visitor(String address, Instant at) {
        return ScriptedCaller.visitor(visit(browser, address, at));
    }

    private Handling exam(Caller caller, CodiceFiscale person, String code) {
        Handling opened = house.catalogue.open(caller, ProbeService.EXAM, Optional.empty());
        return opened instanceof Handling.Ask ask ? answer(caller, ask, person, code) : opened;
    }

    private Handling answer(Caller caller, Handling.Ask ask, CodiceFiscale person, String code) {
        return house.catalogue.answer(caller, ask.pratica().id(), Map.of("person", person.value(), "code", code));
    }

    @Test
    void isOfferedWhatIsOpenAndNothingElse() {
        assertThat(house.catalogue.offered(visitor(), Place.PORTALE))
                .extracting(OperationCard::name)
                .containsExactly(ProbeService.ASK, ProbeService.EXAM);
        assertThat(house.catalogue.offered(visitor(), Place.AREA)).isEmpty();
        assertThat(house.catalogue.offered(House.anna(), Place.PORTALE)).isEmpty();
    }

    @Test
    void doesSomethingAboutAPersonWhoIsNamedInTheTrailAndSignedOutEverywhere() {
        Handling handling = exam(visitor(), ANNA, "right");

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
        assertThat(exam(visitor(), ANNA, "wrong")).isEqualTo(new Handling.Rejected(card(), WRONG));

        Caller elsewhere = ScriptedCaller.visitor(visit(BrowserToken.random(), "198.51.100.7", NOW));
        Handling blocked = exam(elsewhere, ANNA, "right");

        assertThat(blocked).isEqualTo(new Handling.Blocked(card(), ProbeService.BLOCK));
        assertThat(exam(elsewhere, MARIO, "right")).isInstanceOf(Handling.Done.class);
        assertThat(house.records.count("")).isEqualTo(2); // what the refusal changes counts, too
    }

    private static Card card() {
        return new Card(MemoryCalls.OWNER, ProbeService.EXAM);
    }

    @Test
    @Proves("PIN-33")
    void isBlockedNoLongerByTryingMeanwhile() {
        exam(visitor(), ANNA, "wrong");
        Instant soon = NOW.plus(ProbeService.BLOCK).minusSeconds(1);
        assertThat(exam(visitor("192.0.2.1", soon), ANNA, "wrong"))
                .isEqualTo(new Handling.Blocked(card(), Duration.ofSeconds(1)));

        Handling after = exam(visitor("192.0.2.1", NOW.plus(ProbeService.BLOCK)), ANNA, "right");

        assertThat(after).isInstanceOf(Handling.Done.class);
    }

    @Test
    void keepsTheFormOfWhoeverWasBlockedByOthers() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitor(), ProbeService.EXAM, Optional.empty());
        exam(ScriptedCaller.visitor(visit(BrowserToken.random(), "198.51.100.7", NOW)), ANNA, "wrong");
        assertThat(answer(visitor(), ask, ANNA, "right")).isInstanceOf(Handling.Blocked.class);

        Handling later = answer(visitor("192.0.2.1", NOW.plus(ProbeService.BLOCK)), ask, ANNA, "right");

        assertThat(later).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("SEC-02")
    void isExaminedOnceHoweverManyAnswersComeAtOnce() throws Exception {
        int many = 20;
        List<Handling.Ask> asks = IntStream.range(0, many)
                .mapToObj(i -> (Handling.Ask) house.catalogue.open(visitor(), ProbeService.EXAM, Optional.empty()))
                .toList();
        int before = house.calls.count();
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Callable<Handling>> answers = asks.stream()
                .map(ask -> (Callable<Handling>) () -> answer(visitor(), ask, ANNA, "wrong"))
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
        many.forEach(person -> assertThat(exam(visitor(), person, "wrong")).isInstanceOf(Handling.Rejected.class));

        Handling sixth = exam(visitor(), new CodiceFiscale("BRBSRA75C48A944X"), "right");

        assertThat(sixth).isEqualTo(new Handling.Blocked(card(), Duration.ofMinutes(10)));
        assertThat(exam(visitor("198.51.100.7", NOW), new CodiceFiscale("BRBSRA75C48A944X"), "right"))
                .isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("SEC-03")
    void beginsSoManyTimesOnlyFromOneNetwork() {
        for (int i = 0; i < House.VISITS; i++) {
            assertThat(house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty()))
                    .isInstanceOf(Handling.Ask.class);
        }
        assertThat(house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty()))
                .isInstanceOf(Handling.Blocked.class);
        assertThat(house.catalogue.open(visitor("198.51.100.7", NOW), ProbeService.ASK, Optional.empty()))
                .isInstanceOf(Handling.Ask.class);
    }

    @Test
    @Proves({"SEC-03", "SEC-05"})
    void answersSoManyTimesOnlyFromOneNetworkHoweverOftenTheSameForm() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty());
        for (int i = 1; i < House.VISITS; i++) {
            house.catalogue.answer(visitor(), ask.pratica().id(), Map.of());
        }
        int before = house.calls.count();

        Handling next = house.catalogue.answer(visitor(), ask.pratica().id(), Map.of());

        assertThat(next).isInstanceOf(Handling.Blocked.class);
        assertThat(house.calls.count()).isEqualTo(before);
    }

    @Test
    @Proves("SEC-06")
    void goesOnWithTheBrowserThatBeganAndNoOther() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitor(), ProbeService.EXAM, Optional.empty());
        Caller other = ScriptedCaller.visitor(visit(BrowserToken.random(), "192.0.2.1", NOW));

        assertThat(house.catalogue.show(other, ask.pratica().id())).isInstanceOf(Handling.Over.class);
        assertThat(answer(other, ask, ANNA, "right")).isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.abandon(other, ask.pratica().id())).isFalse();
        assertThat(house.catalogue.underWay(other)).isEmpty();
        assertThat(house.catalogue.answer(House.anna(), ask.pratica().id(), Map.of()))
                .isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.underWay(visitor())).hasSize(1);
    }

    @Test
    void isForgottenAfterAnHour() {
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitor(), ProbeService.EXAM, Optional.empty());

        Caller late = visitor("192.0.2.1", NOW.plus(Duration.ofHours(1)));

        assertThat(house.catalogue.show(late, ask.pratica().id())).isInstanceOf(Handling.Over.class);
    }

    @Test
    void bringsWhatTheLinkCarriedAndNothingMore() {
        house.catalogue.open(visitor(), ProbeService.ASK, Optional.of("Abc-123_"));

        ServiceRequest first = asked.get(0);
        assertThat(first.ticket()).contains("Abc-123_");
        assertThat(first.submission()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "<b>", "è", "a\n"})
    void handsOnNoTicketOfAnotherShape(String ticket) {
        house.catalogue.open(visitor(), ProbeService.ASK, Optional.of(ticket));
        house.catalogue.open(visitor(), ProbeService.ASK, Optional.of("a".repeat(101)));

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.ticket()).isEmpty());
    }

    @Test
    @Proves("CS-16")
    void believesNoRefusalOfAnOperationThatExaminesNobody() {
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Refused("probe.wrong", WRONG, Effects.none())));
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty());

        Handling handling = house.catalogue.answer(visitor(), ask.pratica().id(), House.WORDS);

        assertThat(handling).isInstanceOf(Handling.NotAvailable.class);
        assertThat(house.outcomes()).extracting(AuditEvent::outcome).containsExactly(Outcome.UNAVAILABLE);
    }

    @Test
    @Proves("CS-16")
    void believesNoExaminationWhoseFormDoesNotSayOfWhom() {
        house.calls.put(house.probe.writing(request -> ProbeService.ask()));

        Handling handling = house.catalogue.open(visitor(), ProbeService.EXAM, Optional.empty());

        assertThat(handling).isInstanceOf(Handling.NotAvailable.class);
    }

    @Test
    @Proves("AUD-05")
    void isInTheTrailUnderTheNameThatWasTyped() {
        exam(visitor(), ANNA, "wrong");
        exam(visitor(), ANNA, "wrong");

        assertThat(house.outcomes())
                .extracting(
                        event -> event.person().orElseThrow(),
                        event -> event.details().get("rule"))
                .containsExactly(tuple(ANNA, "probe.wrong"), tuple(ANNA, "catalogue.blocked"));
    }

    @Test
    void tellsTheServiceOverWhatMessagesLeaveNow() {
        house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty());
        house.notifier = null;
        house.catalogue.open(visitor(), ProbeService.ASK, Optional.empty());

        assertThat(asked)
                .extracting(ServiceRequest::media)
                .containsExactly(Set.of(Medium.EMAIL, Medium.POSTA), Set.of());
    }
}
