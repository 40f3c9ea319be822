package it.varco.spi.store;

import java.util.Arrays;

/** Bytes as a value: immutable, compared by content, printed as their number. */
public final class Bytes {

    /**
     * The most that a plugin may give to be kept in one piece: a form with its state, the words of a receipt. A guess:
     * far above any page; a row of the store holds as much, and what the rooms add to it.
     */
    public static final int LONGEST = 200_000;

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes} as a value. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** A copy as an array. */
    public byte[] array() {
        return bytes.clone();
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The number only. */
    @Override
    public String toString() {
        return "Bytes[" + bytes.length + "]";
    }
}
