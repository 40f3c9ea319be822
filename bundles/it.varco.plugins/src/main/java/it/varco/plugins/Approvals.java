package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ApprovalRepository;
import it.varco.spi.store.StoredApproval;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was decided on the bytes of jars: what the store keeps, in memory. While it was never read nothing is approved;
 * while it cannot be read again what was known stands. Thread-safe.
 */
final class Approvals {

    static final String APPROVED = "APPROVED";
    static final String DENIED = "DENIED";
    static final String RETURNED = "RETURNED";
    static final String QUARANTINED = "QUARANTINED";

    /** As many decisions on the same bytes as are told. */
    static final int HISTORY = 20;

    /** The order in which was decided: the later decision counts. */
    static final Comparator<StoredApproval> BY_TIME = Comparator.comparing(StoredApproval::since);

    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
    private static final long AGAIN = Duration.ofSeconds(10).toNanos();
    private static final long SOON = Duration.ofSeconds(1).toNanos();

    private final ApprovalRepository store;
    private final Transactions transactions;
    private final AuditTrail trail;
    private volatile Map<String, StoredApproval> last = Map.of();
    private volatile boolean known;
    private long nextRead = System.nanoTime(); // guarded by this
    private boolean complained; // guarded by this

    Approvals(ApprovalRepository store, Transactions transactions, AuditTrail trail) {
        this.store = store;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** Whether they could be read at all. */
    boolean known() {
        return known;
    }

    /**
     * Reads them every ten seconds, for other nodes decide too, and every second while the store is away.
     *
     * @return whether something was decided elsewhere
     */
    synchronized boolean read() {
        return System.nanoTime() - nextRead >= 0 && readNow();
    }

    private synchronized boolean readNow() {
        nextRead = System.nanoTime() + AGAIN;
        try {
            Map<String, StoredApproval> found = new HashMap<>();
            store.all().forEach(decision -> found.put(decision.hash(), decision));
            boolean changed = !found.equals(last);
            last = Map.copyOf(found);
            known = true;
            complained = false;
            return changed;
        } catch (StoreException e) {
            nextRead = System.nanoTime() + SOON;
            if (!complained) {
                LOG.error("approvals of plugins cannot be read, what was known stands code={}", e.code(), e);
                complained = true;
            }
            return false;
        }
    }

    /** The last decision on some bytes. */
    Optional<StoredApproval> of(String hash) {
        return Optional.ofNullable(last.get(hash));
    }

    boolean approved(String hash) {
        return of(hash).filter(decision -> decision.state().equals(APPROVED)).isPresent();
    }

    Collection<StoredApproval> all() {
        return last.values();
    }

    /** The last approvals of a bundle that stand, the latest first. */
    List<StoredApproval> standing(String bundle) {
        return last.values().stream()
                .filter(decision -> decision.bundle().equals(bundle))
                .filter(decision -> decision.state().equals(APPROVED))
                .sorted(BY_TIME.reversed())
                .toList();
    }

    /** Whether nothing was decided on a bundle after some bytes of it were put back. */
    boolean returnedLast(StoredApproval decision) {
        return decision.state().equals(RETURNED)
                && last.values().stream()
                        .filter(other -> other.bundle().equals(decision.bundle()))
                        .allMatch(other -> BY_TIME.compare(other, decision) <= 0);
    }

    /** Whether somebody approved some bytes, and nobody said no to them since, whatever became of them. */
    static boolean isLetIn(StoredApproval decision) {
        return !decision.state().equals(DENIED);
    }

    /** The objection to a jar whose name somebody else has signed; none while no signed one was let in. */
    Optional<Objection> otherSigner(Found jar) {
        return last.values().stream()
                .filter(decision -> decision.bundle().equals(jar.bundle()) && isLetIn(decision))
                .filter(decision -> !decision.signer().isEmpty())
                .max(BY_TIME)
                .filter(decision -> !decision.signer().equals(jar.signer()))
                .map(decision -> new Objection(
                        "gate.signer", Sentence.of(Approvals.class, "gate.signer", jar.bundle(), decision.signer())));
    }

    /** The decisions on some bytes, the latest first. */
    List<StoredApproval> history(String hash) {
        return of(hash).isPresent() ? store.history(hash, HISTORY) : List.of();
    }

    /** A moment for a decision: after every one before, so that clocks that go wrong do not change their order. */
    Instant after(Instant at) {
        Instant latest = last.values().stream()
                .map(StoredApproval::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant stored = at.truncatedTo(ChronoUnit.MICROS); // as the store gives it back
        return stored.isAfter(latest) ? stored : latest.plusMillis(1);
    }

    /**
     * Keeps a decision and its record, both or none of them.
     *
     * @return whether it follows the last one; otherwise somebody else decided meanwhile
     */
    synchronized boolean decide(StoredApproval decision, AuditEvent record) {
        boolean put = transactions.run(() -> {
            boolean follows = store.put(decision);
            if (follows) {
                trail.record(record);
            }
            return follows;
        });
        if (put) {
            Map<String, StoredApproval> next = new HashMap<>(last);
            next.put(decision.hash(), decision);
            last = Map.copyOf(next);
        } else {
            readNow();
        }
        return put;
    }
}
