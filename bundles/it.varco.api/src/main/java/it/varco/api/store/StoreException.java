package it.varco.api.store;

/**
 * The store could not do what it was asked. Nothing was changed, unless the connection was lost in the very moment of
 * the commit: then nobody knows, and whoever asked treats it as open.
 *
 * <p>Never says anything about a person, and never counts as an answer: whoever gets it refuses.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, for operators, such as {@code store.unavailable}
     * @param message what was expected
     */
    public StoreException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Stable code for operators, such as {@code store.unavailable} or {@code store.integrity}. */
    public String code() {
        return code;
    }
}
