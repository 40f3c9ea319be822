package it.varco.api.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @throws IllegalArgumentException if the visit has no browser token
     */
    Login begin(Visit visit, LoginChoice choice);

    /**
     * Begins a login that raises the session of the visit: the same person proves more, or proves anew (UX-16).
     *
     * <p>It goes on like any other, with {@link #resume}. Where it ends with the same person, the session is replaced
     * by one with what this login proved. Where it ends with another person, or the browser does not bring the session
     * any more, the session ends and nobody enters ({@link Login.OtherPerson}, rules {@code access.identity-switch} and
     * {@code access.session-switch}). Without an open session it is like {@link #begin}.
     *
     * @param visit brings the browser's token and the token of the session
     * @param choice leads to where the person goes on with what asked for more
     * @throws IllegalArgumentException if the visit has no browser token
     */
    Login raise(Visit visit, LoginChoice choice);

    /**
     * Begins a login that first makes the credential: the person brings the code of an invitation (D-63).
     *
     * <p>It goes on like any other, with {@link #resume}. The credential, the end of the invitation and the session
     * come into being together, or none of them.
     *
     * @param visit brings the browser's token
     * @param code as typed; blanks, hyphens and the difference between upper and lower case are ignored
     * @return {@link Login.Ask}; {@link Login.Expired} for a code that is unknown, used up or too old, whichever;
     *     {@link Login.Blocked} or {@link Login.NotAvailable} as in {@link #begin}
     * @throws IllegalArgumentException if the visit has no browser token
     */
    Login accept(Visit visit, String code, ReturnPath next);

    /**
     * Shows again where a login stands, so that reloading the page, going back or another language loses nothing
     * (UX-05, UX-08). Examines nothing and changes nothing.
     *
     * @param visit brings the token of the browser that began the login
     * @param attempt as {@link Attempt#id()} said at this step or an earlier one
     * @return {@link Login.Ask} without errors, or {@link Login.Expired}
     */
    Login show(Visit visit, String attempt);

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

    /**
     * Goes on with a login that {@link Login.Leave left for another site}, from which the browser came back.
     *
     * <p>What came back is examined once: it uses the login up, whatever it says, unless the provider is away or busy,
     * asks something ({@link Login.Ask}) or sends the person on again ({@link Login.Leave}). Nothing is examined while
     * somebody has to wait ({@link Login.Blocked}): the login stays where that is their network, and is over where it
     * is the person whom a form had named. A session that was open when the person left counts as brought, because a
     * form that another site sends brings none.
     *
     * @param visit brings the token of the browser that left
     * @param provider identifier of the provider whose address it came to
     * @param fields what the other site sent, by name; {@code RelayState} or {@code state} names the login
     * @return with a login as {@link #resume} gives it, or {@link Login.Malformed} if it cannot be read;
     *     {@link Login.Expired} if no login of this browser waits for it
     */
    Returned returned(Visit visit, String provider, Map<String, String> fields);

    /**
     * A document that a provider gives out, such as metadata or a picture.
     *
     * @param name lower-case letters, digits, hyphens and dots
     * @return empty if it has none of that name, or is not here
     */
    Optional<Published> published(Visit visit, String provider, String name);
}
