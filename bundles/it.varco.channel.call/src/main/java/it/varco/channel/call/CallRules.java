package it.varco.channel.call;

import it.varco.api.configuration.Hours;
import it.varco.api.configuration.Ranges;
import java.time.Duration;

/**
 * The configuration once it is found right.
 *
 * @param again how long after a call that nobody answered the next one is made
 * @param tries how many calls are made at most
 * @param lease how long an officer has for a call
 * @param correction how long an outcome can be corrected, and is kept back
 */
record CallRules(Hours hours, Duration again, int tries, Duration lease, Duration correction) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_TRIES = 20;

    /** @throws IllegalArgumentException naming the first key that is wrong and what was expected */
    static CallRules of(CallConfiguration config) {
        return new CallRules(
                Hours.parse("hours.", config.hours_weekdays(), config.hours_saturday(), config.hours_sunday()),
                Ranges.duration("again", config.again(), HOUR, Duration.ofDays(7)),
                Ranges.number("tries", config.tries(), 1, MOST_TRIES),
                Ranges.duration("lease", config.lease(), Duration.ofMinutes(1), HOUR),
                Ranges.duration("correction", config.correction(), Duration.ofMinutes(1), HOUR));
    }
}
