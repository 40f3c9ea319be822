package it.varco.spi.credential;

/**
 * What a provider must remember between two steps of a login, kept and encrypted by Varco.
 *
 * <p>Opaque to Varco. Holds no secret the person typed (CP-07). Immutable.
 */
public final class ProviderState {

    private static final ProviderState NONE = new ProviderState(new byte[0]);
    private static final int LARGEST = 16 * 1024;

    private final byte[] bytes;

    private ProviderState(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing to remember. */
    public static ProviderState none() {
        return NONE;
    }

    /**
     * Something to remember.
     *
     * @param bytes at most 16 384
     * @throws IllegalArgumentException if there are more
     */
    public static ProviderState of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("provider state: expected at most 16 384 bytes");
        }
        return new ProviderState(bytes.clone());
    }

    /** A copy of the bytes; may be empty. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size only. */
    @Override
    public String toString() {
        return "ProviderState[" + bytes.length + " bytes]";
    }
}
