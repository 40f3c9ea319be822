package it.varco.credential.pin;

import java.security.MessageDigest;
import java.security.SecureRandom;

/** The hash of a PIN with all it takes to compute it again. Immutable. */
final class PinHash {

    static final int SALT_LENGTH = 16;
    static final int LENGTH = 32;

    private final int pepper;
    private final HashCost cost;
    private final byte[] salt;
    private final byte[] value;

    /**
     * A hash as it was stored.
     *
     * @param pepper number of the key with which the PIN was seasoned
     * @param salt 16 bytes
     * @param value 32 bytes
     */
    PinHash(int pepper, HashCost cost, byte[] salt, byte[] value) {
        if (salt.length != SALT_LENGTH || value.length != LENGTH) {
            throw new IllegalArgumentException("hash: expected a salt of 16 and a value of 32 bytes");
        }
        this.pepper = pepper;
        this.cost = cost;
        this.salt = salt.clone();
        this.value = value.clone();
    }

    /**
     * Computes a hash with a salt of its own. Takes as long as {@code cost} says.
     *
     * @param seasoned with the key of the number {@code pepper}
     */
    static PinHash compute(SlowHash hash, int pepper, byte[] seasoned, HashCost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new PinHash(pepper, cost, salt, hash.of(seasoned, salt, cost));
    }

    /** A hash of nothing at all, for the examination of people who have no PIN. */
    static PinHash ofNothing(int pepper, HashCost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        byte[] value = new byte[LENGTH];
        random.nextBytes(salt);
        random.nextBytes(value);
        return new PinHash(pepper, cost, salt, value);
    }

    /** Whether it is the hash of this PIN, compared in constant time. Takes as long as its cost says. */
    boolean matches(SlowHash hash, byte[] seasoned) {
        return MessageDigest.isEqual(value, hash.of(seasoned, salt, cost));
    }

    int pepper() {
        return pepper;
    }

    HashCost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] value() {
        return value.clone();
    }

    /** Neither salt nor value. */
    @Override
    public String toString() {
        return "PinHash[" + cost + "]";
    }
}
