package it.varco.api.catalogue;

import it.varco.api.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs the dialogues with services: the one place from which a service is called (architecture, section 4).
 *
 * <p>Whoever calls has a session, or is a visitor as {@link it.varco.api.access.AccessControl#visitor} knows them, to
 * whom the places without a login are open.
 *
 * <p>Asks access control at every step, so that a right that ended meanwhile ends the dialogue. Everything about a
 * dialogue is kept by Varco in a pratica, not by the service, so a service may be replaced between two steps (CS-02).
 * Thread-safe. May block for the service's time limit. Throws {@link it.varco.api.store.StoreException} when the store
 * cannot be reached: nothing is done then.
 */
@ProviderType
public interface Catalogue {

    /**
     * What can be used now in a place by a caller, by name; empty in a place of another role.
     *
     * <p>Also what needs a higher level than the caller has: the way to it is offered on use (UX-16).
     */
    List<OperationCard> offered(Caller caller, Place place);

    /**
     * What the caller has begun and not ended in their role, the latest first; of one who has not signed in, what they
     * began with the same browser.
     */
    List<PraticaCard> underWay(Caller caller);

    /**
     * Begins to use an operation; the decision is in the trail before the service is asked.
     *
     * @param operation as {@link OperationCard#name()}
     * @param ticket what the link that led here carried beside the operation; empty for most
     */
    Handling open(Caller caller, String operation, Optional<String> ticket);

    /**
     * Shows the last question of a pratica again, with what was typed; changes nothing.
     *
     * @param pratica as {@link PraticaCard#id()}, also one that an older form carried
     */
    Handling show(Caller caller, String pratica);

    /**
     * Goes on with a pratica.
     *
     * <p>An answer acts once: of two equal ones sent together one is {@link Handling.Over}. Where the service came back
     * in another version the dialogue begins again, with what was typed.
     *
     * @param pratica as {@link PraticaCard#id()} of the form that is answered
     * @param answer what the person sent, by field name
     */
    Handling answer(Caller caller, String pratica, Map<String, String> answer);

    /** Gives up what was begun; nothing of it is kept. Returns whether there was such a pratica of this person. */
    boolean abandon(Caller caller, String pratica);
}
