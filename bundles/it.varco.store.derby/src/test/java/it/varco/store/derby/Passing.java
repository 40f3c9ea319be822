package it.varco.store.derby;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** Uses a connection, with a class loader of its own, as code of a bundle does that is gone afterwards. */
public final class Passing implements Consumer<Connection> {

    /** For the loader. */
    public Passing() {}

    @Override
    public void accept(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table passing (n int)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
