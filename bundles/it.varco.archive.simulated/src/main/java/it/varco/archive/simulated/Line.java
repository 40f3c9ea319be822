package it.varco.archive.simulated;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.archive.KnownPerson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of the configuration. */
record Line(CodiceFiscale person, KnownPerson known) {

    private static final String SHAPE =
            "CODICEFISCALE;COUNTRY;lines|of the address;number of the card;expiry of the card;question=answer|…";
    private static final int PARTS = 5; // and one more, which a line may be without

    /**
     * Reads {@value #SHAPE}; those from the address on may be empty, the two of the card only together, and the last
     * may be missing.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static Line parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS && parts.length != PARTS + 1) {
            throw wrong(SHAPE);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale"));
        List<String> questions = parts.length > PARTS ? listed(parts[PARTS]) : List.of();
        try {
            return new Line(
                    person,
                    new KnownPerson(
                            parts[1],
                            listed(parts[2]),
                            card(parts[3], parts[4]),
                            questions.stream().map(Line::question).toList()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(wrong(SHAPE).getMessage(), e);
        }
    }

    private static List<String> listed(String part) {
        return Arrays.stream(part.split("\\|", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static KnownPerson.Question question(String written) {
        int equals = written.indexOf('=');
        if (equals < 0) {
            throw wrong(SHAPE);
        }
        return new KnownPerson.Question(
                written.substring(0, equals).strip(),
                written.substring(equals + 1).strip());
    }

    private static Optional<KnownPerson.HealthCard> card(String number, String expiry) {
        return number.isEmpty() && expiry.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownPerson.HealthCard(number, LocalDate.parse(expiry)));
    }

    static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("people: expected " + expected);
    }

    @Override
    public String toString() {
        return "Line";
    }
}
