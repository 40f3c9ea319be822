package it.varco.itests.hotswap;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says when a plugin is called, and waits until it may answer. */
record Slowness(CountDownLatch called, CountDownLatch mayAnswer) {

    private static final int LONGEST_SECONDS = 8;

    /** Whether it may answer; not if nobody let it, or the framework took it away. */
    boolean over() {
        called.countDown();
        try {
            return mayAnswer.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
