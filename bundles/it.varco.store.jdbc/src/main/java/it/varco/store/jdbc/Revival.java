package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a database anew that kept a part of itself read-only, as soon as the place where it lives can be written.
 *
 * <p>At most once in five seconds, and looked for at most once a second, because it costs the transactions under way.
 * Thread-safe.
 */
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Housing housing;
    private final Runnable discard;
    private volatile long turn;
    private volatile boolean frozen;
    private long notBefore = System.nanoTime();

    /** @param discard gives up the connections to the database that was ended */
    Revival(Housing housing, Runnable discard) {
        this.housing = housing;
        this.discard = discard;
    }

    /** How often it was started anew: whoever fails says in which of these lives that was. */
    long turn() {
        return turn;
    }

    /** Why nothing can be written, the end of a sentence; tries to mend it first. */
    Optional<Sentence> trouble() {
        Optional<Sentence> outside = housing.trouble();
        if (outside.isPresent() || !frozen || revive(turn)) {
            return outside;
        }
        return Optional.of(Sentence.of(Revival.class, "frozen"));
    }

    /**
     * Tells of a part that can only be read.
     *
     * @param seen the turn in which it could
     * @return whether the database was started anew since then, so that the same again may work
     */
    synchronized boolean revive(long seen) {
        if (seen != turn) {
            return true;
        }
        frozen = true;
        long now = System.nanoTime();
        if (now - notBefore < 0) {
            return false;
        }
        if (housing.trouble().isPresent()) {
            notBefore = now + LOOK_NANOS;
            return false;
        }
        notBefore = now + REST_NANOS;
        return restart();
    }

    private synchronized boolean restart() {
        try {
            housing.restart();
        } catch (SQLException failed) {
            LOG.warn("database with parts that could only be read not started anew", failed);
            return false;
        }
        discard.run();
        frozen = false;
        turn++;
        LOG.warn("database started anew, parts of it could only be read");
        return true;
    }
}
