package it.varco.api.plugin;

import java.util.regex.Pattern;

/** The shapes of what plugins are called by, and of the codes by which they say what happened. */
public final class Identifiers {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-zA-Z0-9-]+)*");
    private static final int LONGEST_CODE = 60;

    private Identifiers() {}

    /**
     * An identifier of a plugin: a lower-case letter, then at most 30 lower-case letters, digits, hyphens.
     *
     * @return {@code id}
     * @throws IllegalArgumentException if it has another shape
     */
    public static String plugin(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id: expected lower-case letters, digits, hyphens, up to 31");
        }
        return id;
    }

    /**
     * A code for operators and for the trail: dotted words such as {@code pin.wrong}, at most 60 characters; stable.
     *
     * @return {@code code}
     * @throws IllegalArgumentException if it has another shape
     */
    public static String code(String code) {
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("code: expected dotted words, at most 60 characters");
        }
        return code;
    }
}
