package it.varco.spi.credential;

import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.Identity;
import it.varco.api.plugin.Identifiers;
import it.varco.api.session.Departure;
import it.varco.api.session.Ways;
import it.varco.api.store.Effects;
import java.util.Objects;

/** What happens next in a login. */
public sealed interface LoginStep {

    /** Ask the person: Varco renders the form, guards it against forgery and gives the answer to {@code resume}. */
    record Ask(Form form, ProviderState state) implements LoginStep {
        /** Neither may be missing. */
        public Ask {
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The person has to say first by which way they sign in; the answer of {@code begin} alone, where
     * {@link LoginRequest#way()} is empty or none of these. Nothing is kept.
     */
    record Choose(Ways ways) implements LoginStep {
        /** They may not be missing. */
        public Choose {
            Objects.requireNonNull(ways, "ways");
        }
    }

    /**
     * Send the browser to another site, from where it comes back to {@link LoginRequest#returnAddress()}, with the name
     * of the {@link LoginRequest#attempt()}; what it brings goes to {@code resume} once, as
     * {@link LoginRequest#returned()}.
     */
    record Leave(Departure departure, ProviderState state) implements LoginStep {
        /** Neither may be missing. */
        public Leave {
            Objects.requireNonNull(departure, "departure");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * The person is known. The level may not exceed the ceiling in the descriptor, and the kind is one of those
     * declared there (CP-03).
     *
     * @param effects what changes together with the opening of the session (D-37)
     */
    record Recognised(Identity identity, Effects effects) implements LoginStep {
        /** Neither may be missing. */
        public Recognised {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(effects, "effects");
        }
    }

    /** The proof does not hold. {@code why} is for the trail; the person reads one text per provider (PIN-34). */
    record Refused(Refusal why) implements LoginStep {
        /** There is always a reason. */
        public Refused {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * What came back from another site is nothing that can be read; it says nothing about anybody.
     *
     * @param code for the trail: dotted words such as {@code spid.not-xml}, at most 60 characters
     */
    record Malformed(String code) implements LoginStep {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Malformed {
            Identifiers.code(code);
        }
    }

    /**
     * The proof holds, and a rule stands against letting the person in with it. The login is over; nothing is counted
     * against them. Only after the proof was right, for the person whom a form named: to anybody else it would tell
     * something about that person (CP-18). Also where another site says that the person gave up, or what they lack:
     * that it told who sent them back.
     *
     * @param code for the trail: dotted words such as {@code pin.ended}, at most 60 characters
     * @param why what the person reads, from the provider's bundle: what is so, and how to get in now
     */
    record Rejected(String code, Text why) implements LoginStep {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Rejected {
            Identifiers.code(code);
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * The proof could not be examined.
     *
     * @param code for operators, never shown: dotted words such as {@code pin.busy}, at most 60 characters; a last word
     *     {@code busy} says that it may work in a moment
     */
    record Unavailable(String code) implements LoginStep {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Unavailable {
            Identifiers.code(code);
        }
    }
}
