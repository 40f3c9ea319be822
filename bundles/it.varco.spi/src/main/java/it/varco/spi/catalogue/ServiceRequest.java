package it.varco.spi.catalogue;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One step of a dialogue as a service sees it. Holds no cookie, no session and no servlet type. */
@ProviderType
public interface ServiceRequest {

    /** Name of the operation, one of those declared. */
    String operation();

    /** Identifier of the pratica: the same in all steps of one dialogue, different in any other. */
    String pratica();

    /** Whom it is about. */
    CodiceFiscale person();

    /** Given name and family name, if the credential knew them. */
    Optional<String> name();

    /** The level of the login behind the session; never below what the operation declares. */
    AssuranceLevel level();

    /** What the credential behind the session permits; never below what the operation declares (D-06). */
    Powers powers();

    /** What the person answered to the last {@link ServiceStep.Ask}, free of errors; empty in the first step. */
    Optional<Submission> submission();

    /** What the last step returned, of the version this service declares; nothing in the first step. */
    ServiceState state();

    /** The person's language. */
    Locale language();

    /** The instant of the request; a service asks no clock of its own (D-70). */
    Instant at();
}
