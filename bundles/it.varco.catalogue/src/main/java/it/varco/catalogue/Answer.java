package it.varco.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.form.WrittenForm;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.Login.Absence;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.ServiceState;
import java.util.Optional;

/** What came of asking a service. */
sealed interface Answer {

    /**
     * The service asks something.
     *
     * @param stateVersion version of {@code state}
     * @param first whether the dialogue begins with it
     */
    record Asked(Card card, Terms terms, int stateVersion, WrittenForm question, ServiceState state, boolean first)
            implements Answer {

        Form form() {
            return question.form();
        }
    }

    /** The service shows something. */
    record Shown(Card card, View view) implements Answer {}

    /**
     * The service wants something changed.
     *
     * @param act what a receipt is to be made of, where the operation has legal weight
     */
    record Finished(Card card, View view, Effects effects, Optional<Act> act) implements Answer {}

    /**
     * A rule of the service stands against it.
     *
     * @param code for the trail
     */
    record Rejected(Card card, String code, Text why) implements Answer {}

    /**
     * What was typed does not prove what it should.
     *
     * @param code for the trail
     */
    record Refused(Card card, String code, Text why, Effects effects) implements Answer {}

    /**
     * Nothing can be said.
     *
     * @param code for the trail
     */
    record Nothing(Absence why, String code) implements Answer {}

    static Nothing failed(CallFailure failure) {
        return new Nothing(failure.absence(), failure.code());
    }
}
