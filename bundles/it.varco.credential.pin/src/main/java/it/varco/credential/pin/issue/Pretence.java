package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.spi.catalogue.Upkeep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time brings about for {@link Phantoms}: they look like requests that wait for a call which never comes, and the
 * person is told that somebody asked for a PIN in their name.
 *
 * @source PIN-18, SEC-04
 */
final class Pretence {

    private final IssueBook book;
    private final Requests requests;

    Pretence(IssueBook book) {
        this.book = book;
        this.requests = new Requests(book);
    }

    /** Changes that keep a request that leads to nothing. */
    List<RecordChange> begun(Dossier asked) {
        return change(Optional.empty(), asked);
    }

    /**
     * Changes that put a request in the place of an earlier one: the number of one that came to nothing is shown as
     * long as if nothing could have come of it.
     */
    List<RecordChange> anew(Optional<Dossiers.Held> known, Dossier asked, Instant at) {
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(known, asked));
        known.map(Dossiers.Held::dossier)
                .filter(earlier -> Requests.shows(earlier, at))
                .ifPresent(earlier -> changes.addAll(begun(earlier)));
        return changes;
    }

    /**
     * The next thing that seems to happen to it.
     *
     * @throws it.varco.spi.archive.ArchiveException if a request would wait for the archive
     */
    Optional<Upkeep> older(Dossiers.Held held, Instant at) {
        Dossier seen = held.dossier();
        return switch (seen.stage()) {
            case RICHIESTO ->
                Optional.of(book.policy().call().covers(seen.since(), at) ? queued(held, at) : uncalled(held, at));
            case IN_VERIFICA_TELEFONICA -> Optional.of(uncalled(held, at));
            default -> Optional.empty();
        };
    }

    private Upkeep uncalled(Dossiers.Held held, Instant at) {
        Dossier ended = Requests.uncalled(held.dossier(), at);
        return Requests.uncalled(ended, change(Optional.of(held), ended), book.mailboxes(), at);
    }

    /** Whatever the archive says of the address; while it says nothing this one waits as every other does. */
    private Upkeep queued(Dossiers.Held held, Instant at) {
        requests.found(held.dossier().applicant(), at);
        CodiceFiscale person = held.dossier().applicant().person();
        Dossier waiting = Requests.queued(held.dossier(), book.policy(), at);
        List<RecordChange> changes = new ArrayList<>(change(Optional.of(held), waiting));
        if (book.phantoms().told(person)) {
            return new Upkeep("again", Issue.about(waiting, changes, List.of()));
        }
        changes.add(book.phantoms().telling(person, at));
        Optional<Dossier> known =
                book.dossiers().find(person).map(Dossiers.Held::dossier).filter(Dossier::isLookedAt);
        Message told = Notices.again(person, known, at);
        return new Upkeep("again", Issue.about(known.orElse(waiting), changes, List.of(told)));
    }

    private List<RecordChange> change(Optional<Dossiers.Held> before, Dossier after) {
        Instant turn = after.next().orElseGet(after::begun);
        Instant end = after.forgotten()
                .orElseGet(() -> book.policy().call().over(turn).plus(Dossier.KEPT));
        return book.phantoms().change(before, after, end);
    }
}
