package it.varco.credential.spid.answer;

import it.varco.api.identity.CodiceFiscale;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Whom an identity provider vouches for. Prints as the masked codice fiscale.
 *
 * @param codiceFiscale the key by which they are known (SPID-102)
 * @param name given name and family name, for display; empty if they were not asked for
 * @param born the day of birth
 */
public record Person(CodiceFiscale codiceFiscale, String name, LocalDate born) {

    /** None may be missing. */
    public Person {
        Objects.requireNonNull(codiceFiscale, "codiceFiscale");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(born, "born");
    }

    /** Whether they are that old on a day. */
    public boolean isAged(int years, LocalDate on) {
        return !born.plusYears(years).isAfter(on);
    }

    @Override
    public String toString() {
        return "Person[" + codiceFiscale + "]";
    }
}
