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
import java.util.Map;
import java.util.Optional;

/**
 * What became of the messages that bring the halves, asked ever more seldom.
 *
 * @source PIN-23, PIN-S06, PIN-S09, NOT-26
 */
final class Deliveries {

    /** After which time it is asked for the first time. */
    static final Duration SOON = Duration.ofMinutes(1);

    private static final String UNDELIVERED = "half.undelivered";
    private static final String NOT_ACTIVATED = "pin.activation.undelivered";
    private static final Duration LONGEST = Duration.ofHours(12);

    private final IssueBook book;
    private final Holders holders;

    Deliveries(IssueBook book) {
        this.book = book;
        holders = new Holders(book);
    }

    /**
     * Once the letter was handed to the post, the first login is awaited: ninety days from the first half on. After an
     * activation it is the other way round: the letter was there, and the second half is waited for.
     */
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
        int sentHalves = sending.isActivated() ? 1 : 2;
        if (fates.size() < sentHalves || fates.stream().anyMatch(fate -> fate.progress() != Fate.Progress.SENT)) {
            Instant over =
                    pin.map(found -> holders.over(found.record().setAt())).orElse(Instant.MAX);
            return request.at().isBefore(over)
                    ? later(held, request.at(), over)
                    : holders.lapsed(held, pin, request.at());
        }
        return sent(held, pin, fates.get(0).since(), request.at());
    }

    /** @param first when the first message left */
    private Upkeep sent(Dossiers.Held held, Optional<Found> pin, Instant first, Instant at) {
        boolean activated = held.dossier().isActivated(); // then the days run from the letter, as the PIN says
        Instant start = activated ? pin.map(found -> found.record().setAt()).orElse(first) : first;
        Dossier waiting = held.dossier()
                .waitingFor(Optional.empty())
                .at(
                        Stage.IN_ATTESA_PRIMO_ACCESSO,
                        at,
                        "halves.sent",
                        Optional.of(holders.nextLook(start, activated ? at : start)));
        List<RecordChange> changes = new ArrayList<>(change(held, waiting));
        pin.ifPresent(found -> changes.add(book.pins()
                .records()
                .change(found.person(), found.version(), found.record().sent(start))));
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
        if (pin.isPresent() && held.dossier().isActivated()) {
            return activatedAnew(held, pin.get(), at);
        }
        if (pin.isPresent() && held.dossier().happened(Recoveries.COMPLETED).isPresent()) {
            Instant next = holders.nextLook(pin.get().record().setAt(), at);
            Dossier waiting = held.dossier().at(Stage.IN_ATTESA_PRIMO_ACCESSO, at, UNDELIVERED, Optional.of(next));
            List<Message> told = HolderNotices.toContacts("pin.recovery.undelivered", waiting, at);
            return new Upkeep("undelivered", Issue.about(waiting, change(held, waiting), told));
        }
        Dossier ended = held.dossier()
                .at(Stage.ANNULLATO, at, UNDELIVERED, Optional.empty())
                .waitingFor(Optional.empty());
        List<RecordChange> changes = new ArrayList<>(change(held, ended));
        pin.ifPresent(found -> changes.add(book.pins().records().removal(found.person(), found.version())));
        return new Upkeep(
                "undelivered",
                Issue.about(ended, changes, Notices.undelivered(ended).stream().toList()));
    }

    /**
     * The second half to a letter did not arrive: nobody has that PIN, and the letter can be activated again until the
     * day on which it could before. Contacts that were typed with it are forgotten, so that others can be; then the
     * holder is told where the house writes to them as well.
     */
    private Upkeep activatedAnew(Dossiers.Held held, Found pin, Instant at) {
        Dossier sending = held.dossier();
        Instant letter = pin.record().setAt();
        boolean typed = sending.happened(ActivateDesk.ACTIVATED_THERE).isPresent();
        Dossier waiting = sending.back(Stage.DA_ATTIVARE, letter, at, UNDELIVERED, Optional.of(holders.over(letter)));
        Dossier after = typed ? waiting.reachedAt(Contacts.of(Map.of())) : waiting;
        List<RecordChange> changes = new ArrayList<>(change(held, after));
        changes.add(book.pins().records().removal(pin.person(), pin.version()));
        List<Message> told = new ArrayList<>(HolderNotices.toContacts(NOT_ACTIVATED, sending, at));
        if (typed) {
            told.addAll(HolderNotices.toContactsOrRecapiti(NOT_ACTIVATED, pin.person(), Optional.empty(), at));
        }
        return new Upkeep("undelivered", Issue.about(after, changes, told));
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
