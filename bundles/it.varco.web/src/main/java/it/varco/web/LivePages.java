package it.varco.web;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.page.Page;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Pages that follow what they show: each tells by a mark whether it would look different, and its changes can be had at
 * its own address as a stream of events.
 *
 * <p>Nobody gets such a stream who may not have the page: session and permission are asked anew each time (SEC-32), and
 * asking is no use of the session (SEC-25). A page that is open to all follows for whoever is signed in.
 */
final class LivePages {

    private static final int MARK_BYTES = 12;
    private static final byte[] NOTHING = {};

    private final Supplier<Present> rooms;
    private final Clock clock;
    private final PageIndex index;
    private final LiveStreams streams;
    private final Function<Exchange, Asked> asking;

    /** @param asking makes of a request what a page gets to know of it */
    LivePages(
            Supplier<Present> rooms,
            Clock clock,
            PageIndex index,
            LiveStreams streams,
            Function<Exchange, Asked> asking) {
        this.rooms = rooms;
        this.clock = clock;
        this.index = index;
        this.streams = streams;
        this.asking = asking;
    }

    /** Whether a page follows what it shows; one that leaves a record each time it is asked cannot. */
    static boolean isLive(Page page) {
        return page.mark().isPresent()
                && page.operation().filter(Operation::recorded).isEmpty();
    }

    /** What the layout says about it: {@code false} or the mark and the address that shows the page anew. */
    static Object model(Asked asked, Page page) {
        Incoming incoming = asked.exchange().incoming();
        boolean follows = isLive(page) && asked.exchange().person().isPresent(); // streams are counted by session
        if (!follows || incoming.isPost()) {
            return false;
        }
        Function<PageRequest, String> mark = page.mark().orElseThrow();
        return Map.of(
                "mark", hash(mark.apply(asked)),
                "url", Links.self(incoming),
                "at", Moments.time(asked.visit().at()),
                "atIso", Moments.iso(asked.visit().at()));
    }

    /** The stream of a page, or why there is none; never a page to be looked at. */
    Answer answer(Exchange exchange, Page page) {
        Optional<Session> session = exchange.session();
        Optional<String> mark = mark(exchange, page);
        if (session.isEmpty() || mark.isEmpty()) {
            return Answer.of(HttpServletResponse.SC_FORBIDDEN, NOTHING).with("Cache-Control", "no-store");
        }
        Incoming incoming = exchange.incoming();
        return streams.answer(session.get().handle(), incoming.lastEvent(), mark.get(), () -> look(incoming));
    }

    /** The mark of the page now; empty if whoever looked may not look any more. */
    private Optional<String> look(Incoming incoming) {
        Exchange exchange = new Exchange(incoming.again(clock.instant()), rooms.get());
        return index.find(exchange.rooms(), incoming.path())
                .filter(found -> isLive(found.page()))
                .flatMap(found -> mark(exchange, found.page()));
    }

    private Optional<String> mark(Exchange exchange, Page page) {
        return exchange.session()
                .filter(session -> page.operation()
                        .map(operation -> exchange.rooms().access().decide(session, operation))
                        .map(Decision::granted)
                        .orElse(true))
                .map(session -> hash(page.mark().orElseThrow().apply(asking.apply(exchange))));
    }

    /** Says nothing about what is on the page. */
    private static String hash(String mark) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mark.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }
}
