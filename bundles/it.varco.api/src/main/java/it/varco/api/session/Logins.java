package it.varco.api.session;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs logins: the one place where it is decided whether somebody may enter (SEC-01).
 *
 * <p>Everything about a login under way is kept by Varco, not by the provider, so a provider may be replaced between
 * two steps. Thread-safe. May block for the provider's time limit. Throws {@link it.varco.api.store.StoreException}
 * when the store cannot be reached: nobody enters then.
 */
@ProviderType
public interface Logins {

    /** The providers that can be chosen now on a channel, by identifier; may be empty. */
    List<ProviderCard> offered(Channel channel);

    /**
     * Begins a login in a browser.
     *
     * @param visit brings the browser's token; at most eight logins of one browser are open, the oldest gives way
     *     (D-47)
     * @param provider identifier of the provider chosen
     * @param next where to go afterwards
     * @throws IllegalArgumentException if the visit has no browser token
     */
    Login begin(Visit visit, String provider, ReturnPath next);

    /**
     * Goes on with a login.
     *
     * <p>An answer acts once: of two equal ones sent together, one is examined and the other is {@link Login.Expired}.
     *
     * @param visit brings the token of the browser that began the login
     * @param attempt as {@link Attempt#id()}
     * @param answer what the person sent, by field name
     */
    Login resume(Visit visit, String attempt, Map<String, String> answer);
}
