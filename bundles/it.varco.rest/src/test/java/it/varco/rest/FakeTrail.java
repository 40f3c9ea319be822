package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.session.Caller;
import java.util.ArrayList;
import java.util.List;

final class FakeTrail implements AuditSearch {

    final List<RecordedEvent> events = new ArrayList<>();

    /** Leads on from every search. */
    volatile String next = "";

    volatile ChainReport report = new ChainReport(12, 0, 0);

    private final House house;

    FakeTrail(House house) {
        this.house = house;
    }

    @Override
    public Administered<AuditPage> read(Caller caller, long after, int limit) {
        return house.act(caller, Administration.AUDIT_READ, "read " + after + " " + limit, () -> {
            List<RecordedEvent> found = events.stream()
                    .filter(each -> each.position() > after)
                    .limit(limit)
                    .toList();
            return new Administered.Done<>(new AuditPage(found, ""));
        });
    }

    @Override
    public Administered<AuditPage> search(Caller caller, AuditQuery query) {
        String what = String.join(
                " ",
                "searched",
                query.person(),
                query.operation(),
                query.reference(),
                query.from(),
                query.to(),
                query.outcome(),
                query.cursor(),
                query.limit());
        return house.act(
                caller,
                Administration.AUDIT_SEARCH,
                what,
                () -> examined(query).then(() -> new Administered.Done<>(new AuditPage(List.copyOf(events), next))));
    }

    @Override
    public Administered<ChainReport> verify(Caller caller) {
        return house.act(caller, Administration.AUDIT_VERIFY, "verified", () -> new Administered.Done<>(report));
    }

    private static Typed examined(AuditQuery query) {
        Typed typed = new Typed()
                .shape("operation", query.operation(), "[a-z0-9.-]*", "plugins.")
                .shape("reference", query.reference(), "[A-Za-z0-9-]*", "7K3M9QX2AB")
                .shape("cursor", query.cursor(), "[A-Za-z0-9]*", "MTAx")
                .shape("from", query.from(), "|[0-9]{4}-[0-9]{2}-[0-9]{2}.*", "2026-11-01")
                .shape("to", query.to(), "|[0-9]{4}-[0-9]{2}-[0-9]{2}.*", "2026-11-01")
                .choice("outcome", query.outcome().isEmpty() ? "DONE" : query.outcome(), "DONE|REFUSED|UNAVAILABLE")
                .number("limit", query.limit().isEmpty() ? "50" : query.limit(), 1, 100);
        return query.person().isEmpty() ? typed : typed.person("person", query.person());
    }
}
