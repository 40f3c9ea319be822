package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.session.Login.Absence;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages that a service wants sent when something was done. */
@Proves("REL-06")
class MessagesTest {

    private static final String SENT = MemoryCalls.OWNER + " probe.written it " + House.NOW;

    private final House house = new House();

    @Test
    void goOutWithTheActThatTheyTellOf() {
        assertThat(house.answer(begun(changing("probe.written", RecordChange.ABSENT))))
                .isInstanceOf(Handling.Done.class);

        assertThat(house.store.outbox()).containsExactly(SENT);
        assertThat(house.outcomes())
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("messages", "key-of-probe.written"));
    }

    @Test
    void areLostWithTheActWhereItCannotBeRecorded() {
        Handling.Ask ask = begun(Effects.none().sending(message("probe.written")));
        house.trail.breakDown();

        assertThatThrownBy(() -> house.answer(ask)).isInstanceOf(StoreException.class);
        assertThat(house.store.outbox()).isEmpty();

        house.trail.recover();
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
        assertThat(house.store.outbox()).containsExactly(SENT);
    }

    @Test
    void goOutOnceWhereTheFirstAnswerOfTheServiceWasOutrun() {
        List<Effects> answers =
                List.of(changing("probe.written", 1_000_000), changing("probe.written", RecordChange.ABSENT));
        Iterator<Effects> next = answers.iterator();
        house.calls.put(house.probe.writing(request -> request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Done(ProbeService.VIEW, next.next())));

        Handling handling = house.answer(house.begun());

        assertThat(handling).isInstanceOf(Handling.Done.class);
        assertThat(house.store.outbox()).containsExactly(SENT);
    }

    @Test
    void goOutNotAtAllWhereTheRecordsWereLostTwice() {
        assertThat(house.answer(begun(changing("probe.written", 1_000_000)))).isInstanceOf(Handling.NotAvailable.class);

        assertThat(house.store.outbox()).isEmpty();
    }

    @Test
    void ofTwoEqualAnswersGoOutOnce() {
        Handling.Ask ask = begun(changing("probe.written", RecordChange.ABSENT));
        house.answer(ask);

        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class);
        assertThat(house.store.outbox()).hasSize(1);
    }

    @Test
    void leaveNothingHalfDoneWhileNobodyIsThereToSendThem() {
        house.store.otherSessions(2);
        Handling.Ask ask = begun(changing("probe.written", RecordChange.ABSENT).endingOtherSessions());
        house.notifier = null;

        Handling away = house.answer(ask);

        assertThat(away)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        found -> assertThat(found.why()).isEqualTo(Absence.BUSY));
        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(event.details()).containsEntry("rule", "notification.absent");
        });
        assertThat(house.records.get("words")).isEmpty();
        assertThat(house.store.otherSessions()).isEqualTo(2);

        house.notifier = house.store;
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
        assertThat(house.store.outbox()).containsExactly(SENT);
    }

    @Test
    void areAskedForOnlyWhereThereAreAny() {
        house.notifier = null;

        assertThat(house.answer(house.begun())).isInstanceOf(Handling.Done.class);
    }

    @Test
    void withoutWordsAreTheFaultOfTheService() {
        Handling handling = house.answer(begun(changing("probe.unknown", RecordChange.ABSENT)));

        assertThat(handling)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        found -> assertThat(found.why()).isEqualTo(Absence.FAULT));
        assertThat(house.outcomes())
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("rule", "service.contract"));
        assertThat(house.store.outbox()).isEmpty();
        assertThat(house.records.get("words")).isEmpty();
    }

    private static Effects changing(String kind, long version) {
        return Effects.records(List.of(RecordChange.put("words", version, new byte[] {1})))
                .sending(message(kind));
    }

    private static Message message(String kind) {
        return Message.of(kind, House.ANNA).over(Medium.EMAIL).build();
    }

    private Handling.Ask begun(Effects effects) {
        house.calls.put(house.probe.writing(request -> step(request, effects)));
        return house.begun();
    }

    private static ServiceStep step(ServiceRequest request, Effects effects) {
        return request.submission().isEmpty() ? ProbeService.ask() : new ServiceStep.Done(ProbeService.VIEW, effects);
    }
}
