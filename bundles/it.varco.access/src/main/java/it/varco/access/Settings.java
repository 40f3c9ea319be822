package it.varco.access;

import it.varco.api.access.RefusalBudget;
import it.varco.api.configuration.Ranges;
import it.varco.api.session.Role;
import java.time.Duration;
import java.time.Instant;

/**
 * The configuration of the room, checked.
 *
 * @param citizen how long sessions of citizens last
 * @param staff how long sessions of administrators last
 * @param officer how long sessions of other staff last
 * @param mostSessions how many sessions one person may have open (SEC-30)
 * @param refusals how many refusals networks may cause with one provider (SEC-03)
 * @param powers what credentials permit
 */
record Settings(Life citizen, Life staff, Life officer, int mostSessions, Refusals refusals, PowersTable powers) {

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

    /**
     * How many refusals one network may cause with one provider; 0 for no limit.
     *
     * @param most within the window
     * @param sameSubject in a day for one and the same person
     */
    record Refusals(int most, Duration window, int sameSubject) {

        private static final int HIGHEST = 100_000;

        static Refusals of(AccessRoom.Config config) {
            return new Refusals(
                    Ranges.number("address.refusals", config.address_refusals(), 0, HIGHEST),
                    Ranges.duration(
                            "address.window", config.address_window(), Duration.ofSeconds(1), Duration.ofHours(24)),
                    Ranges.number("address.sameSubject", config.address_sameSubject(), 0, HIGHEST));
        }

        /** One that nobody has used yet. */
        RefusalBudget budget() {
            return new RefusalBudget(most, window, sameSubject);
        }
    }

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(AccessRoom.Config config) {
        Duration idle =
                Ranges.duration("staff.idle", config.staff_idle(), Duration.ofSeconds(1), Duration.ofMinutes(10));
        return new Settings(
                new Life(
                        Ranges.duration(
                                "session.idle", config.session_idle(), Duration.ofSeconds(1), Duration.ofHours(2)),
                        Ranges.duration(
                                "session.length",
                                config.session_length(),
                                Duration.ofMinutes(1),
                                Duration.ofHours(24))),
                new Life(
                        idle,
                        Ranges.duration(
                                "staff.length", config.staff_length(), Duration.ofMinutes(1), Duration.ofHours(1))),
                new Life(
                        idle,
                        Ranges.duration(
                                "officer.length", config.officer_length(), Duration.ofMinutes(1), Duration.ofHours(8))),
                Ranges.number("session.most", config.session_most(), 1, 100),
                Refusals.of(config),
                PowersTable.with(config.powers()));
    }

    /** Whoever has yet to choose a role waits no longer than an administrator. */
    Life life(Holder holder) {
        if (!holder.isOfStaff()) {
            return citizen;
        }
        return holder.role() == Role.AMMINISTRATORE || holder.isUndecided() ? staff : officer;
    }

    /** The longest of all lives: what is older is over in any role. */
    Life longest() {
        return new Life(
                later(citizen.idle, later(staff.idle, officer.idle)),
                later(citizen.length, later(staff.length, officer.length)));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
