package it.varco.store.jdbc;

import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.spi.store.RecordRepository;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The records of all plugins in the table {@code plugin_record}, each with its version and its expiry.
 *
 * <p>An expired record counts as absent at once and is deleted later. Each change adds one to the version; a new record
 * begins at random, so that nobody who remembers an earlier record under the key takes this one for it.
 */
@Component(service = RecordRepository.class)
public final class JdbcRecordRepository implements RecordRepository {

    private static final String COLUMN = "plugin_record.content";

    /**
     * With a comment in which Derby reads along which key to go: of few owners with many records it would take the
     * index of their expiry instead, read most of the table and sort it. To PostgreSQL a comment is a comment.
     */
    private static final String OF_OWNER =
            "FROM plugin_record --DERBY-PROPERTIES constraint=plugin_record_key\nWHERE owner = ? AND record_key ";

    private static final String SELECT = "SELECT record_key, version, key_number, content " + OF_OWNER;
    private static final String GET = SELECT + "= ? AND expiry > ?";
    private static final String IN_ORDER =
            " AND record_key < ? AND expiry > ? ORDER BY record_key FETCH FIRST ? ROWS ONLY";

    /** With one lower bound: of two, Derby begins at the first, and reads all that is between them. */
    private static final String LIST_FROM = SELECT + ">= ?" + IN_ORDER;

    private static final String LIST_AFTER = SELECT + "> ?" + IN_ORDER;
    private static final String COUNT =
            "SELECT COUNT(*) AS records " + OF_OWNER + ">= ? AND record_key < ? AND expiry > ?";
    private static final String ADD = "INSERT INTO plugin_record (version, expiry, key_number, content, owner, "
            + "record_key) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String SET = "UPDATE plugin_record SET version = ?, expiry = ?, key_number = ?, content = ? "
            + "WHERE owner = ? AND record_key = ?";
    private static final String REVIVE = SET + " AND expiry <= ?";
    private static final String REPLACE = SET + " AND version = ? AND expiry > ?";
    private static final String AS_EXPECTED = "WHERE owner = ? AND record_key = ? AND version = ? AND expiry > ?";
    private static final String DELETE = "DELETE FROM plugin_record " + AS_EXPECTED;
    private static final String HOLD = "UPDATE plugin_record SET version = version " + AS_EXPECTED;
    private static final Sweep EXPIRED = new Sweep("plugin_record", "expiry < ?", "owner", "record_key");

    /** Comes after every character of a key. */
    private static final String AFTER_ALL = "\u007f";

    private static final int MOST_CHANGES = 50;

    /** Leaves room for as many changes again. */
    private static final long FIRST_VERSIONS_BELOW = 1L << 62;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcRecordRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public boolean apply(String owner, List<RecordChange> changes) {
        Set<String> keys = new HashSet<>();
        changes.forEach(change -> keys.add(change.key()));
        if (changes.isEmpty() || changes.size() > MOST_CHANGES || keys.size() < changes.size()) {
            throw new IllegalArgumentException("changes: expected 1 to 50, each of another key");
        }
        List<RecordChange> inOrder = changes.stream() // whoever changes the same records waits, and closes no circle
                .sorted(Comparator.comparing(RecordChange::key))
                .toList();
        Instant now = now();
        return database.allOrNothing(
                statements -> inOrder.stream().allMatch(change -> apply(statements, owner, change, now)));
    }

    Optional<StoredRecord> get(String owner, String key) {
        return database.first(GET, row -> read(owner, row), owner, key, now());
    }

    List<StoredRecord> list(String owner, String prefix, String after, int limit) {
        boolean first = after.compareTo(prefix) < 0; // the order of both databases: keys are ASCII
        String sql = first ? LIST_FROM : LIST_AFTER;
        String bound = first ? prefix : after;
        return database.list(sql, row -> read(owner, row), owner, bound, prefix + AFTER_ALL, now(), limit);
    }

    long count(String owner, String prefix) {
        return database.first(COUNT, row -> row.number("records"), owner, prefix, prefix + AFTER_ALL, now())
                .orElseThrow();
    }

    /** Deletes what expired. Returns how many records that were. */
    int sweep() {
        return EXPIRED.run(database, now());
    }

    private boolean apply(Statements statements, String owner, RecordChange change, Instant now) {
        return switch (change.kind()) {
            case PUT -> put(statements, owner, change, now);
            case DELETE -> statements.update(DELETE, owner, change.key(), change.expected(), now) == 1;
            case EXPECT -> statements.update(HOLD, owner, change.key(), change.expected(), now) == 1;
        };
    }

    private boolean put(Statements statements, String owner, RecordChange change, Instant now) {
        boolean anew = change.expected() == RecordChange.ABSENT;
        long version = anew ? RANDOM.nextLong(1, FIRST_VERSIONS_BELOW) : change.expected() + 1;
        Sealed sealed = vault.seal(change.value().orElseThrow(), COLUMN, owner, change.key(), version);
        long expiry = change.expiry().map(Micros::of).orElse(Micros.NEVER);
        Object[] row = {version, expiry, sealed.key(), sealed.bytes(), owner, change.key()};
        if (anew) {
            return statements.insertIfAbsent(ADD, row) || statements.update(REVIVE, and(row, now)) == 1;
        }
        return statements.update(REPLACE, and(row, change.expected(), now)) == 1;
    }

    private StoredRecord read(String owner, Row row) throws SQLException {
        String key = row.text("record_key");
        long version = row.number("version");
        return new StoredRecord(key, version, vault.open(row.sealed("content"), COLUMN, owner, key, version));
    }

    private Instant now() {
        return database.clock().instant();
    }

    private static Object[] and(Object[] values, Object... more) {
        Object[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }
}
