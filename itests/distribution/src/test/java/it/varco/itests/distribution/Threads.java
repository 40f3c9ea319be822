package it.varco.itests.distribution;

/** Waiting for threads of a test. */
final class Threads {

    private Threads() {}

    /** Waits for the end of a thread, however long it takes. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
