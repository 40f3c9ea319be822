package it.varco.api.staff;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Visit;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The first start of an empty gateway: nobody can do anything but become its first administrator (UX-50, SEC-70).
 *
 * <p>The code lies in {@code data/run/first-start-code}, readable by the account that runs the gateway, is made anew
 * every 30 minutes, and is worth nothing once there is an administrator. Thread-safe. May block for the store.
 */
@ProviderType
public interface FirstStart {

    /** How far it is. */
    enum Stage {
        /** Nobody is administrator: only the code leads anywhere. */
        NOBODY,
        /** There is an administrator, and the public site is still closed. */
        CLOSED,
        /** It is over. */
        OVER
    }

    /** How far it is. */
    Stage stage();

    /**
     * Begins to make the first administrator and their credential. Goes on with
     * {@link it.varco.api.session.Logins#resume}; role, credential and session come into being together.
     *
     * @param visit brings the browser's token
     * @param code as typed; blanks, hyphens and the difference between upper and lower case are ignored
     * @param codiceFiscale as typed
     * @return {@link Administered.Invalid} with flaws of {@code code} and {@code codiceFiscale};
     *     {@link Administered.Unknown} for a visit that did not come to the management site;
     *     {@link Administered.Contrary} {@code setup.over} once there is an administrator, {@code setup.blocked} after
     *     ten wrong codes within ten minutes
     * @throws IllegalArgumentException if the visit has no browser token
     */
    Administered<Login> begin(Visit visit, String code, String codiceFiscale, ReturnPath next);

    /**
     * Opens the public site, if the caller may do {@code setup.finish}. It asks for no reason: there is one only.
     *
     * @return {@link Administered.Contrary} {@code setup.over} if it is open, {@code setup.nobody} while nobody is
     *     administrator
     */
    Administered<Stage> finish(Caller caller);
}
