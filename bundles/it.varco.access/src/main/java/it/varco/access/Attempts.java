package it.varco.access;

import it.varco.api.access.RefusalBudget;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Visit;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Reservation;
import it.varco.spi.store.StoredAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The logins under way: opened by a browser, claimed by one answer at a time, over when they lead to something.
 *
 * <p>Every method that changes something takes part in the transaction of its caller.
 */
final class Attempts {

    /**
     * How long a claimed answer may take: longer than two examinations of ten seconds and the waits for the store.
     * After a crash it is free again.
     */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration STEP = Duration.ofMinutes(10);

    /** By how much the clocks of two nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final Duration WHOLE = Duration.ofMinutes(15);
    private static final int MOST_OF_A_BROWSER = 8;

    private final AttemptRepository repository;
    private final BlockRepository blocks;
    private final PersonRepository people;
    private final RefusalBudget budget;
    private final SteadyTime time;

    Attempts(
            AttemptRepository repository,
            BlockRepository blocks,
            PersonRepository people,
            RefusalBudget budget,
            SteadyTime time) {
        this.repository = repository;
        this.blocks = blocks;
        this.people = people;
        this.budget = budget;
        this.time = time;
    }

    UnderWay open(Visit visit, String id, Purpose purpose, Pending pending, ReturnPath next) {
        BrowserToken browser = visit.browser().orElseThrow();
        Instant now = time.of(visit.at());
        Dialogue dialogue = Dialogue.first(visit.channel(), purpose, pending);
        StoredAttempt stored = new StoredAttempt(
                id,
                1,
                Bytes.of(browser.hash()),
                personId(purpose.person()),
                pending.provider().id(),
                pending.provider().descriptor().stateVersion(),
                next.value(),
                dialogue.encode(),
                now,
                now.plus(patience(pending.provider())));
        repository.open(stored, MOST_OF_A_BROWSER);
        return new UnderWay(stored, dialogue);
    }

    /** The attempt that a page sent back, if this browser may go on with just that form now. */
    Optional<UnderWay> find(Visit visit, String formId) {
        return standing(visit, formId).filter(attempt -> attempt.formId().equals(formId));
    }

    /** The attempt of a form, this one or an earlier one, if this browser may go on with it now. */
    Optional<UnderWay> standing(Visit visit, String formId) {
        int dot = formId.lastIndexOf('.');
        Optional<Bytes> browser = visit.browser().map(token -> Bytes.of(token.hash()));
        if (dot < 0 || browser.isEmpty()) {
            return Optional.empty();
        }
        return open(visit, formId.substring(0, dot))
                .filter(attempt -> attempt.stored().browser().equals(browser.get()))
                .filter(attempt -> attempt.dialogue().awaited().form().isPresent());
    }

    /** The attempt that this browser comes back to from another site, if it may go on with it now. */
    Optional<UnderWay> returning(Visit visit, String id) {
        Optional<Bytes> returning = visit.returning().map(token -> Bytes.of(token.hash()));
        return returning.flatMap(token -> open(visit, id)
                .filter(attempt -> attempt.dialogue()
                        .awaited()
                        .homecoming()
                        .filter(homecoming -> homecoming.returning().equals(token))
                        .isPresent()));
    }

    private Optional<UnderWay> open(Visit visit, String id) {
        Instant now = time.of(visit.at());
        return repository
                .find(id, now)
                .filter(stored -> stored.openedAt().isBefore(now.plus(SKEW))) // or the clock was set back at a restart
                .flatMap(UnderWay::read)
                .filter(attempt -> attempt.dialogue().channel() == visit.channel())
                .filter(attempt -> !now.isBefore(attempt.dialogue().busyUntil()));
    }

    /**
     * Takes an answer for examination, and the person it names (SEC-02), unless its network was refused for that person
     * too often (SEC-03): then nothing becomes of it, and the person stays free for whoever answers from elsewhere.
     *
     * <p>Whoever makes a credential is not reserved: nothing is guessed there, and wrong answers of others for that
     * person must not keep them from it.
     */
    Claim claim(Visit visit, UnderWay attempt, Optional<CodiceFiscale> subject) {
        Instant now = time.of(visit.at());
        Instant lease = now.plus(LEASE);
        StoredAttempt before = attempt.stored();
        UnderWay held = attempt.with(attempt.dialogue().busy(lease), before.stateVersion(), before.expiry());
        if (!repository.advance(held.stored(), before.step())) {
            return new Claim.Lost();
        }
        if (subject.isEmpty() || attempt.dialogue().ticket().isPresent()) {
            return new Claim.Won(held, Optional.empty());
        }
        Duration wait = budget.toWait(before.provider(), visit, subject.get());
        if (!wait.isZero()) {
            close(held);
            return new Claim.Blocked(wait, "access.network");
        }
        Reservation reservation = blocks.reserve(before.provider(), subject.get(), now, lease);
        if (reservation instanceof Reservation.Blocked blocked) {
            close(held);
            return new Claim.Blocked(Duration.between(now, blocked.until()), "access.blocked");
        }
        if (reservation instanceof Reservation.Held reserved) {
            return new Claim.Won(held, Optional.of(reserved));
        }
        throw new IllegalStateException("reservation: expected one of the known ones");
    }

    /** Gives the answer back as if it had not been sent: nothing was said about the person (SEC-12). */
    void giveBack(Claim.Won claim) {
        StoredAttempt held = claim.attempt().stored();
        Dialogue idle = claim.attempt().dialogue().busy(Instant.EPOCH);
        claim.reservation().ifPresent(blocks::release);
        repository.advance(
                claim.attempt().with(idle, held.stateVersion(), held.expiry()).stored(), held.step());
    }

    /** Puts the next step in the place of the last one. */
    Optional<UnderWay> goOn(Visit visit, Claim.Won claim, Pending pending, Optional<CodiceFiscale> subject) {
        StoredAttempt held = claim.attempt().stored();
        Instant latest = held.openedAt().plus(WHOLE);
        Instant expiry = time.of(visit.at()).plus(patience(pending.provider()));
        UnderWay next = claim.attempt()
                .of(personId(
                        subject.or(() -> claim.attempt().dialogue().purpose().person())))
                .with(
                        claim.attempt().dialogue().next(pending, subject),
                        pending.provider().descriptor().stateVersion(),
                        expiry.isBefore(latest) ? expiry : latest);
        claim.reservation().ifPresent(blocks::release);
        return repository.advance(next.stored(), held.step()) ? Optional.of(next) : Optional.empty();
    }

    /** Ends the attempt with a refusal; the person is blocked for so long, if that is any time. */
    void refuse(Visit visit, Claim.Won claim, Duration block) {
        close(claim.attempt());
        claim.reservation().ifPresent(held -> {
            if (block.isZero()) {
                blocks.release(held);
            } else {
                blocks.block(held, time.of(visit.at()).plus(block));
            }
        });
    }

    /**
     * Ends the attempt with success, or without any consequence.
     *
     * @return whether it, and the reservation of the person, were still ours: an answer that took too long opens
     *     nothing (PIN-33, SEC-07)
     */
    boolean finish(Claim.Won claim) {
        boolean held = claim.reservation().map(blocks::release).orElse(true);
        return close(claim.attempt()) && held;
    }

    /** Ends with success, and drops whatever else its browser began (SPID-83). */
    boolean finishAll(Claim.Won claim) {
        boolean ours = finish(claim);
        if (ours) {
            repository.endOfBrowser(claim.attempt().stored().browser());
        }
        return ours;
    }

    void sweep(Instant wall) {
        Instant now = time.of(wall);
        repository.sweep(now);
        blocks.sweep(now);
    }

    private String personId(Optional<CodiceFiscale> person) {
        return person.map(people::idOf).orElse("");
    }

    private boolean close(UnderWay attempt) {
        return repository.close(attempt.stored().id(), attempt.stored().step());
    }

    private static Duration patience(Provider provider) {
        Duration own = provider.descriptor().patience();
        return own.compareTo(STEP) < 0 ? own : STEP;
    }
}
