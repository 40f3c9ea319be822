package it.varco.channel.call;

import it.varco.api.configuration.Hours;
import it.varco.api.form.Form;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import it.varco.tck.notification.ScriptedEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

/** Channel and service over the same records, and the officers at them. */
final class World {

    /** A Friday, ten o'clock in Rome. */
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale GIULIA = new CodiceFiscale("VRDGLI92C55X999Q");
    static final String NUMBER = "+393515550112";
    static final String WORDS = "Buongiorno, chiamo dall’istituto.\n\nPuò dirmi la sua data di nascita?";
    static final CallRules RULES = new CallRules(
            new Hours(span("08:00", "20:00"), span("08:00", "14:00"), Hours.Span.NEVER),
            Duration.ofHours(2),
            3,
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    final SettableClock clock = SettableClock.at(NOW);
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final CallBook book = new CallBook(store, RULES);
    final CallChannel channel = channel();
    final CallService service = new CallService(RULES, store);

    private static Hours.Span span(String from, String to) {
        return new Hours.Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    CallChannel channel() {
        return new CallChannel(RULES, store, clock);
    }

    static ScriptedEnvelope envelope(String number) {
        return ScriptedEnvelope.of(number, new Content.Script("Verifica di una richiesta", WORDS));
    }

    /** A call that waits from now on; its key. */
    String enter(String number) {
        Envelope envelope = envelope(number);
        Delivery delivery = channel.send(envelope);
        if (!(delivery instanceof Delivery.Accepted)) {
            throw new IllegalStateException("expected to be accepted");
        }
        return envelope.key();
    }

    ServiceStep open(String operation, CodiceFiscale officer) {
        return service.handle(ScriptedServiceRequest.of(operation, officer, clock.instant()));
    }

    /** Opens an operation and answers its question; nothing is committed. */
    ServiceStep answer(String operation, CodiceFiscale officer, Map<String, String> typed) {
        ServiceStep.Ask ask = (ServiceStep.Ask) open(operation, officer);
        return answer(operation, officer, ask, typed);
    }

    ServiceStep answer(String operation, CodiceFiscale officer, ServiceStep.Ask ask, Map<String, String> typed) {
        Form.Reading reading = ask.form().read(typed);
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException("expected an answer without errors");
        }
        return service.handle(ScriptedServiceRequest.of(operation, officer, clock.instant())
                .withAnswer(reading.submission(), ask.state()));
    }

    /** Commits what is done, as Varco does; false if somebody was quicker. */
    boolean commit(ServiceStep step) {
        return store.commit(((ServiceStep.Done) step).effects());
    }

    void take(CodiceFiscale officer) {
        committed(answer(CallService.NEXT, officer, Map.of()));
    }

    /** Takes the next call and says what came of it. */
    void call(CodiceFiscale officer, Outcome outcome) {
        take(officer);
        committed(answer(CallService.NEXT, officer, Map.of(CallForms.OUTCOME, outcome.word())));
    }

    private void committed(ServiceStep step) {
        if (!commit(step)) {
            throw new IllegalStateException("expected to be committed");
        }
    }
}
