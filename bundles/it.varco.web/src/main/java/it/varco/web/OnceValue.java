package it.varco.web;

import it.varco.api.session.Token;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a form carries so that it acts once, however often it is sent: made by this site, at one instant.
 *
 * <p>Signed under the token in the browser's cookie, so that one can only be read in the session it was made for.
 * Nothing is stored when it is made.
 *
 * @param made when the form was drawn, to the millisecond
 * @param name random, of this form alone
 * @source UX-05
 */
record OnceValue(Instant made, String name) {

    /** Name of the hidden field; no field of a {@link it.varco.api.form.Form} can have it. */
    static final String FIELD = "_once";

    private static final int RADIX = 36;
    private static final int RANDOM_BYTES = 12;
    private static final Pattern SHAPE =
            Pattern.compile("(([0-9a-z]{1,12})\\.([A-Za-z0-9_-]{16}))\\.([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static OnceValue at(Instant now) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return new OnceValue(
                Instant.ofEpochMilli(now.toEpochMilli()),
                Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** As the field holds it. */
    String signed(Token cookie) {
        String text = Long.toString(made.toEpochMilli(), RADIX) + "." + name;
        return text + "." + FormToken.of(cookie, purpose(text));
    }

    /** What a field held; empty if it was not made for the session of this token. */
    static Optional<OnceValue> read(Token cookie, String sent) {
        Matcher parts = SHAPE.matcher(sent);
        return parts.matches() && FormToken.matches(cookie, purpose(parts.group(1)), parts.group(4))
                ? Optional.of(
                        new OnceValue(Instant.ofEpochMilli(Long.parseLong(parts.group(2), RADIX)), parts.group(3)))
                : Optional.empty();
    }

    /** Never the address of a form, which begins with a slash. */
    private static String purpose(String text) {
        return "once|" + text;
    }
}
