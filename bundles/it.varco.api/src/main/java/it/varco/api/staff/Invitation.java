package it.varco.api.staff;

import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;

/**
 * The right to make a credential, at the only moment its code is known. Prints without it.
 *
 * @param person for whom
 * @param code to be typed: groups of letters and digits with hyphens between, 80 random bits; works once
 * @param expiresAt when it ends
 */
public record Invitation(CodiceFiscale person, String code, Instant expiresAt) {

    /** Never the code. */
    @Override
    public String toString() {
        return "Invitation[" + person + ", " + expiresAt + "]";
    }
}
