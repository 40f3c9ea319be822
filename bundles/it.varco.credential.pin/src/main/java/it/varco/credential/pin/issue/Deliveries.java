package it.varco.credential.pin.issue;

import it.varco.api.notification.Fate;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinState;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the messages that bring the halves, asked ever more seldom.
 *
 * @source PIN-23, PIN-S06, PIN-S09, NOT-26
 */
final class Deliveries {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final IssueBook book;
    private final Holders holders;

    Deliveries(IssueBook book) {
        this.book = book;
        holders = new Holders(book);
    }

    /** Once the letter was handed to the post, the first login is awaited: ninety days from the first half on. */
    Upkeep halves(Dossiers.Held held, UpkeepRequest request) {
        Dossier sending = held.dossier();
        Optional<Found> pin = book.pin(sending.applicant().person());
        if (pin.filter(found -> found.record().state() != PinState.IN_ATTESA_PRIMO_ACCESSO)
                .isPresent()) {
            return holders.firstLogin(held, request.at());
        }
        List<Fate> fates = fates(sending, request);
        if (failed(fates)) {
            return undelivered(held, pin, request.at());
        }
        if (fates.size() < 2 || fates.stream().anyMatch(fate -> fate.progress() != Fate.Progress.SENT)) {
            Instant over =
                    pin.map(found -> holders.over(found.record().setAt())).orElse(Instant.MAX);
            return request.at().isBefore(over)
                    ? later(held, request.at(), over)
                    : holders.lapsed(held, pin, request.at());
        }
        Instant sent = fates.get(0).since();
        Dossier waiting = sending.at(
                Stage.IN_ATTESA_PRIMO_ACCESSO, request.at(), "halves.sent", Optional.of(holders.nextLook(sent, sent)));
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(Optional.of(held), waiting));
        pin.ifPresent(found -> changes.add(book.pins()
                .records()
                .change(found.person(), found.version(), found.record().sent(sent))));
        return new Upkeep("sent", Issue.about(waiting, changes, List.of()));
    }

    /** The letter with the first half: ninety days from its dispatch on nobody can activate it any more. */
    Upkeep letter(Dossiers.Held held, UpkeepRequest request) {
        Dossier waiting = held.dossier();
        Instant over = book.pins().policy().activation().over(waiting.activationStart());
        if (!request.at().isBefore(over)) {
            return holders.lapsed(held, Optional.empty(), request.at());
        }
        List<Fate> fates = fates(waiting, request);
        if (failed(fates)) {
            return undelivered(held, Optional.empty(), request.at());
        }
        boolean known = waiting.happened(Dossier.LETTER_SENT).isPresent();
        if (known || fates.isEmpty() || fates.get(0).progress() != Fate.Progress.SENT) {
            return later(held, request.at(), over);
        }
        Instant sent = fates.get(0).since();
        Dossier posted = waiting.after(
                sent,
                Dossier.LETTER_SENT,
                Optional.of(book.pins().policy().activation().over(sent)));
        return new Upkeep("sent", Issue.about(posted, change(held, posted), List.of()));
    }

    private static List<Fate> fates(Dossier dossier, UpkeepRequest request) {
        return request.fates(dossier.applicant().person(), Halves.pair(dossier.since()));
    }

    private static boolean failed(List<Fate> fates) {
        return fates.stream().anyMatch(fate -> fate.progress() == Fate.Progress.FAILED);
    }

    /** The PIN never was: whoever asked can ask again. One that was recovered can be recovered again. */
    private Upkeep undelivered(Dossiers.Held held, Optional<Found> pin, Instant at) {
        if (pin.isPresent() && held.dossier().happened(Recoveries.COMPLETED).isPresent()) {
            Instant next = holders.nextLook(pin.get().record().setAt(), at);
            Dossier waiting =
                    held.dossier().at(Stage.IN_ATTESA_PRIMO_ACCESSO, at, "half.undelivered", Optional.of(next));
            List<Message> told = HolderNotices.toAll("pin.recovery.undelivered", waiting, at);
            return new Upkeep("undelivered", Issue.about(waiting, change(held, waiting), told));
        }
        Dossier ended = held.dossier()
                .at(Stage.ANNULLATO, at, "half.undelivered", Optional.empty())
                .waitingFor(Optional.empty());
        List<RecordChange> changes = new ArrayList<>(change(held, ended));
        pin.ifPresent(found -> changes.add(book.pins().records().removal(found.person(), found.version())));
        return new Upkeep(
                "undelivered",
                Issue.about(ended, changes, Notices.undelivered(ended).stream().toList()));
    }

    private Upkeep later(Dossiers.Held held, Instant at, Instant latest) {
        Instant next = later(held.dossier().since(), at, LONGEST);
        Dossier same = held.dossier().due(Optional.of(next.isBefore(latest) ? next : latest));
        return new Upkeep("look", Issue.about(same, change(held, same), List.of()));
    }

    /** When to look again: after as long as it has taken until now, a minute at least. */
    static Instant later(Instant since, Instant at, Duration most) {
        Duration least = Duration.ofMinutes(1);
        Duration until = Duration.between(since, at);
        if (until.compareTo(least) < 0) {
            return at.plus(least);
        }
        return at.plus(until.compareTo(most) < 0 ? until : most);
    }

    private List<RecordChange> change(Dossiers.Held held, Dossier after) {
        return book.dossiers().change(Optional.of(held), after);
    }
}
