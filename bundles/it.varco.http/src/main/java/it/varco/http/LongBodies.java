package it.varco.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * The bodies that may be longer than all others: what another site sends back with a browser. Of those that are longer
 * only so many are taken in at once, so that nobody fills the memory with them. Thread-safe.
 *
 * @source SPID-40, SEC-41, SEC-48
 */
final class LongBodies {

    /** A message of 256 KB in Base64, as forms encode it. */
    static final int LONGEST = 458_752;

    /** The most that are being taken in at once; those of a federation are not longer than others. */
    static final int MOST = 16;

    /** How long one may take to arrive, so that nobody keeps the places of the others. */
    static final int SECONDS = 10;

    private static final Pattern PLACES = Pattern.compile("/accesso/[a-z][a-z0-9-]{0,30}/ritorno");

    private final AtomicInteger taken = new AtomicInteger();

    /** How long the body of a request may be. */
    int longest(Request request, Limits limits) {
        String path = request.getHttpURI().getPath();
        boolean comesBack = HttpMethod.POST.is(request.getMethod())
                && path != null
                && PLACES.matcher(path).matches();
        return comesBack ? Math.max(LONGEST, limits.bodySize()) : limits.bodySize();
    }

    /** Whether there is room for one more; whoever is told so gives it back. */
    boolean take() {
        if (taken.incrementAndGet() <= MOST) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
