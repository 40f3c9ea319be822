package it.varco.api.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is kept of something that was done and has legal weight: who did it, in which role, when, and what they read
 * then. Immutable; the same at every call, whatever became of the service.
 *
 * @source UX-09
 */
@ProviderType
public interface Receipt {

    /**
     * Its number, to be read out on the phone: three groups of four digits and capitals without I, L, O and U, between
     * hyphens. Random: it says nothing about anybody and opens nothing for anybody else.
     */
    String number();

    /** When it was done. */
    Instant at();

    /** The last instant at which it is kept. */
    Instant keptUntil();

    /** Who did it. */
    CodiceFiscale person();

    /** Given name and family name, if the credential knew them. */
    Optional<String> name();

    /** The capacity in which they acted, from which follows on whose behalf. */
    Role role();

    /** What was done. */
    OperationCard operation();

    /** What they read when it was done. */
    View view();

    /**
     * The words of {@link #operation} and {@link #view} as they were then: patterns by key, by language as two letters
     * of ISO 639-1. Italian is among the languages, and those that the bundle of the service spoke itself.
     */
    Map<String, Map<String, String>> words();
}
