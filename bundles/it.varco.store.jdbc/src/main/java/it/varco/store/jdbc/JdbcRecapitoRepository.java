package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.StoredRecapito;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contacts of people in the table {@code recapito}; the version is what is compared and set. */
@Component(service = RecapitoRepository.class)
public final class JdbcRecapitoRepository implements RecapitoRepository {

    private static final String PROVED = "recapito.proved";
    private static final String BEGUN = "recapito.begun";
    private static final String SELECT =
            "SELECT person_id, medium, version, key_number, proved, since, begun, expiry FROM recapito ";
    private static final String OF_PERSON = SELECT + "WHERE person_id = ? ORDER BY medium";
    private static final String FIND = SELECT + "WHERE person_id = ? AND medium = ?";
    private static final String ADD = "INSERT INTO recapito (version, key_number, proved, since, begun, expiry, "
            + "person_id, medium) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SET = "UPDATE recapito SET version = ?, key_number = ?, proved = ?, since = ?, "
            + "begun = ?, expiry = ? WHERE person_id = ? AND medium = ? AND version = ?";
    private static final String REMOVE = "DELETE FROM recapito WHERE person_id = ? AND medium = ? AND version = ?";
    private static final String EXPIRED = "expiry < ? AND begun <> ?";
    private static final String SWEEP = "DELETE FROM recapito WHERE " + EXPIRED + " AND proved = ?";
    private static final String ERASE = "UPDATE recapito SET begun = ? WHERE " + EXPIRED;

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcRecapitoRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public List<StoredRecapito> ofPerson(String personId) {
        return database.list(OF_PERSON, this::read, personId);
    }

    @Override
    public Optional<StoredRecapito> find(String personId, String medium) {
        return database.first(FIND, this::read, personId, medium);
    }

    @Override
    public boolean put(StoredRecapito next) {
        Sealed proved = seal(next.proved(), PROVED, next, next.since());
        Sealed begun = seal(next.begun(), BEGUN, next, next.expiry());
        int key = Math.max(proved.key(), begun.key());
        Object[] row = {
            next.version(),
            key,
            proved.bytes(),
            next.since(),
            begun.bytes(),
            next.expiry(),
            next.personId(),
            next.medium(),
            next.version() - 1
        };
        return next.version() == 1
                ? database.call(statements -> statements.insertIfAbsent(ADD, Arrays.copyOf(row, row.length - 1)))
                : database.update(SET, row) == 1;
    }

    @Override
    public boolean remove(String personId, String medium, long version) {
        return database.update(REMOVE, personId, medium, version) == 1;
    }

    /** Forgets what was begun and not ended in time. */
    void sweep() {
        Instant now = database.clock().instant();
        database.update(SWEEP, now, Bytes.EMPTY, Bytes.EMPTY);
        database.update(ERASE, Bytes.EMPTY, now, Bytes.EMPTY);
    }

    /** Each of the two is bound to person, medium and its own moment: the other one may go before it. */
    private Sealed seal(Bytes plain, String column, StoredRecapito recapito, Instant moment) {
        return plain.length() == 0
                ? new Sealed(0, Bytes.EMPTY)
                : vault.seal(plain.array(), column, recapito.personId(), recapito.medium(), Micros.of(moment));
    }

    private Bytes open(Sealed sealed, String column, Row row, String moment) throws SQLException {
        return sealed.bytes().length() == 0
                ? Bytes.EMPTY
                : Bytes.of(vault.open(sealed, column, row.text("person_id"), row.text("medium"), row.number(moment)));
    }

    private StoredRecapito read(Row row) throws SQLException {
        return new StoredRecapito(
                row.text("person_id"),
                row.text("medium"),
                row.number("version"),
                open(row.sealed("proved"), PROVED, row, "since"),
                row.instant("since"),
                open(row.sealed("begun"), BEGUN, row, "expiry"),
                row.instant("expiry"));
    }
}
