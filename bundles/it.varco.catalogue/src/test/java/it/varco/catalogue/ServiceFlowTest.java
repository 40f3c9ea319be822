package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.store.Effects;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceFlowTest {

    private final House house = new House();

    @Test
    void offersWhatIsThereInTheRoleOfThePlace() {
        assertThat(house.catalogue.offered(House.anna(), Place.AREA))
                .extracting(OperationCard::name)
                .containsExactly(ProbeService.READ, ProbeService.SIGN, ProbeService.WRITE);
        assertThat(house.catalogue.offered(House.anna(), Place.SEDE)).isEmpty();
        assertThat(house.catalogue.offered(House.session(ANNA, Role.OPERATORE_SEDE, NOW), Place.SEDE))
                .extracting(OperationCard::name)
                .containsExactly(ProbeService.DESK);
    }

    /** From what is offered to the end, in the role of the place and in no other. */
    @Test
    @Proves("UX-41")
    void servesOfficersOfTheContactCenter() {
        Session officer = House.session(ANNA, Role.OPERATORE_CONTACT_CENTER, NOW);
        assertThat(house.catalogue.offered(officer, Place.CONTACT_CENTER))
                .extracting(OperationCard::name)
                .containsExactly(ProbeService.CALLS);
        assertThat(house.catalogue.offered(House.anna(), Place.CONTACT_CENTER)).isEmpty();

        Handling.Ask ask = (Handling.Ask) house.catalogue.open(officer, ProbeService.CALLS, Optional.empty());
        assertThat(house.catalogue.underWay(officer)).hasSize(1);
        assertThat(house.catalogue.underWay(House.anna())).isEmpty();
        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class); // the same person as a citizen

        assertThat(house.catalogue.answer(officer, ask.pratica().id(), House.WORDS))
                .isInstanceOf(Handling.Done.class);
        assertThat(house.decided).allSatisfy(operation -> {
            assertThat(operation.roles()).containsExactly(Role.OPERATORE_CONTACT_CENTER);
            assertThat(operation.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        });
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("service.probe.calls");
            assertThat(event.person()).contains(ANNA);
        });
    }

    @Test
    @Proves("SEC-61")
    void recordsWhatTheServiceNotesOfAnEnd() {
        Effects noted = Effects.records(List.of()).noting("act", "probe.yes").noting("reason", "because");
        house.calls.put(house.probe.writing(request ->
                request.submission().isEmpty() ? ProbeService.ask() : new ServiceStep.Done(ProbeService.VIEW, noted)));

        house.answer(house.begun());

        assertThat(house.outcomes())
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("act", "probe.yes")
                        .containsEntry("reason", "because")
                        .containsKey("pratica"));
    }

    @Test
    @Proves("UX-16")
    void offersAlsoWhatNeedsAHigherLevel() {
        house.calls.put(house.probe.level(AssuranceLevel.HIGH));

        assertThat(house.catalogue.offered(House.anna(), Place.AREA))
                .extracting(OperationCard::name)
                .contains(ProbeService.WRITE);
    }

    @Test
    void showsAnAnswerAndKeepsNothing() {
        Handling handling = house.catalogue.open(House.anna(), ProbeService.READ, Optional.empty());

        assertThat(handling)
                .isInstanceOfSatisfying(
                        Handling.Answered.class,
                        shown -> assertThat(shown.operation().owner()).isEqualTo(MemoryCalls.OWNER));
        assertThat(house.store.all()).isEmpty();
    }

    @Test
    void asksThenDoesItInOneTransaction() {
        Handling.Ask ask = house.begun();
        assertThat(house.catalogue.underWay(House.anna()))
                .singleElement()
                .satisfies(pratica -> assertThat(pratica.available()).isTrue());

        Handling done = house.answer(ask);

        assertThat(done)
                .isInstanceOfSatisfying(
                        Handling.Done.class, end -> assertThat(end.view()).isSameAs(ProbeService.VIEW));
        assertThat(house.records.get("words")).isPresent();
        assertThat(house.store.owner).isEqualTo(MemoryCalls.OWNER);
        assertThat(house.store.all()).isEmpty();
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("service.probe.write");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.person()).contains(ANNA);
            assertThat(event.details().get("pratica")).isEqualTo(id(ask.pratica()));
        });
        assertThat(house.figures.measurements())
                .singleElement()
                .satisfies(figure -> assertThat(figure.labels()).containsEntry("outcome", "done"));
    }

    @Test
    @Proves("CS-02")
    void givesTheServiceItsStateAndThePersonAndTheSamePraticaInEveryStep() {
        house.answer(house.begun());

        assertThat(house.probe.asked).hasSize(2);
        assertThat(house.probe.asked.get(0).state().bytes()).isEmpty();
        assertThat(house.probe.asked.get(0).submission()).isEmpty();
        assertThat(house.probe.asked.get(1).state().bytes()).containsExactly(7);
        assertThat(house.probe.asked).allSatisfy(request -> {
            assertThat(request.person()).isEqualTo(ANNA);
            assertThat(request.at()).isEqualTo(NOW);
            assertThat(request.pratica())
                    .isEqualTo(house.probe.asked.get(0).pratica())
                    .hasSize(22);
        });
    }

    @Test
    void tellsAllErrorsAtOnceAndDoesNotAskTheService() {
        Handling.Ask ask = house.begun();
        int before = house.calls.count();

        Handling again = house.catalogue.answer(House.anna(), ask.pratica().id(), Map.of("code", "1"));

        assertThat(again).isInstanceOfSatisfying(Handling.Ask.class, wrong -> {
            assertThat(wrong.form().errors()).extracting(FieldError::field).containsExactly("words");
            assertThat(wrong.pratica().id()).isEqualTo(ask.pratica().id());
        });
        assertThat(house.calls.count()).isEqualTo(before);
    }

    @Test
    void showsAgainWhatWasTypedWhereTheServiceFindsAnError() {
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Ask(
                        ProbeService.form().withErrors(List.of(new FieldError("words", Text.of("probe.no")))),
                        ServiceState.none())));

        Handling again = house.answer(house.begun());

        assertThat(again).isInstanceOfSatisfying(Handling.Ask.class, wrong -> {
            assertThat(wrong.form().errors()).hasSize(1);
            assertThat(wrong.typed()).containsExactly(Map.entry("words", "pane"));
            assertThat(wrong.pratica().id()).endsWith(".2");
        });
    }

    /** The next one at a computer of many goes back to what was begun, and finds no code there. */
    @Test
    @Proves("PIN-39")
    void showsAnExhibitAtTheFirstLookOnlyAndKeepsItNoLonger() {
        Form coded = Form.builder()
                .exhibit(Exhibit.of(Exhibit.Kind.CODE, Text.of("probe.code"), "K7M2-P9QX"))
                .field(Field.of("words", FieldKind.TEXT, Text.of("probe.words")).build())
                .build();
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Ask(coded, ServiceState.of(new byte[] {7}))));
        Handling.Ask asked = (Handling.Ask) house.answer(house.begun());
        String id = asked.pratica().id();

        Handling.Ask first = (Handling.Ask) house.catalogue.show(House.anna(), id);
        Handling.Ask later = (Handling.Ask) house.catalogue.show(House.anna(), id);

        assertThat(first.form().exhibits()).hasSize(1);
        assertThat(later.form().exhibits()).isEmpty();
        assertThat(later.form().fields()).hasSize(1);
        assertThat(later.pratica().id()).isEqualTo(id);
        assertThat(house.catalogue.answer(House.anna(), id, Map.of())) // nothing typed: an error, and no code
                .isInstanceOfSatisfying(
                        Handling.Ask.class,
                        wrong -> assertThat(wrong.form().exhibits()).isEmpty());
        house.calls.put(house.probe);
        assertThat(house.answer(later)).isInstanceOf(Handling.Done.class);
    }

    /** What somebody says is compared with it, from the first look to the last. */
    @Test
    void showsAnOfficerWhatAnExhibitSaysAsLongAsTheFormIsThere() {
        Form compared = Form.builder()
                .exhibit(Exhibit.of(Exhibit.Kind.CODE, Text.of("probe.code"), "Via delle Prove 7"))
                .field(Field.of("words", FieldKind.TEXT, Text.of("probe.words")).build())
                .build();
        house.calls.put(house.probe.writing(request -> new ServiceStep.Ask(compared, ServiceState.of(new byte[] {7}))));
        Session officer = House.session(ANNA, Role.OPERATORE_CONTACT_CENTER, NOW);
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(officer, ProbeService.CALLS, Optional.empty());

        for (int look = 0; look < 2; look++) {
            assertThat(house.catalogue.show(officer, ask.pratica().id()))
                    .isInstanceOfSatisfying(
                            Handling.Ask.class,
                            shown -> assertThat(shown.form().exhibits()).hasSize(1));
        }
    }

    @Test
    void showsNothingOfAnEarlierFormInTheNextOne() {
        house.calls.put(house.probe.writing(request -> ProbeService.ask()));

        Handling next = house.answer(house.begun());

        assertThat(next)
                .isInstanceOfSatisfying(
                        Handling.Ask.class, ask -> assertThat(ask.typed()).isEmpty());
    }

    @Test
    void endsWithTheRuleThatStandsAgainstIt() {
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Rejected("probe.none", Text.of("probe.none"))));

        Handling rejected = house.answer(house.begun());

        assertThat(rejected).isInstanceOf(Handling.Rejected.class);
        assertThat(house.store.all()).isEmpty();
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.details()).containsEntry("rule", "probe.none");
        });
    }

    @Test
    void recordsALookAtDataThatTookAnAnswerFirst() {
        house.calls.put(house.probe.writing(request ->
                request.submission().isEmpty() ? ProbeService.ask() : new ServiceStep.Answered(ProbeService.VIEW)));

        assertThat(house.answer(house.begun())).isInstanceOf(Handling.Answered.class);

        assertThat(house.outcomes()).extracting(AuditEvent::outcome).containsExactly(Outcome.DONE);
        assertThat(house.store.all()).isEmpty();
    }

    @Test
    void asksOnceMoreWhenARecordChangedMeanwhile() {
        Handling.Ask ask = house.begun();
        house.store.beforeCommit(this::otherChange);

        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
        assertThat(house.probe.asked).hasSize(3);
    }

    @Test
    void givesUpWhenRecordsChangeAllTheTimeAndKeepsThePratica() {
        Handling.Ask ask = house.begun();
        house.store.beforeCommit(() -> {
            otherChange();
            house.store.beforeCommit(this::otherChange);
        });

        Handling busy = house.answer(ask);

        assertThat(busy)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.BUSY));
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    private void otherChange() {
        ServiceStep step = house.probe.handle(house.probe.asked.get(house.probe.asked.size() - 1));
        house.probe.asked.remove(house.probe.asked.size() - 1);
        house.records.commit(((ServiceStep.Done) step).effects());
    }

    @Test
    void forgetsWhatNobodyGoesOnWith() {
        Handling.Ask ask = house.begun();
        assertThat(ask.pratica().expiry()).isEqualTo(NOW.plus(Duration.ofHours(1)));

        Handling late = house.catalogue.answer(
                House.citizen(ANNA, NOW.plus(Duration.ofHours(1))),
                ask.pratica().id(),
                House.WORDS);

        assertThat(late).isInstanceOf(Handling.Over.class);
        assertThat(house.records.get("words")).isEmpty();
    }

    /** Of a desk they say of others what was recorded when it was shown first. */
    @Test
    void forgetsTheFormsOfOfficersSooner() {
        Session officer = House.session(ANNA, Role.OPERATORE_CONTACT_CENTER, NOW);
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(officer, ProbeService.CALLS, Optional.empty());
        Session later = House.session(ANNA, Role.OPERATORE_CONTACT_CENTER, NOW.plus(Duration.ofHours(1)));

        assertThat(ask.pratica().expiry()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(house.catalogue.show(later, ask.pratica().id())).isInstanceOf(Handling.Over.class);
    }

    @Test
    void keepsTheLatestTwentyOfAPerson() {
        IntStream.range(0, 22)
                .forEach(i -> house.catalogue.open(
                        House.citizen(ANNA, NOW.plusSeconds(i)), ProbeService.WRITE, Optional.empty()));

        List<PraticaCard> underWay = house.catalogue.underWay(House.citizen(ANNA, NOW.plusSeconds(30)));

        assertThat(underWay).hasSize(20);
        assertThat(underWay.get(0).openedAt()).isEqualTo(NOW.plusSeconds(21));
    }

    /** Whoever looks for what was done does not find what was only begun. */
    @Test
    @Proves({"SEC-60", "SEC-61"})
    void recordsTheBeginningUnderItsOwnNameBeforeTheServiceHearsOfIt() {
        List<String> before = new ArrayList<>();
        house.calls.put(house.probe.writing(request -> {
            house.trail.events().stream().map(AuditEvent::operation).forEach(before::add);
            return ProbeService.ask();
        }));

        Handling.Ask ask = house.begun();

        assertThat(before).containsExactly("service.probe.write.begin");
        assertThat(house.trail.events()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.person()).contains(ANNA);
            assertThat(event.details()).containsEntry("pratica", id(ask.pratica()));
        });
    }

    @Test
    @Proves("SEC-60")
    void asksNoServiceWhereTheBeginningCannotBeRecorded() {
        house.trail.breakDown();

        assertThatThrownBy(house::begun).isInstanceOf(StoreException.class);
        assertThat(house.calls.count()).isZero();
    }

    @Test
    @Proves("SEC-61")
    void recordsALookAtData() {
        house.catalogue.open(House.anna(), ProbeService.READ, Optional.empty());

        assertThat(house.trail.events())
                .extracting(AuditEvent::operation)
                .containsExactly("service.probe.read.begin", "service.probe.read");
    }

    @Test
    void hasRoomInTheTrailForTheLongestName() {
        String longest = "probe." + "x".repeat(38);
        Terms terms = Terms.of(ServiceOperation.of(longest, Place.AREA).fresh().build());

        assertThat(List.of(terms.begin(longest), terms.abandon(longest)))
                .extracting(Operation::name)
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(60));
    }

    /** Also with an old proof or at a lower level: nothing is seen, and less is left. */
    @Test
    @Proves({"SEC-01", "SEC-31", "SEC-61"})
    void givesUpWithoutANewProofAndRecordsIt() {
        house.calls.put(house.probe.level(AssuranceLevel.HIGH));
        Handling.Ask ask = house.begun();

        assertThat(house.catalogue.abandon(House.anna(), ask.pratica().id())).isTrue();

        assertThat(house.decided.get(house.decided.size() - 1)).satisfies(operation -> {
            assertThat(operation.name()).isEqualTo("service.probe.write.abandon");
            assertThat(operation.roles()).containsExactly(Role.CITTADINO);
            assertThat(operation.level()).isEqualTo(AssuranceLevel.LOW);
            assertThat(operation.fresh()).isFalse();
        });
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("service.probe.write.abandon");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.person()).contains(ANNA);
            assertThat(event.details()).containsEntry("pratica", id(ask.pratica()));
        });
    }

    @Test
    @Proves("SEC-60")
    void givesUpNothingThatCannotBeRecorded() {
        Handling.Ask ask = house.begun();
        house.trail.breakDown();

        assertThatThrownBy(() ->
                        house.catalogue.abandon(House.anna(), ask.pratica().id()))
                .isInstanceOf(StoreException.class);
        assertThat(house.store.all()).hasSize(1);
    }

    @Test
    void forgetsWhatIsGivenUp() {
        Handling.Ask ask = house.begun();

        assertThat(house.catalogue.abandon(House.anna(), ask.pratica().id())).isTrue();

        assertThat(house.catalogue.abandon(House.anna(), ask.pratica().id())).isFalse();
        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class);
    }

    private static String id(PraticaCard pratica) {
        return pratica.id().substring(0, 22);
    }
}
