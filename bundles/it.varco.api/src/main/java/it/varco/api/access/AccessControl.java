package it.varco.api.access;

import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Decides who may do what (SEC-01): every front end and every room asks here, and nowhere else.
 *
 * <p>Thread-safe. May block for the store.
 */
@ProviderType
public interface AccessControl {

    /**
     * Decides, and records the decision before it is known to anybody.
     *
     * <p>Walks role, level, powers, in that order (CAT-GEN-02). Where the trail cannot be written the answer is no.
     *
     * @return {@link Decision.Refused} with {@code access.caller} (not made by access control), {@code access.role},
     *     {@code access.powers} or {@code access.trail}; {@link Decision.StepUpNeeded} where the role fits and the
     *     level is too low; {@link Decision.ProofTooOld} where all fits but the time; {@code access.scope} for an
     *     application whose token does not name the operation
     */
    Decision decide(Caller caller, Operation operation);

    /**
     * The caller who has not signed in, and may do what is open to whoever comes.
     *
     * @param visit a request at the public site, with the token of its browser
     * @return in the role {@link it.varco.api.session.Role#VISITATORE}, with no codice fiscale, powers or session;
     *     empty if the browser brought no token, or on another channel
     */
    Optional<Caller> visitor(Visit visit);

    /**
     * The caller who holds the token of the service account.
     *
     * @param token as sent, of any length and content; compared in constant time
     * @param visit a request from this very machine
     * @return empty if the token is another one, or the request came over the network (D-46)
     */
    Optional<Caller> serviceAccount(String token, Visit visit);

    /**
     * The application that holds a bearer token (D-46).
     *
     * @param token as sent, of any length and content
     * @return empty if the token is of none, expired or ended; recorded like a wrong token of the service account
     */
    Optional<Caller> application(String token, Visit visit);
}
