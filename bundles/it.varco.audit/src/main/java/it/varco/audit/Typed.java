package it.varco.audit;

import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditPlace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A query of the trail as it was typed: what it asks for, and everything that is wrong with it at once (UX-03).
 *
 * <p>What is wrong asks for nothing; whoever has flaws does not search. A codice fiscale is taken in its own field
 * only, because what stands in the others is recorded as it is.
 */
final class Typed {

    /** Before anything and after everything that is ever recorded. */
    static final Instant BEGIN = Instant.EPOCH;

    static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private static final ZoneId ROME = ZoneId.of("Europe/Rome"); // a day is a legal day
    private static final Pattern OPERATION = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]*)*");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{4,40}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]{5,20}([Zz]|[+-][0-9:]{5})");
    private static final int LONGEST_OPERATION = 60;
    private static final int LENGTH_OF_CODE = 16;
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final List<Flaw> flaws = new ArrayList<>();
    private final Optional<CodiceFiscale> person;
    private final String operation;
    private final String reference;
    private final String outcome;
    private final Instant from;
    private final Instant to;
    private final Optional<AuditPlace> after;
    private final int limit;

    Typed(AuditQuery query) {
        person = person(query.person().strip());
        operation = operation(query.operation().strip());
        reference = reference(query.reference().strip());
        from = moment("from", query.from().strip(), BEGIN, false);
        to = moment("to", query.to().strip(), END, true);
        outcome = outcome(query.outcome().strip().toUpperCase(Locale.ROOT));
        after = after(query.cursor().strip());
        limit = limit(query.limit().strip());
        if (!from.isBefore(to)) {
            wrong("to", Flaw.Kind.RANGE, from + "..");
        }
    }

    private Optional<CodiceFiscale> person(String typed) {
        Optional<CodiceFiscale> read = CodiceFiscale.parse(typed);
        if (read.isEmpty() && !typed.isEmpty()) {
            wrong("person", Flaw.Kind.CODICE_FISCALE, "");
        }
        return read;
    }

    private String operation(String typed) {
        if (typed.length() > LONGEST_OPERATION) {
            return wrong("operation", Flaw.Kind.LENGTH, "0.." + LONGEST_OPERATION);
        }
        boolean right = typed.isEmpty() || (OPERATION.matcher(typed).matches() && namesNobody(typed));
        return right ? typed : wrong("operation", Flaw.Kind.SHAPE, "plugins.");
    }

    private String reference(String typed) {
        boolean right = typed.isEmpty() || (REFERENCE.matcher(typed).matches() && namesNobody(typed));
        return right ? typed : wrong("reference", Flaw.Kind.SHAPE, "7KQ4M2XDA1");
    }

    private static boolean namesNobody(String typed) {
        for (int from = 0; from + LENGTH_OF_CODE <= typed.length(); from++) {
            if (CodiceFiscale.parse(typed.substring(from, from + LENGTH_OF_CODE))
                    .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Instant moment(String field, String typed, Instant none, boolean wholeDay) {
        if (typed.isEmpty()) {
            return none;
        }
        try {
            if (DAY.matcher(typed).matches()) {
                LocalDate day = LocalDate.parse(typed);
                return (wholeDay ? day.plusDays(1) : day).atStartOfDay(ROME).toInstant();
            }
            if (MOMENT.matcher(typed).matches()) {
                return OffsetDateTime.parse(typed).toInstant();
            }
        } catch (DateTimeException impossible) {
            // such as 30 February: told like any other wrong shape
        }
        wrong(field, Flaw.Kind.SHAPE, "2026-11-22");
        return none;
    }

    private String outcome(String typed) {
        List<String> words = Arrays.stream(Outcome.values()).map(Outcome::name).toList();
        boolean right = typed.isEmpty() || words.contains(typed);
        return right ? typed : wrong("outcome", Flaw.Kind.CHOICE, String.join("|", words));
    }

    private Optional<AuditPlace> after(String typed) {
        Optional<AuditPlace> place = Cursor.read(typed);
        if (place.isEmpty() && !typed.isEmpty()) {
            wrong("cursor", Flaw.Kind.SHAPE, "");
        }
        return place;
    }

    private int limit(String typed) {
        if (typed.isEmpty()) {
            return USUAL;
        }
        int number = typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
        if (number < 1 || number > MOST) {
            wrong("limit", Flaw.Kind.RANGE, "1.." + MOST);
        }
        return number;
    }

    private String wrong(String field, Flaw.Kind kind, String expected) {
        flaws.add(new Flaw(field, kind, expected));
        return "";
    }

    /** Everything that is wrong; whoever searches all the same searches for something else. */
    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** Whose records. */
    Optional<CodiceFiscale> whose() {
        return person;
    }

    /** What to look for. */
    AuditCriteria criteria(String personId) {
        return new AuditCriteria(personId, operation, outcome, reference, from, to);
    }

    /** Where an earlier answer ended. */
    Optional<AuditPlace> place() {
        return after;
    }

    /** Most records. */
    int most() {
        return limit;
    }

    /** What was asked, by name; without whose, which has a place of its own in a record. */
    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("operation", operation);
        details.put("reference", reference);
        details.put("outcome", outcome);
        details.put("from", from.equals(BEGIN) ? "" : from.toString());
        details.put("to", to.equals(END) ? "" : to.toString());
        details.put("behind", place().map(found -> found.at().toString()).orElse(""));
        details.values().removeIf(String::isEmpty);
        details.put("limit", Integer.toString(limit));
        return details;
    }
}
