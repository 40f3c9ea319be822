package it.varco.credential.hash;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** The hash of a secret with all it takes to compute it again. Immutable. */
public final class SecretHash {

    static final int SALT_LENGTH = 16;
    static final int LENGTH = 32;

    private final int pepper;
    private final HashCost cost;
    private final byte[] salt;
    private final byte[] value;

    /**
     * A hash as it was stored.
     *
     * @param pepper number of the key with which the secret was seasoned
     * @param salt 16 bytes
     * @param value 32 bytes
     */
    SecretHash(int pepper, HashCost cost, byte[] salt, byte[] value) {
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
    static SecretHash compute(SlowHash hash, int pepper, byte[] seasoned, HashCost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new SecretHash(pepper, cost, salt, hash.of(seasoned, salt, cost));
    }

    /** A hash of nothing at all, for the examination of people who have no secret. */
    static SecretHash ofNothing(int pepper, HashCost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        byte[] value = new byte[LENGTH];
        random.nextBytes(salt);
        random.nextBytes(value);
        return new SecretHash(pepper, cost, salt, value);
    }

    /** Whether it is the hash of this secret, compared in constant time. Takes as long as its cost says. */
    boolean matches(SlowHash hash, byte[] seasoned) {
        return MessageDigest.isEqual(value, hash.of(seasoned, salt, cost));
    }

    /** Reads what {@link #write} wrote. */
    public static SecretHash read(DataInput in) throws IOException {
        int pepper = in.readInt();
        HashCost cost = new HashCost(in.readInt(), in.readInt(), in.readInt());
        byte[] salt = new byte[SALT_LENGTH];
        byte[] value = new byte[LENGTH];
        in.readFully(salt);
        in.readFully(value);
        return new SecretHash(pepper, cost, salt, value);
    }

    /** Writes the number of the pepper, the cost, salt and value: 64 bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(pepper);
        out.writeInt(cost.memoryKib());
        out.writeInt(cost.iterations());
        out.writeInt(cost.lanes());
        out.write(salt);
        out.write(value);
    }

    /** Number of the key with which the secret was seasoned. */
    public int pepper() {
        return pepper;
    }

    /** What it costs to compute. */
    public HashCost cost() {
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
        return "SecretHash[" + cost + "]";
    }
}
