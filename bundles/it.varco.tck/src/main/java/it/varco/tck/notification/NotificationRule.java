package it.varco.tck.notification;

import it.varco.tck.contract.ContractRule;

/**
 * The rules every channel for messages keeps, each with the harm that breaking it does.
 *
 * <p>The list is the contract: {@link NotificationChannelContract} has one test for each rule, the javadoc of the
 * interfaces cites the numbers, and {@code README.md} of {@code it.varco.tck} has a heading for each.
 *
 * @source D-60; the sources of each rule beside it
 */
public enum NotificationRule implements ContractRule {
    /** D-43, D-59, UX-08. */
    NC_01(
            "The descriptor is the same at every call of every instance, and its label is there in two languages.",
            "Varco would choose the channel by what is no longer true, and show the name of a text for its name."),
    /** REL-06. */
    NC_02(
            "The same envelope sent again, by any instance or by many at once, is one message to whoever gets it.",
            "Somebody would get the same message two times, or the same letter, and act on it two times."),
    /** OUT-03. */
    NC_03(
            "Accepted is said only of what the carrier took charge of.",
            "A message would be lost that the gateway, and the person's own page, call sent."),
    /** NOT-26. */
    NC_04(
            "Rejected is said when trying again is useless, and only then; all that may pass is Unknown.",
            "An outage would become a task for officers, or a wrong address would be tried for three days."),
    /** SEC-12, SEC-85. */
    NC_05(
            "A call ends within the limit of its descriptor, ends when it is interrupted, and does not hide that.",
            "Threads of calls that nobody waits for any more pile up until no message leaves."),
    /** SPI, NotificationChannel. */
    NC_06(
            "Whatever the carrier does, or the store, is an outcome: nothing is thrown.",
            "An ordinary outage would look like broken code, and operators would look for it in the wrong place."),
    /** NOT-27, SEC-53. */
    NC_07(
            "Once it is accepted or rejected, nothing of a secret envelope is left; no log tells address or words.",
            "Secrets end up in files, in records and in backups, where people read them."),
    /** SEC-52. */
    NC_08(
            "An address or a subject that brings more than it should is Rejected, and nothing goes out.",
            "Whoever chooses an address could send messages to others, or words of their own in the institute's name."),
    /** NOT-25. */
    NC_09(
            "An address or a content that is not of its medium is Rejected, and nothing goes out.",
            "What cannot arrive would be tried for three days, or arrive as something that nobody can read."),
    /** REL-06. */
    NC_10(
            "What became known later is told again until Varco has noted it, and not after that.",
            "The outcome of a message would be lost in a restart, or be told for ever."),
    /** AUD-05, NOT-27. */
    NC_11(
            "A code names the cause and nothing else: the same cause has the same code, whoever the message is for.",
            "Names and addresses would stand in logs, figures and alarms, and no alarm could tell one cause."),
    /** SPI, NotificationChannel. */
    NC_12(
            "A channel is thread-safe and leaves its thread as it was: envelopes under way do not touch each other.",
            "One person would get what was written to another.");

    private final String sentence;
    private final String breach;

    NotificationRule(String sentence, String breach) {
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
