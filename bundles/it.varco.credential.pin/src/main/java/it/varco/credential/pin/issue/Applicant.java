package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person said about themselves when they asked for a PIN. Immutable. Prints nothing of it.
 *
 * @param name given name
 * @param surname family name
 * @param born day of birth
 * @param country of residence, two capital letters of ISO 3166
 * @param residence its lines, as they stand on a letter without the name
 * @param delivery those of another address to which the letter shall go; empty for the residence
 * @param document kind and number of a foreign document, for residents abroad (PIN-15)
 * @param italianDocument whether they hold a document of the Italian State (FAS-05, CON-17)
 * @param slot when they can be called, in their words; may be empty
 * @param language in which they are written to
 * @source PIN-14, PIN-15, PIN-17, FAS-05, FAS-07
 */
record Applicant(
        CodiceFiscale person,
        String name,
        String surname,
        LocalDate born,
        String country,
        List<String> residence,
        List<String> delivery,
        Optional<String> document,
        boolean italianDocument,
        String slot,
        Locale language) {

    Applicant {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(born, "born");
        residence = List.copyOf(residence);
        delivery = List.copyOf(delivery);
    }

    /** Given name and family name, as the record of the PIN has them. */
    String fullName() {
        return name + ' ' + surname;
    }

    /** The same with other facts. */
    Applicant with(String otherCountry, boolean hasItalianDocument) {
        return new Applicant(
                person,
                name,
                surname,
                born,
                otherCountry,
                residence,
                delivery,
                document,
                hasItalianDocument,
                slot,
                language);
    }

    /** Whether they live in another country, by what they said. */
    boolean livesAbroad() {
        return !country.equals(Countries.ITALY);
    }

    /** Whether they can have a PIN beyond the end of the PIN, by what they said (FAS-05). */
    boolean eligible() {
        return eligible(country, italianDocument);
    }

    /**
     * Whether somebody can have a PIN beyond the end of the PIN.
     *
     * @param country of residence, two capital letters of ISO 3166
     * @param italianDocument whether they hold a document of the Italian State
     * @source FAS-05
     */
    static boolean eligible(String country, boolean italianDocument) {
        return !country.equals(Countries.ITALY) && !italianDocument;
    }

    /**
     * Lines of the letter that brings a half, with the name; to a residence abroad with the country, as the Italian
     * post wants it.
     */
    List<String> letter() {
        List<String> lines = new ArrayList<>();
        lines.add(fullName());
        lines.addAll(delivery.isEmpty() ? residence : delivery);
        if (delivery.isEmpty() && livesAbroad()) {
            lines.add(Countries.name(country, Locale.ITALIAN).toUpperCase(Locale.ITALIAN));
        }
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Applicant";
    }
}
