package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.LoginChoice;
import java.util.Optional;

/**
 * What a login is for, and how; fixed when it begins, so that no later answer turns one kind into another (SEC-09).
 *
 * @param ticket what lets the person make a credential; empty in any other login
 * @param raise the session that is to be raised; empty in any other login
 * @param way by which of the ways of its provider, as it was sent; empty for none
 * @param level the least that is to be proved
 */
record Purpose(Optional<Ticket> ticket, Optional<Raise> raise, String way, AssuranceLevel level) {

    /** To come in. */
    static final Purpose ENTRY = new Purpose(Optional.empty(), Optional.empty(), "", AssuranceLevel.LOW);

    Purpose {
        if (ticket.isPresent() && raise.isPresent()) {
            throw new IllegalArgumentException("purpose: expected a ticket or a session to raise, not both");
        }
    }

    /** Whose login it is, if that is known before anybody is asked. */
    Optional<CodiceFiscale> person() {
        return ticket.map(Ticket::person).or(() -> raise.map(Raise::person));
    }

    /** The same as the person chose it. */
    Purpose as(LoginChoice choice) {
        return new Purpose(ticket, raise, choice.way().orElse(""), choice.level());
    }

    /** The same of a provider that has no ways: what was sent as one is nothing to tell the trail of. */
    Purpose withoutWay() {
        return new Purpose(ticket, raise, "", level);
    }

    static Purpose of(Ticket ticket) {
        return new Purpose(Optional.of(ticket), Optional.empty(), "", AssuranceLevel.LOW);
    }

    static Purpose of(Raise raise) {
        return new Purpose(Optional.empty(), Optional.of(raise), "", AssuranceLevel.LOW);
    }
}
