package it.varco.spi.credential;

import java.util.regex.Pattern;

/**
 * Why a proof does not hold, for the trail alone. Immutable.
 *
 * <p>Never holds anything the person typed.
 */
public final class Refusal {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-zA-Z0-9-]+)*");

    private final String code;

    private Refusal(String code) {
        this.code = code;
    }

    /**
     * A refusal by its code.
     *
     * @param code dotted words such as {@code pin.wrong}, at most 60 characters; stable
     * @throws IllegalArgumentException if {@code code} has another shape
     */
    public static Refusal of(String code) {
        checkCode(code);
        return new Refusal(code);
    }

    static void checkCode(String code) {
        if (code.length() > 60 || !SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("code: expected dotted words, at most 60 characters");
        }
    }

    /** The code. */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return "Refusal[" + code + "]";
    }
}
