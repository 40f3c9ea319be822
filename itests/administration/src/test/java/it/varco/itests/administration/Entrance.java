package it.varco.itests.administration;

import java.util.Set;

/** A way to reach the acts of administration. */
interface Entrance {

    /** Who can be told apart there; anybody else comes as nobody. */
    Set<Who> knows();

    /** Whether the entrance has the act at all. */
    boolean has(Verb verb);

    /** Tries; whether access control let it pass, whatever came of it then. */
    boolean admits(Who who, Verb verb);
}
