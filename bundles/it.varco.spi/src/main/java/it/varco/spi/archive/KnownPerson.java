package it.varco.spi.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person in the archives of the institute. Prints nothing of it.
 *
 * @param country of residence, two capital letters of ISO 3166
 * @param residence lines of the address as they stand on a letter without the name; empty if it is not known
 * @param card the health card that is valid now
 * @param questions what the institute asks whoever calls, or is called, to be sure of them; may be empty
 */
public record KnownPerson(String country, List<String> residence, Optional<HealthCard> card, List<Question> questions) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException if {@code country} has another shape */
    public KnownPerson {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country: expected two capital letters");
        }
        residence = List.copyOf(residence);
        questions = List.copyOf(questions);
    }

    /** Somebody of whom the institute keeps nothing to ask. */
    public KnownPerson(String country, List<String> residence, Optional<HealthCard> card) {
        this(country, residence, card, List.of());
    }

    /**
     * Something that the person knows and that few others do: never what stands on a form, on a document that people
     * show, or in a public register.
     *
     * @param asked what it is, as an officer reads it, such as {@code Numero della pensione}; 1 to 100 characters
     * @param answer the right one, 1 to 100 characters with a letter or digit; case, accents and the signs between
     *     letters and digits do not count
     */
    public record Question(String asked, String answer) {

        /** @throws IllegalArgumentException if either has another shape */
        public Question {
            if (asked.isBlank() || asked.length() > LONGEST || answer.length() > LONGEST) {
                throw new IllegalArgumentException("question: expected 1 to 100 characters each");
            }
            if (answer.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException("question: expected an answer with a letter or digit");
            }
        }

        /** Never the answer. */
        @Override
        public String toString() {
            return "Question";
        }
    }

    /**
     * A tessera sanitaria.
     *
     * @param number twenty digits
     * @param expiry its last day
     */
    public record HealthCard(String number, LocalDate expiry) {

        /** @throws IllegalArgumentException if {@code number} has another shape */
        public HealthCard {
            if (!number.matches("[0-9]{20}")) {
                throw new IllegalArgumentException("health card: expected twenty digits");
            }
        }

        /** Never the number. */
        @Override
        public String toString() {
            return "HealthCard";
        }
    }

    @Override
    public String toString() {
        return "KnownPerson";
    }
}
