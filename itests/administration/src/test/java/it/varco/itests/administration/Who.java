package it.varco.itests.administration;

/** Who tries. */
enum Who {
    /** Nobody that anybody knows. */
    NOBODY,
    /** Somebody with an open session on the public site. */
    CITIZEN,
    /** Somebody with an open session in the console. */
    ADMINISTRATOR,
    /** Somebody with an open session at the desk of the Contact Center. */
    OFFICER,
    /** A program whose token names one harmless act. */
    NARROW_PROGRAM,
    /** A program whose token names everything a token may name. */
    BROAD_PROGRAM,
    /** Whoever can read the files of the account that runs the gateway. */
    SERVICE_ACCOUNT
}
