package it.varco.api.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place of our own site to go to after a login.
 *
 * <p>Only a path with an optional query: nothing that a browser could take for another site (SEC-29).
 *
 * @param value a slash, then at most 511 letters, digits and the characters {@code - _ . / ? = & %}; no empty and no
 *     dot segment, and percent signs only before two hexadecimal digits of a printable character that is not a slash,
 *     backslash or percent
 */
public record ReturnPath(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?)?"
                    + "(?:\\?(?:[A-Za-z0-9_.=&/-]|%(?!2[fF5]|5[cC]|7[fF])[2-7][0-9A-Fa-f])*)?");

    /** @throws IllegalArgumentException if {@code value} has another shape */
    public ReturnPath {
        if (value.length() > 512 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("return path: expected a plain path of this site");
        }
    }

    /** Reads an address that came from outside; empty if it could lead anywhere but to a page of this site. */
    public static Optional<ReturnPath> parse(String typed) {
        return typed.length() <= 512 && SHAPE.matcher(typed).matches()
                ? Optional.of(new ReturnPath(typed))
                : Optional.empty();
    }
}
