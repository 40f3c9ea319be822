package it.varco.store.jdbc;

import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredAttempt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Logins under way in the table {@code login_attempt}; the number of the step is what is compared and set. */
@Component
public final class JdbcAttemptRepository implements AttemptRepository {

    private static final String COLUMN = "login_attempt.dialogue";
    private static final String ADD = "INSERT INTO login_attempt (attempt_id, step, browser, person_id, provider, "
            + "state_version, next_path, key_number, dialogue, opened, expiry) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "SELECT attempt_id, step, browser, person_id, provider, state_version, "
            + "next_path, key_number, dialogue, opened, expiry FROM login_attempt WHERE attempt_id = ? AND expiry > ?";
    private static final String ADVANCE = "UPDATE login_attempt SET step = ?, browser = ?, person_id = ?, "
            + "provider = ?, state_version = ?, next_path = ?, key_number = ?, dialogue = ?, opened = ?, expiry = ? "
            + "WHERE attempt_id = ? AND step = ?";
    private static final String CLOSE = "DELETE FROM login_attempt WHERE attempt_id = ? AND step = ?";
    private static final String END_OF = "DELETE FROM login_attempt WHERE person_id = ?";
    private static final String END_OF_BROWSER = "DELETE FROM login_attempt WHERE browser = ?";
    private static final String COUNT_OF =
            "SELECT COUNT(*) AS attempts FROM login_attempt WHERE provider = ? AND expiry > ?";
    private static final Surplus OLDEST = new Surplus("login_attempt", "attempt_id", "browser");
    private static final Sweep EXPIRED = new Sweep("login_attempt", "expiry < ?", "attempt_id");

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcAttemptRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public void open(StoredAttempt attempt, int most) {
        Sealed dialogue = seal(attempt);
        database.call(statements -> {
            OLDEST.makeRoom(statements, attempt.browser(), attempt.openedAt(), most);
            return statements.update(
                    ADD,
                    attempt.id(),
                    attempt.step(),
                    attempt.browser(),
                    attempt.personId(),
                    attempt.provider(),
                    attempt.stateVersion(),
                    attempt.next(),
                    dialogue.key(),
                    dialogue.bytes(),
                    attempt.openedAt(),
                    attempt.expiry());
        });
    }

    @Override
    public Optional<StoredAttempt> find(String id, Instant now) {
        return database.first(FIND, this::read, id, now);
    }

    @Override
    public boolean advance(StoredAttempt next, int expected) {
        Sealed dialogue = seal(next);
        int changed = database.update(
                ADVANCE,
                next.step(),
                next.browser(),
                next.personId(),
                next.provider(),
                next.stateVersion(),
                next.next(),
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
    public int endOf(String personId) {
        return database.update(END_OF, personId);
    }

    @Override
    public int endOfBrowser(Bytes browser) {
        return database.update(END_OF_BROWSER, browser);
    }

    @Override
    public void sweep(Instant now) {
        EXPIRED.run(database, now);
    }

    @Override
    public long countOf(String provider, Instant now) {
        return database.first(COUNT_OF, row -> row.number("attempts"), provider, now)
                .orElseThrow();
    }

    private Sealed seal(StoredAttempt attempt) {
        return vault.seal(attempt.dialogue().array(), COLUMN, place(attempt));
    }

    /** What a dialogue is bound to: moved to another row, or beside other values, it cannot be opened. */
    private static Object[] place(StoredAttempt attempt) {
        return new Object[] {
            attempt.id(),
            attempt.step(),
            attempt.provider(),
            attempt.browser(),
            attempt.personId(),
            attempt.stateVersion(),
            attempt.next(),
            Micros.of(attempt.openedAt())
        };
    }

    private StoredAttempt read(Row row) throws SQLException {
        StoredAttempt sealed = with(row, Bytes.EMPTY);
        return with(row, Bytes.of(vault.open(row.sealed("dialogue"), COLUMN, place(sealed))));
    }

    private static StoredAttempt with(Row row, Bytes dialogue) throws SQLException {
        return new StoredAttempt(
                row.text("attempt_id"),
                row.whole("step"),
                row.bytes("browser"),
                row.text("person_id"),
                row.text("provider"),
                row.whole("state_version"),
                row.text("next_path"),
                dialogue,
                row.instant("opened"),
                row.instant("expiry"));
    }
}
