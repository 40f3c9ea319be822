package it.varco.web;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An alarm that rings when the test says so. */
final class HandAlarm implements Alarm {

    private static final int DEADLINE_SECONDS = 10;

    private final BlockingQueue<Runnable> rings = new LinkedBlockingQueue<>();

    @Override
    public Runnable set(Duration after, Runnable ring) {
        rings.add(ring);
        return () -> rings.remove(ring);
    }

    /** Rings for the request that came first; waits until there is one. */
    void ring() throws InterruptedException {
        Runnable first = rings.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (first == null) {
            throw new AssertionError("nobody set an alarm");
        }
        first.run();
    }

    /** How many are set. */
    int set() {
        return rings.size();
    }
}
