package it.varco.store.jdbc;

import it.varco.api.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired records, and contacts that were begun and not ended in time, now and then; first a minute after the
 * start so that nothing waits for it.
 */
@Component(
        service = {},
        immediate = true)
public final class ExpiredRecords {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredRecords.class);
    private static final long FIRST_SECONDS = 60;
    private static final long EVERY_SECONDS = 300;

    private final JdbcRecordRepository records;
    private final JdbcRecapitoRepository recapiti;
    private final Thread job = new Thread(this::work, "varco-store-sweep");
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Activate
    public ExpiredRecords(@Reference Database database) {
        this.records = new JdbcRecordRepository(database);
        this.recapiti = new JdbcRecapitoRepository(database);
    }

    @Activate
    void start() {
        job.setDaemon(true);
        job.start();
    }

    /** Does not wait: what is under way ends with its transaction. */
    @Deactivate
    void stop() {
        stopped.countDown();
    }

    private void work() {
        try {
            boolean over = stopped.await(FIRST_SECONDS, TimeUnit.SECONDS);
            while (!over) {
                sweep();
                over = stopped.await(EVERY_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            LOG.debug("expired records deleted count={}", records.sweep());
            recapiti.sweep();
        } catch (StoreException later) {
            LOG.info("expired records stay for now code={}", later.code());
        } catch (RuntimeException defect) {
            LOG.error("expired records stay for now", defect);
        }
    }
}
