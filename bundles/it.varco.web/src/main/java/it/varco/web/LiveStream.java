package it.varco.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One stream of events to one browser (HTML, server-sent events).
 *
 * <p>Writing never waits: what the browser does not take is kept, the newest event only, and a browser that takes
 * nothing for a while is let go. The engine calls from its threads, {@link LiveStreams} from its own.
 */
final class LiveStream implements WriteListener, AsyncListener {

    /** Beats of silence after which a comment shows that somebody is still here. */
    private static final int QUIET = 15;

    private static final int PATIENCE = 30;
    private static final String BEGIN = "retry: 3000\n\n";
    private static final String COMMENT = ":\n\n";

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Supplier<Optional<String>> look;
    private String shown;
    private String waiting = BEGIN;
    private int quiet;
    private int missed;
    private int stuck;
    private boolean begun;
    private boolean unflushed;
    private boolean ending;
    private boolean over;

    /** @param shown the mark the browser knows; empty for none */
    LiveStream(AsyncContext context, ServletOutputStream out, String shown, Supplier<Optional<String>> look) {
        this.context = context;
        this.out = out;
        this.shown = shown;
        this.look = look;
    }

    /** Lets the engine say when it takes something. */
    void begin() {
        context.addListener(this);
        out.setWriteListener(this);
    }

    /** Asks the page, and tells the browser if it would look different, or that it may not be looked at any more. */
    void look() {
        Optional<String> mark = look.get();
        missed = 0;
        if (mark.isEmpty()) {
            end("ended");
        } else {
            show(mark.get());
        }
    }

    /** Tells the browser the mark of the page if it does not know it. */
    synchronized void show(String mark) {
        if (!mark.equals(shown)) {
            shown = mark;
            waiting = (waiting.equals(BEGIN) ? BEGIN : "") + "id: " + mark + "\nevent: mark\ndata: " + mark + "\n\n";
            quiet = 0;
        } else if (++quiet >= QUIET && waiting.isEmpty()) {
            waiting = COMMENT;
            quiet = 0;
        }
        drain();
    }

    /** Nothing could be asked this time; after so many times the stream ends, and the browser comes back. */
    void miss(int most) {
        if (++missed >= most) {
            end("failed");
        }
    }

    /** Tells the browser why there will be nothing more, and ends. */
    synchronized void end(String why) {
        if (!ending) {
            ending = true;
            waiting = (waiting.equals(BEGIN) ? BEGIN : "") + "event: " + why + "\ndata: " + why + "\n\n";
        }
        drain();
    }

    /** Ends at once, without a word. */
    synchronized void abandon() {
        ending = true;
        waiting = "";
        unflushed = false;
        finish();
    }

    synchronized boolean isOver() {
        if (!over && stuck > PATIENCE) {
            finish();
        }
        return over;
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        drain();
    }

    private synchronized void drain() {
        try {
            while (begun && !over && out.isReady()) {
                stuck = 0;
                if (!waiting.isEmpty()) {
                    byte[] bytes = waiting.getBytes(StandardCharsets.US_ASCII);
                    waiting = "";
                    unflushed = true;
                    out.write(bytes);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (ending) {
                        finish();
                    }
                    return;
                }
            }
            stuck++;
        } catch (IOException e) {
            finish(); // the browser left
        }
    }

    private synchronized void finish() {
        if (!over) {
            over = true;
            context.complete();
        }
    }

    @Override
    public void onError(Throwable cause) {
        finish();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        over = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // a stream is begun once
    }
}
