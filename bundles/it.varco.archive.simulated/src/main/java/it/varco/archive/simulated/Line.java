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
            "CODICEFISCALE;COUNTRY;lines|of the address;number of the card;expiry of the card;question=answer|…;"
                    + "given name|family name|day of birth";
    private static final int PARTS = 5; // and two more, which a line may be without
    private static final int QUESTIONS = 5;
    private static final int REGISTERED = 6;
    private static final int REGISTERED_PARTS = 3;

    /**
     * Reads {@value #SHAPE}; those from the address on may be empty, the two of the card only together, and the last
     * two may be missing.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static Line parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length < PARTS || parts.length > REGISTERED + 1) {
            throw wrong(SHAPE);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale"));
        List<String> questions = listed(parts, QUESTIONS);
        try {
            KnownPerson.Builder known = KnownPerson.livingIn(parts[1])
                    .residence(listed(parts, 2).toArray(String[]::new))
                    .questions(questions.stream().map(Line::question).toList());
            card(parts[3], parts[4]).ifPresent(known::card);
            registered(listed(parts, REGISTERED)).ifPresent(known::registered);
            return new Line(person, known.build());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(wrong(SHAPE).getMessage(), e);
        }
    }

    /** What stands in a part of a line that may be missing. */
    private static List<String> listed(String[] parts, int which) {
        return Arrays.stream(parts)
                .skip(which)
                .limit(1)
                .flatMap(part -> Arrays.stream(part.split("\\|", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Optional<KnownPerson.Registered> registered(List<String> written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.size() != REGISTERED_PARTS) {
            throw wrong(SHAPE);
        }
        return Optional.of(new KnownPerson.Registered(written.get(0), written.get(1), LocalDate.parse(written.get(2))));
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
