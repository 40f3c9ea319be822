package it.varco.api.session;

import java.util.Base64;
import java.util.Optional;

/**
 * With which a browser that left for another site comes back: in a cookie of its own, which browsers send along when
 * that site sends them back with a form. It opens nothing by itself, and tells nothing of the {@link BrowserToken} it
 * is made of.
 *
 * @source SPID-84, SEC-24
 */
public final class ReturnToken extends Token {

    private static final int BYTES = 16;

    private ReturnToken(String text) {
        super(text);
    }

    /** The token of a browser: always the same. */
    public static ReturnToken of(BrowserToken browser) {
        byte[] derived = new byte[BYTES];
        System.arraycopy(new ReturnToken(browser.text()).hash(), 0, derived, 0, BYTES);
        return new ReturnToken(Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
    }

    /** Reads the value of a cookie; empty if it has not the shape of a token. */
    public static Optional<ReturnToken> parse(String text) {
        return wellFormed(text) ? Optional.of(new ReturnToken(text)) : Optional.empty();
    }

    @Override
    String purpose() {
        return "varco.return";
    }
}
