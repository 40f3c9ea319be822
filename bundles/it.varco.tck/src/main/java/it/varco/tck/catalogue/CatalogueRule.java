package it.varco.tck.catalogue;

import it.varco.tck.contract.ContractRule;

/**
 * The rules every service of the catalogue keeps, each with the harm that breaking it does.
 *
 * <p>The list is the contract: {@link CatalogueServiceContract} has one test for each rule, the javadoc of the
 * interfaces cites the numbers, and {@code README.md} of {@code it.varco.tck} has a heading for each.
 *
 * @source D-60; the sources of each rule beside it
 */
public enum CatalogueRule implements ContractRule {
    /** CAT-GEN-01, SEC-01. */
    CS_01(
            "A service does nothing but the operations it declared, because Varco grants access by declaration.",
            "Somebody would get what nobody decided that they may have."),
    /** D-43, architecture section 5. */
    CS_02(
            "A service keeps nothing between two calls: another instance goes on with the state alone.",
            "Whoever is in the middle of something while the service is updated, or on another node, begins again."),
    /** D-43, D-59. */
    CS_03(
            "The descriptor is the same at every call of every instance, and every view leads to its operations only.",
            "Varco would decide about access by what is no longer true; it discards a view that leads elsewhere."),
    /** D-37. */
    CS_04(
            "The same request leads to the same outcome, but for values drawn at random.",
            "An answer that is sent twice, or examined once more, would do something else than the person was told."),
    /** D-37. */
    CS_05(
            "A service changes nothing during a call: what shall change travels in the effects of Done.",
            "Half an act would remain when it fails to be recorded, or counts twice when Varco asks again."),
    /** AUD-05, D-38. */
    CS_06(
            "No secret that a person typed is in a state, a form, a code or a toString.",
            "Secrets end up in logs, in the trail and in backups, where people read them."),
    /** UX-04. */
    CS_07(
            "A view holds no secret, neither one that was typed nor one that a form showed.",
            "A page that is shown again, printed or left open would tell it to whoever looks."),
    /** D-06, SEC-02. */
    CS_08(
            "A service examines no credential: whoever must be known better is asked for a new login.",
            "Secrets could be guessed here without any block; Varco discards a form that asks who one is."),
    /** UX-04, SEC-45. */
    CS_09(
            "The first step is never Done: what shall change is asked first.",
            "A link that somebody else wrote would change something in the person's name; Varco discards such a step."),
    /** SEC-12, SEC-85. */
    CS_10(
            "A call ends within ten seconds, ends when it is interrupted, and does not hide the interruption.",
            "Threads of calls that nobody waits for any more pile up until nobody can use the service."),
    /** SEC-09, D-43. */
    CS_11(
            "A state it did not make, or a missing answer, never ends in Done and never in an exception.",
            "Something would be done on a shorter road than the one the service wanted the person to take."),
    /** D-58, UX-08. */
    CS_12(
            "Every text it names is in its bundle, in Italian and in English.",
            "People would read the name of a text instead of the text."),
    /** SEC-12. */
    CS_13(
            "What cannot be looked at is Unavailable, never Rejected and never shown as if there were nothing.",
            "An outage would be told to people, and written in the trail, as a rule that stands against them."),
    /** UX-09. */
    CS_14(
            "What has legal weight says in a sentence or a fact of its view what was done.",
            "The receipt would prove nothing; Varco discards such a step, so nothing would ever be done."),
    /** NOT-14, NOT-28, AUD-05. */
    CS_15(
            "A message has its words in Italian and English in the bundle and tells no typed secret or codice fiscale.",
            "The act that it tells of is undone; or a letter tells strangers what nobody but its reader may know."),
    /** SEC-02, SEC-04. */
    CS_16(
            "What examines a person who is not signed in says so, names them in each form, and refuses with one text.",
            "Codes could be guessed without any block, and the answers would tell whom a code waits for."),
    /** D-37. */
    CS_17(
            "What time has brought about changes nothing during the call, and is not due again once it is done.",
            "The same would be done and told again with every round, without end.");

    private final String sentence;
    private final String breach;

    CatalogueRule(String sentence, String breach) {
        this.sentence = sentence;
        this.breach = breach;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String breach() {
        return breach;
    }
}
