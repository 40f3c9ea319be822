package it.varco.store.jdbc;

import it.varco.spi.store.SetupRepository;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The end of the first start as a row of the table {@code milestone}. */
@Component
public final class JdbcSetupRepository implements SetupRepository {

    private static final String OVER = "first-start-over";
    private static final String REACHED = "SELECT reached FROM milestone WHERE name = ?";
    private static final String NOTE = "INSERT INTO milestone (name, reached) VALUES (?, ?)";

    private final Database database;

    @Activate
    public JdbcSetupRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> over() {
        return database.first(REACHED, row -> row.instant("reached"), OVER);
    }

    @Override
    public void over(Instant at) {
        database.call(statements -> statements.insertIfAbsent(NOTE, OVER, at));
    }
}
