package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Operation;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.Login.Absence;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service that is not here, or comes back as another one (architecture, section 5). */
class AbsenceTest {

    private final House house = new House();

    @Test
    void keepsThePraticaOfAServiceThatLeftAndGoesOnWhenItIsBack() {
        Handling.Ask ask = house.begun();
        house.calls.remove("probe");

        assertThat(house.catalogue.underWay(House.anna()))
                .singleElement()
                .satisfies(pratica -> assertThat(pratica.available()).isFalse());
        assertThat(house.catalogue.show(House.anna(), ask.pratica().id()))
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.ABSENT));
        assertThat(house.answer(ask)).isInstanceOfSatisfying(Handling.NotAvailable.class, away -> {
            assertThat(away.why()).isEqualTo(Absence.ABSENT);
            assertThat(away.operation().owner()).isEqualTo(MemoryCalls.OWNER);
        });

        house.calls.put(house.probe);
        assertThat(house.catalogue.show(House.anna(), ask.pratica().id()))
                .isInstanceOfSatisfying(
                        Handling.Ask.class, again -> assertThat(again.typed()).containsEntry("words", "pane"));
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    @Test
    void recordsThatNothingCouldBeSaid() {
        Handling.Ask ask = house.begun();
        house.calls.fail("probe", CallFailure.TIMEOUT);

        assertThat(house.answer(ask))
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.FAULT));

        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(event.details()).containsEntry("rule", "plugin.timeout");
        });
    }

    @Test
    void takesAnUnavailableServiceForBusyWhenItSaysSo() {
        house.calls.put(house.probe.writing(request -> new ServiceStep.Unavailable("probe.hash.busy")));

        assertThat(house.catalogue.open(House.anna(), ProbeService.WRITE, Optional.empty()))
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(Absence.BUSY));
        assertThat(house.store.all()).isEmpty();
    }

    @Test
    void beginsAgainWithWhatWasTypedWhenTheServiceKeepsAnotherState() {
        Handling.Ask ask = house.begun();
        ProbeService newer = house.probe.version(2);
        house.calls.put(newer);

        Handling again = house.answer(ask);

        assertThat(again).isInstanceOfSatisfying(Handling.Ask.class, first -> {
            assertThat(first.typed()).containsOnlyKeys("words");
            assertThat(first.pratica().id()).isNotEqualTo(ask.pratica().id());
        });
        assertThat(newer.asked).singleElement().satisfies(request -> {
            assertThat(request.submission()).isEmpty();
            assertThat(request.state().bytes()).isEmpty();
        });
        assertThat(house.store.all()).hasSize(1);
        assertThat(house.answer((Handling.Ask) again)).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("CS-01")
    void decidesByWhatTheServiceTakesNowNotByWhatItTookThen() {
        Handling.Ask ask = house.begun();
        house.calls.put(house.probe.level(AssuranceLevel.HIGH));

        house.answer(ask);

        assertThat(house.decided).extracting(Operation::level).containsExactly(AssuranceLevel.LOW, AssuranceLevel.HIGH);
        assertThat(house.decided)
                .extracting(Operation::name)
                .containsExactly("service.probe.write.begin", "service.probe.write");
    }

    @Test
    void decidesByWhatTheServiceTookWhileItIsNotHere() {
        house.calls.put(house.probe.level(AssuranceLevel.SUBSTANTIAL));
        Handling.Ask ask = house.begun();
        house.calls.remove("probe");

        house.answer(ask);

        assertThat(house.decided)
                .extracting(Operation::level)
                .containsExactly(AssuranceLevel.SUBSTANTIAL, AssuranceLevel.SUBSTANTIAL);
    }

    @Test
    void finishesWithAServiceThatDrainsAndBeginsNothing() {
        Handling.Ask ask = house.begun();
        house.calls.drain();

        assertThat(house.catalogue.open(House.anna(), ProbeService.WRITE, Optional.empty()))
                .isInstanceOf(Handling.Missing.class);
        assertThat(house.catalogue.underWay(House.anna()))
                .singleElement()
                .satisfies(pratica -> assertThat(pratica.available()).isTrue());
        assertThat(house.catalogue.show(House.anna(), ask.pratica().id())).isInstanceOf(Handling.Ask.class);
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("CS-01")
    void doesNotCallAServiceThatTakesMoreThanWasGranted() {
        Services services = new Services(house.calls, Duration.ofSeconds(10));
        Offer offer = services.offer(ProbeService.WRITE).orElseThrow();
        Pratica pratica =
                new Pratiche(house.store, house.store.people(), Duration.ofHours(1)).begun(House.anna(), offer);
        ProbeService stricter = house.probe.level(AssuranceLevel.HIGH);
        house.calls.put(stricter);

        Answer answer = services.begin(offer.terms(), Step.first(House.anna(), pratica, Optional.empty(), Set.of()));

        assertThat(answer).isEqualTo(new Answer.Nothing(Absence.CHANGED, "service.changed"));
        assertThat(stricter.asked).isEmpty();
    }
}
