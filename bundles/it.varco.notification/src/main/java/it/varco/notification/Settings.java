package it.varco.notification;

import it.varco.api.configuration.Ranges;
import java.time.Duration;
import java.time.Period;

/**
 * The configuration of the dispatch, checked.
 *
 * @param workers how many messages one channel carries at the same time
 * @param rate how many messages go over one medium in a second
 * @param patience after which a message that nobody could hand over becomes a task
 * @param fallback after which another medium is taken where no channel is here
 * @param retention how long it is known what was sent
 * @param first after which a message that may not have gone out is tried again
 * @param last the longest between two attempts
 * @param carriers which channel carries which medium
 */
record Settings(
        int workers,
        int rate,
        Duration patience,
        Duration fallback,
        Period retention,
        Duration first,
        Duration last,
        Carriers carriers) {

    /** As many calls of one plugin are made at the same time, whoever makes them (D-32). */
    private static final int MOST_WORKERS = 8;

    private static final int HIGHEST_RATE = 1000;
    private static final Period SHORTEST = Period.ofMonths(1);
    private static final Period LONGEST = Period.ofYears(10);

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Settings of(
            int workers,
            int rate,
            String patience,
            String fallback,
            String retention,
            String first,
            String last,
            String... carriers) {
        return new Settings(
                Ranges.number("workers", workers, 1, MOST_WORKERS),
                Ranges.number("rate", rate, 1, HIGHEST_RATE),
                Ranges.duration("patience", patience, Duration.ofHours(1), Duration.ofDays(14)),
                Ranges.duration("fallback", fallback, Duration.ofMinutes(1), Duration.ofDays(3)),
                Ranges.period("retention", retention, SHORTEST, LONGEST),
                Ranges.duration("retry.first", first, Duration.ofMillis(100), Duration.ofMinutes(1)),
                Ranges.duration("retry.last", last, Duration.ofSeconds(1), Duration.ofHours(1)),
                Carriers.of(carriers));
    }
}
