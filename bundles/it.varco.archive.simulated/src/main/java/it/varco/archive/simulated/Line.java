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
            "CODICEFISCALE;COUNTRY;lines|of the address;number of the card;expiry of the card";
    private static final int PARTS = 5;

    /**
     * Reads {@value #SHAPE}; the last three may be empty, the last two only together.
     *
     * @throws IllegalArgumentException if the line has another shape
     */
    static Line parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong(SHAPE);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale"));
        List<String> address = Arrays.stream(parts[2].split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        try {
            return new Line(person, new KnownPerson(parts[1], address, card(parts[3], parts[4])));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(wrong(SHAPE).getMessage(), e);
        }
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
