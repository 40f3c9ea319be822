package it.varco.api.session;

import it.varco.api.form.Form;
import it.varco.api.form.Text;
import java.time.Duration;

/**
 * What to show next in a login.
 *
 * <p>A page has to handle each variant; only {@link Entered} opens anything, and {@link ChooseRole} a choice.
 */
public sealed interface Login {

    /**
     * Ask the person. The form carries errors if the last answer had any; what was typed is shown again, secrets never.
     */
    record Ask(Attempt attempt, Form form) implements Login {}

    /**
     * The person says first by which way they sign in; nothing has begun yet.
     *
     * @param ways at least one
     */
    record ChooseWay(ProviderCard provider, Ways ways) implements Login {}

    /** The provider has no way of that name: nothing was begun (SPID-128). */
    record NoSuchWay(ProviderCard provider) implements Login {}

    /**
     * The person goes on at another site. The browser keeps {@link ReturnToken#of the token} with which it comes back,
     * and what it brings then goes to {@link Logins#returned}.
     */
    record Leave(ProviderCard provider, Departure departure) implements Login {}

    /**
     * The person is in. The token replaces whatever the browser held before (SEC-08).
     *
     * @param next where the person wanted to go
     */
    record Entered(SessionToken token, ReturnPath next) implements Login {}

    /**
     * The person is known and holds several roles: in which one they act is asked before anything is open to them
     * (ROL-02). The token replaces whatever the browser held before, and is good for {@link Sessions#act} alone.
     *
     * @param next where the person wanted to go
     */
    record ChooseRole(SessionToken token, ReturnPath next) implements Login {}

    /**
     * The proof does not hold. The answer is the same whatever the reason (PIN-34). The attempt is over.
     *
     * @param message what the person reads, from the provider's bundle
     * @param block how long from now every login with this provider for this person is refused; zero for not at all
     */
    record Refused(ProviderCard provider, Text message, Duration block) implements Login {}

    /** What came back from another site is nothing that could be read. The attempt is over. */
    record Malformed(ProviderCard provider) implements Login {}

    /**
     * The proof holds, and a rule stands against letting the person in with it, or they gave up where they were to
     * prove it. Nothing was counted against them. The attempt is over; another provider may let them in.
     *
     * @param why what the person reads, from the provider's bundle
     */
    record Rejected(ProviderCard provider, Text why) implements Login {}

    /**
     * Not examined: logins with this provider are refused for a while, for this person from everywhere, or from this
     * network because it caused too many refusals. The attempt is over where a person was named.
     *
     * @param left how long still, more than zero; more than an hour only for the network
     */
    record Blocked(ProviderCard provider, Duration left) implements Login {}

    /**
     * Not examined: the provider cannot be used now. No attempt was counted.
     *
     * @param provider identifier, as asked for; of no provider perhaps
     */
    record NotAvailable(String provider, Absence why) implements Login {}

    /** The attempt is unknown, too old, used up or of another browser: begin again. */
    record Expired() implements Login {}

    /**
     * A session was to be raised, and somebody else than its person proved who they are, or it is no longer the
     * browser's: that session is over, like the one the browser brought, and nobody is in.
     */
    record OtherPerson() implements Login {}

    /** Why a provider cannot be used. */
    enum Absence {
        /** No such provider is here; a login under way goes on if it comes back in time. */
        ABSENT,
        /** An administrator switched it off, or is about to. */
        OFF,
        /** It came back in a version that cannot go on: begin again with it. */
        CHANGED,
        /** Too many people use it at this moment: try again in a little while. */
        BUSY,
        /** It failed, or what it needs cannot be reached. */
        FAULT
    }
}
