package it.varco.spi.catalogue;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.notification.Medium;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** One step of a dialogue as a service sees it. Holds no cookie, no session and no servlet type. */
@ProviderType
public interface ServiceRequest {

    /** Name of the operation, one of those declared. */
    String operation();

    /** Identifier of the pratica: the same in all steps of one dialogue, different in any other. */
    String pratica();

    /**
     * Who acts, signed in.
     *
     * @throws IllegalStateException in a place where nobody is signed in, {@link it.varco.api.catalogue.Place#isOpen}
     */
    CodiceFiscale person();

    /** Given name and family name, if the credential knew them. */
    Optional<String> name();

    /** The level of the login behind the session; never below what the operation declares. */
    AssuranceLevel level();

    /** What the credential behind the session permits; never below what the operation declares (D-06). */
    Powers powers();

    /** What the person answered to the last {@link ServiceStep.Ask}, free of errors; empty in the first step. */
    Optional<Submission> submission();

    /**
     * What the link carried that led here beside the operation, such as a code in a mail: 1 to 100 letters, digits,
     * hyphens and underscores, as they came; in the first step only.
     */
    Optional<String> ticket();

    /** What the last step returned, of the version this service declares; nothing in the first step. */
    ServiceState state();

    /** The person's language. */
    Locale language();

    /**
     * The media over which messages leave now: a code over any other would not arrive while somebody waits for it, such
     * as a text message where the house has no channel for them.
     */
    Set<Medium> media();

    /** The instant of the request; a service asks no clock of its own (D-70). */
    Instant at();
}
