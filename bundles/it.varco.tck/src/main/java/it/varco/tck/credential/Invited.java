package it.varco.tck.credential;

import it.varco.api.identity.CodiceFiscale;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Somebody who was invited to make a credential, and what they type (CP-14 to CP-16).
 *
 * @param person for whom the credential is made
 * @param making what they type into the forms that make it
 * @param using what they type into the forms of a login with it
 * @param later how long after the making they sign in with it; a code that works once is another one by then
 */
public record Invited(CodiceFiscale person, Person making, Person using, Duration later) {

    /** None may be missing. */
    public Invited {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(making, "making");
        Objects.requireNonNull(using, "using");
        Objects.requireNonNull(later, "later");
    }

    /** A person for whom it is not. */
    CodiceFiscale somebodyElse() {
        return Stream.of("RSSMRA80A01H501U", "BNCLRA85M52Z110M")
                .map(CodiceFiscale::new)
                .filter(other -> !other.equals(person))
                .findFirst()
                .orElseThrow();
    }
}
