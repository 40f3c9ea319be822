package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.session.Login.Absence;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service that changes a PIN, a credential or a contact does to the other sessions of the person. */
@Proves("SEC-10")
class OtherSessionsTest {

    private final House house = new House();

    @BeforeEach
    void areOpenElsewhere() {
        house.store.otherSessions(2);
    }

    @Test
    void endWhereTheServiceSaysSo() {
        assertThat(house.answer(begun(Effects.none().endingOtherSessions()))).isInstanceOf(Handling.Done.class);
        assertThat(house.store.otherSessions()).isZero();
    }

    @Test
    void endTogetherWithWhatTheServiceChanges() {
        assertThat(house.answer(begun(change(RecordChange.ABSENT)))).isInstanceOf(Handling.Done.class);

        assertThat(house.records.get("pin")).isPresent();
        assertThat(house.store.otherSessions()).isZero();
    }

    @Test
    void stayWhereTheServiceDoesNotSaySo() {
        assertThat(house.answer(house.begun())).isInstanceOf(Handling.Done.class);
        assertThat(house.store.otherSessions()).isEqualTo(2);
    }

    @Test
    void stayWhereTheRecordsOfTheServiceChangedMeanwhile() {
        Handling handling = house.answer(begun(change(1_000_000)));

        assertThat(handling)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.BUSY));
        assertThat(house.store.otherSessions()).isEqualTo(2);
    }

    @Test
    @Proves("SEC-60")
    void stayWhereWhatWasDoneCannotBeRecorded() {
        Handling.Ask ask = begun(Effects.none().endingOtherSessions());
        house.trail.breakDown();

        assertThatThrownBy(() -> house.answer(ask)).isInstanceOf(StoreException.class);

        assertThat(house.store.otherSessions()).isEqualTo(2);
        house.trail.recover();
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
        assertThat(house.store.otherSessions()).isZero();
    }

    @Test
    void nothingIsDoneWhereTheyCannotBeEnded() {
        Handling.Ask ask = begun(Effects.none().endingOtherSessions());
        house.sessions.breakDown();

        assertThatThrownBy(() -> house.answer(ask)).isInstanceOf(StoreException.class);

        assertThat(house.store.all()).hasSize(1);
        assertThat(house.outcomes()).noneMatch(event -> event.outcome() == Outcome.DONE);
    }

    @Test
    void ofTwoEqualAnswersOnlyTheOneThatCountsEndsThem() {
        Handling.Ask ask = begun(Effects.none().endingOtherSessions());
        house.answer(ask);
        house.store.otherSessions(1);

        assertThat(house.answer(ask)).isInstanceOf(Handling.Over.class);
        assertThat(house.store.otherSessions()).isEqualTo(1);
    }

    private static Effects change(long version) {
        return Effects.records(List.of(RecordChange.put("pin", version, new byte[] {1})))
                .endingOtherSessions();
    }

    private Handling.Ask begun(Effects effects) {
        house.calls.put(house.probe.writing(request -> step(request, effects)));
        return house.begun();
    }

    private static ServiceStep step(ServiceRequest request, Effects effects) {
        return request.submission().isEmpty() ? ProbeService.ask() : new ServiceStep.Done(ProbeService.VIEW, effects);
    }
}
