package it.varco.web;

import it.varco.api.store.StoreException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of events that are open: one a session, the newest, and at most 50 in all (SEC-48).
 *
 * <p>One thread looks after all of them, once a beat, and only while there are any; none of them holds a thread that
 * serves requests.
 */
final class LiveStreams {

    /** Most streams at a time. */
    static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final byte[] NOTHING = {};
    private static final int PATIENCE = 30;

    private final Duration beat;
    private final Clockwork clockwork = new Clockwork("varco-live");
    private final Map<String, LiveStream> open = new HashMap<>();
    private @Nullable Runnable pause;
    private boolean closed;

    /** @param beat how often each page is asked for its mark */
    LiveStreams(Duration beat) {
        this.beat = beat;
    }

    /**
     * Begins a stream.
     *
     * @param session handle of the session it belongs to
     * @param known the mark the browser knows; empty for none
     * @param mark the mark of the page now
     * @param look tells the mark of the page at a later moment; empty ends the stream
     */
    synchronized Answer answer(String session, String known, String mark, Supplier<Optional<String>> look) {
        if (closed || (open.size() >= MOST && !open.containsKey(session))) {
            return Answer.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE, NOTHING)
                    .with("Cache-Control", "no-store")
                    .with("Retry-After", "30");
        }
        return Answer.events(context -> begin(context, session, known, mark, look));
    }

    private synchronized void begin(
            AsyncContext context, String session, String known, String mark, Supplier<Optional<String>> look) {
        LiveStream stream = stream(context, known, look);
        LiveStream before = open.put(session, stream);
        if (before != null) {
            before.end("elsewhere");
        }
        if (closed || open.size() > MOST) {
            open.remove(session, stream);
            stream.end("full");
            stream.begin();
            return;
        }
        stream.show(mark);
        stream.begin();
        if (pause == null) {
            pause = clockwork.repeat(beat, this::beat);
        }
    }

    private static LiveStream stream(AsyncContext context, String known, Supplier<Optional<String>> look) {
        try {
            return new LiveStream(context, context.getResponse().getOutputStream(), known, look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void beat() {
        for (Map.Entry<String, LiveStream> each : snapshot()) {
            look(each.getValue());
            if (each.getValue().isOver()) {
                leave(each.getKey(), each.getValue());
            }
        }
    }

    /** A room or a bundle that is being replaced is an absence of a moment: nothing is shown meanwhile. */
    private static void look(LiveStream stream) {
        try {
            stream.look();
        } catch (StoreException | RoomAbsentException | LinkageError e) {
            LOG.debug("live page waits cause={}", e.toString());
            stream.miss(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warn("live page failed", e);
            stream.end("failed");
        }
    }

    private synchronized List<Map.Entry<String, LiveStream>> snapshot() {
        return List.copyOf(open.entrySet());
    }

    private synchronized void leave(String session, LiveStream stream) {
        open.remove(session, stream);
        if (open.isEmpty() && pause != null) {
            pause.run();
            pause = null;
        }
    }

    /** How many are open. */
    synchronized int count() {
        return open.size();
    }

    /** Ends all of them; browsers come back by themselves. */
    void close() {
        List<Map.Entry<String, LiveStream>> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(open.entrySet());
            open.clear();
        }
        clockwork.close();
        last.forEach(each -> each.getValue().abandon());
    }
}
