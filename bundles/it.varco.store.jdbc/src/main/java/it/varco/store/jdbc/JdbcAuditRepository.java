package it.varco.store.jdbc;

import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.FoundLink;
import it.varco.spi.store.TakenEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The trail in three tables: {@code audit_intake}, {@code audit_chain}, {@code audit_head}.
 *
 * <p>No statement changes or deletes a row of the chain; a test reads all statements for one (AUD-06).
 */
@Component
public final class JdbcAuditRepository implements AuditRepository {

    private static final String ENTRY = "happened, person_id, about_id, operation, outcome, reference, entry";
    private static final String APPEND = "INSERT INTO audit_intake (" + ENTRY + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String INTAKE =
            "SELECT intake_number, " + ENTRY + " FROM audit_intake ORDER BY intake_number FETCH FIRST ? ROWS ONLY";
    private static final String WAITING = "SELECT COUNT(*) AS waiting FROM audit_intake";
    private static final String TAKE = "DELETE FROM audit_intake WHERE intake_number = ?";
    private static final String HEAD = "SELECT place, link_hash FROM audit_head WHERE node = ?";
    private static final String FIRST_HEAD = "INSERT INTO audit_head (place, link_hash, node) VALUES (?, ?, ?)";
    private static final String NEXT_HEAD =
            "UPDATE audit_head SET place = ?, link_hash = ? WHERE node = ? AND place = ?";
    private static final String LINK =
            "INSERT INTO audit_chain (node, place, link_hash, " + ENTRY + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LINKS = "SELECT place, link_hash, " + ENTRY
            + " FROM audit_chain WHERE node = ? AND place > ? ORDER BY place FETCH FIRST ? ROWS ONLY";
    private static final String LINKED = "SELECT place, link_hash, " + ENTRY
            + " FROM audit_chain WHERE person_id = ? AND operation = ? ORDER BY happened DESC FETCH FIRST ? ROWS ONLY";
    private static final String UNLINKED = "SELECT " + ENTRY
            + " FROM audit_intake WHERE person_id = ? AND operation = ? ORDER BY happened DESC FETCH FIRST ? ROWS ONLY";

    private static final int LONGEST_OPERATION = 60;
    private static final int LONGEST_OUTCOME = 20;
    private static final int LONGEST_REFERENCE = 40;
    private static final int LARGEST_RECORD = 16_384;

    /** The latest first; what has no place yet came after what has one. */
    private static final Comparator<ChainLink> LATEST_FIRST = Comparator.comparing(
                    (ChainLink link) -> link.entry().at())
            .thenComparing(link -> link.position() == 0 ? Long.MAX_VALUE : link.position())
            .reversed();

    private final Database database;

    @Activate
    public JdbcAuditRepository(@Reference Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditEntry entry) {
        boolean fits = within(1, LONGEST_OPERATION, entry.operation())
                && within(1, LONGEST_OUTCOME, entry.outcome())
                && within(0, LONGEST_REFERENCE, entry.reference())
                && entry.record().length() <= LARGEST_RECORD;
        if (!fits) {
            throw new IllegalArgumentException("entry: expected an operation of 1 to 60 characters, an outcome of 1 "
                    + "to 20, a reference up to 40, a record up to 16 KB");
        }
        database.update(APPEND, values(entry));
    }

    private static boolean within(int least, int most, String text) {
        return text.length() >= least && text.length() <= most;
    }

    @Override
    public List<TakenEntry> intake(int limit) {
        return database.list(INTAKE, row -> new TakenEntry(row.number("intake_number"), entry(row)), limit);
    }

    @Override
    public long waiting() {
        return database.first(WAITING, row -> row.number("waiting")).orElseThrow();
    }

    @Override
    public Optional<ChainHead> head(String node) {
        return database.first(HEAD, row -> new ChainHead(row.number("place"), row.bytes("link_hash")), node);
    }

    @Override
    public boolean link(String node, List<ChainLink> links, List<Long> taken, long expected) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).position() != expected + 1 + i) {
                throw new IllegalArgumentException("links: expected one after the other from the expected head on");
            }
        }
        if (links.isEmpty()) {
            throw new IllegalArgumentException("links: expected at least one");
        }
        return database.allOrNothing(statements -> {
            boolean ours = moveHead(statements, node, links.get(links.size() - 1), expected) && take(statements, taken);
            if (ours) {
                statements.updateEach(
                        LINK, links.stream().map(link -> values(node, link)).toList());
            }
            return ours;
        });
    }

    @Override
    public List<ChainLink> links(String node, long after, int limit) {
        return database.list(LINKS, JdbcAuditRepository::link, node, after, limit);
    }

    @Override
    public List<ChainLink> latestOf(String personId, List<String> operations, int limit) {
        List<ChainLink> found = new ArrayList<>();
        for (String operation : operations) {
            List<ChainLink> waiting =
                    database.list(UNLINKED, JdbcAuditRepository::unlinked, personId, operation, limit);
            List<ChainLink> linked = database.list(LINKED, JdbcAuditRepository::link, personId, operation, limit);
            waiting.removeIf(
                    entry -> linked.stream().anyMatch(link -> link.entry().equals(entry.entry())));
            found.addAll(waiting);
            found.addAll(linked);
        }
        return found.stream().sorted(LATEST_FIRST).limit(limit).toList();
    }

    @Override
    public List<FoundLink> search(AuditCriteria criteria, Optional<AuditPlace> after, int limit) {
        return database.call(statements -> new ChainSearch(statements, criteria, after, limit).found());
    }

    private static boolean moveHead(Statements statements, String node, ChainLink last, long expected) {
        return expected == 0
                ? statements.insertIfAbsent(FIRST_HEAD, last.position(), last.hash(), node)
                : statements.update(NEXT_HEAD, last.position(), last.hash(), node, expected) == 1;
    }

    /** False if another node linked one of them meanwhile. */
    private static boolean take(Statements statements, List<Long> taken) {
        List<Object[]> numbers =
                taken.stream().map(number -> new Object[] {number}).toList();
        return numbers.isEmpty() || statements.updateEach(TAKE, numbers) == numbers.size();
    }

    private static Object[] values(String node, ChainLink link) {
        return Stream.concat(Stream.of(node, link.position(), link.hash()), Stream.of(values(link.entry())))
                .toArray();
    }

    private static Object[] values(AuditEntry entry) {
        return new Object[] {
            entry.at(),
            entry.personId(),
            entry.aboutId(),
            entry.operation(),
            entry.outcome(),
            entry.reference(),
            entry.record()
        };
    }

    /** A link of the chain; its columns are those of a link and of an entry. */
    static ChainLink link(Row row) throws SQLException {
        return new ChainLink(row.number("place"), entry(row), row.bytes("link_hash"));
    }

    private static ChainLink unlinked(Row row) throws SQLException {
        return new ChainLink(0, entry(row), Bytes.EMPTY);
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.instant("happened"),
                row.text("person_id"),
                row.text("about_id"),
                row.text("operation"),
                row.text("outcome"),
                row.text("reference"),
                row.bytes("entry"));
    }
}
