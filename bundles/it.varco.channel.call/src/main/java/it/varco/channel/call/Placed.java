package it.varco.channel.call;

import java.time.Instant;
import java.util.Locale;

/**
 * Something in a record whose name says from when on it counts.
 *
 * @param record name of the record
 * @param version of the record, as it was read
 * @param from when a task is due, or an outcome is told
 */
record Placed<T>(String record, long version, Instant from, T what) {

    private static final int DIGITS = 12;

    /** A name by which records stand in the order of their moments, to the second. */
    static String name(String prefix, Instant from, String key) {
        return String.format(Locale.ROOT, "%s%012d/%s", prefix, from.getEpochSecond(), key);
    }

    /** The moment in a name. */
    static Instant from(String prefix, String record) {
        String digits = record.substring(prefix.length(), prefix.length() + DIGITS);
        return Instant.ofEpochSecond(Long.parseLong(digits));
    }

    boolean isSince(Instant now) {
        return !from.isAfter(now);
    }
}
