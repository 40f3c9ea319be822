package it.varco.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that run once on Derby and once on PostgreSQL. */
@ParameterizedClass(name = "{0}")
@EnumSource(Backend.class)
class OnBothDatabases {

    static final Instant NOW = Instant.parse("2026-03-02T10:15:30.123456Z");

    @Parameter
    Backend backend;

    Database database;

    @BeforeEach
    void open() throws SQLException {
        database = backend.database();
    }

    /** How Derby went about the last statement of a search. */
    String plan(Consumer<Statements> search) {
        return plan(database, search);
    }

    static String plan(Database database, Consumer<Statements> search) {
        return database.call(statements -> {
            statements.define("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
            search.accept(statements);
            String plan = statements
                    .first(
                            "SELECT SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS() AS plan FROM SYSIBM.SYSDUMMY1",
                            row -> row.text("plan"))
                    .orElseThrow();
            statements.define("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
            return plan;
        });
    }

    /** Changes the shared database behind the back of the store. */
    int behind(String sql, Object... values) throws SQLException {
        try (Connection connection = backend.behind().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
