package it.varco.credential.pin.issue;

import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.Warnings;
import it.varco.spi.catalogue.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time brings about for those who have their PIN: the first login is noted, one that is not used ends, and its
 * holder is told before it expires.
 *
 * @source PIN-23, PIN-S09, PIN-S10, NOT-15
 */
final class Holders {

    private static final String WARNED = "expiry.warned";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final IssueBook book;

    Holders(IssueBook book) {
        this.book = book;
    }

    /** Whether the holder has signed in, or the initial PIN is over. */
    Upkeep firstLogin(Dossiers.Held held, Instant at) {
        Dossier waiting = held.dossier();
        Holder holder = Holder.of(book, held);
        Optional<Found> pin = holder.pin();
        if (pin.isEmpty()) {
            return quiet(held, unreadable(holder, at));
        }
        PinRecord record = pin.get().record();
        return switch (record.state()) {
            case ATTIVO, SCADUTO -> {
                Dossier done = waiting.waitingFor(Optional.empty())
                        .at(Stage.CONCLUSO, at, "first.login", Optional.of(at.plus(WEEK)));
                yield new Upkeep("first-login", Issue.about(done, change(held, done), List.of()));
            }
            case IN_ATTESA_PRIMO_ACCESSO ->
                at.isBefore(over(record.setAt()))
                        ? quiet(held, Optional.of(nextLook(record.setAt(), at)))
                        : lapsed(held, pin, at);
            case REVOCATO, DISMESSO -> quiet(held, Optional.empty());
        };
    }

    /** When to look for the first login again: ever more seldom, and when the initial PIN is over. */
    Instant nextLook(Instant sent, Instant at) {
        Instant next = Deliveries.later(sent, at, WEEK);
        return next.isBefore(over(sent)) ? next : over(sent);
    }

    /** When an initial PIN ends that was sent at an instant. */
    Instant over(Instant sent) {
        return book.pins().policy().activation().over(sent);
    }

    /** Nobody used the initial PIN, or activated its first half: it is void. */
    Upkeep lapsed(Dossiers.Held held, Optional<Found> pin, Instant at) {
        Dossier ended = held.dossier()
                .at(Stage.SCADUTO_NON_ATTIVATO, at, "lapsed", Optional.empty())
                .waitingFor(Optional.empty());
        List<RecordChange> changes = new ArrayList<>(change(held, ended));
        pin.ifPresent(found -> changes.add(book.pins().records().unchanged(found.person(), found.version())));
        return new Upkeep(
                "lapsed",
                Issue.about(ended, changes, Notices.lapsed(ended).stream().toList()));
    }

    /** Tells the holder fifteen days before the PIN expires, once for each PIN. */
    Upkeep expiry(Dossiers.Held held, Instant at) {
        Holder holder = Holder.of(book, held);
        Optional<PinRecord> used = holder.pin().map(Found::record).filter(Holders::inUse);
        if (used.isEmpty()) {
            return quiet(held, unreadable(holder, at));
        }
        Instant warning = book.pins().warnings().expiryWarning(used.get());
        Instant expired = book.pins().policy().validity().over(used.get().setAt());
        if (!at.isBefore(expired)) {
            return quiet(held, Optional.of(at.plus(MONTH)));
        }
        return book.pins()
                .warnings()
                .expiry(holder.person(), used.get(), at)
                .map(expiry -> expiring(held, expiry, at, expired))
                .orElseGet(() -> quiet(held, Optional.of(at.isBefore(warning) ? warning : expired)));
    }

    private Upkeep expiring(Dossiers.Held held, Warnings.Expiry expiry, Instant at, Instant expired) {
        Dossier told = held.dossier().after(at, WARNED, Optional.of(expired));
        List<RecordChange> changes = new ArrayList<>(change(held, told));
        changes.add(expiry.told());
        List<Message> messages = Notices.expiring(told, expiry).stream().toList();
        return new Upkeep("expiring", Issue.about(told, changes, messages));
    }

    /** A PIN that nobody can read now is looked at again later; where there is none, nothing is left to look at. */
    private static Optional<Instant> unreadable(Holder holder, Instant at) {
        return holder.isUnreadable() ? Optional.of(at.plus(WEEK)) : Optional.empty();
    }

    private static boolean inUse(PinRecord record) {
        return switch (record.state()) {
            case ATTIVO, SCADUTO -> true;
            case IN_ATTESA_PRIMO_ACCESSO, REVOCATO, DISMESSO -> false;
        };
    }

    private Upkeep quiet(Dossiers.Held held, Optional<Instant> next) {
        Dossier same = held.dossier().due(next);
        return new Upkeep("look", Issue.about(same, change(held, same), List.of()));
    }

    private List<RecordChange> change(Dossiers.Held held, Dossier after) {
        return book.dossiers().change(Optional.of(held), after);
    }
}
