package it.varco.catalogue;

import it.varco.api.access.AddressBudget;
import it.varco.api.access.RefusalBudget;
import it.varco.api.catalogue.Handling;
import it.varco.api.configuration.Ranges;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds back who guesses or floods where nobody is signed in: a person is examined by one request at a time, and a
 * network takes so many steps, so many of them at once, and is refused so many times, only.
 *
 * <p>A block is by person, so that nobody guesses from many places; whoever gives wrong answers for one person again
 * and again would keep that person out with it. So a network that was refused some times for one is not examined for
 * them any more, and neither begins nor lengthens their block. Thread-safe.
 *
 * @source SEC-02, SEC-03
 */
final class Turnstile {

    /** How long an examination may take: longer than two calls of ten seconds and the waits for the store. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final int HIGHEST = 1_000_000;

    private final BlockRepository blocks;
    private final AddressBudget steps;
    private final RefusalBudget refusals;
    private final int atOnce;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    Turnstile(BlockRepository blocks, Budgets budgets) {
        this.blocks = blocks;
        this.steps = new AddressBudget(budgets.most, budgets.window);
        this.refusals = new RefusalBudget(budgets.refusals, budgets.window, budgets.sameSubject);
        this.atOnce = budgets.atOnce;
    }

    /**
     * What one network may do with one service; 0 for any number.
     *
     * @param most how many steps of dialogues it may take in a window
     * @param refusals how many times it may be refused in it
     * @param sameSubject how many times it may be refused in a day for one and the same person
     * @param atOnce how many answers of it the service has at a time, because each may cost a hash (SEC-05)
     */
    record Budgets(int most, int refusals, Duration window, int sameSubject, int atOnce) {

        /** @throws IllegalArgumentException naming the key and its range, if a value is out of it */
        static Budgets of(int most, int refusals, String window, int sameSubject, int atOnce) {
            return new Budgets(
                    Ranges.number("visits.most", most, 0, HIGHEST),
                    Ranges.number("visits.refusals", refusals, 0, HIGHEST),
                    Ranges.duration("visits.window", window, Duration.ofSeconds(1), Duration.ofHours(24)),
                    Ranges.number("visits.sameSubject", sameSubject, 0, HIGHEST),
                    Ranges.number("visits.atOnce", atOnce, 0, HIGHEST));
        }
    }

    /** Lets somebody take a step with a service, and counts it; how long they have to wait, zero if not at all. */
    Duration step(String service, Visit visit) {
        Duration taken = steps.toWait(service, visit.address(), visit.at());
        Duration refused = refusals.toWait(service, visit);
        Duration wait = taken.compareTo(refused) > 0 ? taken : refused;
        if (wait.isZero()) {
            steps.spend(service, visit.address(), visit.at());
        }
        return wait;
    }

    /** Takes an answer to a service; empty, and nothing was done, where too many of that network are with it now. */
    Optional<Handling> among(String service, Visit visit, Supplier<Handling> answer) {
        String network = service + '|' + AddressBudget.network(visit.address());
        int others = underWay.merge(network, 1, Integer::sum) - 1;
        try {
            return atOnce == 0 || others < atOnce ? Optional.of(answer.get()) : Optional.empty();
        } finally {
            underWay.computeIfPresent(network, (same, all) -> all == 1 ? null : all - 1);
        }
    }

    /** Reserves the person whom an answer names, before anything is examined. */
    Reservation reserve(String operation, String service, Visit visit, CodiceFiscale subject) {
        Instant now = visit.at();
        Duration wait = refusals.toWait(service, visit, subject);
        return wait.isZero()
                ? blocks.reserve(Outcomes.trailName(operation), subject, now, now.plus(LEASE))
                : new Reservation.Blocked(now.plus(wait));
    }

    /** Counts a refusal for the network it came from. */
    void refused(Turn turn) {
        Visit visit = turn.caller().visit();
        String service = turn.pratica().stored().service();
        refusals.spend(service, visit);
        turn.subject().ifPresent(subject -> refusals.spend(service, visit, subject));
    }

    /** Whom a form names, where somebody is to be examined. */
    static Optional<CodiceFiscale> subject(Terms terms, Form form, Submission answer) {
        return terms.block().isZero()
                ? Optional.empty()
                : form.subject().flatMap(field -> answer.codiceFiscale(field.name()));
    }
}
