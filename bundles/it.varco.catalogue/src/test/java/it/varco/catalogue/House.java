package it.varco.catalogue;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Notifier;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import it.varco.tck.CapturingTrail;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.ScriptedAccessControl;
import it.varco.tck.ScriptedCaller;
import it.varco.tck.ScriptedSession;
import it.varco.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The room with everything around it in memory. */
final class House {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final int VISITS = 60;
    static final int REFUSALS = 5;
    static final int SAME_SUBJECT = 5;
    static final int AT_ONCE = 4;
    static final Map<String, String> WORDS = Map.of("words", "pane", "secret", "girasole-7", "code", "471147");

    final InMemoryRecordStore records = new InMemoryRecordStore(SettableClock.at(NOW));
    final MemoryStore store = new MemoryStore(records);
    volatile @Nullable Notifier notifier = store;
    final MemorySessions sessions = new MemorySessions(store);
    final MemoryCalls calls = new MemoryCalls(store::inside);
    final CapturingTrail trail = new CapturingTrail();
    final ScriptedAccessControl access = ScriptedAccessControl.granting();
    final List<Operation> decided = new CopyOnWriteArrayList<>();
    final ProbeService probe = ProbeService.keeping(records);
    final ServiceFigures figures = new ServiceFigures();
    final ReceiptBook receipts = new ReceiptBook(store.receipts(), store.people(), Period.ofYears(10));
    final MemoryBlocks blocks = new MemoryBlocks();
    final Caretaker caretaker;
    final Catalogue catalogue;

    House() {
        Pratiche pratiche = new Pratiche(store, store.people(), Duration.ofHours(1));
        Post post = new Post(() -> notifier);
        Changes changes = new Changes(store.records(), post, sessions);
        Turnstile turnstile = new Turnstile(
                blocks, new Turnstile.Budgets(VISITS, REFUSALS, Duration.ofMinutes(10), SAME_SUBJECT, AT_ONCE));
        Outcomes outcomes =
                new Outcomes(store.transactions(), pratiche, changes, receipts, sessions, blocks, turnstile, trail);
        Services services = new Services(calls, Duration.ofSeconds(10));
        caretaker = new Caretaker(services, store.transactions(), changes, post, trail);
        catalogue = new ServiceFlow(services, pratiche, outcomes, new Listening(), turnstile, post, figures);
        calls.put(probe);
    }

    /** Remembers about what exactly it is asked. */
    private final class Listening implements AccessControl {

        @Override
        public Decision decide(Caller caller, Operation operation) {
            decided.add(operation);
            return access.decide(caller, operation);
        }

        @Override
        public Optional<Caller> visitor(Visit visit) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> serviceAccount(String token, Visit visit) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> application(String token, Visit visit) {
            return Optional.empty();
        }
    }

    static Session anna() {
        return citizen(ANNA, NOW);
    }

    static Session citizen(CodiceFiscale person, Instant at) {
        return session(person, Role.CITTADINO, at);
    }

    static Session session(CodiceFiscale person, Role role, Instant at) {
        Visit visit = Visit.at(at, "127.0.0.1", "TEST-1").build();
        return ScriptedSession.of(ScriptedCaller.citizen(visit, person).withRole(role), "Nome", "pin");
    }

    /** Anna begins to write, and gets the form. */
    Handling.Ask begun() {
        return (Handling.Ask) catalogue.open(anna(), ProbeService.WRITE, Optional.empty());
    }

    /** What the trail holds but for the beginnings. */
    List<AuditEvent> outcomes() {
        return trail.events().stream()
                .filter(event -> !event.operation().endsWith(Outcomes.BEGIN))
                .toList();
    }

    Handling answer(Handling.Ask ask) {
        return catalogue.answer(anna(), ask.pratica().id(), WORDS);
    }
}
