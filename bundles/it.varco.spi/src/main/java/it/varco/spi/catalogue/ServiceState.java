package it.varco.spi.catalogue;

/**
 * What a service must remember between two steps of a dialogue, kept and encrypted by Varco.
 *
 * <p>Opaque to Varco. Holds no secret the person typed (CS-06). Immutable.
 */
public final class ServiceState {

    private static final ServiceState NONE = new ServiceState(new byte[0]);
    /** In bytes; a guess: a few answers of a form fit, a document does not. */
    private static final int LARGEST = 16 * 1024;

    private final byte[] bytes;

    private ServiceState(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing to remember. */
    public static ServiceState none() {
        return NONE;
    }

    /**
     * Something to remember.
     *
     * @param bytes at most 16 384
     * @throws IllegalArgumentException if there are more
     */
    public static ServiceState of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("service state: expected at most 16 384 bytes");
        }
        return new ServiceState(bytes.clone());
    }

    /** A copy of the bytes; may be empty. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size only. */
    @Override
    public String toString() {
        return "ServiceState[" + bytes.length + " bytes]";
    }
}
