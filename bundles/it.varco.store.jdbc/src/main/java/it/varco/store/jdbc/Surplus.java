package it.varco.store.jdbc;

import java.time.Instant;
import java.util.List;

/**
 * Keeps what one owner has at a time within a number: of the rows that have not expired, the oldest go.
 *
 * <p>It is run before the new row is inserted: afterwards, two of one owner at once would each wait for the other's.
 * Names of tables and columns come from constants of this bundle only.
 */
final class Surplus {

    private final String key;
    private final String oldest;
    private final String drop;

    /**
     * Of a table with the columns {@code opened} and {@code expiry}.
     *
     * @param key column of the primary key, a text
     * @param owner column of who has the rows
     */
    Surplus(String table, String key, String owner) {
        this.key = key;
        this.oldest = "SELECT " + key + " FROM " + table + " WHERE " + owner + " = ? AND expiry > ? "
                + "ORDER BY opened DESC, " + key + " OFFSET ? ROWS";
        this.drop = "DELETE FROM " + table + " WHERE " + key + " = ?";
    }

    /**
     * Makes room for one more.
     *
     * @param most how many there are then at the most, the new one included
     */
    void makeRoom(Statements statements, Object owner, Instant now, int most) {
        List<Object[]> oldestOnes = statements.list(oldest, row -> new Object[] {row.text(key)}, owner, now, most - 1);
        if (!oldestOnes.isEmpty()) {
            statements.updateEach(drop, oldestOnes);
        }
    }
}
