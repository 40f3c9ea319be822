package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Prepares, binds, runs and reads statements on one connection.
 *
 * <p>Values are bound and never become part of a statement (SEC-50): text, int, long, {@link Instant}, {@link Bytes}.
 * Every failure is a {@link it.varco.api.store.StoreException}. Where the disk has room for the trail alone, what would
 * write anything else is refused as if it were full (REL-04).
 */
final class Statements {

    /**
     * The trail, whoever it names for the first time, what an opening writes; what takes something away; and what
     * became of a message that was leased before: it would be sent again otherwise. None is leased meanwhile.
     */
    private static final Pattern WITHOUT_ROOM =
            Pattern.compile("DELETE .*|(INSERT INTO|UPDATE) (audit_\\w+|person|schema_change|store_key) .*"
                    + "|UPDATE (outbox_message |outbox_queue SET lease = '').*");

    /** Of PostgreSQL, whose server says so by itself. */
    private static final String DISK_FULL = "53100";

    private final Connection connection;
    private final Engine engine;
    private final Housing housing;

    Statements(Connection connection, Engine engine, Housing housing) {
        this.connection = connection;
        this.engine = engine;
        this.housing = housing;
    }

    /** How many rows were changed. */
    int update(String sql, Object... values) {
        try {
            return change(sql, values);
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }

    /** Inserts a row unless one of its unique keys is there (D-57). Returns whether it was inserted. */
    boolean insertIfAbsent(String insert, Object... values) {
        try {
            return change(engine.insertIfAbsent(insert), values) == 1;
        } catch (SQLException error) {
            if (engine == Engine.DERBY && SqlErrors.duplicate(error)) {
                return false; // Derby undoes this statement alone, the transaction goes on
            }
            throw SqlErrors.translate(error);
        }
    }

    /** Runs one statement for many rows of values. Returns how many rows all of them changed. */
    int updateEach(String sql, List<Object[]> rows) {
        try (PreparedStatement statement = prepareChange(sql)) {
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            int changed = 0;
            for (int count : statement.executeBatch()) {
                changed += count;
            }
            return changed;
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }

    <T> List<T> list(String sql, Row.Reader<T> reader, Object... values) {
        try (PreparedStatement statement = prepare(sql)) {
            bind(statement, values);
            try (ResultSet cursor = statement.executeQuery()) {
                Row row = new Row(cursor);
                List<T> found = new ArrayList<>();
                while (cursor.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }

    <T> Optional<T> first(String sql, Row.Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** Runs a statement of a migration, which may take as long as it needs. */
    void define(String sql) {
        try (Statement statement = connection.createStatement()) {
            if (engine == Engine.DERBY) {
                statement.execute(sql);
            } else {
                unhurried(statement, sql);
            }
        } catch (SQLException error) {
            throw SqlErrors.translate(error);
        }
    }

    private void unhurried(Statement statement, String sql) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute(sql);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }

    private int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepareChange(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepareChange(String sql) throws SQLException {
        if (!housing.hasRoom() && !WITHOUT_ROOM.matcher(sql).matches()) {
            throw new SQLException("expected room for more than the trail", DISK_FULL);
        }
        return prepare(sql);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (engine.statementSeconds() > 0) {
            statement.setQueryTimeout(engine.statementSeconds());
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof Integer whole) {
            statement.setInt(place, whole);
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else if (value instanceof Instant instant) {
            statement.setLong(place, Micros.of(instant));
        } else if (value instanceof Bytes bytes) {
            statement.setBytes(place, bytes.array());
        } else {
            throw new IllegalArgumentException("value: expected text, int, long, Instant or Bytes");
        }
    }
}
