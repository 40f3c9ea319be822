package it.varco.launcher;

/**
 * An address at which a listener of the gateway answers.
 *
 * @param url what browsers write, scheme and authority only; empty while there is no such listener
 * @param endpoint where the listener itself answers, which is elsewhere behind a proxy; empty as {@code url}
 */
public record Address(String url, String endpoint) {

    static final Address NONE = new Address("", "");

    /** Whether there is no such listener. */
    public boolean isNone() {
        return url.isEmpty();
    }
}
