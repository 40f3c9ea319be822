package it.varco.catalogue;

import it.varco.api.catalogue.Handling;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.ScriptedCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** People who have not signed in, and a service that examines whom they name: the code {@code right} is right. */
final class Visitors {

    static final Text WRONG = Text.of("probe.wrong");

    final House house = new House();
    final List<ServiceRequest> asked = new CopyOnWriteArrayList<>();
    private final BrowserToken browser = BrowserToken.random();

    Visitors() {
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

    private static Caller visitor(BrowserToken token, String address, Instant at) {
        return ScriptedCaller.visitor(
                Visit.at(at, address, "TEST-1").browser(token).build());
    }

    /** One of them, always the same. */
    Caller visitor() {
        return visitor("192.0.2.1", House.NOW);
    }

    /** The same at another place and time. */
    Caller visitor(String address, Instant at) {
        return visitor(browser, address, at);
    }

    /** Somebody else. */
    static Caller stranger(String address, Instant at) {
        return visitor(BrowserToken.random(), address, at);
    }

    /** Begins and answers, where nothing keeps them from it. */
    Handling exam(Caller caller, CodiceFiscale person, String code) {
        Handling opened = house.catalogue.open(caller, ProbeService.EXAM, Optional.empty());
        return opened instanceof Handling.Ask ask ? answer(caller, ask, person, code) : opened;
    }

    Handling answer(Caller caller, Handling.Ask ask, CodiceFiscale person, String code) {
        return house.catalogue.answer(caller, ask.pratica().id(), Map.of("person", person.value(), "code", code));
    }

    static Card card() {
        return new Card(MemoryCalls.OWNER, ProbeService.EXAM);
    }
}
