package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Secret;
import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Mask;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.notification.Recapiti;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.StoredRecapito;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The contacts of people: what counts was proved by a code that was sent there, and every change is told to the contact
 * that was there before and to all others.
 *
 * <p>Whoever else has the same contact changes nothing in any answer. Thread-safe.
 *
 * @source D-64, SEC-06, SEC-10, SEC-55, SEC-71
 */
final class RecapitoBook implements Recapiti {

    /** What the book works with. */
    record Parts(
            RecapitoRepository repository,
            PersonRepository people,
            Transactions transactions,
            Notifier notifier,
            Sessions sessions,
            AccessControl access,
            AuditTrail trail) {}

    static final String BEGIN = "recapito.begin";
    static final String CHANGE = "recapito.change";
    static final String REMOVE = "recapito.remove";

    private static final Operation LOOKING =
            Operation.named("recapiti.view").role(Role.CITTADINO).unrecorded().build();
    private static final Operation CHANGING = Operation.named("recapiti.change")
            .role(Role.CITTADINO)
            .fresh()
            .recordedByAct()
            .build();

    /** The proof was fresh when the code was asked for; what proves the contact is the code. */
    private static final Operation CONFIRMING = Operation.named("recapiti.confirm")
            .role(Role.CITTADINO)
            .recordedByAct()
            .build();

    private static final String OWNER = "it.varco.notification";

    /** Of the notices. A code goes wherever the person says, which must not hold back what the others are told. */
    private static final String NOTICES = "recapito";

    private static final String CODES = "recapito.code";
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final Duration VALIDITY_BY_POST = Duration.ofDays(30);
    private static final int RACES = 5;

    private final Parts parts;
    private final ProvedContacts proved;
    private final Supplier<Set<Medium>> carried;
    private final CodeBudget budget = CodeBudget.ofAnHour();
    private final CodeBudget letters = CodeBudget.ofAMonth();

    /** @param carried the media that a channel carries now */
    RecapitoBook(Parts parts, Supplier<Set<Medium>> carried) {
        this.parts = parts;
        proved = new ProvedContacts(parts.repository);
        this.carried = carried;
    }

    @Override
    public List<RecapitoCard> of(Session session) {
        if (!parts.access.decide(session, LOOKING).granted()) {
            return List.of();
        }
        return parts.repository.ofPerson(personId(session)).stream()
                .flatMap(stored -> card(stored).stream())
                .sorted(Comparator.comparing(RecapitoCard::medium))
                .toList();
    }

    private static Optional<RecapitoCard> card(StoredRecapito stored) {
        Medium medium = Medium.valueOf(stored.medium());
        return ProvedContacts.read(stored)
                .map(address -> new RecapitoCard(medium, Mask.masked(medium, address), stored.since()));
    }

    /** Nobody reads a code out on the telephone, so a number for calls cannot be proved here. */
    @Override
    public List<Medium> open() {
        Set<Medium> here = carried.get();
        return Arrays.stream(Medium.values())
                .filter(medium -> medium != Medium.CALL && here.contains(medium))
                .toList();
    }

    @Override
    public RecapitoStep begin(Session session, Medium medium, String typed) {
        Decision decision = parts.access.decide(session, CHANGING);
        if (!decision.granted()) {
            return new RecapitoStep.Forbidden(decision);
        }
        ContactForm form = ContactForm.of(medium, typed);
        if (form instanceof ContactForm.Wrong wrong) {
            return new RecapitoStep.Invalid(wrong.flaw());
        }
        if (!open().contains(medium)) {
            return new RecapitoStep.Unavailable();
        }
        return start(session, medium, ((ContactForm.Good) form).address());
    }

    private RecapitoStep start(Session session, Medium medium, String address) {
        String personId = personId(session);
        CodeBudget.Answer answer = (medium == Medium.POSTA ? letters : budget)
                .spend(personId, address, session.visit().at());
        if (answer instanceof CodeBudget.Answer.Send) {
            return written(session, BEGIN, medium, () -> waiting(session, found(personId, medium), address, false));
        }
        if (answer instanceof CodeBudget.Answer.Withhold) {
            return written(session, BEGIN, medium, () -> waiting(session, found(personId, medium), address, true));
        }
        if (answer instanceof CodeBudget.Answer.Wait wait) {
            refused(session, BEGIN, medium, "recapito.too-many");
            return new RecapitoStep.TooMany(wait.until());
        }
        throw new IllegalStateException("answer: expected one of the known ones");
    }

    /** @param withheld whether no code is sent: all else is the same, so that whoever asked sees no difference */
    private Optional<RecapitoStep> waiting(Session session, StoredRecapito before, String address, boolean withheld) {
        Medium medium = Medium.valueOf(before.medium());
        Instant expiry = session.visit().at().plus(medium == Medium.POSTA ? VALIDITY_BY_POST : VALIDITY);
        char[] code = Begun.code();
        try {
            Bytes begun = Begun.of(address, place(session, medium), code).encode();
            if (!parts.repository.put(next(before, before.proved(), before.since(), begun, expiry))) {
                return Optional.empty();
            }
            if (withheld) {
                refused(session, BEGIN, medium, "recapito.withheld");
            } else {
                sendCode(session, medium, address, code, expiry);
            }
            return Optional.of(new RecapitoStep.CodeSent(Mask.masked(medium, address), expiry));
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    /** Where a code counts: in the session that asked for it (SEC-06); no session lasts as long as a letter takes. */
    private static String place(Session session, Medium medium) {
        return medium == Medium.POSTA ? "" : session.handle();
    }

    private void sendCode(Session session, Medium medium, String address, char[] code, Instant expiry) {
        try (Secret secret = new Secret(code)) {
            Message message = message("recapito.code", session, CODES, medium, address)
                    .secret("code", secret)
                    .moment("until", expiry)
                    .until(expiry)
                    .build();
            send(session, message);
        }
        parts.trail.record(event(session, BEGIN, Outcome.DONE, medium)
                .detail("contact", Mask.masked(medium, address))
                .build());
    }

    @Override
    public RecapitoStep confirm(Session session, Medium medium, String code) {
        Decision decision = parts.access.decide(session, CONFIRMING);
        if (!decision.granted()) {
            return new RecapitoStep.Forbidden(decision);
        }
        Instant at = session.visit().at();
        String personId = personId(session);
        return written(session, CHANGE, medium, () -> {
            StoredRecapito before = found(personId, medium);
            Optional<Begun> begun = Begun.decode(before.begun()).filter(waiting -> at.isBefore(before.expiry()));
            if (begun.isEmpty()) {
                return Optional.of(wrongCode(session, medium));
            }
            return begun.get().opensWith(place(session, medium), code)
                    ? changed(session, before, begun.get().address())
                    : tried(session, before, begun.get());
        });
    }

    private Optional<RecapitoStep> tried(Session session, StoredRecapito before, Begun begun) {
        Bytes left = begun.afterWrongCode().map(Begun::encode).orElse(Bytes.EMPTY);
        StoredRecapito next = next(before, before.proved(), before.since(), left, before.expiry());
        return parts.repository.put(next)
                ? Optional.of(wrongCode(session, Medium.valueOf(before.medium())))
                : Optional.empty();
    }

    private RecapitoStep wrongCode(Session session, Medium medium) {
        refused(session, CHANGE, medium, "recapito.code");
        return new RecapitoStep.WrongCode();
    }

    private Optional<RecapitoStep> changed(Session session, StoredRecapito before, String address) {
        Instant at = session.visit().at();
        Map<Medium, String> told = proved.of(before.personId());
        if (!parts.repository.put(next(before, ProvedContacts.written(address), at, Bytes.EMPTY, Instant.EPOCH))) {
            return Optional.empty();
        }
        Medium medium = Medium.valueOf(before.medium());
        return Optional.of(announced(session, CHANGE, "recapito.changed", medium, address, told));
    }

    @Override
    public RecapitoStep remove(Session session, Medium medium) {
        Decision decision = parts.access.decide(session, CHANGING);
        if (!decision.granted()) {
            return new RecapitoStep.Forbidden(decision);
        }
        String personId = personId(session);
        return written(session, REMOVE, medium, () -> {
            StoredRecapito before = found(personId, medium);
            Map<Medium, String> told = proved.of(personId);
            if (!told.containsKey(medium)) {
                return Optional.of(new RecapitoStep.Invalid(new Flaw("medium", Flaw.Kind.UNKNOWN, "")));
            }
            return parts.repository.remove(personId, medium.name(), before.version())
                    ? Optional.of(announced(session, REMOVE, "recapito.removed", medium, told.get(medium), told))
                    : Optional.empty();
        });
    }

    /**
     * Tells every contact that was there, throws out whoever is in elsewhere, and records it (SEC-10).
     *
     * @param contact the one that came or went, which is shown to the others masked
     * @param told the contacts as they were
     */
    private RecapitoStep announced(
            Session session, String operation, String kind, Medium medium, String contact, Map<Medium, String> told) {
        String masked = Mask.masked(medium, contact);
        told.forEach((over, address) -> {
            if (over != Medium.CALL) { // no officer rings up for this
                Message.Builder message = message(kind, session, NOTICES, over, address)
                        .word("contact", masked)
                        .moment("at", session.visit().at());
                send(session, message.build());
            }
        });
        parts.sessions.endOthers(session);
        AuditEvent.Builder event =
                event(session, operation, Outcome.DONE, medium).detail("contact", masked);
        Optional.ofNullable(told.get(medium)).ifPresent(before -> event.detail("before", Mask.masked(medium, before)));
        parts.trail.record(event.build());
        return new RecapitoStep.Changed();
    }

    /**
     * Makes a change in the session, as long as that is open, anew where another change came between.
     *
     * @param change empty where one did
     */
    private RecapitoStep written(
            Session session, String operation, Medium medium, Supplier<Optional<RecapitoStep>> change) {
        for (int race = 0; race < RACES; race++) {
            Optional<RecapitoStep> done = parts.transactions.run(() -> {
                if (parts.sessions.stillOpen(session)) {
                    return change.get();
                }
                refused(session, operation, medium, "recapito.session");
                return Optional.of(new RecapitoStep.Forbidden(new Decision.Refused("recapito.session")));
            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        refused(session, operation, medium, "recapito.conflict");
        return new RecapitoStep.Unavailable();
    }

    private StoredRecapito found(String personId, Medium medium) {
        return parts.repository
                .find(personId, medium.name())
                .orElseGet(() -> new StoredRecapito(
                        personId, medium.name(), 0, Bytes.EMPTY, Instant.EPOCH, Bytes.EMPTY, Instant.EPOCH));
    }

    private static StoredRecapito next(
            StoredRecapito before, Bytes proved, Instant since, Bytes begun, Instant expiry) {
        return new StoredRecapito(
                before.personId(), before.medium(), before.version() + 1, proved, since, begun, expiry);
    }

    private static Message.Builder message(String kind, Session session, String matter, Medium over, String address) {
        return Message.of(kind, session.codiceFiscale().orElseThrow())
                .to(over, address)
                .matter(matter + "." + over.name().toLowerCase(Locale.ROOT)); // one contact waits for no other
    }

    private void send(Session session, Message message) {
        parts.notifier.send(
                OWNER,
                List.of(message),
                session.visit().language(),
                session.visit().at());
    }

    private void refused(Session session, String operation, Medium medium, String rule) {
        parts.trail.record(event(session, operation, Outcome.REFUSED, medium)
                .detail("rule", rule)
                .build());
    }

    private static AuditEvent.Builder event(Session session, String operation, Outcome outcome, Medium medium) {
        return AuditEvent.of(session.visit().at(), operation, outcome)
                .caller(session)
                .detail("medium", medium.name());
    }

    private String personId(Session session) {
        return parts.people.idOf(session.codiceFiscale().orElseThrow());
    }
}
