package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Visit;
import java.util.List;

/** What the components of this room need of one another; a service that no other bundle can name. */
interface Inside {

    /**
     * Begins the login in which the first administrator makes their credential (UX-50).
     *
     * @param visit brings the browser's token and the right code
     */
    Login first(Visit visit, CodiceFiscale person, ReturnPath next);

    /**
     * Ends the sessions of a person at work, also one in no role yet, inside the transaction of whatever ends them.
     *
     * @param grant the role they were opened in; empty for any
     * @return their handles, to be given to {@link #forget} once the transaction is over
     */
    List<String> endStaff(String personId, String grant);

    /** Asks the store from now on about these sessions and about every role of staff. */
    void forget(List<String> handles);
}
