package it.varco.api.session;

import java.util.Optional;

/** The secret of an open session, held by one browser in the cookie {@code __Host-varco}. */
public final class SessionToken extends Token {

    private SessionToken(String text) {
        super(text);
    }

    /** A new token from the secure random source. */
    public static SessionToken random() {
        return new SessionToken(randomText());
    }

    /** Reads the value of a cookie; empty if it has not the shape of a token. */
    public static Optional<SessionToken> parse(String text) {
        return wellFormed(text) ? Optional.of(new SessionToken(text)) : Optional.empty();
    }

    @Override
    String purpose() {
        return "varco.session";
    }
}
