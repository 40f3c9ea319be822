package it.varco.access;

import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.form.WrittenForm;
import it.varco.api.identity.Identity;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.Departure;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Ways;
import it.varco.api.store.Effects;
import it.varco.spi.credential.ProviderState;

/** What came of asking a provider. */
sealed interface Examination {

    /** The provider asks something. */
    record Asked(Provider provider, WrittenForm question, ProviderState state) implements Examination {

        Form form() {
            return question.form();
        }

        Pending pending() {
            return new Pending(provider, new Awaited.Answer(question), state);
        }
    }

    /** The person has to choose a way first. */
    record Choice(Provider provider, Ways ways) implements Examination {}

    /** The person goes on at another site. */
    record Left(Provider provider, Departure departure, ProviderState state) implements Examination {

        Pending pending(Awaited.Homecoming homecoming) {
            return new Pending(provider, homecoming, state);
        }
    }

    /** The provider knows the person, and keeps what its descriptor promises. */
    record Recognised(Provider provider, Identity identity, Effects effects) implements Examination {}

    /**
     * The proof does not hold.
     *
     * @param code for the trail
     */
    record Refused(Provider provider, String code) implements Examination {}

    /**
     * What came back cannot be read.
     *
     * @param code for the trail
     */
    record Malformed(Provider provider, String code) implements Examination {}

    /**
     * The proof holds, and a rule stands against it.
     *
     * @param code for the trail
     * @param why what the person reads
     */
    record Rejected(Provider provider, String code, Text why) implements Examination {}

    /**
     * Nothing can be said about the person.
     *
     * @param code for the trail
     */
    record Nothing(Absence why, String code) implements Examination {}

    static Nothing failed(CallFailure failure) {
        return new Nothing(failure.absence(), failure.code());
    }
}
