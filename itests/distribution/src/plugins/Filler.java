import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A bundle that fills the trail of a gateway with as many records as its header {@code Filler-Records} says, as the
 * rooms make them. It leaves the file {@code filled} in the folder {@code varco.run}.
 */
public final class Filler implements BundleActivator {

    private static final int THREADS = 64;
    private static final CodiceFiscale PERSON = new CodiceFiscale("RSSMRA80A01H501U");

    private final AtomicLong left = new AtomicLong();
    private volatile boolean stopped;

    @Override
    public void start(BundleContext context) {
        left.set(Long.parseLong(context.getBundle().getHeaders().get("Filler-Records")));
        // from the folder the trail is not to be seen; with the eyes of a bundle of the gateway it is
        BundleContext eyes = FrameworkUtil.getBundle(AuditTrail.class).getBundleContext();
        ServiceTracker<AuditTrail, AuditTrail> trail = new ServiceTracker<>(eyes, AuditTrail.class, null);
        trail.open();
        Path filled = Path.of(context.getProperty("varco.run"), "filled");
        AtomicLong running = new AtomicLong(THREADS);
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> {
                        fill(trail);
                        if (running.decrementAndGet() == 0) {
                            leave(filled);
                        }
                    })
                    .start();
        }
    }

    private void fill(ServiceTracker<AuditTrail, AuditTrail> trail) {
        while (!stopped && left.getAndDecrement() > 0) {
            try {
                trail.waitForService(0)
                        .record(AuditEvent.of(Clock.systemUTC().instant(), "filler.record", Outcome.DONE)
                                .person(PERSON)
                                .detail("operation", "as long as most of them")
                                .build());
            } catch (StoreException busy) {
                left.incrementAndGet();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private static void leave(Path filled) {
        try {
            Files.createFile(filled);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        stopped = true;
    }
}
