package it.varco.spi.credential;

import it.varco.api.plugin.Identifiers;

/**
 * Why a proof does not hold, for the trail alone. Immutable.
 *
 * <p>Never holds anything the person typed.
 */
public final class Refusal {

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
        return new Refusal(Identifiers.code(code));
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
