package it.varco.api.catalogue;

import it.varco.api.access.Decision;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.session.Login.Absence;
import java.time.Duration;
import java.util.Map;

/** What to show next in a dialogue with a service. A page has to handle each variant. */
public sealed interface Handling {

    /**
     * Ask the person. The form carries errors if the last answer had any.
     *
     * @param typed what was typed before by field name; secrets, codes and ticked boxes never; may be empty
     */
    record Ask(PraticaCard pratica, Form form, Map<String, String> typed) implements Handling {}

    /** Show what the person asked to see; nothing was changed. */
    record Answered(OperationCard operation, View view) implements Handling {}

    /** It is done, kept and recorded; the pratica is over. */
    record Done(OperationCard operation, View view) implements Handling {}

    /** It is done, kept and recorded, and because it has legal weight there is a receipt; the pratica is over. */
    record Receipted(Receipt receipt) implements Handling {}

    /** A rule of the service stands against it; nothing was changed, the pratica is over. */
    record Rejected(OperationCard operation, Text why) implements Handling {}

    /**
     * The session may not, or not yet; never {@link Decision.Granted}. The refusal is recorded. What was typed is kept,
     * secrets excepted, for when the person comes back with more (UX-16).
     */
    record Forbidden(Decision why) implements Handling {}

    /**
     * It cannot be tried now: what was typed for this person was wrong a moment ago, or too much came from this network
     * (SEC-02, SEC-03). Nothing was examined; a pratica that was begun stays where it is.
     *
     * @param rest how long to wait
     */
    record Blocked(OperationCard operation, Duration rest) implements Handling {}

    /** No such operation, or none for this person. */
    record Missing() implements Handling {}

    /** The pratica is unknown, over, too old or of another person: begin again. */
    record Over() implements Handling {}

    /**
     * The service cannot be used now. What was begun is kept, what was typed with it, secrets excepted.
     *
     * @param operation what was to be done
     */
    record NotAvailable(OperationCard operation, Absence why) implements Handling {}
}
