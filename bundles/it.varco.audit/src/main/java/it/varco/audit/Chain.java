package it.varco.audit;

import it.varco.api.audit.ChainReport;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.TakenEntry;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain of one node: moves what was taken in to its end, and checks it. Thread-safe. */
final class Chain {

    /** How many entries one transaction moves. */
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final int CHECKED_AT_ONCE = 1000;
    private static final int LOST = -1;

    private final String node;
    private final AuditRepository store;
    private final Transactions transactions;
    private volatile long waiting;

    Chain(String node, AuditRepository store, Transactions transactions) {
        this.node = node;
        this.store = store;
        this.transactions = transactions;
    }

    /** Moves the next batch to the end of the chain. Returns how many entries that were; 0 if none is waiting. */
    synchronized int linkBatch() {
        int linked = transactions.run(() -> {
            List<TakenEntry> taken = store.intake(BATCH);
            return taken.isEmpty() ? 0 : link(taken);
        });
        if (linked >= 0 && linked < BATCH) {
            waiting = 0; // that was all of it
        }
        return Math.max(0, linked);
    }

    private int link(List<TakenEntry> taken) {
        Optional<ChainHead> head = store.head(node);
        long end = head.map(ChainHead::position).orElse(0L);
        Bytes previous = head.map(ChainHead::hash).orElseGet(() -> ChainHash.origin(node));
        List<ChainLink> links = new ArrayList<>(taken.size());
        List<Long> numbers = new ArrayList<>(taken.size());
        for (TakenEntry entry : taken) {
            long position = end + links.size() + 1;
            previous = ChainHash.of(previous, position, entry.entry());
            links.add(new ChainLink(position, entry.entry(), previous));
            numbers.add(entry.number());
        }
        if (!store.link(node, links, numbers, end)) {
            LOG.debug("records were linked by another process node={}", node); // nothing was changed: tried again
            return LOST;
        }
        return links.size();
    }

    /** Whether the last link is the one that the head names. */
    boolean headFits() {
        Optional<ChainHead> head = store.head(node);
        boolean fits = endsAt(head);
        while (!fits) {
            Optional<ChainHead> now = store.head(node);
            if (now.equals(head)) {
                return false;
            }
            head = now; // the chain grew between the two looks
            fits = endsAt(head);
        }
        return true;
    }

    private boolean endsAt(Optional<ChainHead> head) {
        long end = head.map(ChainHead::position).orElse(0L);
        List<ChainLink> last = store.links(node, Math.max(0, end - 1), 2);
        if (end == 0) {
            return last.isEmpty();
        }
        return last.size() == 1
                && last.get(0).position() == end
                && head.map(ChainHead::hash)
                        .equals(last.stream().map(ChainLink::hash).findFirst());
    }

    /** Counts what is taken in and not yet linked. */
    long count() {
        waiting = store.waiting();
        return waiting;
    }

    /** How many were waiting when they were last counted; asks nobody. */
    long waiting() {
        return waiting;
    }

    /** Links what is waiting as far as it can, then reads the whole chain. */
    ChainReport check() {
        linkAll();
        Walk walk = new Walk(ChainHash.origin(node));
        Optional<ChainHead> head;
        List<ChainLink> links;
        do {
            // the head first: whatever it names was there before the links are read, however the chain grows meanwhile
            head = store.head(node);
            links = store.links(node, walk.last, CHECKED_AT_ONCE);
            links.forEach(walk::step);
        } while (!links.isEmpty());
        walk.end(head);
        return new ChainReport(walk.records, count(), walk.broken);
    }

    private void linkAll() {
        try {
            int linked;
            do {
                linked = linkBatch();
            } while (linked > 0);
        } catch (StoreException e) {
            // a head set back makes every link collide with one that is there: that is for the check to tell
            LOG.warn("chain could not be prolonged before its check node={} code={}", node, e.code());
        }
    }

    /** What is known after the links read so far. */
    private static final class Walk {

        private long records;
        private long last;
        private long broken;
        private Bytes hash;

        private Walk(Bytes origin) {
            hash = origin;
        }

        private void step(ChainLink link) {
            long expected = last + 1;
            if (link.position() != expected || !link.hash().equals(ChainHash.of(hash, expected, link.entry()))) {
                breaksAt(expected);
            }
            records++;
            last = link.position();
            hash = link.hash();
        }

        private void end(Optional<ChainHead> head) {
            long end = head.map(ChainHead::position).orElse(0L);
            if (end != last) {
                breaksAt(Math.min(end, last) + 1);
            } else if (end > 0 && !head.map(ChainHead::hash).equals(Optional.of(hash))) {
                breaksAt(end);
            }
        }

        private void breaksAt(long position) {
            if (broken == 0 || position < broken) {
                broken = position;
            }
        }
    }
}
