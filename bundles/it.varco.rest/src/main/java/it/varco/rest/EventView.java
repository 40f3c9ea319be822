package it.varco.rest;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of the trail as {@code openapi.yaml} describes it; what is empty is left out.
 *
 * @param codiceFiscale with its middle hidden (AUD-10)
 */
record EventView(
        long position,
        String at,
        String operation,
        String outcome,
        String codiceFiscale,
        String role,
        String session,
        String reference,
        Map<String, String> details) {

    /**
     * Some of them in order.
     *
     * @param next position after which to go on
     */
    record Page(List<EventView> items, long next) {

        static Page of(List<RecordedEvent> events, long after) {
            long next = events.isEmpty() ? after : events.get(events.size() - 1).position();
            return new Page(events.stream().map(EventView::of).toList(), next);
        }
    }

    private static EventView of(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return new EventView(
                recorded.position(),
                Moment.of(event.at()),
                event.operation(),
                word(event.outcome()),
                event.person().map(CodiceFiscale::masked).orElse(""),
                event.role().map(EventView::word).orElse(""),
                event.session(),
                event.reference(),
                new TreeMap<>(event.details()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
