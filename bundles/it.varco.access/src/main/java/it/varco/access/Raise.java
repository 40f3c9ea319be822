package it.varco.access;

import it.varco.api.identity.CodiceFiscale;

/**
 * Which session a login is to raise (UX-16).
 *
 * @param session its handle
 * @param person whose it is
 */
record Raise(String session, CodiceFiscale person) {}
