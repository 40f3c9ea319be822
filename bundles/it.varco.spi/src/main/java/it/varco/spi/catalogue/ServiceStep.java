package it.varco.spi.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.plugin.Identifiers;
import it.varco.api.store.Effects;
import java.util.Objects;

/** What happens next in a dialogue with a service. */
public sealed interface ServiceStep {

    /**
     * Ask the person: Varco renders the form, guards it against forgery and gives the answer to the next call.
     *
     * @param form with errors where the last answer had any, which shows again what was typed; it has no subject,
     *     because Varco knows who it is, and asks for no secret that is in use already (CS-08)
     * @param state what comes back with the answer; with the form at most 200 000 bytes
     */
    record Ask(Form form, ServiceState state) implements ServiceStep {

        private static final String TAKEN = "pratica";

        /** @throws IllegalArgumentException if a field is called {@code pratica} */
        public Ask {
            if (form.fields().stream().anyMatch(field -> field.name().equals(TAKEN))) {
                throw new IllegalArgumentException(
                        "form: expected no field called pratica, in which the page names the dialogue");
            }
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * Show data; nothing changes, and the dialogue is over.
     *
     * @param view leads to operations of the same service only (CS-03)
     */
    record Answered(View view) implements ServiceStep {
        /** There is always something to show. */
        public Answered {
            Objects.requireNonNull(view, "view");
        }
    }

    /**
     * It is done as soon as Varco has committed the effects, the record in the trail and the end of the pratica, all in
     * one transaction (D-37). Never the first step: what shall change is asked first (CS-09).
     *
     * @param view what the person reads then; holds no secret, because it may be shown again (CS-07). Where the
     *     operation has legal weight it says what was done in a sentence or a fact, with its words in at most 200 000
     *     bytes (CS-14)
     */
    record Done(View view, Effects effects) implements ServiceStep {
        /** Neither may be missing. */
        public Done {
            Objects.requireNonNull(view, "view");
            Objects.requireNonNull(effects, "effects");
        }
    }

    /**
     * What was typed does not prove what it should: for operations that examine something
     * ({@link ServiceOperation#block}), and for them in place of {@link Rejected} whenever the answer would tell
     * somebody who guesses anything (SEC-04). The dialogue is over, and the person is not examined again for a while.
     *
     * @param code for the trail alone: dotted words such as {@code pin.half}, at most 60 characters
     * @param why what the person reads: one text for every reason
     * @param effects what changes all the same, such as a count; may be none
     */
    record Refused(String code, Text why, Effects effects) implements ServiceStep {

        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Refused {
            Identifiers.code(code);
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(effects, "effects");
        }
    }

    /**
     * A rule stands against it; nothing changes.
     *
     * @param code for the trail: dotted words such as {@code pin.none}, at most 60 characters; stable
     * @param why what the person reads, with what to do now (UX-04)
     */
    record Rejected(String code, Text why) implements ServiceStep {

        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Rejected {
            Identifiers.code(code);
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Nothing can be said now, and nothing changes; the pratica stays where it is (CS-13).
     *
     * @param code for operators, never shown: dotted words, at most 60 characters; a last word {@code busy} says that
     *     it may work in a moment
     */
    record Unavailable(String code) implements ServiceStep {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Unavailable {
            Identifiers.code(code);
        }
    }
}
