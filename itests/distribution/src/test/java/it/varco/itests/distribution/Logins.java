package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * People who come at an even pace, whatever the answers to those before them take; each signs in with the PIN, which is
 * measured from the form to its answer, and out again, which is not.
 */
final class Logins implements AutoCloseable {

    /** So many that nobody comes again while an answer is a little late. */
    static final int PEOPLE = 16;

    /** So many are there at the same time at most; whoever comes then waits, which is measured too. */
    static final int BROWSERS = 8;

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final Gateway gateway;
    private final List<Person> people;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread clock = new Thread(this::come, "logins");
    private final ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private Logins(Gateway gateway, List<Person> people) {
        this.gateway = gateway;
        this.people = people;
    }

    /** They come from now on, until it is closed. */
    static Logins at(Gateway gateway, List<Person> people) {
        Logins logins = new Logins(gateway, people);
        logins.clock.start();
        return logins;
    }

    /** How many were answered. */
    int count() {
        return millis.size();
    }

    /** What was answered in a way that is not documented, or not at all. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Milliseconds that so many of a hundred took, or less, at one of these times. */
    static double percentile(int hundredths, List<Logins> times) {
        List<Double> sorted =
                times.stream().flatMap(time -> time.millis.stream()).sorted().toList();
        return sorted.get((sorted.size() * hundredths + 99) / 100 - 1);
    }

    /** Nobody comes any more; whoever is there leaves first. */
    @Override
    public void close() {
        over.countDown();
        Threads.join(clock);
        browsers.shutdown();
        try {
            if (!browsers.awaitTermination(Until.PATIENCE.multipliedBy(3).toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("somebody who signs in is not answered at all");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void come() {
        long due = System.nanoTime();
        try {
            for (int i = 0; !over.await(due - System.nanoTime(), TimeUnit.NANOSECONDS); i++) {
                Person person = people.get(i % people.size());
                long begin = due;
                browsers.execute(() -> enterAndLeave(person, begin));
                due += EVERY;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enterAndLeave(Person person, long begin) {
        try {
            Visitor visitor = new Visitor(gateway).entered(person);
            millis.add((System.nanoTime() - begin) / 1e6);
            visitor.leave();
        } catch (UncheckedIOException | AssertionError notEntered) {
            wrong.add(notEntered.toString());
        }
    }
}
