package it.varco.store.jdbc;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Reservation;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Blocks and reservations in the table {@code login_block}: a row is either, and says until when.
 *
 * <p>Whoever inserts the row, or replaces the token of one that ended, holds the reservation; the database lets one of
 * them do so. No lock outlives the statement's transaction (D-57).
 */
@Component
public final class JdbcBlockRepository implements BlockRepository {

    private static final String ADD = "INSERT INTO login_block (block_key, token, ends) VALUES (?, ?, ?)";
    private static final String TAKE = "UPDATE login_block SET token = ?, ends = ? WHERE block_key = ? AND ends <= ?";
    private static final String ENDS = "SELECT ends FROM login_block WHERE block_key = ? AND ends > ?";
    private static final String BLOCK =
            "UPDATE login_block SET token = '', ends = ? WHERE block_key = ? AND (token = ? OR ends < ?)";
    private static final String RELEASE = "DELETE FROM login_block WHERE block_key = ? AND token = ?";
    private static final Sweep ENDED = new Sweep("login_block", "ends < ?", "block_key");
    private static final int TRIES = 5;

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcBlockRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public Reservation reserve(String provider, CodiceFiscale person, Instant now, Instant lease) {
        byte[] hash = vault.lookup("block", provider, person.value()).array();
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        for (int tried = 1; tried <= TRIES; tried++) {
            Optional<Reservation> found = database.call(statements -> attempt(statements, key, now, lease));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new StoreException(
                SqlErrors.CONFLICT,
                "expected a reservation to stay or to go",
                new IllegalStateException("released " + TRIES + " times between two statements"));
    }

    @Override
    public void block(Reservation.Held reservation, Instant until) {
        database.call(statements -> statements.update(BLOCK, until, reservation.key(), reservation.token(), until) == 1
                || statements.insertIfAbsent(ADD, reservation.key(), "", until));
    }

    @Override
    public boolean release(Reservation.Held reservation) {
        return database.call(statements -> statements.update(RELEASE, reservation.key(), reservation.token()) == 1);
    }

    @Override
    public void sweep(Instant now) {
        ENDED.run(database, now);
    }

    /** Looks first, so that knocking at a block writes nothing. Empty if the row in the way is gone meanwhile. */
    private static Optional<Reservation> attempt(Statements statements, String key, Instant now, Instant lease) {
        Optional<Reservation> blocked = blocked(statements, key, now);
        if (blocked.isPresent()) {
            return blocked;
        }
        String token = RandomId.next();
        if (statements.insertIfAbsent(ADD, key, token, lease) || statements.update(TAKE, token, lease, key, now) == 1) {
            return Optional.of(new Reservation.Held(key, token));
        }
        return blocked(statements, key, now);
    }

    private static Optional<Reservation> blocked(Statements statements, String key, Instant now) {
        return statements.first(ENDS, row -> new Reservation.Blocked(row.instant("ends")), key, now);
    }
}
