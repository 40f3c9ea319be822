package it.varco.credential.pin;

/** A hash that is slow on purpose. Thread-safe. */
@FunctionalInterface
interface SlowHash {

    /**
     * The hash of a seasoned PIN.
     *
     * @param seasoned what {@link Pepper#season} made of the PIN, 32 bytes; not changed
     * @param salt 16 bytes
     * @return 32 bytes
     */
    byte[] of(byte[] seasoned, byte[] salt, HashCost cost);
}
