package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.EndedStaffRole;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredStaffRole;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Roles of staff in the table {@code staff_role}.
 *
 * <p>Whoever counts inside a transaction, and whoever changes a state, first holds the row of the role in
 * {@code staff_guard}: they come one after the other, so that a count is still true when its transaction ends.
 */
@Component
public final class JdbcStaffRepository implements StaffRepository {

    private static final String HELD = "HELD";
    private static final String ENDED = "ENDED";
    private static final String NAME = "staff_role.person_name";
    private static final Sealed NAMELESS = new Sealed(0, Bytes.EMPTY);
    private static final String COLUMNS =
            "role_id, person_id, role_name, state, since, by_id, actor, reason, voucher, " + "key_number, person_name";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM staff_role ";
    private static final String LATEST_FIRST = " ORDER BY since DESC, role_id";
    private static final String CURRENT = SELECT + "WHERE state <> ?" + LATEST_FIRST;
    private static final String OF_PERSON = SELECT + "WHERE person_id = ? AND state <> ?" + LATEST_FIRST;
    private static final String FIND = SELECT + "WHERE role_id = ?";
    private static final String HOLDERS =
            "SELECT COUNT(*) AS holders FROM staff_role WHERE state = ? AND role_name = ?";
    private static final String EVER =
            "SELECT COUNT(DISTINCT person_id) AS people FROM staff_role WHERE ever_held = 1 AND role_name = ?";
    private static final String ADD =
            "INSERT INTO staff_role (slot, ever_held, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REPLACE = "UPDATE staff_role SET slot = ?, state = ?, since = ?, by_id = ?, actor = ?, "
            + "reason = ?, voucher = ? WHERE role_id = ? AND person_id = ? AND role_name = ? AND state = ?";
    private static final String WRITE_NAME = "UPDATE staff_role SET key_number = ?, person_name = ? "
            + "WHERE role_id = ? AND person_id = ? AND state <> 'ENDED'";
    private static final String NOTE_HELD = "UPDATE staff_role SET ever_held = 1 WHERE role_id = ? AND state = 'HELD'";
    private static final String LATEST_ENDED = "SELECT ever_held, ended, ended_by, end_reason, " + COLUMNS
            + " FROM staff_role WHERE ended > 0 ORDER BY ended DESC, role_id FETCH FIRST ? ROWS ONLY";
    private static final String END = "UPDATE staff_role SET slot = role_id, state = 'ENDED', ended = ?, ended_by = ?, "
            + "end_reason = ? WHERE role_id = ? AND role_name = ? AND state = ?";
    private static final String GUARD = "UPDATE staff_guard SET turns = turns + 1 WHERE role_name = ?";
    private static final String FIRST_GUARD = "INSERT INTO staff_guard (role_name, turns) VALUES (?, 0)";

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcStaffRepository(@Reference Database database) {
        this.database = database;
        vault = database.vault();
    }

    @Override
    public List<StoredStaffRole> current() {
        return database.list(CURRENT, this::read, ENDED);
    }

    @Override
    public List<StoredStaffRole> ofPerson(String personId) {
        return database.list(OF_PERSON, this::read, personId, ENDED);
    }

    @Override
    public Optional<StoredStaffRole> find(String id) {
        return database.first(FIND, this::read, id);
    }

    @Override
    public long holders(String role) {
        return counted(role, statements -> statements.first(HOLDERS, row -> row.number("holders"), HELD, role));
    }

    @Override
    public long ever(String role) {
        return counted(role, statements -> statements.first(EVER, row -> row.number("people"), role));
    }

    private long counted(String role, Function<Statements, Optional<Long>> count) {
        boolean lasting = database.active(); // by itself a count is over when it is told, and keeps nobody waiting
        return database.call(statements -> {
            if (lasting) {
                guard(statements, role);
            }
            return count.apply(statements).orElseThrow();
        });
    }

    @Override
    public List<EndedStaffRole> ended(int most) {
        return database.list(LATEST_ENDED, this::readEnded, most);
    }

    @Override
    public void add(StoredStaffRole role) {
        Sealed name = seal(role);
        database.update(
                ADD,
                slot(role),
                role.state().equals(HELD) ? 1 : 0,
                role.id(),
                role.personId(),
                role.role(),
                role.state(),
                role.since(),
                role.by(),
                role.actor(),
                role.reason(),
                role.voucher(),
                name.key(),
                name.bytes());
    }

    @Override
    public boolean replace(StoredStaffRole role, String expected) {
        return database.call(statements -> {
            guard(statements, role.role());
            int changed = statements.update(
                    REPLACE,
                    slot(role),
                    role.state(),
                    role.since(),
                    role.by(),
                    role.actor(),
                    role.reason(),
                    role.voucher(),
                    role.id(),
                    role.personId(),
                    role.role(),
                    expected);
            if (changed == 1) {
                statements.update(NOTE_HELD, role.id());
            }
            return changed == 1;
        });
    }

    @Override
    public boolean name(StoredStaffRole role) {
        Sealed name = seal(role);
        return database.update(WRITE_NAME, name.key(), name.bytes(), role.id(), role.personId()) == 1;
    }

    @Override
    public Optional<StoredStaffRole> end(StoredStaffRole role, Instant at, String by, String reason) {
        int changed = database.call(statements -> {
            guard(statements, role.role());
            return statements.update(END, at, by, reason, role.id(), role.role(), role.state());
        });
        return changed == 1 ? Optional.of(role.in(ENDED, role.since())) : Optional.empty();
    }

    private static void guard(Statements statements, String role) {
        if (statements.update(GUARD, role) == 0) {
            statements.insertIfAbsent(FIRST_GUARD, role);
            statements.update(GUARD, role); // where another was quicker, it is only now that this one waits its turn
        }
    }

    private static String slot(StoredStaffRole role) {
        return role.role() + " " + role.personId();
    }

    private EndedStaffRole readEnded(Row row) throws SQLException {
        return new EndedStaffRole(
                read(row),
                row.whole("ever_held") == 1,
                row.instant("ended"),
                row.text("ended_by"),
                row.text("end_reason"));
    }

    private StoredStaffRole read(Row row) throws SQLException {
        return new StoredStaffRole(
                row.text("role_id"),
                row.text("person_id"),
                row.text("role_name"),
                row.text("state"),
                row.instant("since"),
                row.text("by_id"),
                row.text("actor"),
                row.text("reason"),
                row.text("voucher"),
                name(row.sealed("person_name"), row.text("role_id"), row.text("person_id")));
    }

    private Sealed seal(StoredStaffRole role) {
        return role.name().equals(Bytes.EMPTY)
                ? NAMELESS
                : vault.seal(role.name().array(), NAME, role.id(), role.personId());
    }

    private Bytes name(Sealed sealed, String roleId, String personId) {
        return sealed.equals(NAMELESS) ? Bytes.EMPTY : Bytes.of(vault.open(sealed, NAME, roleId, personId));
    }
}
