package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.StoredPratica;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Dialogues with services in the table {@code pratica}; the number of the step is what is compared and set. */
@Component
public final class JdbcPraticaRepository implements PraticaRepository {

    private static final String COLUMN = "pratica.dialogue";
    private static final String ADD =
            "INSERT INTO pratica (pratica_id, step, person_id, role_name, service, operation, "
                    + "state_version, key_number, dialogue, opened, expiry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT pratica_id, step, person_id, role_name, service, operation, "
            + "state_version, key_number, dialogue, opened, expiry FROM pratica ";
    private static final String FIND = SELECT + "WHERE pratica_id = ? AND expiry > ?";
    private static final String OF_PERSON = SELECT + "WHERE person_id = ? AND expiry > ?";
    private static final String ADVANCE = "UPDATE pratica SET step = ?, person_id = ?, role_name = ?, service = ?, "
            + "operation = ?, state_version = ?, key_number = ?, dialogue = ?, opened = ?, expiry = ? "
            + "WHERE pratica_id = ? AND step = ?";
    private static final String CLOSE = "DELETE FROM pratica WHERE pratica_id = ? AND step = ?";
    private static final String COUNT_OF = "SELECT COUNT(*) AS pratiche FROM pratica WHERE service = ? AND expiry > ?";
    private static final Surplus OLDEST = new Surplus("pratica", "pratica_id", "person_id");
    private static final Sweep EXPIRED = new Sweep("pratica", "expiry < ?", "pratica_id");

    /** Sorted here for the reason that {@link Surplus} gives. */
    private static final Comparator<StoredPratica> LATEST_FIRST =
            Comparator.comparing(StoredPratica::openedAt).reversed().thenComparing(StoredPratica::id);

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcPraticaRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public void open(StoredPratica pratica, int most) {
        Sealed dialogue = seal(pratica);
        database.call(statements -> {
            OLDEST.makeRoom(statements, pratica.personId(), pratica.openedAt(), most);
            return statements.update(
                    ADD,
                    pratica.id(),
                    pratica.step(),
                    pratica.personId(),
                    pratica.role(),
                    pratica.service(),
                    pratica.operation(),
                    pratica.stateVersion(),
                    dialogue.key(),
                    dialogue.bytes(),
                    pratica.openedAt(),
                    pratica.expiry());
        });
    }

    @Override
    public Optional<StoredPratica> find(String id, Instant now) {
        return database.first(FIND, this::read, id, now);
    }

    @Override
    public List<StoredPratica> ofPerson(String personId, Instant now) {
        return database.list(OF_PERSON, this::read, personId, now).stream()
                .sorted(LATEST_FIRST)
                .toList();
    }

    @Override
    public boolean advance(StoredPratica next, int expected) {
        Sealed dialogue = seal(next);
        int changed = database.update(
                ADVANCE,
                next.step(),
                next.personId(),
                next.role(),
                next.service(),
                next.operation(),
                next.stateVersion(),
                dialogue.key(),
                dialogue.bytes(),
                next.openedAt(),
                next.expiry(),
                next.id(),
                expected);
        return changed == 1;
    }

    @Override
    public boolean close(String id, int expected) {
        return database.update(CLOSE, id, expected) == 1;
    }

    @Override
    public long countOf(String service, Instant now) {
        return database.first(COUNT_OF, row -> row.number("pratiche"), service, now)
                .orElseThrow();
    }

    @Override
    public void sweep(Instant now) {
        EXPIRED.run(database, now);
    }

    private Sealed seal(StoredPratica pratica) {
        return vault.seal(pratica.dialogue().array(), COLUMN, place(pratica));
    }

    /** What a dialogue is bound to: moved to another row, or beside other values, it cannot be opened. */
    private static Object[] place(StoredPratica pratica) {
        return new Object[] {
            pratica.id(),
            pratica.step(),
            pratica.personId(),
            pratica.role(),
            pratica.service(),
            pratica.operation(),
            pratica.stateVersion(),
            Micros.of(pratica.openedAt())
        };
    }

    private StoredPratica read(Row row) throws SQLException {
        StoredPratica sealed = with(row, Bytes.EMPTY);
        return with(row, Bytes.of(vault.open(row.sealed("dialogue"), COLUMN, place(sealed))));
    }

    private static StoredPratica with(Row row, Bytes dialogue) throws SQLException {
        return new StoredPratica(
                row.text("pratica_id"),
                row.whole("step"),
                row.text("person_id"),
                row.text("role_name"),
                row.text("service"),
                row.text("operation"),
                row.whole("state_version"),
                dialogue,
                row.instant("opened"),
                row.instant("expiry"));
    }
}
