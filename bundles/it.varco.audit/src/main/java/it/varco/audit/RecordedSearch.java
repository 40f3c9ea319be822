package it.varco.audit;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.session.Caller;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.FoundLink;
import it.varco.spi.store.PersonRepository;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looking into the trail: decided, recorded, and only then looked.
 *
 * <p>The record of a search is on disk before the search begins, so whoever sees anything has left their name, and a
 * search that cannot be recorded is not made. Reading in order and checking are recorded by the decision.
 *
 * @source SEC-61, UX-56, AUD-13
 */
@Component(name = "it.varco.audit.search")
public final class RecordedSearch implements AuditSearch {

    private static final int MOST = 100;

    private final AccessControl access;
    private final AuditTrail trail;
    private final AuditRepository store;
    private final PersonRepository people;

    @Activate
    public RecordedSearch(
            @Reference AccessControl access,
            @Reference AuditTrail trail,
            @Reference AuditRepository store,
            @Reference PersonRepository people) {
        this.access = access;
        this.trail = trail;
        this.store = store;
        this.people = people;
    }

    @Override
    public Administered<AuditPage> read(Caller caller, long after, int limit) {
        return Administered.ifGranted(access.decide(caller, Administration.AUDIT_READ), () -> {
            List<Flaw> flaws = flaws(after, limit);
            return flaws.isEmpty()
                    ? new Administered.Done<>(following(after, limit))
                    : new Administered.Invalid<>(flaws);
        });
    }

    private static List<Flaw> flaws(long after, int limit) {
        List<Flaw> flaws = new ArrayList<>();
        if (after < 0) {
            flaws.add(new Flaw("after", Flaw.Kind.RANGE, "0.."));
        }
        if (limit < 1 || limit > MOST) {
            flaws.add(new Flaw("limit", Flaw.Kind.RANGE, "1.." + MOST));
        }
        return flaws;
    }

    private AuditPage following(long after, int limit) {
        List<RecordedEvent> read = trail.read(after, limit + 1);
        List<RecordedEvent> shown = read.stream().limit(limit).toList();
        boolean more = read.size() > limit;
        return new AuditPage(shown, more ? Long.toString(shown.get(limit - 1).position()) : "");
    }

    @Override
    public Administered<AuditPage> search(Caller caller, AuditQuery query) {
        return Administered.ifGranted(access.decide(caller, Administration.AUDIT_SEARCH), () -> {
            Typed typed = new Typed(query);
            return typed.flaws().isEmpty()
                    ? new Administered.Done<>(recorded(caller, typed))
                    : new Administered.Invalid<>(typed.flaws());
        });
    }

    private AuditPage recorded(Caller caller, Typed typed) {
        AuditEvent.Builder event = AuditEvent.of(caller.visit().at(), Administration.AUDIT_SEARCH.name(), Outcome.DONE)
                .caller(caller);
        typed.whose().ifPresent(event::about);
        typed.details().forEach(event::detail);
        trail.record(event.build());
        return found(typed);
    }

    private AuditPage found(Typed typed) {
        String personId = typed.whose().map(people::idOf).orElse("");
        List<FoundLink> found = store.search(typed.criteria(personId), typed.place(), typed.most() + 1);
        List<FoundLink> shown = found.stream().limit(typed.most()).toList();
        Known known = new Known(people);
        return new AuditPage(
                shown.stream().map(link -> known.event(link.link())).toList(),
                found.size() > shown.size() ? Cursor.of(place(shown.get(shown.size() - 1))) : "");
    }

    private static AuditPlace place(FoundLink link) {
        return new AuditPlace(link.link().entry().at(), link.node(), link.link().position());
    }

    @Override
    public Administered<ChainReport> verify(Caller caller) {
        return Administered.ifGranted(
                access.decide(caller, Administration.AUDIT_VERIFY), () -> new Administered.Done<>(trail.verify()));
    }
}
