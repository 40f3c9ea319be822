package it.varco.catalogue;

import it.varco.api.configuration.Ranges;
import java.time.Duration;
import java.time.Period;

/**
 * The configuration of the room, checked.
 *
 * @param patience how long a pratica waits for its person
 * @param limit longest time a service has for one step (SEC-85)
 * @param receipts how long a receipt is kept
 * @param upkeep how often services are asked what time has brought about
 */
record Settings(Duration patience, Duration limit, Period receipts, Duration upkeep) {

    private static final Period SHORTEST = Period.ofMonths(1);
    private static final Period LONGEST = Period.ofYears(100);

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(String patience, String limit, String receipts, String upkeep) {
        return new Settings(
                Ranges.duration("patience", patience, Duration.ofMinutes(10), Duration.ofDays(30)),
                Ranges.duration("limit", limit, Duration.ofSeconds(1), Duration.ofSeconds(10)),
                Ranges.period("receipts", receipts, SHORTEST, LONGEST),
                Ranges.duration("upkeep", upkeep, Duration.ofSeconds(1), Duration.ofHours(1)));
    }
}
