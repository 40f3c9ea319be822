package it.varco.api.session;

import it.varco.api.identity.CredentialKind;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The open session in which one request is made. */
@ProviderType
public interface Session extends Caller {

    /** Name that may be shown and sent back: random, says nothing, opens nothing (SEC-33). */
    String handle();

    /** Given name and family name, if the credential knew them. */
    Optional<String> name();

    /** The kind of credential the person signed in with. */
    CredentialKind kind();

    /** Identifier of the provider that recognised the person; it may be gone by now. */
    String provider();

    /** When the session began. */
    Instant openedAt();

    /** When it ends if nothing else happens in it (SEC-25). */
    Instant idleEnd();

    /** When it ends in any case (SEC-25). */
    Instant latestEnd();
}
