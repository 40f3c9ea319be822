package it.varco.access;

import it.varco.api.session.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The configuration of the room, checked.
 *
 * @param citizen how long sessions of citizens last
 * @param staff how long sessions of staff last
 * @param mostSessions how many sessions one person may have open (SEC-30)
 * @param refusals how many refusals one network may cause with one provider within the window; 0 for no limit (SEC-03)
 * @param window the window of {@code refusals}
 * @param powers what credentials permit
 */
record Settings(Life citizen, Life staff, int mostSessions, int refusals, Duration window, PowersTable powers) {

    /**
     * How long a session lasts (SEC-25).
     *
     * @param idle longest time without use after which it ends
     * @param length longest life
     */
    record Life(Duration idle, Duration length) {

        boolean open(Instant openedAt, Instant usedAt, Instant now) {
            return now.isBefore(usedAt.plus(idle)) && now.isBefore(openedAt.plus(length));
        }
    }

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(AccessRoom.Config config) {
        return new Settings(
                new Life(
                        duration("session.idle", config.session_idle(), Duration.ofSeconds(1), Duration.ofHours(2)),
                        duration(
                                "session.length",
                                config.session_length(),
                                Duration.ofMinutes(1),
                                Duration.ofHours(24))),
                new Life(
                        duration("staff.idle", config.staff_idle(), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                        duration("staff.length", config.staff_length(), Duration.ofMinutes(1), Duration.ofHours(1))),
                number("session.most", config.session_most(), 1, 100),
                number("address.refusals", config.address_refusals(), 0, 100_000),
                duration("address.window", config.address_window(), Duration.ofSeconds(1), Duration.ofHours(24)),
                PowersTable.with(config.powers()));
    }

    Life life(Role role) {
        return role.isStaff() ? staff : citizen;
    }

    /** The longer of both lives: what is older is over in any role. */
    Life longest() {
        return new Life(later(citizen.idle, staff.idle), later(citizen.length, staff.length));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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
        return key + ": expected " + least + " to " + most;
    }
}
