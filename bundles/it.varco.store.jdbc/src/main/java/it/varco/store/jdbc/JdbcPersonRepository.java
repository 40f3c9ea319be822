package it.varco.store.jdbc;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People in the table {@code person}. */
@Component
public final class JdbcPersonRepository implements PersonRepository {

    private static final String COLUMN = "person.codice_fiscale";
    private static final String ID = "SELECT person_id FROM person WHERE lookup = ?";
    private static final String FIND = "SELECT lookup, key_number, codice_fiscale FROM person WHERE person_id = ?";
    private static final String ADD =
            "INSERT INTO person (person_id, lookup, key_number, codice_fiscale) VALUES (?, ?, ?, ?)";

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcPersonRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public String idOf(CodiceFiscale person) {
        Bytes lookup = vault.lookup("person", person.value());
        return database.call(statements -> known(statements, lookup).orElseGet(() -> {
            add(statements, person, lookup);
            return known(statements, lookup).orElseThrow();
        }));
    }

    @Override
    public Optional<CodiceFiscale> find(String personId) {
        return database.first(FIND, row -> open(personId, row.bytes("lookup"), row.sealed("codice_fiscale")), personId);
    }

    private static Optional<String> known(Statements statements, Bytes lookup) {
        return statements.first(ID, row -> row.text("person_id"), lookup);
    }

    private void add(Statements statements, CodiceFiscale person, Bytes lookup) {
        String id = RandomId.next();
        Sealed sealed = vault.seal(person.value().getBytes(StandardCharsets.US_ASCII), COLUMN, id, lookup);
        statements.insertIfAbsent(ADD, id, lookup, sealed.key(), sealed.bytes());
    }

    private CodiceFiscale open(String id, Bytes lookup, Sealed sealed) {
        return new CodiceFiscale(new String(vault.open(sealed, COLUMN, id, lookup), StandardCharsets.US_ASCII));
    }
}
