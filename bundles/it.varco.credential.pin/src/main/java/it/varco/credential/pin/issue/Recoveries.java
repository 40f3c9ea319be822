package it.varco.credential.pin.issue;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Opens recoveries and brings them to their end. Thread-safe.
 *
 * @source PIN-38 to PIN-44, PIN-S18, PIN-S19, CON-04, CON-05
 */
final class Recoveries {

    /** How many contacts somebody has to know (PIN-38, CON-05). */
    static final int CONTACTS = 2;

    /** How many wrong answers end a recovery; a guess. */
    static final int MOST_WRONG = 5;

    /** A new PIN was made, and its halves are on their way. */
    static final String COMPLETED = "recovery.completed";

    private static final String OPENED = "recovery.opened";
    private static final String FAILED = "recovery.failed";
    private static final String LAST = "pin.recovery.last";

    /**
     * How many recoveries of one person are opened in a day, so that nobody's mailbox is flooded; a guess. Only who
     * knows two contacts uses one up.
     */
    private static final int MOST_OPENINGS = 3;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int TICKET_LENGTH = 22; // of 6 bits each: more than the 128 that nobody guesses
    private static final String TICKET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final IssueBook book;
    private final IssuePolicy.Recovering policy;
    private final Halves halves;

    Recoveries(IssueBook book) {
        this.book = book;
        this.policy = book.policy().recovery();
        this.halves = new Halves(book.pins(), book.dice());
    }

    /** A dossier and a PIN that can be recovered. */
    record Case(Dossiers.Held held, Found pin) {

        Dossier dossier() {
            return held.dossier();
        }
    }

    /** What can be recovered of a person at an instant; empty if nothing can. */
    Optional<Case> find(CodiceFiscale person, Instant at) {
        return book.dossiers()
                .find(person)
                .flatMap(held -> book.pin(person).map(pin -> new Case(held, pin)))
                .filter(found -> recoverable(found, at));
    }

    private boolean recoverable(Case found, Instant at) {
        PinRecord pin = found.pin().record();
        boolean alive = switch (pin.state()) {
            case ATTIVO, SCADUTO -> true; // also one that nobody used for too long (PIN-46)
            case IN_ATTESA_PRIMO_ACCESSO -> book.pins().policy().activation().covers(pin.setAt(), at);
            case REVOCATO, DISMESSO -> false;
        };
        boolean reached = counted(found.dossier(), at).electronic() >= CONTACTS; // PIN-41
        return alive
                && reached
                && found.dossier().isLookedAt()
                && book.phaseOut().admits(pin.eligible(), at);
    }

    /** Those contacts of a dossier that count. */
    private Contacts counted(Dossier dossier, Instant at) {
        return dossier.contacts().withoutHeld(at, policy.hold());
    }

    /** Whether somebody who knows these contacts opens a recovery, which happens some times a day only. */
    boolean opens(Case found, Map<Medium, String> typed, Instant at) {
        return openings(found.dossier(), at).size() < MOST_OPENINGS
                && counted(found.dossier(), at).known(typed) >= CONTACTS;
    }

    /** When recoveries of a person were opened within a day, the earliest first. */
    private static List<Instant> openings(Dossier dossier, Instant at) {
        Instant dayBefore = at.minus(DAY);
        return dossier.history().stream()
                .filter(event -> event.what().equals(OPENED) && event.at().isAfter(dayBefore))
                .map(Dossier.Event::at)
                .toList();
    }

    /**
     * What opens a recovery: the link goes by mail, the code by text message, where there is a number for it. With the
     * last one of a day the holder is told at each contact from when on there can be another.
     *
     * @param shown hash of the code that was shown where it was started
     * @param bySms the code for a text message, where {@link #texts} says that there is one
     * @param with what else changes
     */
    Effects open(Case found, SecretHash shown, Optional<Sent> bySms, List<RecordChange> with, Instant at) {
        Dossier dossier = found.dossier();
        Contacts contacts = counted(dossier, at);
        String ticket = ticket(book.dice());
        Recovery recovery = new Recovery(
                book.dossiers().linkOf(ticket), bySms.map(Sent::hash).orElse(shown), at.plus(policy.link()), 0);
        Dossier after = dossier.recovering(Optional.of(recovery)).after(at, OPENED, dossier.next());
        List<Message> messages = new ArrayList<>();
        Message.Builder link = message("pin.recovery.link", dossier, recovery);
        for (Medium medium : List.of(Medium.EMAIL, Medium.PEC)) {
            contacts.at(medium).ifPresent(address -> link.to(medium, address));
        }
        messages.add(link.link("page", ResetDesk.NAME, ticket).build());
        bySms.map(code -> code(message("pin.recovery.code", dossier, recovery), contacts, code))
                .ifPresent(messages::add);
        List<Instant> openings = openings(after, at);
        if (openings.size() == MOST_OPENINGS) {
            messages.addAll(
                    HolderNotices.toContacts(LAST, dossier, openings.get(0).plus(DAY)));
        }
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(Optional.of(found.held()), after));
        changes.addAll(with);
        return Issue.about(after, changes, messages);
    }

    /**
     * Whether the code goes by text message, and not the one counts that was shown.
     *
     * @param media over which messages leave now
     */
    boolean texts(Case found, Set<Medium> media, Instant at) {
        boolean number = counted(found.dossier(), at).at(Medium.SMS).isPresent();
        return policy.code() && number && media.contains(Medium.SMS);
    }

    /**
     * A code that may go by text message.
     *
     * @param hash of it
     */
    record Sent(ProvisionalCode code, SecretHash hash) {}

    private static Message.Builder message(String kind, Dossier dossier, Recovery recovery) {
        return Message.of(kind, dossier.applicant().person())
                .matter("pin.recovery")
                .moment("until", recovery.until())
                .until(recovery.until());
    }

    private static Message code(Message.Builder message, Contacts contacts, Sent sent) {
        contacts.at(Medium.SMS).ifPresent(number -> message.to(Medium.SMS, number));
        char[] grouped = sent.code().grouped();
        try (Secret secret = new Secret(grouped)) {
            return message.secret("code", secret).build();
        } finally {
            Arrays.fill(grouped, '\0');
        }
    }

    private static String ticket(IntUnaryOperator dice) {
        StringBuilder ticket = new StringBuilder(TICKET_LENGTH);
        for (int i = 0; i < TICKET_LENGTH; i++) {
            ticket.append(TICKET_ALPHABET.charAt(dice.applyAsInt(TICKET_ALPHABET.length())));
        }
        return ticket.toString();
    }

    /** The dossier whose recovery a link opens now; empty for one that was used or is too old, and for any other. */
    Optional<Dossiers.Held> opened(String link, Instant at) {
        return book.dossiers()
                .ofLink(link)
                .filter(held -> held.dossier()
                        .recovery()
                        .filter(recovery -> recovery.until().isAfter(at))
                        .isPresent());
    }

    /** What a wrong answer leads to: it counts, and the last one of some ends the recovery. */
    Effects failed(Dossiers.Held held, Instant at) {
        Dossier dossier = held.dossier();
        Recovery failed = dossier.recovery().orElseThrow().failed();
        Dossier after = failed.wrong() < MOST_WRONG
                ? dossier.recovering(Optional.of(failed))
                : dossier.recovering(Optional.empty()).after(at, FAILED, dossier.next());
        return Issue.about(after, book.dossiers().change(Optional.of(held), after), List.of());
    }

    /**
     * A recovery that came to its end.
     *
     * @param byPost whether a half goes by post
     */
    record Completed(Effects effects, boolean byPost) {}

    /**
     * The end of a recovery: a new initial PIN, and the one before is void; the work of one hash.
     *
     * @param media over which messages leave now
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<Completed> complete(Case found, Set<Medium> media, Instant at) throws InterruptedException {
        Optional<Halves.Made> made = halves.both();
        if (made.isEmpty()) {
            return Optional.empty();
        }
        try (Halves.Made halfs = made.get()) {
            return Optional.of(completed(found, halfs, media, at));
        }
    }

    /**
     * Whether the holder has signed in with this PIN, for which the letter had to reach them: before that nobody has
     * proved that the contacts are theirs, and a half goes to the address that was verified.
     */
    private static boolean proved(PinRecord pin) {
        return pin.confirmed().isPresent();
    }

    private Completed completed(Case found, Halves.Made made, Set<Medium> media, Instant at) {
        Dossier dossier = found.dossier();
        CodiceFiscale person = dossier.applicant().person();
        Dossier after = dossier.recovering(Optional.empty())
                .waitingFor(Optional.empty())
                .at(Stage.PRIMA_META_INVIATA, at, COMPLETED, Optional.of(at));
        PinRecord pin = found.pin().record();
        PinLevel level = policy.keepsLevel() ? pin.level() : PinLevel.ORDINARIO;
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(Optional.of(found.held()), after));
        changes.add(book.pins().records().change(person, found.pin().version(), pin.reissued(level, made.hash(), at)));
        Halves.Way way = policy.byPost() || !proved(pin) ? Halves.Way.BY_POST : Halves.Way.ELECTRONIC;
        Contacts reached = counted(dossier, at).over(media);
        List<Message> messages = new ArrayList<>(halves.messages(dossier.applicant(), reached, made, way, at));
        boolean byPost = messages.stream().anyMatch(message -> message.over().contains(Medium.POSTA));
        messages.addAll(HolderNotices.toContacts("pin.recovered", dossier, at));
        return new Completed(Issue.about(after, changes, messages).endingOtherSessions(), byPost);
    }
}
