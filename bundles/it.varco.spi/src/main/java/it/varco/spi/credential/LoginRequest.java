package it.varco.spi.credential;

import it.varco.api.form.Submission;
import it.varco.api.session.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** One step of a login as a provider sees it. Holds no cookie, no session and no servlet type. */
@ProviderType
public interface LoginRequest {

    /** Identifier of the attempt: the same in all steps of one login, different in any other. */
    String attempt();

    /** The way by which the person came. */
    Channel channel();

    /** What the person answered to the last {@link LoginStep.Ask}, free of errors; empty in {@code begin}. */
    Optional<Submission> submission();

    /** The person's language. */
    Locale language();

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
}
