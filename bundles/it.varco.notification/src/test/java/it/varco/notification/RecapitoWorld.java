package it.varco.notification;

import it.varco.api.access.Administered;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.session.Caller;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.StoredRecapito;
import it.varco.spi.store.Transactions;
import it.varco.tck.CapturingTrail;
import it.varco.tck.ScriptedAccessControl;
import it.varco.tck.ScriptedCaller;
import it.varco.tck.ScriptedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The book of contacts with everything around it in memory; a transaction that throws leaves no trace. */
final class RecapitoWorld implements RecapitoRepository, PersonRepository, Transactions, Notifier, Sessions {

    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final String MAIL = "mario.rossi@example.it";
    static final String OTHER_MAIL = "mario@example.org";
    static final String PHONE = "+393331234567";

    /** What was put into the outbox. */
    record Sent(Message message, String address, Locale language, Instant at) {

        Medium over() {
            return message.over().get(0);
        }
    }

    final CapturingTrail trail = new CapturingTrail();
    final ScriptedAccessControl access = ScriptedAccessControl.granting();
    final Set<Medium> channels = EnumSet.allOf(Medium.class);
    final RecapitoBook book =
            new RecapitoBook(new RecapitoBook.Parts(this, this, this, this, this, access, trail), () -> channels);
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    boolean sessionIsOver;
    boolean postIsDown;
    Runnable beforePut = () -> {};
    private Map<String, StoredRecapito> rows = new LinkedHashMap<>();
    private List<Sent> sent = new ArrayList<>();
    private int otherSessions = 2;
    private boolean inside;

    Session session(CodiceFiscale person) {
        Visit visit =
                Visit.at(now, "127.0.0.1", "TEST-1").language(Locale.ENGLISH).build();
        return ScriptedSession.of(ScriptedCaller.citizen(visit, person), "Mario Rossi", "pin");
    }

    /** Another session of the same person, on another device. */
    Session elsewhere(CodiceFiscale person) {
        ScriptedCaller caller = ScriptedCaller.citizen(session(person).visit(), person);
        return ScriptedSession.of(caller.withSession("another-session"), "Mario Rossi", "pin");
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    int otherSessions() {
        return otherSessions;
    }

    List<StoredRecapito> rows() {
        return List.copyOf(rows.values());
    }

    /** Mario's contact that counts. */
    Optional<String> address(Medium medium) {
        return new ProvedContacts(this).of(idOf(MARIO), medium);
    }

    /** The code of the latest message. */
    String code() {
        return String.valueOf(
                sent.get(sent.size() - 1).message().secrets().get("code").reveal());
    }

    RecapitoStep begin(Medium medium, String typed) {
        return book.begin(session(MARIO), medium, typed);
    }

    RecapitoStep confirm(Medium medium, String code) {
        return book.confirm(session(MARIO), medium, code);
    }

    /** Mario proves a contact; what was sent for it is forgotten, and the sessions are open again. */
    void has(Medium medium, String address) {
        begin(medium, address);
        confirm(medium, code());
        sent.clear();
        otherSessions = 2;
        passes(Duration.ofHours(2));
    }

    @Override
    public List<StoredRecapito> ofPerson(String personId) {
        return rows.values().stream()
                .filter(row -> row.personId().equals(personId))
                .toList();
    }

    @Override
    public Optional<StoredRecapito> find(String personId, String medium) {
        return Optional.ofNullable(rows.get(personId + medium));
    }

    @Override
    public boolean put(StoredRecapito next) {
        Runnable first = beforePut;
        beforePut = () -> {};
        first.run();
        long there = find(next.personId(), next.medium())
                .map(StoredRecapito::version)
                .orElse(0L);
        if (there + 1 != next.version()) {
            return false;
        }
        rows.put(next.personId() + next.medium(), next);
        return true;
    }

    @Override
    public boolean remove(String personId, String medium, long version) {
        return find(personId, medium).filter(row -> row.version() == version).isPresent()
                && rows.remove(personId + medium) != null;
    }

    @Override
    public String idOf(CodiceFiscale person) {
        return "id-" + person.value().hashCode();
    }

    @Override
    public Optional<CodiceFiscale> find(String personId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T run(Supplier<T> work) {
        Map<String, StoredRecapito> rowsBefore = new LinkedHashMap<>(rows);
        List<Sent> sentBefore = new ArrayList<>(sent);
        int open = otherSessions;
        inside = true;
        try {
            return work.get();
        } catch (RuntimeException e) {
            rows = rowsBefore;
            sent = sentBefore;
            otherSessions = open;
            throw e;
        } finally {
            inside = false;
        }
    }

    @Override
    public boolean active() {
        return inside;
    }

    @Override
    public List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        requireTransaction();
        if (postIsDown) {
            throw new IllegalArgumentException("message: expected a template");
        }
        for (Message message : messages) {
            String address = message.addresses().values().stream()
                    .reduce((one, other) -> "several")
                    .orElseThrow();
            sent.add(new Sent(message, address, language, at));
        }
        return messages.stream().map(Message::kind).toList();
    }

    @Override
    public Set<Medium> carried() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean stillOpen(Session session) {
        requireTransaction();
        return !sessionIsOver;
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int endOthers(Session session) {
        requireTransaction();
        int ended = otherSessions;
        otherSessions = 0;
        return ended;
    }

    private void requireTransaction() {
        if (!inside) {
            throw new IllegalStateException("expected to be inside of a transaction");
        }
    }

    @Override
    public Optional<Session> find(Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean end(Session session, String handle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Role> roles(Visit visit) {
        return List.of();
    }

    @Override
    public Optional<SessionToken> act(Visit visit, Role role) {
        return Optional.empty();
    }
}
