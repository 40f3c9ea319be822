package it.varco.credential.hash;

/** A hash that is slow on purpose. Thread-safe. */
@FunctionalInterface
public interface SlowHash {

    /**
     * The hash of a seasoned secret.
     *
     * @param seasoned what {@link Pepper#season} made of the secret, 32 bytes; not changed
     * @param salt 16 bytes
     * @return 32 bytes
     */
    byte[] of(byte[] seasoned, byte[] salt, HashCost cost);
}
