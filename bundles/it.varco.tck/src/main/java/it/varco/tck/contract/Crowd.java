package it.varco.tck.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Many threads that do something at the same time. */
public final class Crowd {

    private Crowd() {}

    /**
     * Does some work on several threads at once, several times.
     *
     * @param work gets the number of its thread, counted from 0
     * @throws AssertionError the first that any of them threw; that {@code rule} is broken if it was something else
     */
    public static void of(ContractRule rule, int threads, int times, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier together = new CyclicBarrier(threads);
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                results.add(pool.submit(() -> {
                    together.await();
                    for (int time = 0; time < times; time++) {
                        work.accept(number);
                    }
                    return number;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("test: expected not to be interrupted", e);
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw thrown instanceof AssertionError failure
                    ? failure
                    : rule.broken("one among others ends with", thrown);
        } finally {
            pool.shutdownNow();
        }
    }
}
