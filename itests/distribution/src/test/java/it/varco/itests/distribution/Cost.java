package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/**
 * What one request costs the process that answers it, in CPU.
 *
 * <p>Two clients send it over and over, each on a connection that stays open. They are another process, so what they
 * use does not count; that it takes time from the other process does not either.
 */
final class Cost {

    private static final int CLIENTS = 2;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String what;
    private final long pid;
    private final HttpRequest request;
    private final String expected;
    private final List<Double> rounds = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /**
     * A request, and what its answers must hold.
     *
     * @param pid of the process that answers
     * @param header name and value; empty for none
     * @param expected a part of the right answer
     */
    Cost(String what, long pid, URI address, List<String> header, String expected) {
        this.what = what;
        this.pid = pid;
        HttpRequest.Builder builder = HttpRequest.newBuilder(address).header("Accept-Language", "it");
        if (!header.isEmpty()) {
            builder.header(header.get(0), header.get(1));
        }
        this.request = builder.build();
        this.expected = expected;
    }

    String what() {
        return what;
    }

    /** Milliseconds of CPU for one request, round by round. */
    List<Double> rounds() {
        return List.copyOf(rounds);
    }

    /** Answers that were not right, those of the time of warming included. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Sends it so many times; nothing is kept. */
    void warm(int times) {
        send(sent -> sent < times);
    }

    /** Sends it for a while, and keeps what that cost. */
    void measure(Duration length) {
        double before = Vitals.cpuSeconds(pid);
        long end = System.nanoTime() + length.toNanos();
        long sent = send(any -> System.nanoTime() - end < 0);
        rounds.add(1000 * (Vitals.cpuSeconds(pid) - before) / sent);
    }

    /** @param more whether to go on after so many requests */
    private long send(LongPredicate more) {
        AtomicLong sent = new AtomicLong();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                while (more.test(sent.get())) {
                    examine();
                    sent.incrementAndGet();
                }
            });
            client.start();
            clients.add(client);
        }
        clients.forEach(Threads::join);
        return sent.get();
    }

    private void examine() {
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains(expected)) {
                wrong.add(what + " was answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
