package it.varco.plugins;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps callers away from a plugin that fails: when ten of its last twenty calls came to nothing, nobody is let in for
 * half a minute; then one call is let in as a trial, and what becomes of it decides for all.
 *
 * <p>Thread-safe; while all is well a call takes no lock and writes nothing here.
 *
 * @source SEC-85
 */
final class Breaker {

    /** How many calls are remembered. */
    static final int CALLS = 20;

    /** As many failures among them open it. */
    static final int FAILURES = CALLS / 2;

    /** How long nobody is let in. */
    static final Duration REST = Duration.ofSeconds(30);

    private static final int ALL = (1 << CALLS) - 1;
    private static final State CLOSED = new State(false, 0);

    private final LongSupplier nanoTime;
    private volatile State state = CLOSED; // written under the lock
    private volatile int calls; // a bit for each that failed, the last one lowest; written under the lock

    Breaker() {
        this(System::nanoTime);
    }

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param trialAt from when on one call is let in, where it is open */
    private record State(boolean open, long trialAt) {}

    /** How a call is let in. */
    enum Admission {
        /** Like any other. */
        ORDINARY,
        /** To see whether the plugin works again. */
        TRIAL,
        /** Not at all. */
        REFUSED
    }

    Admission admit() {
        return state.open() ? perhaps() : Admission.ORDINARY;
    }

    private synchronized Admission perhaps() {
        if (!state.open()) {
            return Admission.ORDINARY;
        }
        if (nanoTime.getAsLong() - state.trialAt() < 0) {
            return Admission.REFUSED;
        }
        rest(); // nobody else is let in meanwhile
        return Admission.TRIAL;
    }

    /** Notes that a call came to something. */
    void succeeded(Admission admission) {
        if (calls != 0 || admission == Admission.TRIAL) {
            noteSuccess(admission);
        }
    }

    private synchronized void noteSuccess(Admission admission) {
        if (admission == Admission.TRIAL) {
            calls = 0;
            state = CLOSED;
        } else {
            calls = calls << 1 & ALL;
        }
    }

    /** Notes that a call came to nothing, by a fault or because it took too long. Returns whether that opened it. */
    synchronized boolean failed(Admission admission) {
        if (admission == Admission.TRIAL) {
            rest();
            return false;
        }
        calls = (calls << 1 | 1) & ALL;
        boolean opens = !state.open() && Integer.bitCount(calls) >= FAILURES;
        if (opens) {
            rest();
        }
        return opens;
    }

    /** Notes that a trial ended without an answer, and not by the doing of the plugin: the next call is one. */
    synchronized void spared(Admission admission) {
        if (admission == Admission.TRIAL) {
            state = new State(true, nanoTime.getAsLong());
        }
    }

    boolean open() {
        return state.open();
    }

    private synchronized void rest() {
        state = new State(true, nanoTime.getAsLong() + REST.toNanos());
    }
}
