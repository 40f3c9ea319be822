package it.varco.spi.notification;

import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.plugin.Identifiers;
import java.time.Duration;
import java.util.Objects;

/** What a channel tells about itself. Immutable. */
public final class ChannelDescriptor {

    private final String id;
    private final Medium medium;
    private final Duration limit;
    private final boolean tellsLater;

    private ChannelDescriptor(Builder builder) {
        id = builder.id;
        medium = builder.medium;
        limit = builder.limit;
        tellsLater = builder.tellsLater;
    }

    /**
     * Starts a descriptor.
     *
     * @param id identifier: a lower-case letter, then at most 30 lower-case letters, digits, hyphens
     * @param medium what it can carry; whether it does, the administration says where it or several channels claim one
     * @throws IllegalArgumentException if {@code id} has another shape
     */
    public static Builder of(String id, Medium medium) {
        return new Builder(id, medium);
    }

    /** Identifier; belongs to the bundle that first claimed it (D-59). */
    public String id() {
        return id;
    }

    /** What it can carry. */
    public Medium medium() {
        return medium;
    }

    /** Longest time for one envelope, 1 to 60 seconds; 10 unless set. */
    public Duration limit() {
        return limit;
    }

    /**
     * Whether it tells by {@link NotificationChannel#reports} what became of every envelope that it accepted; Varco
     * keeps the text until then, so that it can be sent again, unless it holds a secret.
     */
    public boolean tellsLater() {
        return tellsLater;
    }

    /** Its name: the text {@code <id>.label} of its bundle. */
    public Text label() {
        return Text.of(id + ".label");
    }

    @Override
    public String toString() {
        return "ChannelDescriptor[" + id + "]";
    }

    /** Collects what a channel tells about itself. */
    public static final class Builder {

        private final String id;
        private final Medium medium;
        private Duration limit = Duration.ofSeconds(10);
        private boolean tellsLater;

        private Builder(String id, Medium medium) {
            this.id = Identifiers.plugin(id);
            this.medium = Objects.requireNonNull(medium, "medium");
        }

        /**
         * Sets the longest time for one envelope.
         *
         * @throws IllegalArgumentException unless 1 to 60 seconds
         */
        public Builder limit(Duration limit) {
            if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(Duration.ofSeconds(60)) > 0) {
                throw new IllegalArgumentException("channel limit: expected 1 to 60 seconds");
            }
            this.limit = limit;
            return this;
        }

        /** Says that it tells later what became of every envelope that it accepted. */
        public Builder tellingLater() {
            tellsLater = true;
            return this;
        }

        /** The descriptor. */
        public ChannelDescriptor build() {
            return new ChannelDescriptor(this);
        }
    }
}
