package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** One row of an answer, by names of columns; none of them holds NULL. */
final class Row {

    /** Makes a value of a row. */
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet cursor;

    Row(ResultSet cursor) {
        this.cursor = cursor;
    }

    String text(String column) throws SQLException {
        return cursor.getString(column);
    }

    int whole(String column) throws SQLException {
        return cursor.getInt(column);
    }

    long number(String column) throws SQLException {
        return cursor.getLong(column);
    }

    Instant instant(String column) throws SQLException {
        return Micros.instant(cursor.getLong(column));
    }

    Bytes bytes(String column) throws SQLException {
        return Bytes.of(cursor.getBytes(column));
    }

    /** An encrypted column with the number of its key, which stands in {@code key_number}. */
    Sealed sealed(String column) throws SQLException {
        return new Sealed(whole("key_number"), bytes(column));
    }
}
