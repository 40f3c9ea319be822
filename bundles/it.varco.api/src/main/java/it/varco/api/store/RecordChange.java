package it.varco.api.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of one record, valid only if the record is in the version that whoever made the change had read; or no
 * change, which lets the others be made only if this record is as it was.
 *
 * <p>The version differs after every change, and a record that was made anew has none of its earlier ones; with which
 * one a record begins is not told. Immutable.
 */
public final class RecordChange {

    /** The expected version of a record that is not there yet. */
    public static final long ABSENT = 0;

    private static final int LARGEST = 32 * 1024;
    private static final int LONGEST_KEY = 200;

    /** What becomes of the record. */
    public enum Kind {
        /** It is written. */
        PUT,
        /** It is deleted. */
        DELETE,
        /** It stays as it is, and keeps its version. */
        EXPECT
    }

    private final Kind kind;
    private final String key;
    private final long expected;
    private final byte @Nullable [] value;
    private final @Nullable Instant expiry;

    private RecordChange(Kind kind, String key, long expected, byte @Nullable [] value, @Nullable Instant expiry) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("key: expected 1 to 200 printable ASCII characters without blanks");
        }
        if (expected < 0 || (value == null && expected == ABSENT) || (value != null && value.length > LARGEST)) {
            throw new IllegalArgumentException("change: expected a version from 0 and a value up to 32 768 bytes");
        }
        this.kind = kind;
        this.key = key;
        this.expected = expected;
        this.value = value;
        this.expiry = expiry;
    }

    /**
     * Writes a record.
     *
     * @param expected version read before, or {@link #ABSENT}
     * @param value at most 32 768 bytes
     * @throws IllegalArgumentException if key, version or value are out of range
     */
    public static RecordChange put(String key, long expected, byte[] value) {
        return new RecordChange(Kind.PUT, key, expected, value.clone(), null);
    }

    /** Like {@link #put}, for a record that is gone from {@code expiry} on. */
    public static RecordChange putUntil(String key, long expected, byte[] value, Instant expiry) {
        return new RecordChange(Kind.PUT, key, expected, value.clone(), Objects.requireNonNull(expiry, "expiry"));
    }

    /**
     * Deletes a record.
     *
     * @param expected version read before, 1 or more
     * @throws IllegalArgumentException if key or version are out of range
     */
    public static RecordChange delete(String key, long expected) {
        return new RecordChange(Kind.DELETE, key, expected, null, null);
    }

    /**
     * Leaves a record as it is, and holds it until the other changes are committed: whoever changes it at the same time
     * waits for them, or was first, and then none of them is made.
     *
     * @param expected version read before, 1 or more
     * @throws IllegalArgumentException if key or version are out of range
     */
    public static RecordChange expect(String key, long expected) {
        return new RecordChange(Kind.EXPECT, key, expected, null, null);
    }

    /** What becomes of the record. */
    public Kind kind() {
        return kind;
    }

    /** The key. */
    public String key() {
        return key;
    }

    /** The version the record must have, {@link #ABSENT} if it must not be there. */
    public long expected() {
        return expected;
    }

    /** A copy of the new value; empty unless the record is written. */
    public Optional<byte[]> value() {
        return value == null ? Optional.empty() : Optional.of(value.clone());
    }

    /** The instant from which the record is gone, if it has one. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** Without key and value. */
    @Override
    public String toString() {
        return "RecordChange[" + kind.name().toLowerCase(Locale.ROOT) + ", expected=" + expected + "]";
    }
}
