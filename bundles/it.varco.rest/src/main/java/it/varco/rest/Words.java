package it.varco.rest;

import it.varco.api.identity.CodiceFiscale;
import java.util.Locale;
import java.util.Optional;

/** How what the rooms tell is written in answers. */
final class Words {

    private Words() {}

    /** A constant, in lower case. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A person, the middle of the codice fiscale hidden (AUD-10); empty for nobody. */
    static String of(Optional<CodiceFiscale> person) {
        return person.map(CodiceFiscale::masked).orElse("");
    }
}
