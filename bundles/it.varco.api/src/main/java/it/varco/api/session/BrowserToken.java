package it.varco.api.session;

import java.time.Duration;
import java.util.Optional;

/** The secret that ties the logins under way to the browser that began them (D-47). It opens nothing by itself. */
public final class BrowserToken extends Token {

    /** For how long the public site knows a browser, and what somebody began in it who did not sign in is kept. */
    public static final Duration OF_VISITORS = Duration.ofHours(1);

    private BrowserToken(String text) {
        super(text);
    }

    /** A new token from the secure random source. */
    public static BrowserToken random() {
        return new BrowserToken(randomText());
    }

    /** Reads the value of a cookie; empty if it has not the shape of a token. */
    public static Optional<BrowserToken> parse(String text) {
        return wellFormed(text) ? Optional.of(new BrowserToken(text)) : Optional.empty();
    }

    @Override
    String purpose() {
        return "varco.browser";
    }
}
