package it.varco.access;

import it.varco.spi.store.Bytes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret of an application: {@code varco_} and 256 random bits in base64url (D-46). Prints as a placeholder. */
final class BearerToken {

    private static final String PREFIX = "varco_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private BearerToken(String text) {
        this.text = text;
    }

    static BearerToken random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new BearerToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What a program sent; empty if it has not the shape of a token. */
    static Optional<BearerToken> parse(String sent) {
        return SHAPE.matcher(sent).matches() ? Optional.of(new BearerToken(sent)) : Optional.empty();
    }

    /** The text, for whoever made it and once. */
    String reveal() {
        return text;
    }

    /** What is kept of it, and looked up: how long that takes tells nothing about the token. */
    Bytes hash() {
        return Sha256.of("varco.application", text);
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
