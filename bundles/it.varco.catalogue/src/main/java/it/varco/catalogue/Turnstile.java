package it.varco.catalogue;

import it.varco.api.access.AddressBudget;
import it.varco.api.configuration.Ranges;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds back who guesses or floods where nobody is signed in: a person is examined by one request at a time, and a
 * network takes so many steps, and is refused so many times, only. Thread-safe.
 *
 * @source SEC-02, SEC-03
 */
final class Turnstile {

    /** How long an examination may take: longer than two calls of ten seconds and the waits for the store. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final int HIGHEST = 1_000_000;

    private final BlockRepository blocks;
    private final AddressBudget steps;
    private final AddressBudget refusals;

    /**
     * @param steps how many steps of dialogues with a service one network may take in a window
     * @param refusals how many times one network may be refused by a service in it
     */
    Turnstile(BlockRepository blocks, int steps, int refusals, Duration window) {
        this.blocks = blocks;
        this.steps = new AddressBudget(steps, window);
        this.refusals = new AddressBudget(refusals, window);
    }

    /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
    static Turnstile of(BlockRepository blocks, int most, int refusals, String window) {
        return new Turnstile(
                blocks,
                Ranges.number("visits.most", most, 0, HIGHEST),
                Ranges.number("visits.refusals", refusals, 0, HIGHEST),
                Ranges.duration("visits.window", window, Duration.ofSeconds(1), Duration.ofHours(24)));
    }

    /** Lets somebody take a step with a service, and counts it; how long they have to wait, zero if not at all. */
    Duration step(String service, Visit visit) {
        Duration wait = wait(service, visit);
        if (wait.isZero()) {
            steps.spend(service, visit.address(), visit.at());
        }
        return wait;
    }

    private Duration wait(String service, Visit visit) {
        Duration taken = steps.wait(service, visit.address(), visit.at());
        Duration refused = refusals.wait(service, visit.address(), visit.at());
        return taken.compareTo(refused) > 0 ? taken : refused;
    }

    /** Reserves the person whom an answer names, before anything is examined. */
    Reservation reserve(String operation, String service, Visit visit, CodiceFiscale subject) {
        Instant now = visit.at();
        Duration wait = refusals.wait(service, visit.address(), now);
        return wait.isZero()
                ? blocks.reserve(Outcomes.trailName(operation), subject, now, now.plus(LEASE))
                : new Reservation.Blocked(now.plus(wait));
    }

    /** Counts a refusal for the network it came from. */
    void refused(String service, Visit visit) {
        refusals.spend(service, visit.address(), visit.at());
    }

    /** Whom a form names, where somebody is to be examined. */
    static Optional<CodiceFiscale> subject(Terms terms, Form form, Submission answer) {
        return terms.block().isZero()
                ? Optional.empty()
                : form.subject().flatMap(field -> answer.codiceFiscale(field.name()));
    }
}
