package it.varco.api.session;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who asks for something in one request: the holder of a session, an application, or the service account.
 *
 * <p>Made by access control only, for one request; never kept beyond it.
 */
@ProviderType
public interface Caller {

    /** The request. */
    Visit visit();

    /** In which capacity the caller acts. */
    Role role();

    /** The level of the proof behind the caller. */
    AssuranceLevel level();

    /** What the credential behind the caller permits. */
    Powers powers();

    /** The person; empty for an application and for the service account. */
    Optional<CodiceFiscale> codiceFiscale();

    /** When the proof behind the caller was given: the login, or this very request for who brings a token. */
    Instant provedAt();

    /** Identifier of the bearer token, if the caller is an application; public, it opens nothing (D-46). */
    Optional<String> application();

    /** Handle of the session, unless the caller has none; public, it opens nothing. */
    Optional<String> sessionHandle();
}
