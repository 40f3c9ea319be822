package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.MARIO;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.access.Decision;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the attacker's side. */
class AttackTest {

    private final House house = new House();

    @Test
    @Proves("CS-01")
    void callsNoServiceBeforeAccessIsGranted() {
        house.access.answering(new Decision.Refused("access.role"));

        Handling handling = house.catalogue.open(House.anna(), ProbeService.DESK, Optional.empty());

        assertThat(handling).isEqualTo(new Handling.Forbidden(new Decision.Refused("access.role")));
        assertThat(house.access.asked()).containsExactly("service.probe.desk.begin");
        assertThat(house.calls.count()).isZero();
    }

    @Test
    @Proves("CS-01")
    void asksForJustWhatTheOperationDeclares() {
        house.calls.put(house.probe.level(AssuranceLevel.HIGH));
        Offer offer = new Services(house.calls, Duration.ofSeconds(1))
                .offer(ProbeService.WRITE)
                .orElseThrow();

        assertThat(offer.terms().begin(ProbeService.WRITE)).satisfies(operation -> {
            assertThat(operation.roles()).containsExactly(Role.CITTADINO);
            assertThat(operation.level()).isEqualTo(AssuranceLevel.HIGH);
            assertThat(operation.name()).isEqualTo("service.probe.write.begin");
        });
        assertThat(offer.terms().goOn(ProbeService.WRITE)).satisfies(operation -> {
            assertThat(operation.level()).isEqualTo(AssuranceLevel.HIGH);
            assertThat(operation.name()).isEqualTo("service.probe.write");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "probe", "probe.", "probe.none", "other.read", "probe.read.more", "../probe.read"})
    void knowsNoOperationThatNobodyDeclared(String operation) {
        assertThat(house.catalogue.open(House.anna(), operation, Optional.empty()))
                .isInstanceOf(Handling.Missing.class);
        assertThat(house.calls.count()).isZero();
    }

    @Test
    void somebodyElsesPraticaIsLikeNone() {
        String pratica = house.begun().pratica().id();

        for (Session other : List.of(House.citizen(MARIO, NOW), House.session(ANNA, Role.OPERATORE_SEDE, NOW))) {
            assertThat(house.catalogue.show(other, pratica)).isInstanceOf(Handling.Over.class);
            assertThat(house.catalogue.answer(other, pratica, House.WORDS)).isInstanceOf(Handling.Over.class);
            assertThat(house.catalogue.abandon(other, pratica)).isFalse();
            assertThat(house.catalogue.underWay(other)).isEmpty();
        }
        assertThat(house.store.all())
                .singleElement()
                .satisfies(held -> assertThat(held.step()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".1", "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA.1", "\0", "%00.1"})
    void aNameThatWasNeverGivenIsOver(String pratica) {
        assertThat(house.catalogue.show(House.anna(), pratica)).isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.answer(House.anna(), pratica, Map.of())).isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.abandon(House.anna(), pratica)).isFalse();
    }

    @Test
    void anAnswerActsOnce() {
        Handling.Ask ask = house.begun();

        List<Handling> ends = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> house.answer(ask))
                .toList();

        assertThat(ends).filteredOn(Handling.Done.class::isInstance).hasSize(1);
        assertThat(ends).filteredOn(Handling.Over.class::isInstance).hasSize(15);
        assertThat(house.outcomes())
                .filteredOn(event -> event.outcome() == Outcome.DONE)
                .hasSize(1);
    }

    @Test
    @Proves("SEC-61")
    void ofTwoAnswersThatBothReachedTheServiceOneActsAndTheOtherLeavesARecord() {
        Handling.Ask ask = house.begun();
        List<Handling> quicker = new ArrayList<>();
        house.store.beforeCommit(() -> quicker.add(house.answer(ask)));

        Handling slower = house.answer(ask);

        assertThat(quicker).singleElement().isInstanceOf(Handling.Done.class);
        assertThat(slower).isInstanceOf(Handling.Over.class);
        assertThat(house.probe.asked).hasSize(3);
        assertThat(house.outcomes())
                .extracting(AuditEvent::outcome, AttackTest::rule)
                .containsExactly(tuple(Outcome.DONE, ""), tuple(Outcome.REFUSED, "catalogue.late"));
    }

    /** Whoever tries secrets and loses every evaluation on purpose is seen. */
    @Test
    @Proves("SEC-61")
    void anEvaluationWhosePraticaWasGivenUpMeanwhileLeavesARecord() {
        for (ServiceStep step : List.of(
                ProbeService.ask(),
                new ServiceStep.Done(ProbeService.VIEW, Effects.none()),
                new ServiceStep.Rejected("probe.none", Text.of("probe.none")))) {
            House fresh = new House();
            Handling.Ask ask = fresh.begun();
            fresh.calls.put(fresh.probe.writing(request -> {
                assertThat(fresh.catalogue.abandon(House.anna(), ask.pratica().id()))
                        .isTrue();
                return step;
            }));

            assertThat(fresh.answer(ask)).isInstanceOf(Handling.Over.class);
            assertThat(fresh.outcomes())
                    .extracting(AuditEvent::operation, AuditEvent::outcome, AttackTest::rule)
                    .containsExactly(
                            tuple("service.probe.write.abandon", Outcome.DONE, ""),
                            tuple("service.probe.write", Outcome.REFUSED, "catalogue.late"));
        }
    }

    private static String rule(AuditEvent event) {
        return event.details().getOrDefault("rule", "");
    }

    static Stream<ServiceStep> answers() {
        return Stream.of(
                ProbeService.ask(),
                new ServiceStep.Answered(ProbeService.VIEW),
                new ServiceStep.Done(
                        ProbeService.VIEW,
                        Effects.records(List.of(RecordChange.put("words", RecordChange.ABSENT, new byte[] {1})))
                                .endingOtherSessions()),
                new ServiceStep.Rejected("probe.none", Text.of("probe.none")),
                new ServiceStep.Unavailable("probe.busy"));
    }

    /** Or else a thief whose session its person ends could still finish, and throw that person out. */
    @ParameterizedTest
    @MethodSource("answers")
    @Proves({"SEC-25", "SEC-32"})
    void doesAndShowsNothingInASessionThatEndedWhileTheServiceWorked(ServiceStep step) {
        Handling.Ask ask = house.begun();
        house.store.otherSessions(1);
        house.calls.put(house.probe.writing(request -> {
            house.sessions.end();
            return step;
        }));

        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class);

        assertThat(house.records.get("words")).isEmpty();
        assertThat(house.store.otherSessions()).isEqualTo(1);
        assertThat(house.store.all())
                .singleElement()
                .satisfies(held -> assertThat(held.step()).isEqualTo(1));
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.details())
                    .containsEntry("rule", "catalogue.session")
                    .containsEntry("pratica", ask.pratica().id().substring(0, 22));
        });
    }

    @Test
    @Proves("SEC-25")
    void beginsAndGivesUpNothingInASessionThatEnded() {
        Handling.Ask ask = house.begun();
        house.sessions.end();

        assertThat(house.catalogue.open(House.anna(), ProbeService.READ, Optional.empty()))
                .isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.open(House.anna(), ProbeService.WRITE, Optional.empty()))
                .isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.abandon(House.anna(), ask.pratica().id())).isFalse();

        assertThat(house.store.all()).hasSize(1);
        assertThat(house.outcomes()).extracting(AttackTest::rule).containsOnly("catalogue.session");
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    void givesUpNothingForWhomAccessRefuses() {
        String pratica = house.begun().pratica().id();
        house.access.answering(new Decision.Refused("access.role"));

        assertThat(house.catalogue.abandon(House.anna(), pratica)).isFalse();

        assertThat(house.access.asked()).endsWith("service.probe.write.abandon");
        assertThat(house.store.all())
                .singleElement()
                .satisfies(held -> assertThat(held.step()).isEqualTo(1));
    }

    @Test
    void ofTwoAnswersThatLeadToAQuestionOneIsAsked() {
        house.calls.put(house.probe.writing(request -> ProbeService.ask()));
        Handling.Ask ask = house.begun();
        house.store.beforeCommit(() -> house.answer(ask));

        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class);
        assertThat(house.store.all())
                .singleElement()
                .satisfies(held -> assertThat(held.step()).isEqualTo(2));
    }

    @Test
    void anAnswerToAnEarlierFormIsNoAnswer() {
        house.calls.put(house.probe.writing(request -> ProbeService.ask()));
        Handling.Ask first = house.begun();
        Handling.Ask second = (Handling.Ask) house.answer(first);

        assertThat(house.answer(first)).isInstanceOf(Handling.Over.class);
        assertThat(house.catalogue.show(House.anna(), first.pratica().id()))
                .isInstanceOfSatisfying(
                        Handling.Ask.class,
                        shown -> assertThat(shown.pratica().id())
                                .isEqualTo(second.pratica().id()));
    }

    @Test
    @Proves("SEC-32")
    void aRightThatEndedEndsTheDialogue() {
        Handling.Ask ask = house.begun();
        house.access.answering(new Decision.Refused("access.role"));
        int before = house.calls.count();

        assertThat(house.answer(ask)).isInstanceOf(Handling.Forbidden.class);
        assertThat(house.catalogue.show(House.anna(), ask.pratica().id())).isInstanceOf(Handling.Forbidden.class);
        assertThat(house.catalogue.abandon(House.anna(), ask.pratica().id())).isFalse();

        assertThat(house.calls.count()).isEqualTo(before);
        assertThat(house.records.get("words")).isEmpty();
        assertThat(house.store.all())
                .singleElement()
                .satisfies(held -> assertThat(held.step()).isEqualTo(1));
    }

    @Test
    @Proves("SEC-60")
    void nothingIsDoneThatCannotBeRecorded() {
        Handling.Ask ask = house.begun();
        house.trail.breakDown();
        house.calls.put(house.probe.writing(request -> new ServiceStep.Done(ProbeService.VIEW, Effects.none())));

        assertThatThrownBy(() -> house.answer(ask)).isInstanceOf(StoreException.class);

        house.trail.recover();
        assertThat(house.store.all()).hasSize(1);
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("CS-09")
    void aLinkChangesNothing() {
        house.calls.put(house.probe.writing(request -> new ServiceStep.Done(ProbeService.VIEW, Effects.none())));

        Handling handling = house.catalogue.open(House.anna(), ProbeService.WRITE, Optional.empty());

        assertThat(handling)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.FAULT));
        assertThat(house.store.all()).isEmpty();
    }

    static Stream<ServiceStep> breaches() {
        Form asksWho = Form.builder()
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("probe.who"))
                        .subject()
                        .build())
                .build();
        Form asksProof = Form.builder()
                .field(Field.of("secret", FieldKind.SECRET, Text.of("probe.secret"))
                        .autocomplete("current-password")
                        .build())
                .build();
        String[] long1000 = Collections.nCopies(20, "x".repeat(1000)).toArray(new String[0]);
        Form.Builder huge = Form.builder();
        Collections.nCopies(12, Text.of("probe.point", long1000)).forEach(huge::point);
        huge.exhibit(Exhibit.codes(Text.of("probe.codes"), Collections.nCopies(20, "y".repeat(500))));
        View elsewhere =
                View.builder().action("other.read", Text.of("probe.more")).build();
        return Stream.of(
                new ServiceStep.Ask(asksWho, ServiceState.none()),
                new ServiceStep.Ask(asksProof, ServiceState.none()),
                new ServiceStep.Ask(huge.build(), ServiceState.none()),
                new ServiceStep.Answered(elsewhere),
                new ServiceStep.Done(elsewhere, Effects.none()));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    @Proves({"CS-03", "CS-08"})
    void believesNoAnswerThatBreaksTheContract(ServiceStep breach) {
        Handling.Ask ask = house.begun();
        house.calls.put(house.probe.writing(request -> breach));

        assertThat(house.answer(ask))
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.FAULT));

        assertThat(house.store.all()).hasSize(1);
        assertThat(house.outcomes())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.details()).containsEntry("rule", "service.contract"));
    }

    @Test
    void aServiceThatFailsOrAnswersNothingCostsNothing() {
        Handling.Ask ask = house.begun();
        house.calls.put(house.probe.writing(AttackTest::broken));

        assertThat(house.answer(ask)).isInstanceOf(Handling.NotAvailable.class);

        house.calls.put(house.probe);
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    private static ServiceStep broken(Object request) {
        throw new IllegalStateException("broken by the test " + request);
    }
}
