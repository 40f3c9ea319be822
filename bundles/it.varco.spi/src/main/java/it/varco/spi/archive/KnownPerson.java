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
 */
public record KnownPerson(String country, List<String> residence, Optional<HealthCard> card) {

    /** @throws IllegalArgumentException if {@code country} has another shape */
    public KnownPerson {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country: expected two capital letters");
        }
        residence = List.copyOf(residence);
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
