package it.varco.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deletes what is over, two hundred rows in a transaction, so that nobody waits long for a lock.
 *
 * <p>Names of tables and columns come from constants of this bundle only.
 */
final class Sweep {

    private static final int BATCH = 200;
    private static final int AT_ONCE = 5_000;

    private final String select;
    private final String delete;
    private final List<String> key;

    /**
     * @param over condition with one question mark for an instant
     * @param key columns of the primary key, all text
     */
    Sweep(String table, String over, String... key) {
        this.key = List.of(key);
        this.select = "SELECT " + String.join(", ", key) + " FROM " + table + " WHERE " + over + " FETCH FIRST "
                + AT_ONCE + " ROWS ONLY";
        this.delete = "DELETE FROM " + table + " WHERE "
                + Arrays.stream(key).map(column -> column + " = ?").collect(Collectors.joining(" AND ")) + " AND "
                + over;
    }

    /** Returns how many rows were deleted. */
    int run(Database database, Instant limit) {
        int deleted = 0;
        List<Object[]> rows;
        do {
            rows = database.list(select, row -> values(row, limit), limit);
            for (int from = 0; from < rows.size(); from += BATCH) {
                List<Object[]> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
                deleted += database.call(statements -> statements.updateEach(delete, batch));
            }
        } while (rows.size() == AT_ONCE);
        return deleted;
    }

    private Object[] values(Row row, Instant limit) throws SQLException {
        Object[] values = new Object[key.size() + 1];
        for (int i = 0; i < key.size(); i++) {
            values[i] = row.text(key.get(i));
        }
        values[key.size()] = limit;
        return values;
    }
}
