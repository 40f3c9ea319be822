package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the errors of both databases mean to whoever called. */
final class SqlErrors {

    /** A deadlock, a lost lock, a transaction that came too early or too late: the same again may work. */
    static final String CONFLICT = "store.conflict";

    /** A unique key was taken, a value did not fit, or what was read is not what was written. */
    static final String INTEGRITY = "store.integrity";

    /** The database cannot be reached. */
    static final String UNAVAILABLE = "store.unavailable";

    /** All connections were in use for as long as a caller waits. */
    static final String BUSY = "store.busy";

    /** A statement took longer than statements may. */
    static final String TIMEOUT = "store.timeout";

    /** The database does not understand us: a fault in this bundle or in the database's schema. */
    static final String DEFECT = "store.defect";

    /**
     * Of both: serialization, which is a deadlock in Derby. Of PostgreSQL: deadlock, lock timeout. Of Derby: lock
     * timeout, and a transaction that waits for itself. Class 40 has more, such as Derby's files that can only be read.
     */
    private static final Set<String> LOST = Set.of("40001", "40P01", "55P03", "40XL1", "40XL2");

    /** A transaction was rolled back or may have been, and the reason is not a lock. */
    private static final String ROLLED_BACK = "40";

    /**
     * What could only be read: a file or a database of Derby; a server of PostgreSQL that is a copy of another. Derby
     * keeps it so until it is started anew, and a connection to a copy leads to it as long as it is open.
     */
    private static final Set<String> FROZEN = Set.of("40XD1", "25502", "25503", "25505", "25006");

    /** Of PostgreSQL, of Derby. */
    private static final Set<String> TOO_LONG = Set.of("57014", "XCL52");

    /** Classes that say: no connection, not started, stopped, no slot, no space, no permission, no such database. */
    private static final Set<String> AWAY = Set.of("08", "28", "3D", "53", "57", "58", "XJ", "XS");

    /** Of Derby, of PostgreSQL. */
    private static final Set<String> TABLE_MISSING = Set.of("42X05", "42P01");

    /** Of Derby, of PostgreSQL, and the two of PostgreSQL when two nodes create it at once. */
    private static final Set<String> TABLE_THERE = Set.of("X0Y32", "42P07", "42710", "23505");

    /** What whoever has to act reads of each code. */
    private static final Map<String, Sentence> WORDS = Map.of(
            CONFLICT, Sentence.of(SqlErrors.class, "error.conflict"),
            INTEGRITY, Sentence.of(SqlErrors.class, "error.integrity"),
            UNAVAILABLE, Sentence.of(SqlErrors.class, "error.unavailable"),
            BUSY, Sentence.of(SqlErrors.class, "error.busy"),
            TIMEOUT, Sentence.of(SqlErrors.class, "error.timeout"),
            DEFECT, Sentence.of(SqlErrors.class, "error.schema"));

    private SqlErrors() {}

    /** The end of a sentence that says what a code means. */
    static Sentence words(String code) {
        Sentence known = WORDS.get(code);
        return known == null ? Sentence.of(SqlErrors.class, "error.other", code) : known;
    }

    static StoreException translate(SQLException error) {
        String code = noneFree(error) ? BUSY : code(error.getSQLState());
        return new StoreException(code, "the store expected the database to answer: " + code, error);
    }

    /** Whether all connections are in use and none of them failed. */
    static boolean noneFree(SQLException error) {
        return error instanceof SQLTransientConnectionException && error.getCause() == null;
    }

    /** Whether a unique key was taken. */
    static boolean duplicate(SQLException error) {
        return "23505".equals(error.getSQLState());
    }

    /** Whether a table is not there. */
    static boolean tableMissing(StoreException error) {
        return among(error, TABLE_MISSING);
    }

    /** Whether a table was there already. */
    static boolean tableThere(StoreException error) {
        return among(error, TABLE_THERE);
    }

    private static boolean among(StoreException error, Set<String> states) {
        return error.getCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && states.contains(sql.getSQLState());
    }

    /** Whether something could only be read, which does not end by itself. */
    static boolean frozen(StoreException error) {
        return among(error, FROZEN);
    }

    private static String code(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return UNAVAILABLE;
        }
        String kind = state.substring(0, 2);
        if (LOST.contains(state)) {
            return CONFLICT;
        }
        if (kind.equals(ROLLED_BACK) || FROZEN.contains(state)) {
            return UNAVAILABLE;
        }
        if (kind.equals("23") || kind.equals("22")) {
            return INTEGRITY;
        }
        if (TOO_LONG.contains(state)) {
            return TIMEOUT;
        }
        return AWAY.contains(kind) ? UNAVAILABLE : DEFECT;
    }
}
