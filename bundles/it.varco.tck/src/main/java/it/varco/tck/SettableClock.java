package it.varco.tck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until a test moves it. In UTC unless asked for another zone. Thread-safe. */
public final class SettableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private SettableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock that shows {@code start}. */
    public static SettableClock at(Instant start) {
        return new SettableClock(new Hands(start), ZoneOffset.UTC);
    }

    /** Makes it show another instant, earlier or later. */
    public void set(Instant instant) {
        synchronized (hands) {
            hands.shown = Objects.requireNonNull(instant, "instant");
        }
    }

    /** Moves it on, or back where {@code step} is negative. Returns what it shows then. */
    public Instant advance(Duration step) {
        synchronized (hands) {
            hands.shown = hands.shown.plus(step);
            return hands.shown;
        }
    }

    @Override
    public Instant instant() {
        synchronized (hands) {
            return hands.shown;
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands in another zone: moving one moves the other. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(hands, other);
    }

    private static final class Hands {
        private Instant shown;

        private Hands(Instant shown) {
            this.shown = Objects.requireNonNull(shown, "start");
        }
    }
}
