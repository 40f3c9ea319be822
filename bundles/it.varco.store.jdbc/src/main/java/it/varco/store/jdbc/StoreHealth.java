package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store can be written: it is, by a few bytes, and so is the place where it lies (REL-03).
 *
 * <p>It is there before the store and without it, to say what is missing. A store that hangs keeps one thread of this
 * class waiting and nobody else: who asks is told after a second and a half, and at once while that one still waits.
 */
@Component(name = "it.varco.store.jdbc.health")
public final class StoreHealth implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final String NAME = "store";
    private static final String WRITE = "UPDATE store_pulse SET beat = ? WHERE pulse_id = 1";
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Opening opening;

    private @Nullable FutureTask<Finding> underWay;

    @Activate
    public StoreHealth() {
        // the opening comes and goes
    }

    StoreHealth(@Nullable Opening opening) {
        this.opening = opening;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        Opening present = opening;
        if (present == null) {
            return red(Sentence.of(StoreHealth.class, "unconfigured"));
        }
        Optional<Database> database = present.database();
        return database.isPresent()
                ? write(database.get(), now)
                : red(Sentence.of(StoreHealth.class, "closed", present.trouble()));
    }

    private synchronized Finding write(Database database, Instant now) {
        FutureTask<Finding> last = underWay;
        if (last != null && !last.isDone()) {
            return hangs();
        }
        FutureTask<Finding> next = new FutureTask<>(() -> written(database, now));
        underWay = next;
        Thread writer = new Thread(next, "varco-store-health");
        writer.setDaemon(true);
        writer.start();
        try {
            return next.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            return hangs();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return red(Sentence.of(StoreHealth.class, "interrupted"));
        } catch (ExecutionException defect) {
            LOG.error("store not examined", defect);
            return unwritten(Sentence.of(StoreHealth.class, "defect"));
        }
    }

    private static Finding written(Database database, Instant now) {
        try {
            Optional<Sentence> trouble = database.trouble();
            if (trouble.isPresent()) {
                return unwritten(trouble.get());
            }
            boolean there = database.update(WRITE, now) == 1;
            return there ? Finding.well(NAME) : unwritten(Sentence.of(StoreHealth.class, "row"));
        } catch (StoreException failed) {
            return unwritten(SqlErrors.words(failed.code()));
        }
    }

    private static Finding hangs() {
        return red(Sentence.of(StoreHealth.class, "hangs"));
    }

    /** @param why the end of a sentence */
    private static Finding unwritten(Sentence why) {
        return red(Sentence.of(StoreHealth.class, "unwritten", why));
    }

    private static Finding red(Sentence why) {
        return new Finding(NAME, Condition.RED, why);
    }
}
