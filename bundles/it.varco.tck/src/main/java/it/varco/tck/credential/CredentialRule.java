package it.varco.tck.credential;

import it.varco.tck.contract.ContractRule;

/**
 * The rules every credential provider keeps, each with the harm that breaking it does.
 *
 * <p>The list is the contract: {@link CredentialProviderContract} has one test for each rule, the javadoc of the
 * interfaces cites the numbers, and {@code README.md} of {@code it.varco.tck} has a heading for each.
 *
 * @source D-60; the sources of each rule beside it
 */
public enum CredentialRule implements ContractRule {
    /** D-43, D-59. */
    CP_01(
            "The descriptor is valid and the same at every call of every instance.",
            "Varco asks for it once, and would go on to offer and record the provider under what is no longer true."),
    /** D-43, architecture section 5. */
    CP_02(
            "A provider keeps nothing between two calls: another instance goes on with the state alone.",
            "Whoever is signing in while the provider is updated, or on another node, has to begin again."),
    /** EID-02, D-35. */
    CP_03(
            "The level recognised is never above the ceiling, and the kind is one of those declared.",
            "Somebody would act with more than was proved; Varco discards such an answer, so nobody signs in."),
    /** SEC-06. */
    CP_04(
            "Begin can be called again for the same attempt, and sends the person at most one code.",
            "A page loaded twice floods the person with codes, or leaves them with one that does not work any more."),
    /** SEC-12. */
    CP_05(
            "What cannot be examined is Unavailable, never Refused.",
            "An outage would block people who made no mistake, and the trail would call them impostors."),
    /** PIN-34, SEC-04, D-55. */
    CP_06(
            "All refusals take the same steps and cost the same work, whoever the person is and whatever was wrong.",
            "An outsider could find out who has a credential, and which half of a guess was right."),
    /** AUD-05, D-38. */
    CP_07(
            "No secret appears in a state, a record, a code or a toString, and no codice fiscale in a key or a code.",
            "Secrets and names end up in logs, in the trail and in backups, where people read them."),
    /** D-36, SEC-02. */
    CP_08(
            "A form that asks for a secret marks the field that says whose it is, or follows one that did.",
            "Varco could not reserve the attempt before the examination: many guesses at once would all be tried."),
    /** SPI, CredentialProvider. */
    CP_09(
            "A provider is thread-safe: logins under way at the same time do not touch each other.",
            "One person would be refused, or recognised, for what another one typed."),
    /** D-37. */
    CP_10(
            "A provider changes nothing during a call: what shall change travels in the effects of Recognised.",
            "Half an act would remain when the login fails to be recorded, or counts twice when Varco asks again."),
    /** SEC-12, SEC-85. */
    CP_11(
            "A call ends within ten seconds, ends when it is interrupted, and does not hide the interruption.",
            "Threads of calls that nobody waits for any more pile up until nobody can sign in."),
    /** SEC-09, D-43. */
    CP_12(
            "A state it did not make, or a missing answer, never ends in Recognised and never in an exception.",
            "A login could be finished on a shorter road than the one the provider wanted the person to take."),
    /** D-58, UX-08. */
    CP_13(
            "Every text it names is in its bundle, in Italian and in English.",
            "People would read the name of a text instead of the text."),
    /** D-63. */
    CP_14(
            "An enrolment ends with the invited person, who can sign in with what was made once it is committed.",
            "The credential would be somebody else's, or would open nothing when the invitation is used up."),
    /** D-63, SEC-09. */
    CP_15(
            "An enrolment goes on with the state alone, for the person it was begun for and nobody else.",
            "An update would lose what was typed, or one invitation would make a credential for another person."),
    /** D-37, AUD-05. */
    CP_16(
            "An enrolment stores nothing before its end and leaves no typed secret in a state or a record.",
            "A half-made credential would lock its holder out, or a passphrase would lie where it can be read."),
    /** NOT-14, NOT-28, AUD-05. */
    CP_17(
            "A message has its words in Italian and English in the bundle and tells no typed secret or codice fiscale.",
            "The login that it tells of is undone; or a letter tells strangers what nobody but its reader may know."),
    /** FAS-09, PIN-34. */
    CP_18(
            "Rejected is said after a right proof only; whoever cannot prove it is refused like everybody else.",
            "An outsider could find out who has a credential, and which rule stands against that person.");

    private final String sentence;
    private final String breach;

    CredentialRule(String sentence, String breach) {
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
