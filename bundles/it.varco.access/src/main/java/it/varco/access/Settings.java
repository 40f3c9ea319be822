package it.varco.access;

import java.time.DateTimeException;
import java.time.Duration;

/**
 * The configuration of the room, checked.
 *
 * @param idle longest time without use after which a session ends (SEC-25)
 * @param length longest life of a session (SEC-25)
 * @param mostSessions how many sessions one person may have open (SEC-30)
 * @param refusals how many refusals one network may cause with one provider within the window; 0 for no limit (SEC-03)
 * @param window the window of {@code refusals}
 * @param powers what credentials permit
 */
record Settings(Duration idle, Duration length, int mostSessions, int refusals, Duration window, PowersTable powers) {

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(AccessRoom.Config config) {
        return new Settings(
                duration("session.idle", config.session_idle(), Duration.ofSeconds(1), Duration.ofHours(2)),
                duration("session.length", config.session_length(), Duration.ofMinutes(1), Duration.ofHours(24)),
                number("session.most", config.session_most(), 1, 100),
                number("address.refusals", config.address_refusals(), 0, 100_000),
                duration("address.window", config.address_window(), Duration.ofSeconds(1), Duration.ofHours(24)),
                PowersTable.with(config.powers()));
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

    private static int number(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(range(key, least, most));
        }
        return value;
    }

    private static String range(String key, Object least, Object most) {
        return "configuration it.varco.access, key " + key + ": expected " + least + " to " + most;
    }
}
