package it.varco.catalogue;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * The configuration of the room, checked.
 *
 * @param patience how long a pratica waits for its person
 * @param limit longest time a service has for one step (SEC-85)
 */
record Settings(Duration patience, Duration limit) {

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(String patience, String limit) {
        return new Settings(
                duration("patience", patience, Duration.ofMinutes(10), Duration.ofDays(30)),
                duration("limit", limit, Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    private static Duration duration(String key, String text, Duration least, Duration most) {
        try {
            Duration value = Duration.parse(text);
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(range(key, least, most), e);
        }
        throw new IllegalArgumentException(range(key, least, most));
    }

    private static String range(String key, Duration least, Duration most) {
        return "configuration it.varco.catalogue, key " + key + ": expected " + least + " to " + most;
    }
}
