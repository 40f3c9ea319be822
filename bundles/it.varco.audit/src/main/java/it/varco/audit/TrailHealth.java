package it.varco.audit;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether records can be made, and whether they find their place in the chain (REL-03).
 *
 * <p>To know the first, a record is taken in and given up before its transaction ends: it never is anybody's to see.
 */
@Component(name = "it.varco.audit.health")
public final class TrailHealth implements HealthCheck, Measured {

    private static final String NAME = "trail";
    private static final long MANY = 10_000;

    private final AuditRepository store;
    private final Transactions transactions;
    private final Chain chain;

    @Activate
    public TrailHealth(
            @Reference AuditRepository store,
            @Reference Transactions transactions,
            @Reference ChainedAuditTrail trail) {
        this(store, transactions, trail.chain());
    }

    TrailHealth(AuditRepository store, Transactions transactions, Chain chain) {
        this.store = store;
        this.transactions = transactions;
        this.chain = chain;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        try {
            tryToRecord(now);
            return chained();
        } catch (StoreException e) {
            return new Finding(NAME, Condition.RED, Sentence.of(TrailHealth.class, "unrecorded", e.code()));
        }
    }

    private void tryToRecord(Instant now) {
        try {
            transactions.run(() -> {
                store.append(new AuditEntry(now, "", "", "trail.probe", "DONE", "", Bytes.EMPTY));
                throw new GivenUp();
            });
        } catch (GivenUp asMeant) {
            // the record could be made, and is not
        }
    }

    private Finding chained() {
        if (!chain.headFits()) {
            return yellow(Sentence.of(TrailHealth.class, "broken"));
        }
        return chain.count() > MANY ? yellow(Sentence.of(TrailHealth.class, "waiting", MANY)) : Finding.well(NAME);
    }

    private static Finding yellow(Sentence why) {
        return new Finding(NAME, Condition.YELLOW, why);
    }

    @Override
    public List<Measurement> measurements() {
        return List.of(Measurement.gauge(
                "varco_trail_waiting", "Records that wait for their place in the chain.", (double) chain.waiting()));
    }

    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private GivenUp() {
            super("a record made to see whether it can be made", null, false, false);
        }
    }
}
