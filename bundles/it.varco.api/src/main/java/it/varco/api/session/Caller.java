package it.varco.api.session;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who asks for something in one request: the holder of a session, or the service account.
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

    /** The person, unless the caller is the service account. */
    Optional<CodiceFiscale> codiceFiscale();

    /** Handle of the session, unless the caller has none; public, it opens nothing. */
    Optional<String> sessionHandle();
}
