package it.varco.store.jdbc;

import it.varco.api.store.StoreException;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.OutboxFigure;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages in the table {@code outbox_message}; {@link OutboxQueues} tells which of them may be leased. */
@Component
public final class JdbcOutboxRepository implements OutboxRepository {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcOutboxRepository.class);

    private static final String CARD = "outbox_message.card";
    private static final String BODY = "outbox_message.body";
    private static final String ADD = "INSERT INTO outbox_message (medium, state, attempts, due, changed, code, "
            + "key_number, card, body, body_kept, message_id, person_id, queue_name, pair_name, owner, kind, media, "
            + "secret, entered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SET = "UPDATE outbox_message SET medium = ?, state = ?, attempts = ?, due = ?, "
            + "changed = ?, code = ?, key_number = ?, card = ?, body = ?, body_kept = ? "
            + "WHERE message_id = ? AND queue_name = ?";
    private static final String SET_AS_READ =
            SET + " AND medium = ? AND state = ? AND attempts = ? AND due = ? AND changed = ?";
    /*
     * Comments in which Derby reads which index to take: it prefers one that gives the order, however many rows it then
     * has to read.
     */
    private static final String BY_PERSON = "--DERBY-PROPERTIES index=outbox_message_person\n";
    private static final String BY_PAIR = "--DERBY-PROPERTIES index=outbox_message_pair\n";
    private static final String BY_STATE = "--DERBY-PROPERTIES index=outbox_message_state\n";
    private static final String BY_BODY = "--DERBY-PROPERTIES index=outbox_message_body\n";

    private static final String SELECT = "SELECT message_id, person_id, queue_name, pair_name, owner, kind, media, "
            + "medium, state, attempts, due, entered, changed, code, secret, key_number, card, body "
            + "FROM outbox_message ";
    private static final String FIND = SELECT + "WHERE message_id = ?";
    private static final String OF_PAIR = SELECT + BY_PAIR + "WHERE pair_name = ? ORDER BY message_number";
    private static final String LATEST_FIRST = " ORDER BY message_number DESC FETCH FIRST ? ROWS ONLY";
    private static final String OF_PERSON = SELECT + BY_PERSON + "WHERE person_id = ?";
    private static final String OF_PERSON_BEFORE = OF_PERSON + " AND message_number < (SELECT message_number "
            + "FROM outbox_message WHERE message_id = ? AND person_id = ?)";
    private static final String FIRST_FIRST = " ORDER BY message_number FETCH FIRST ? ROWS ONLY";
    private static final String IN_STATE = SELECT + BY_STATE + "WHERE state = ?";
    private static final String IN_STATE_AFTER =
            IN_STATE + " AND message_number > (SELECT message_number FROM outbox_message WHERE message_id = ?)";
    private static final String FIGURES = "SELECT medium, COUNT(*) AS messages, MIN(entered) AS oldest "
            + "FROM outbox_message " + BY_STATE + "WHERE state = ? GROUP BY medium";
    private static final String SPENT = "SELECT message_id FROM outbox_message " + BY_BODY
            + "WHERE body_kept = 1 AND state = ? FETCH FIRST ? ROWS ONLY";
    private static final String ERASE =
            "UPDATE outbox_message SET body = ?, body_kept = 0 WHERE message_id = ? AND state = ?";
    private static final Words STATES = new Words("outbox_message", "state", BY_STATE);
    private static final Sweep OVER = new Sweep("outbox_message", "changed < ? AND state <> 'WAITING'", "message_id");

    /** How often to look for others where all that was found was leased by somebody else meanwhile. */
    private static final int LOOKS = 5;

    /** Bodies erased in one transaction. */
    private static final int BATCH = 200;

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcOutboxRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public void add(StoredMessage message) {
        Object[] row = Stream.concat(Stream.of(changing(message)), Stream.of(lasting(message)))
                .toArray();
        database.call(statements -> {
            if (waits(message)) {
                new OutboxQueues(statements).hold(message); // first: the number is given while the queue is held
            }
            return statements.update(ADD, row);
        });
    }

    @Override
    public List<StoredMessage> lease(Set<String> media, String token, Instant now, Duration lease, int limit) {
        List<StoredMessage> leased = List.of();
        boolean more = true;
        for (int look = 0; leased.isEmpty() && more && look < LOOKS; look++) {
            List<OutboxQueues.Head> ready =
                    database.call(statements -> new OutboxQueues(statements).ready(media, now, limit));
            more = !ready.isEmpty();
            leased = more ? lease(ready, token, now, lease) : leased;
        }
        return leased;
    }

    private List<StoredMessage> lease(List<OutboxQueues.Head> ready, String token, Instant now, Duration lease) {
        return database.call(statements -> {
            OutboxQueues queues = new OutboxQueues(statements);
            List<StoredMessage> leased = new ArrayList<>();
            for (OutboxQueues.Head head : ready) {
                if (queues.lease(head, token, now, lease)) {
                    statements
                            .first(FIND, this::readable, head.message())
                            .flatMap(found -> found)
                            .ifPresent(leased::add);
                }
            }
            return leased;
        });
    }

    @Override
    public List<StoredMessage> stranded(Set<String> media, Instant before, Instant now, int limit) {
        Instant latest = before.isAfter(now) ? now : before.minus(1, ChronoUnit.MICROS);
        return database.call(statements -> {
            OutboxQueues queues = new OutboxQueues(statements);
            return queues.ready(queues.mediaBut(media), latest, limit).stream()
                    .flatMap(head -> statements.first(FIND, this::readable, head.message()).stream())
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    @Override
    public boolean settle(StoredMessage next, String token, Instant now) {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("token: expected that of a lease");
        }
        Object[] row = and(changing(next), next.id(), next.queue());
        return database.allOrNothing(statements -> {
            OutboxQueues queues = new OutboxQueues(statements);
            boolean ours = queues.release(next, token) && statements.update(SET, row) == 1;
            if (ours) {
                queues.lineUp(next.queue(), now);
            }
            return ours;
        });
    }

    @Override
    public boolean settle(StoredMessage next, StoredMessage read, Instant now) {
        Object[] set = and(changing(next), next.id(), next.queue());
        Object[] row = and(set, read.medium(), read.state(), read.attempts(), read.due(), read.changed());
        boolean queued = waits(read) || waits(next);
        return database.allOrNothing(statements -> {
            OutboxQueues queues = new OutboxQueues(statements);
            if (queued) {
                queues.hold(next);
            }
            boolean free = !(queued && queues.leased(read, now)) && statements.update(SET_AS_READ, row) == 1;
            if (free && queued) {
                queues.lineUp(next.queue(), now);
            }
            return free;
        });
    }

    @Override
    public Optional<StoredMessage> find(String id) {
        return database.first(FIND, this::read, id);
    }

    @Override
    public List<StoredMessage> ofPair(String pair) {
        return pair.isEmpty() ? List.of() : database.list(OF_PAIR, this::read, pair);
    }

    @Override
    public List<StoredMessage> ofPerson(String personId, String before, int limit) {
        return before.isEmpty()
                ? database.list(OF_PERSON + LATEST_FIRST, this::read, personId, limit)
                : database.list(OF_PERSON_BEFORE + LATEST_FIRST, this::read, personId, before, personId, limit);
    }

    @Override
    public List<StoredMessage> inState(String state, String after, int limit) {
        return after.isEmpty()
                ? database.list(IN_STATE + FIRST_FIRST, this::read, state, limit)
                : database.list(IN_STATE_AFTER + FIRST_FIRST, this::read, state, after, limit);
    }

    @Override
    public List<OutboxFigure> figures(Set<String> settled) {
        return database.call(statements -> STATES.beginningWith(statements, "").stream()
                .filter(state -> !settled.contains(state))
                .flatMap(state -> statements.list(FIGURES, row -> figure(state, row), state).stream())
                .toList());
    }

    @Override
    public void sweep(Instant before, Set<String> spent) {
        spent.forEach(this::erase);
        OVER.run(database, before);
    }

    private void erase(String state) {
        int found = BATCH;
        while (found == BATCH) {
            found = database.call(statements -> {
                List<Object[]> rows = statements.list(
                        SPENT, row -> new Object[] {Bytes.EMPTY, row.text("message_id"), state}, state, BATCH);
                return rows.isEmpty() ? 0 : statements.updateEach(ERASE, rows);
            });
        }
    }

    private static boolean waits(StoredMessage message) {
        return message.state().equals(WAITING);
    }

    private Object[] changing(StoredMessage message) {
        Sealed card = vault.seal(message.card().array(), CARD, lasting(message));
        boolean kept = message.body().length() > 0;
        Bytes body = kept
                ? vault.seal(message.body().array(), BODY, lasting(message)).bytes()
                : Bytes.EMPTY;
        return new Object[] {
            message.medium(),
            message.state(),
            message.attempts(),
            message.due(),
            message.changed(),
            message.code(),
            card.key(),
            card.bytes(),
            body,
            kept ? 1 : 0
        };
    }

    /** What never changes, and what card and body are bound to: in another row they cannot be opened. */
    private static Object[] lasting(StoredMessage message) {
        return new Object[] {
            message.id(),
            message.personId(),
            message.queue(),
            message.pair(),
            message.owner(),
            message.kind(),
            message.media(),
            message.secret() ? 1 : 0,
            Micros.of(message.entered())
        };
    }

    private static OutboxFigure figure(String state, Row row) throws SQLException {
        return new OutboxFigure(row.text("medium"), state, row.number("messages"), row.instant("oldest"));
    }

    /** Nothing where it was changed behind the store: one such row may not keep all others from being sent. */
    private Optional<StoredMessage> readable(Row row) throws SQLException {
        try {
            return Optional.of(read(row));
        } catch (StoreException changed) {
            LOG.error("message not sent: it was changed behind the store id={}", row.text("message_id"), changed);
            return Optional.empty();
        }
    }

    private StoredMessage read(Row row) throws SQLException {
        StoredMessage sealed = with(row, Bytes.EMPTY, Bytes.EMPTY);
        Bytes card = open(row.sealed("card"), CARD, sealed);
        Sealed body = row.sealed("body");
        return with(row, card, body.bytes().length() == 0 ? Bytes.EMPTY : open(body, BODY, sealed));
    }

    private Bytes open(Sealed sealed, String column, StoredMessage message) {
        return Bytes.of(vault.open(sealed, column, lasting(message)));
    }

    private static StoredMessage with(Row row, Bytes card, Bytes body) throws SQLException {
        return new StoredMessage(
                row.text("message_id"),
                row.text("person_id"),
                row.text("queue_name"),
                row.text("pair_name"),
                row.text("owner"),
                row.text("kind"),
                row.text("media"),
                row.text("medium"),
                row.text("state"),
                row.whole("attempts"),
                row.instant("due"),
                row.instant("entered"),
                row.instant("changed"),
                row.text("code"),
                row.whole("secret") == 1,
                card,
                body);
    }

    private static Object[] and(Object[] values, Object... more) {
        return Stream.concat(Stream.of(values), Stream.of(more)).toArray();
    }
}
