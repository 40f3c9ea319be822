package it.varco.web.operatore;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Finds the network addresses of a host name. */
@FunctionalInterface
interface NameLookup {

    /** The addresses, in text: none if the name leads nowhere; empty if that could not be found out in time. */
    Optional<List<String>> of(String host);

    /** As this machine knows them. May block for the name server, without end. */
    static Optional<List<String>> ask(String host) {
        try {
            return Optional.of(Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList());
        } catch (UnknownHostException e) {
            return Optional.of(List.of());
        }
    }

    /**
     * The same within a time, on a thread of its own, one name at a time: while a lookup hangs, none is begun, so that
     * a name server that does not answer holds one thread and no request.
     */
    static NameLookup within(Duration longest, NameLookup lookup) {
        Semaphore free = new Semaphore(1);
        return host -> {
            if (!free.tryAcquire()) {
                return Optional.empty();
            }
            CompletableFuture<Optional<List<String>>> found = new CompletableFuture<>();
            Runnable work = () -> {
                Optional<List<String>> answer = Optional.empty();
                try {
                    answer = lookup.of(host);
                } finally {
                    free.release();
                    found.complete(answer);
                }
            };
            Thread thread = new Thread(work, "varco-name-lookup");
            thread.setDaemon(true);
            thread.start();
            return found.completeOnTimeout(Optional.empty(), longest.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        };
    }
}
