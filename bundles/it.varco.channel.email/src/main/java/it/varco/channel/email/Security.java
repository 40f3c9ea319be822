package it.varco.channel.email;

/** How the connection to the mail server is protected. */
enum Security {
    /** Begins in clear and is encrypted before anything is said; without encryption nothing is said. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS,
    /** In clear: only to a server on the same machine. */
    NONE
}
