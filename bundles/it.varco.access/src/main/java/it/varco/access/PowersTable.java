package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import java.util.ArrayList;
import java.util.List;

/**
 * What a credential of some kind, proved to some level, permits (D-06, D-35).
 *
 * <p>What stands in no row permits nothing. A configured row is {@code kind:LEVEL=POWERS} and goes before the built-in
 * ones, so that an administrator can admit a foreign kind or restrict a known one.
 */
final class PowersTable {

    private static final List<Row> BUILT_IN = List.of(
            row("pin.ordinario", AssuranceLevel.LOW, Powers.ORDINARIO),
            row("pin.dispositivo", AssuranceLevel.LOW, Powers.DISPOSITIVO),
            row("spid", AssuranceLevel.SUBSTANTIAL, Powers.DISPOSITIVO),
            row("cie", AssuranceLevel.SUBSTANTIAL, Powers.DISPOSITIVO),
            row("cns", AssuranceLevel.HIGH, Powers.DISPOSITIVO),
            row("local", AssuranceLevel.LOW, Powers.NONE)); // staff do nothing for themselves with it (D-34)

    private final List<Row> rows;

    private PowersTable(List<Row> rows) {
        this.rows = rows;
    }

    /** @throws IllegalArgumentException if a configured row has another shape */
    static PowersTable with(String... configured) {
        List<Row> rows = new ArrayList<>();
        for (String text : configured) {
            rows.add(parse(text));
        }
        rows.addAll(BUILT_IN);
        return new PowersTable(List.copyOf(rows));
    }

    /** The powers of the first row of that kind whose level is reached. */
    Powers of(CredentialKind kind, AssuranceLevel level) {
        return rows.stream()
                .filter(row -> row.kind.equals(kind) && level.atLeast(row.level))
                .map(Row::powers)
                .findFirst()
                .orElse(Powers.NONE);
    }

    private static Row parse(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=', colon + 1);
        if (colon < 1 || equals < 0) {
            throw new IllegalArgumentException(
                    "powers: expected kind:LEVEL=POWERS such as demo:LOW=ORDINARIO, found '" + text + "'");
        }
        try {
            return row(
                    text.substring(0, colon).strip(),
                    AssuranceLevel.valueOf(text.substring(colon + 1, equals).strip()),
                    Powers.valueOf(text.substring(equals + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "powers: expected LOW, SUBSTANTIAL or HIGH and NONE, ORDINARIO or DISPOSITIVO, found '" + text
                            + "'",
                    e);
        }
    }

    private static Row row(String kind, AssuranceLevel level, Powers powers) {
        return new Row(new CredentialKind(kind), level, powers);
    }

    private record Row(CredentialKind kind, AssuranceLevel level, Powers powers) {}
}
