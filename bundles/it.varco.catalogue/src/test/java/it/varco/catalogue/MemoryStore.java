package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.store.Effects;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.ReceiptRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.StoredPratica;
import it.varco.spi.store.StoredReceipt;
import it.varco.spi.store.Transactions;
import it.varco.tck.InMemoryRecordStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that the catalogue keeps, in memory: one lock, and a transaction that throws leaves no trace. */
final class MemoryStore implements PraticaRepository, Notifier {

    private Map<String, StoredPratica> pratiche = new LinkedHashMap<>();
    private Map<String, StoredReceipt> receipts = new LinkedHashMap<>();
    private final InMemoryRecordStore records;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private volatile Runnable beforeCommit = () -> {};
    private List<String> outbox = new ArrayList<>();
    private int otherSessions;
    private final List<CodiceFiscale> ended = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    volatile String owner = "";

    MemoryStore(InMemoryRecordStore records) {
        this.records = records;
    }

    /** Happens once, before the next transaction. */
    void beforeCommit(Runnable once) {
        beforeCommit = once;
    }

    /** How many other sessions of whoever asks are open. */
    synchronized int otherSessions() {
        return otherSessions;
    }

    synchronized void otherSessions(int open) {
        otherSessions = open;
    }

    /** Takes part in the transaction under way. */
    synchronized int endOtherSessions() {
        if (!inside()) {
            throw new IllegalStateException("sessions: expected to end in the transaction of the outcome");
        }
        int ended = otherSessions;
        otherSessions = 0;
        return ended;
    }

    /** Takes part in the transaction under way, like {@link #endOtherSessions}. */
    synchronized void endSessionsOf(CodiceFiscale person) {
        endOtherSessions();
        ended.add(person);
    }

    /** Those of whom all sessions ended. */
    synchronized List<CodiceFiscale> ended() {
        return List.copyOf(ended);
    }

    /** Owner, kind, language and instant of each message, with blanks between. */
    synchronized List<String> outbox() {
        return List.copyOf(outbox);
    }

    @Override
    public Set<Medium> carried() {
        return Set.of(Medium.EMAIL, Medium.POSTA);
    }

    @Override
    public synchronized List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        return List.copyOf(fates);
    }

    /** What becomes of messages from now on. */
    synchronized void become(Fate fate) {
        fates.add(fate);
    }

    @Override
    public synchronized List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        if (!inside()) {
            throw new IllegalStateException("messages: expected to be sent in the transaction of the outcome");
        }
        for (Message message : messages) {
            outbox.add(String.join(" ", owner, message.kind(), language.getLanguage(), at.toString()));
            if (message.kind().endsWith(".unknown")) {
                throw new IllegalArgumentException("message: expected a template");
            }
        }
        return messages.stream().map(message -> "key-of-" + message.kind()).toList();
    }

    synchronized List<StoredPratica> all() {
        return List.copyOf(pratiche.values());
    }

    /** Calls a plugin as the door does: never inside a transaction. */
    boolean inside() {
        return inside.get();
    }

    Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                Runnable first = beforeCommit;
                beforeCommit = () -> {};
                first.run();
                synchronized (MemoryStore.this) {
                    Map<String, StoredPratica> before = new LinkedHashMap<>(pratiche);
                    Map<String, StoredReceipt> receiptsBefore = new LinkedHashMap<>(receipts);
                    List<String> outboxBefore = List.copyOf(outbox);
                    int open = otherSessions;
                    inside.set(true);
                    try {
                        return work.get();
                    } catch (RuntimeException e) {
                        pratiche = before;
                        receipts = receiptsBefore;
                        otherSessions = open;
                        outbox = new ArrayList<>(outboxBefore);
                        throw e;
                    } finally {
                        inside.set(false);
                    }
                }
            }

            @Override
            public boolean active() {
                return inside.get();
            }
        };
    }

    /** The effects of the service come last before the record in the trail, so nothing has to be undone here. */
    RecordRepository records() {
        return (name, changes) -> {
            owner = name;
            return records.commit(Effects.records(changes));
        };
    }

    synchronized List<StoredReceipt> allReceipts() {
        return List.copyOf(receipts.values());
    }

    ReceiptRepository receipts() {
        return new ReceiptRepository() {

            @Override
            public void add(StoredReceipt receipt) {
                if (!inside()) {
                    throw new IllegalStateException("receipt: expected to be made in the transaction of the act");
                }
                receipts.put(receipt.number(), receipt);
            }

            @Override
            public Optional<StoredReceipt> find(String number, Instant now) {
                return allReceipts().stream()
                        .filter(held -> held.number().equals(number) && now.isBefore(held.expiry()))
                        .findFirst();
            }

            @Override
            public List<StoredReceipt> latest(String personId, String role, Instant now, int most) {
                return of(personId, role, now).limit(most).toList();
            }

            @Override
            public List<StoredReceipt> after(StoredReceipt last, Instant now, int most) {
                return of(last.personId(), last.role(), now)
                        .dropWhile(held -> !held.equals(last))
                        .skip(1)
                        .limit(most)
                        .toList();
            }

            private Stream<StoredReceipt> of(String personId, String role, Instant now) {
                return allReceipts().stream()
                        .filter(held ->
                                held.personId().equals(personId) && held.role().equals(role))
                        .filter(held -> now.isBefore(held.expiry()))
                        .sorted(Comparator.comparing(StoredReceipt::madeAt).reversed());
            }

            @Override
            public void sweep(Instant now) {
                receipts.values().removeIf(held -> held.expiry().isBefore(now));
            }
        };
    }

    PersonRepository people() {
        return new PersonRepository() {
            @Override
            public String idOf(CodiceFiscale person) {
                return "person-" + person.hashCode();
            }

            @Override
            public Optional<CodiceFiscale> find(String personId) {
                return Optional.empty();
            }
        };
    }

    @Override
    public synchronized void open(StoredPratica pratica, int most) {
        List<StoredPratica> own = ofPerson(pratica.personId(), pratica.openedAt());
        own.stream().skip(most - 1L).forEach(oldest -> pratiche.remove(oldest.id()));
        pratiche.put(pratica.id(), pratica);
    }

    @Override
    public synchronized Optional<StoredPratica> find(String id, Instant now) {
        return Optional.ofNullable(pratiche.get(id)).filter(held -> now.isBefore(held.expiry()));
    }

    @Override
    public synchronized List<StoredPratica> ofPerson(String personId, Instant now) {
        return pratiche.values().stream()
                .filter(held -> held.personId().equals(personId) && now.isBefore(held.expiry()))
                .sorted(Comparator.comparing(StoredPratica::openedAt).reversed())
                .toList();
    }

    @Override
    public synchronized boolean advance(StoredPratica next, int expected) {
        StoredPratica held = pratiche.get(next.id());
        return held != null && held.step() == expected && pratiche.replace(next.id(), held, next);
    }

    @Override
    public synchronized boolean close(String id, int expected) {
        StoredPratica held = pratiche.get(id);
        return held != null && held.step() == expected && pratiche.remove(id, held);
    }

    @Override
    public synchronized long countOf(String service, Instant now) {
        return pratiche.values().stream()
                .filter(held -> held.service().equals(service) && now.isBefore(held.expiry()))
                .count();
    }

    @Override
    public synchronized void sweep(Instant now) {
        pratiche.values().removeIf(held -> held.expiry().isBefore(now));
    }
}
