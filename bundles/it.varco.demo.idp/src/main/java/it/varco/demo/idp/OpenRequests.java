package it.varco.demo.idp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requests that wait for a person, each under a handle that nobody can guess, and the identifiers of those that were
 * answered. In memory, and no more than a demonstration needs: the oldest ones go. Thread-safe.
 */
final class OpenRequests {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_OPEN = 200;
    private static final int MOST_ANSWERED = 1000;
    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random;
    private final Map<String, Waiting> open = new LinkedHashMap<>();
    private final Set<String> answered = new LinkedHashSet<>();

    OpenRequests(SecureRandom random) {
        this.random = random;
    }

    private record Waiting(SignOnRequest request, Instant until) {}

    /** Keeps one; the same request that came again takes the place of the first. */
    synchronized String keep(SignOnRequest request, Instant now) {
        open.values()
                .removeIf(waiting ->
                        !now.isBefore(waiting.until) || waiting.request.id().equals(request.id()));
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String handle = HexFormat.of().formatHex(bytes);
        open.put(handle, new Waiting(request, now.plus(PATIENCE)));
        dropOldest(open.keySet(), MOST_OPEN);
        return handle;
    }

    /** The one under a handle; empty if there is none, or none any more. */
    synchronized Optional<SignOnRequest> find(String handle, Instant now) {
        return Optional.ofNullable(open.get(handle))
                .filter(waiting -> now.isBefore(waiting.until))
                .map(Waiting::request);
    }

    /** The same, and it is answered from now on: nobody gets it twice. */
    synchronized Optional<SignOnRequest> take(String handle, Instant now) {
        Optional<SignOnRequest> found = find(handle, now);
        found.ifPresent(request -> {
            open.remove(handle);
            answered.add(request.id());
            dropOldest(answered, MOST_ANSWERED);
        });
        return found;
    }

    /** Whether a request with an identifier was answered. */
    synchronized boolean isAnswered(String id) {
        return answered.contains(id);
    }

    private static void dropOldest(Set<String> kept, int most) {
        Iterator<String> oldest = kept.iterator();
        while (kept.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }
}
