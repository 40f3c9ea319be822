package it.varco.store.jdbc;

import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.FoundLink;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * One search of the chains.
 *
 * <p>It never leaves the choice of the way to the database: it goes along an index whose leading columns are all equal
 * to something, so that the latest links are the first ones there and no search reads more than it shows, however long
 * the trail is. Where an operation is known by its beginning only, or an outcome is not named, the few that exist are
 * looked up in the index first, and the answers of all ways are put together.
 */
final class ChainSearch {

    private static final String SELECT = "SELECT node, place, link_hash, happened, person_id, about_id, operation, "
            + "outcome, reference, entry FROM audit_chain ";
    private static final String TIME = "WHERE happened >= ? AND happened <= ?";
    private static final String BEHIND = " AND (happened < ? OR node < ? OR (node = ? AND place < ?))";
    private static final String LATEST_FIRST = " ORDER BY happened DESC, node DESC, place DESC FETCH FIRST ? ROWS ONLY";
    /*
     * Comments in which Derby reads which index to take, where it would often prefer one that gives the order and read
     * on and on for the condition; to PostgreSQL a comment is a comment.
     */
    private static final String BY_TIME = "--DERBY-PROPERTIES index=audit_chain_time\n";
    private static final String BY_OPERATION = "--DERBY-PROPERTIES index=audit_chain_operation\n";
    private static final String BY_PERSON = "--DERBY-PROPERTIES index=audit_chain_person\n";
    private static final String BY_ABOUT = "--DERBY-PROPERTIES index=audit_chain_about\n";
    private static final String BY_REFERENCE = "--DERBY-PROPERTIES index=audit_chain_reference\n";

    private static final Words OPERATIONS = new Words("audit_chain", "operation", BY_OPERATION);
    private static final Words OUTCOMES = new Words("audit_chain", "outcome", BY_TIME);

    private static final Comparator<FoundLink> ORDER = Comparator.comparing(
                    (FoundLink found) -> found.link().entry().at())
            .thenComparing(FoundLink::node)
            .thenComparing(found -> found.link().position())
            .reversed();

    private final Statements statements;
    private final AuditCriteria criteria;
    private final Optional<AuditPlace> after;
    private final int limit;

    ChainSearch(Statements statements, AuditCriteria criteria, Optional<AuditPlace> after, int limit) {
        this.statements = statements;
        this.criteria = criteria;
        this.after = after;
        this.limit = limit;
    }

    /** The links that fit, the latest first. */
    List<FoundLink> found() {
        Collection<FoundLink> found = new LinkedHashSet<>(); // who looked at their own data is found on two ways
        for (Way way : ways()) {
            found.addAll(along(way));
        }
        return found.stream().sorted(ORDER).limit(limit).toList();
    }

    private List<Way> ways() {
        if (!criteria.reference().isEmpty()) {
            return List.of(ofReference());
        }
        if (!criteria.personId().isEmpty()) {
            return ofPerson();
        }
        return criteria.operation().isEmpty() ? ofOutcomes(new Way(BY_TIME)) : ofOperations();
    }

    /** A reference names one request: few links, of which the others are left out. */
    private Way ofReference() {
        Way way = new Way(BY_REFERENCE).and("reference = ?", criteria.reference());
        if (!criteria.personId().isEmpty()) {
            way = way.and("(person_id = ? OR about_id = ?)", criteria.personId(), criteria.personId());
        }
        if (!criteria.operation().isEmpty()) {
            way = way.and("operation >= ? AND operation < ?", criteria.operation(), criteria.operation() + Words.LAST);
        }
        return withOutcome(way);
    }

    private List<Way> ofPerson() {
        List<Way> ways = new ArrayList<>();
        for (String operation : operations()) {
            Way acted = new Way(BY_PERSON).and("person_id = ?", criteria.personId());
            Way about = new Way(BY_ABOUT).and("about_id = ?", criteria.personId());
            ways.add(withOutcome(acted.and("operation = ?", operation)));
            ways.add(withOutcome(about.and("operation = ?", operation)));
        }
        return ways;
    }

    private List<Way> ofOperations() {
        return operations().stream()
                .map(operation -> new Way(BY_OPERATION).and("operation = ?", operation))
                .flatMap(way -> ofOutcomes(way).stream())
                .toList();
    }

    private List<Way> ofOutcomes(Way way) {
        return outcomes().stream()
                .map(outcome -> way.and("outcome = ?", outcome))
                .toList();
    }

    private Way withOutcome(Way way) {
        return criteria.outcome().isEmpty() ? way : way.and("outcome = ?", criteria.outcome());
    }

    private List<String> operations() {
        return OPERATIONS.beginningWith(statements, criteria.operation());
    }

    private List<String> outcomes() {
        return criteria.outcome().isEmpty() ? OUTCOMES.beginningWith(statements, "") : List.of(criteria.outcome());
    }

    private List<FoundLink> along(Way way) {
        List<Object> values = new ArrayList<>();
        values.add(criteria.from());
        values.add(latest());
        values.addAll(way.values);
        after.ifPresent(place -> values.addAll(List.of(place.at(), place.node(), place.node(), place.position())));
        values.add(limit);
        String sql = SELECT + way.index + TIME + way.text + (after.isPresent() ? BEHIND : "") + LATEST_FIRST;
        return statements.list(sql, ChainSearch::read, values.toArray());
    }

    private static FoundLink read(Row row) throws SQLException {
        ChainLink link = JdbcAuditRepository.link(row);
        return new FoundLink(row.text("node"), link);
    }

    /** The last moment to look at; the store cuts it to its unit. */
    private Instant latest() {
        Instant last = criteria.to().minusNanos(1);
        return after.map(AuditPlace::at).filter(last::isAfter).orElse(last);
    }

    /**
     * An index, the conditions on its leading columns and on others, and the values of their question marks. Names and
     * conditions come from this class only.
     */
    private static final class Way {

        private final String index;
        private final String text;
        private final List<Object> values;

        private Way(String index) {
            this(index, "", List.of());
        }

        private Way(String index, String text, List<Object> values) {
            this.index = index;
            this.text = text;
            this.values = values;
        }

        /** The same and another condition. */
        private Way and(String condition, Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return new Way(index, text + " AND " + condition, all);
        }
    }
}
