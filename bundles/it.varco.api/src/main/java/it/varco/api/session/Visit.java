package it.varco.api.session;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came through the door: when, from where, with which tokens.
 *
 * <p>Made once per request by a front end and handed on, so that everything in a request happens at one instant (D-70)
 * and carries one reference (UX-04). Immutable.
 */
public final class Visit {

    private final Instant at;
    private final String address;
    private final String reference;
    private final Locale language;
    private final Channel channel;
    private final boolean background;
    private final @Nullable BrowserToken browser;
    private final @Nullable ReturnToken returning;
    private final @Nullable SessionToken session;
    private final @Nullable URI site;

    private Visit(Builder builder) {
        at = builder.at;
        address = builder.address;
        reference = builder.reference;
        language = builder.language;
        channel = builder.channel;
        background = builder.background;
        browser = builder.browser;
        returning = builder.returning;
        session = builder.session;
        site = builder.site;
    }

    /**
     * Starts a visit.
     *
     * @param at the instant at which the request was read
     * @param address network address of the client, as the connection shows it
     * @param reference code that names this request in the log, in the trail and to the person; 4 to 40 letters, digits
     *     and hyphens
     * @throws IllegalArgumentException if {@code reference} has another shape or {@code address} is longer than 45
     */
    public static Builder at(Instant at, String address, String reference) {
        return new Builder(at, address, reference);
    }

    /** The instant of the request. */
    public Instant at() {
        return at;
    }

    /** Network address of the client: IPv4 or IPv6 in text, at most 45 characters. */
    public String address() {
        return address;
    }

    /** The code that names this request in the log, in the trail and to the person (UX-04). */
    public String reference() {
        return reference;
    }

    /** The person's language; Italian unless chosen. */
    public Locale language() {
        return language;
    }

    /** The way by which it came; {@link Channel#WEB} unless said otherwise. */
    public Channel channel() {
        return channel;
    }

    /** Whether a page asked by itself, without its person: that is no use of the session (SEC-25). */
    public boolean background() {
        return background;
    }

    /** The token of the browser, if it brought one. */
    public Optional<BrowserToken> browser() {
        return Optional.ofNullable(browser);
    }

    /** The token with which the browser comes back from another site, if it brought one. */
    public Optional<ReturnToken> returning() {
        return Optional.ofNullable(returning);
    }

    /** The token of a session, if the browser brought one; it may be of no session any more. */
    public Optional<SessionToken> session() {
        return Optional.ofNullable(session);
    }

    /**
     * The address of the site it came to, as it is configured and never as a header says: http or https, a host and
     * perhaps a port, without a path (SEC-22); empty where there is no site.
     */
    public Optional<URI> site() {
        return Optional.ofNullable(site);
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return "Visit[" + reference + ", " + at + "]";
    }

    /** Collects what else is known of a request. */
    public static final class Builder {

        private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{4,40}");
        private static final int LONGEST_ADDRESS = 45;

        private final Instant at;
        private final String address;
        private final String reference;
        private Locale language = Locale.ITALIAN;
        private Channel channel = Channel.WEB;
        private boolean background;
        private @Nullable BrowserToken browser;
        private @Nullable ReturnToken returning;
        private @Nullable SessionToken session;
        private @Nullable URI site;

        private Builder(Instant at, String address, String reference) {
            this.at = Objects.requireNonNull(at, "at");
            this.address = address;
            this.reference = reference;
            if (!REFERENCE.matcher(reference).matches() || address.length() > LONGEST_ADDRESS) {
                throw new IllegalArgumentException("visit: expected a reference of 4 to 40 letters, digits, hyphens");
            }
        }

        /** Sets the person's language. */
        public Builder language(Locale language) {
            this.language = language;
            return this;
        }

        /** Sets the way by which it came. */
        public Builder channel(Channel channel) {
            this.channel = Objects.requireNonNull(channel, "channel");
            return this;
        }

        /** Says that a page asked by itself, without its person. */
        public Builder background() {
            background = true;
            return this;
        }

        /** Sets the token of the browser. */
        public Builder browser(BrowserToken browser) {
            this.browser = browser;
            return this;
        }

        /** Sets the token with which the browser comes back. */
        public Builder returning(ReturnToken returning) {
            this.returning = returning;
            return this;
        }

        /** Sets the address of the site. */
        public Builder site(URI site) {
            this.site = site;
            return this;
        }

        /** Sets the token of the session. */
        public Builder session(SessionToken session) {
            this.session = session;
            return this;
        }

        /** The visit. */
        public Visit build() {
            return new Visit(this);
        }
    }
}
