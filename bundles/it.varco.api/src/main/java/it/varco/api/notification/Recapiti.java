package it.varco.api.notification;

import it.varco.api.session.Session;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The contacts of a person. Nobody is shown a whole one; what counts is proved by a code that was sent there.
 *
 * <p>Thread-safe. Throws {@link it.varco.api.store.StoreException} when the store cannot be reached.
 *
 * @source D-64, SEC-10, SEC-55
 */
@ProviderType
public interface Recapiti {

    /** Those of the person of the session, in the order of {@link Medium}; none if it may not {@code recapiti.view}. */
    List<RecapitoCard> of(Session session);

    /** The media for which a contact can be proved now: one whose channel is here. */
    List<Medium> open();

    /**
     * Begins to put a contact in, or in the place of the one there: sends a code to it. Asks for a login at most five
     * minutes old (SEC-71). What was begun for the medium before is forgotten.
     *
     * @param typed as typed; a letter's address in lines
     * @return {@link RecapitoStep.CodeSent}, also where the same contact is there already, and where no code is sent
     *     because others had too many sent there: what they did is nobody's business
     */
    RecapitoStep begin(Session session, Medium medium, String typed);

    /**
     * Ends it with the code, in the session that asked for it, but for a letter, which takes longer than a session
     * lasts (SEC-06). The contact that was there before is told, and so is every other one; the other sessions and the
     * logins under way of the person end (SEC-10).
     *
     * @param code as typed
     */
    RecapitoStep confirm(Session session, Medium medium, String code);

    /** Takes a contact away, and tells it so, as {@link #confirm} does. */
    RecapitoStep remove(Session session, Medium medium);
}
