package it.varco.spi.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A person in the archives of the institute. Prints nothing of it. Immutable. */
public final class KnownPerson {

    private static final int LONGEST = 100;

    private final String country;
    private final List<String> residence;
    private final Optional<HealthCard> card;
    private final List<Question> questions;
    private final Optional<Registered> registered;

    private KnownPerson(Builder builder) {
        country = builder.country;
        residence = builder.residence;
        card = builder.card;
        questions = builder.questions;
        registered = builder.registered;
    }

    /**
     * Somebody who lives in a country.
     *
     * @param country two capital letters of ISO 3166
     * @throws IllegalArgumentException if {@code country} has another shape
     */
    public static Builder livingIn(String country) {
        return new Builder(country);
    }

    /** The country of residence, two capital letters of ISO 3166. */
    public String country() {
        return country;
    }

    /** Lines of the address as they stand on a letter without the name; empty if it is not known. */
    public List<String> residence() {
        return residence;
    }

    /** The health card that is valid now. */
    public Optional<HealthCard> card() {
        return card;
    }

    /** What the institute asks whoever calls, or is called, to be sure of them; may be empty. */
    public List<Question> questions() {
        return questions;
    }

    /**
     * Who it is; empty where this archive does not know, and then nobody is taken for that person by their address
     * alone.
     */
    public Optional<Registered> registered() {
        return registered;
    }

    /** Collects what an archive knows. */
    public static final class Builder {

        private final String country;
        private List<String> residence = List.of();
        private Optional<HealthCard> card = Optional.empty();
        private List<Question> questions = List.of();
        private Optional<Registered> registered = Optional.empty();

        private Builder(String country) {
            if (!country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("country: expected two capital letters");
            }
            this.country = country;
        }

        /** Sets the lines of the address as they stand on a letter without the name; not known unless set. */
        public Builder residence(String... lines) {
            residence = List.of(lines);
            return this;
        }

        /** Sets the health card that is valid now; none unless set. */
        public Builder card(HealthCard card) {
            this.card = Optional.of(card);
            return this;
        }

        /** Sets what the institute asks to be sure of the person; nothing unless set. */
        public Builder questions(List<Question> questions) {
            this.questions = List.copyOf(questions);
            return this;
        }

        /** Sets who it is; not known unless set. */
        public Builder registered(Registered registered) {
            this.registered = Optional.of(registered);
            return this;
        }

        /** The person. */
        public KnownPerson build() {
            return new KnownPerson(this);
        }
    }

    /**
     * Who a codice fiscale was assigned to.
     *
     * @param name given names, as the register writes them
     * @param surname family names; of a woman those she was born with
     * @param born day of birth
     */
    public record Registered(String name, String surname, LocalDate born) {

        /** @throws IllegalArgumentException if a name is blank */
        public Registered {
            if (name.isBlank() || surname.isBlank()) {
                throw new IllegalArgumentException("registered: expected a name and a surname");
            }
        }

        /** Neither name nor day. */
        @Override
        public String toString() {
            return "Registered";
        }
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
