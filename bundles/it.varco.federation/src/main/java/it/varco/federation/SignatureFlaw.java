package it.varco.federation;

/** Why an element does not count as signed. For the trail alone. */
public enum SignatureFlaw {

    /** There is no signature right inside it (SPID-57). */
    ABSENT,

    /** There is more than one, or it signs something else, or more, or by another way (SPID-59). */
    SHAPE,

    /** An algorithm, a transform or a key is not among those allowed (SPID-60). */
    ALGORITHM,

    /** None of the known keys made it, or what it signs was changed since (SPID-57, SPID-61). */
    WRONG
}
