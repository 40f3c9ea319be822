package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.StoredInvitation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Invitations in the table {@code staff_invitation}, which has one row for each person at most. */
@Component
public final class JdbcInvitationRepository implements InvitationRepository {

    private static final String REPLACE = "UPDATE staff_invitation SET invitation_id = ?, code = ?, provider = ?, "
            + "actor = ?, expiry = ? WHERE person_id = ?";
    private static final String ADD = "INSERT INTO staff_invitation (invitation_id, code, provider, actor, "
            + "expiry, person_id) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String FIND = "SELECT invitation_id, code, person_id, provider, actor, expiry "
            + "FROM staff_invitation WHERE code = ? AND expiry > ?";
    private static final String CONSUME = "DELETE FROM staff_invitation WHERE invitation_id = ?";
    private static final String END_OF = "DELETE FROM staff_invitation WHERE person_id = ?";
    private static final Sweep EXPIRED = new Sweep("staff_invitation", "expiry < ?", "person_id");

    private final Database database;

    @Activate
    public JdbcInvitationRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public void open(StoredInvitation invitation) {
        Object[] values = {
            invitation.id(),
            invitation.code(),
            invitation.provider(),
            invitation.actor(),
            invitation.expiry(),
            invitation.personId()
        };
        database.call(statements -> statements.update(REPLACE, values) == 1
                || statements.insertIfAbsent(ADD, values)
                || statements.update(REPLACE, values) == 1);
    }

    @Override
    public Optional<StoredInvitation> find(Bytes code, Instant now) {
        return database.first(FIND, JdbcInvitationRepository::read, code, now);
    }

    @Override
    public boolean consume(String id) {
        return database.update(CONSUME, id) == 1;
    }

    @Override
    public void endOf(String personId) {
        database.update(END_OF, personId);
    }

    @Override
    public void sweep(Instant now) {
        EXPIRED.run(database, now);
    }

    private static StoredInvitation read(Row row) throws SQLException {
        return new StoredInvitation(
                row.text("invitation_id"),
                row.bytes("code"),
                row.text("person_id"),
                row.text("provider"),
                row.text("actor"),
                row.instant("expiry"));
    }
}
