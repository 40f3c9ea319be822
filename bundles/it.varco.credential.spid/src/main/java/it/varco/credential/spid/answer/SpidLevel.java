package it.varco.credential.spid.answer;

import it.varco.api.identity.AssuranceLevel;
import java.util.Arrays;
import java.util.Optional;

/**
 * The three levels of SPID, in rising order.
 *
 * @source SPID-29, SPID-75; LEV-01; EID-01
 */
public enum SpidLevel {
    /** A password. */
    L1(AssuranceLevel.LOW),
    /** A password and a second factor. */
    L2(AssuranceLevel.SUBSTANTIAL),
    /** Two factors, one of them a key in a secure device. */
    L3(AssuranceLevel.HIGH);

    private final AssuranceLevel assurance;

    SpidLevel(AssuranceLevel assurance) {
        this.assurance = assurance;
    }

    /** The level that messages name by an address; empty unless it is one of the three, letter by letter. */
    public static Optional<SpidLevel> named(String address) {
        return Arrays.stream(values())
                .filter(level -> level.address().equals(address))
                .findFirst();
    }

    /** The least one that is worth as much as that. */
    public static SpidLevel of(AssuranceLevel assurance) {
        return Arrays.stream(values())
                .filter(level -> level.assurance.atLeast(assurance))
                .findFirst()
                .orElse(L3);
    }

    /** The address by which messages name it. */
    public String address() {
        return "https://www.spid.gov.it/Spid" + name();
    }

    /** What it is worth. */
    public AssuranceLevel assurance() {
        return assurance;
    }
}
