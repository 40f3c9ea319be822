package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;

/**
 * That a right PIN was typed: in which login, by whom, for which record, and what it leads to.
 *
 * @param attempt identifier of the login
 * @param version of the record that the PIN was compared with
 */
record Proof(String attempt, CodiceFiscale person, long version, Standing standing) {

    /** Whether the holder uses the PIN for the first time. */
    boolean first() {
        return standing == Standing.FIRST_LOGIN;
    }
}
