package it.varco.api.catalogue;

import it.varco.api.session.Role;

/**
 * Where an operation of a service is offered; it says who may use it at all (D-40).
 *
 * <p>The places of a comune come with the room that knows who may act for one.
 */
public enum Place {
    /** The public site, for whoever has not signed in, such as to ask for a credential. */
    PORTALE(Role.VISITATORE),
    /** The personal area of a citizen. */
    AREA(Role.CITTADINO),
    /** The desk of an officer of the institute at a counter. */
    SEDE(Role.OPERATORE_SEDE),
    /** The desk of an officer who answers calls. */
    CONTACT_CENTER(Role.OPERATORE_CONTACT_CENTER);

    private final Role role;

    Place(Role role) {
        this.role = role;
    }

    /** Whether nobody is signed in there. */
    public boolean isOpen() {
        return role == Role.VISITATORE;
    }

    /** The one role in which the operations of this place can be used. */
    public Role role() {
        return role;
    }
}
