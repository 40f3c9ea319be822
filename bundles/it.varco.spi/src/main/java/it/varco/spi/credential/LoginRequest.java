package it.varco.spi.credential;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Medium;
import it.varco.api.session.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** One step of a login as a provider sees it. Holds no cookie, no session and no servlet type. */
@ProviderType
public interface LoginRequest {

    /** The end of {@link #returnAddress()}, below {@link #home()}. */
    String RETURN = "ritorno";

    /**
     * Identifier of the attempt: the same in all steps of one login, different in any other. Where the person leaves
     * for another site, what the browser brings back names it as {@code RelayState} or {@code state}: 22 random
     * characters of base64url that say nothing (SPID-33).
     */
    String attempt();

    /** The way by which the person came. */
    Channel channel();

    /** What the person answered to the last {@link LoginStep.Ask}, free of errors; empty in {@code begin}. */
    Optional<Submission> submission();

    /** The person's language. */
    Locale language();

    /**
     * The media over which messages leave now; none while the room that sends them is away. A login whose effects send
     * something fails then, so what can be told at another login as well is left out (REL-16).
     */
    Set<Medium> media();

    /** The instant of the request; a provider asks no clock of its own (D-70). */
    Instant at();

    /** Whose credential is to be made, in a dialogue that makes one; empty in an ordinary login. */
    Optional<Enrolment> enrolment();

    /**
     * Whether the person is in already and is to prove more, or anew (UX-16): then no earlier proof may stand in for
     * this one. It is not said who they are; whoever proves to be somebody else is recognised like anybody, and Varco
     * ends the session.
     */
    boolean raises();

    /** By which of its ways the person signs in, as it was sent: perhaps none that there is; empty if none was said. */
    Optional<String> way();

    /**
     * The least that is to be proved; {@code LOW} where anything will do. What is proved in the end decides (EID-02).
     */
    AssuranceLevel level();

    /**
     * The address of this provider at the site the person came to, as configured:
     * {@code https://host/accesso/<provider>}; what it publishes stands below it. Empty where there is no site: then
     * nobody can leave for another one.
     */
    Optional<URI> home();

    /** Where the browser comes back to from another site, with POST: {@link #RETURN} below {@link #home()}. */
    default Optional<URI> returnAddress() {
        return home().map(home -> URI.create(home + "/" + RETURN));
    }

    /** The fields that another site sent with the browser, by name; empty unless it has come back. */
    Optional<Map<String, String>> returned();
}
