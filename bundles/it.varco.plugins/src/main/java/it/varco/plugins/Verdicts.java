package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import it.varco.spi.store.StoredApproval;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway itself decided on approved bytes, as a person would have: put back, or in quarantine. It counts from
 * then on, whether or not the store has it yet. Thread-safe.
 *
 * @source SEC-83, SEC-86
 */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);
    private static final int LONGEST_REASON = 200;

    private final Approvals approvals;
    private final Clock clock;
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>(); // by hash
    private volatile boolean complained;

    Verdicts(Approvals approvals, Clock clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param version of the approval that it ends
     * @param state as the store has it
     * @param why one sentence
     */
    private record Verdict(long version, String state, Sentence why) {}

    /** Ends the last approval of some bytes. */
    void end(String hash, String state, Sentence why) {
        approvals.of(hash).ifPresent(last -> verdicts.put(hash, new Verdict(last.version(), state, why)));
    }

    /** Forgets what was decided on some bytes, because a person decided anew. */
    void forget(String hash) {
        verdicts.remove(hash);
    }

    /** Why the last approval of some bytes ended, in one sentence. */
    Optional<Sentence> why(String hash) {
        return Optional.ofNullable(verdicts.get(hash)).map(Verdict::why);
    }

    /** Whether bytes are approved, and the gateway itself did not decide otherwise since. */
    boolean stands(String hash) {
        return approvals.approved(hash) && !outstanding(hash);
    }

    /** Whether there is a verdict on the last approval of some bytes that is not written down. */
    private boolean outstanding(String hash) {
        Verdict verdict = verdicts.get(hash);
        return verdict != null
                && approvals
                        .of(hash)
                        .filter(last -> last.version() == verdict.version())
                        .isPresent();
    }

    /** The bytes on which there is a verdict that is not written down. */
    List<String> outstanding() {
        return verdicts.keySet().stream().filter(this::outstanding).toList();
    }

    /** Whether bytes are in quarantine by a verdict. */
    boolean quarantined(String hash) {
        Verdict verdict = verdicts.get(hash);
        return verdict != null && verdict.state().equals(Approvals.QUARANTINED);
    }

    /** Writes down what is not, as far as the store lets it; once it complains. */
    void writeDown() {
        try {
            outstanding().forEach(this::writeDown);
            complained = false;
        } catch (StoreException e) {
            if (!complained) {
                LOG.error("what became of a plugin is not in the store, it is tried again code={}", e.code(), e);
                complained = true;
            }
        }
    }

    private void writeDown(String hash) {
        Verdict verdict = verdicts.get(hash);
        if (verdict != null) {
            String operation = quarantined(hash) ? "plugins.quarantine" : "plugins.return";
            approvals.of(hash).ifPresent(last -> decide(last, verdict.state(), operation, verdict.why()));
        }
    }

    private void decide(StoredApproval last, String state, String operation, Sentence why) {
        String text = why.toString();
        String reason = text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + '…';
        StoredApproval decision = new StoredApproval(
                last.hash(),
                last.version() + 1,
                state,
                last.bundle(),
                last.bundleVersion(),
                last.signer(),
                reason,
                approvals.after(clock.instant()),
                "",
                "");
        approvals.decide(
                decision,
                AuditEvent.of(clock.instant(), operation, Outcome.DONE)
                        .detail("bundle", last.bundle())
                        .detail("version", last.bundleVersion())
                        .detail("sha256", last.hash())
                        .detail("reason", reason)
                        .build());
    }
}
