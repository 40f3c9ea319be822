package it.varco.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps what one owner has at a time within a number: of the rows that have not expired, the oldest go.
 *
 * <p>It is run before the new row is inserted: afterwards, two of one owner at once would each wait for the other's.
 * Names of tables and columns come from constants of this bundle only.
 */
final class Surplus {

    /** Sorted here: Derby writes a report in words about each sort, which costs more than the few rows. */
    private static final Comparator<Kept> LATEST_FIRST =
            Comparator.comparing(Kept::opened).reversed().thenComparing(Kept::key);

    private final String key;
    private final String ofOwner;
    private final String drop;

    /**
     * Of a table with the columns {@code opened} and {@code expiry}.
     *
     * @param key column of the primary key, a text
     * @param owner column of who has the rows
     */
    Surplus(String table, String key, String owner) {
        this.key = key;
        this.ofOwner = "SELECT " + key + ", opened FROM " + table + " WHERE " + owner + " = ? AND expiry > ?";
        this.drop = "DELETE FROM " + table + " WHERE " + key + " = ?";
    }

    /**
     * Makes room for one more.
     *
     * @param most how many there are then at the most, the new one included
     */
    void makeRoom(Statements statements, Object owner, Instant now, int most) {
        List<Kept> kept = statements.list(ofOwner, this::read, owner, now);
        if (kept.size() >= most) {
            statements.updateEach(
                    drop,
                    kept.stream()
                            .sorted(LATEST_FIRST)
                            .skip(most - 1L)
                            .map(row -> new Object[] {row.key})
                            .toList());
        }
    }

    private Kept read(Row row) throws SQLException {
        return new Kept(row.text(key), row.instant("opened"));
    }

    private record Kept(String key, Instant opened) {}
}
