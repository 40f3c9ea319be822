package it.varco.credential.spid.answer;

import java.time.Instant;
import java.util.Objects;

/**
 * What an answer proved.
 *
 * @param person who it is
 * @param level what was given, not what was asked (SPID-76, EID-02)
 * @param assertion identifier of the assertion, not to be taken a second time
 * @param until when nobody would take it any more, had it not been seen (SPID-81)
 * @param session the session at the identity provider, empty if there is none: at levels 2 and 3 that is right
 *     (SPID-85)
 */
public record Proof(Person person, SpidLevel level, String assertion, Instant until, String session) {

    /** None may be missing. */
    public Proof {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(assertion, "assertion");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(session, "session");
    }

    /** The person, masked, and the level. */
    @Override
    public String toString() {
        return "Proof[" + person + ", " + level + "]";
    }
}
