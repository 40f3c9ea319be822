package it.varco.pdf;

import it.varco.api.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Makes documents, two at once at most, so that nobody exhausts the memory by asking for many; few more wait, so that
 * nobody holds the threads of all others.
 *
 * <p>Small on purpose: it is there as soon as somebody may want a document, and {@link Typesetter} with all its
 * libraries not before somebody does (D-24).
 */
@Component(name = "it.varco.pdf")
public final class PdfDocuments implements Documents {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore room = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore places;
    private final Duration patience;

    @Activate
    public PdfDocuments() {
        this(new Semaphore(AT_ONCE, true), PATIENCE);
    }

    /** @param patience how long a call waits for a place */
    PdfDocuments(Semaphore places, Duration patience) {
        this.places = places;
        this.patience = patience;
    }

    @Override
    public Optional<byte[]> pdf(String page, Instant at) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return place() ? Optional.of(made(page, at)) : Optional.empty();
        } finally {
            room.release();
        }
    }

    private byte[] made(String page, Instant at) {
        try {
            return new Typesetter().pdf(page, at);
        } finally {
            places.release();
        }
    }

    private boolean place() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
