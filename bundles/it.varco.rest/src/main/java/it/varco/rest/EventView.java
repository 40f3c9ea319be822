package it.varco.rest;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of the trail as {@code openapi.yaml} describes it; what is empty is left out.
 *
 * @param codiceFiscale with its middle hidden (AUD-10); so {@code about}
 */
record EventView(
        long position,
        String at,
        String operation,
        String outcome,
        String codiceFiscale,
        String about,
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

    static EventView of(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return new EventView(
                recorded.position(),
                Moment.of(event.at()),
                event.operation(),
                Words.of(event.outcome()),
                Words.of(event.person()),
                Words.of(event.about()),
                event.role().map(Words::of).orElse(""),
                event.session(),
                event.reference(),
                new TreeMap<>(event.details()));
    }

    /** What a check of the trail found. */
    record Chain(long records, long waiting, long broken, boolean intact) {

        static Chain of(ChainReport report) {
            return new Chain(report.records(), report.waiting(), report.broken(), report.intact());
        }
    }
}
