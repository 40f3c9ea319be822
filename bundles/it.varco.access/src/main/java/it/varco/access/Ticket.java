package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.credential.Enrolment;

/**
 * What lets a person make a credential: an invitation, or the code of the first start.
 *
 * @param person whose credential it becomes
 * @param invitation identifier of the invitation; empty for the first start
 * @param voucher who invited; empty for the first start
 */
record Ticket(CodiceFiscale person, String invitation, String voucher) implements Enrolment {

    static Ticket firstStart(CodiceFiscale person) {
        return new Ticket(person, "", "");
    }

    boolean isFirstStart() {
        return invitation.isEmpty();
    }
}
