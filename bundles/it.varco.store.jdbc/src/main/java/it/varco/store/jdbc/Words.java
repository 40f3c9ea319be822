package it.varco.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The different words in the leading column of an index, of which there are few however many rows: one look into the
 * index for each.
 *
 * <p>Names of tables and columns come from constants of this bundle only.
 */
final class Words {

    /** Behind every word that begins in the same way. */
    static final String LAST = "\uffff";

    private final String column;
    private final String from;

    /** @param index the comment in which Derby reads which index to take */
    Words(String table, String column, String index) {
        this.column = column;
        this.from = "SELECT " + column + " AS word FROM " + table + " " + index + "WHERE " + column;
    }

    /** Those that begin like this, in their order. */
    List<String> beginningWith(Statements statements, String beginning) {
        List<String> words = new ArrayList<>();
        Optional<String> word = next(statements, " >= ?", beginning, beginning);
        while (word.isPresent()) {
            words.add(word.get());
            word = next(statements, " > ?", word.get(), beginning);
        }
        return words;
    }

    private Optional<String> next(Statements statements, String comparison, String behind, String beginning) {
        String sql = from + comparison + " AND " + column + " < ? ORDER BY " + column + " FETCH FIRST 1 ROWS ONLY";
        return statements.first(sql, row -> row.text("word"), behind, beginning + LAST);
    }
}
