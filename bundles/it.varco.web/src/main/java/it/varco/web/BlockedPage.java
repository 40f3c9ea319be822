package it.varco.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page that says how long to wait until something is examined again (SEC-02, UX-04). */
final class BlockedPage {

    private static final Logger LOG = LoggerFactory.getLogger(BlockedPage.class);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final long NANOS_BELOW_A_SECOND = 999_999_999;

    private final Drawing drawing;

    BlockedPage(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * Draws it, with {@code Retry-After}.
     *
     * @param template of this bundle, with the partial {@code wait} in it
     * @param model what it says beside how long
     */
    Answer answer(
            Exchange exchange, String template, Duration left, Map<String, Object> around, Map<String, Object> model) {
        String reference = exchange.visit().reference();
        LOG.info("answer status={} problem=BLOCKED reference={}", TOO_MANY_REQUESTS, reference);
        int seconds = seconds(left);
        Instant until = exchange.visit().at().plusSeconds(seconds);
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("seconds", seconds);
        whole.put("rest", Moments.rest(drawing.texts(exchange), left));
        whole.put("long", Moments.isLong(left));
        whole.put(
                "until",
                Moments.isLong(left) ? new Moments(exchange.language()).dayAndTime(until) : Moments.time(until));
        whole.put("untilIso", Moments.iso(until));
        around.put("reference", reference);
        return drawing.page(exchange, TOO_MANY_REQUESTS, template, around, whole)
                .with("Retry-After", String.valueOf(seconds));
    }

    /** Whole seconds, rounded up, at least one. */
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusNanos(NANOS_BELOW_A_SECOND).toSeconds());
    }
}
