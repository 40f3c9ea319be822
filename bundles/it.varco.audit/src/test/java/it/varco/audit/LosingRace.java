package it.varco.audit;

import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.FoundLink;
import it.varco.spi.store.TakenEntry;
import java.util.List;
import java.util.Optional;

/** A repository in which somebody else always was a moment quicker. */
record LosingRace(AuditRepository store) implements AuditRepository {

    @Override
    public void append(AuditEntry entry) {
        store.append(entry);
    }

    @Override
    public List<TakenEntry> intake(int limit) {
        return store.intake(limit);
    }

    @Override
    public long waiting() {
        return store.waiting();
    }

    @Override
    public Optional<ChainHead> head(String node) {
        return store.head(node);
    }

    @Override
    public boolean link(String node, List<ChainLink> links, List<Long> taken, long expected) {
        return false;
    }

    @Override
    public List<ChainLink> links(String node, long after, int limit) {
        return store.links(node, after, limit);
    }

    @Override
    public List<ChainLink> latestOf(String personId, List<String> operations, int limit) {
        return store.latestOf(personId, operations, limit);
    }

    @Override
    public List<FoundLink> search(AuditCriteria criteria, Optional<AuditPlace> after, int limit) {
        return store.search(criteria, after, limit);
    }
}
