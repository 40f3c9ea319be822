package it.varco.credential.pin.issue;

import it.varco.api.configuration.Hours;
import it.varco.api.configuration.Ranges;
import it.varco.credential.pin.PinConfiguration;
import it.varco.credential.pin.Term;
import java.time.Duration;
import java.time.Period;

/**
 * How PINs are issued and recovered, as the configuration says.
 *
 * @param activated whether a PIN that was asked for has to be activated before its second half is sent
 * @param alwaysCalls whether an officer calls also where the address is known
 * @param call for how long an answer to the verification call is awaited
 * @param recovery how a PIN is recovered
 * @param anyItalianDocument whether a document of the Italian State counts wherever it was issued (CON-17)
 * @param hours when officers call
 * @param withoutArchive whether the site has no archive of people, though it may have had one
 * @source PIN-16, PIN-21, CON-03, CON-06, CON-17, CON-18, TEL-12
 */
record IssuePolicy(
        boolean activated,
        boolean alwaysCalls,
        Term call,
        Recovering recovery,
        boolean anyItalianDocument,
        Hours hours,
        boolean withoutArchive) {

    /**
     * How a PIN is recovered.
     *
     * @param byPost whether the second half always goes by post (CON-04)
     * @param code whether the link takes a provisional code (CON-05)
     * @param link how long the link can be used
     * @param hold for how long a contact that an officer took down does not count (PIN-42)
     * @param keepsLevel whether the level stays (PIN-44)
     */
    record Recovering(boolean byPost, boolean code, Duration link, Duration hold, boolean keepsLevel) {}

    private static final int YEAR = 365;
    private static final int MONTH_IN_HOURS = 720;

    /** @throws IllegalArgumentException naming the first key that is wrong and what was expected */
    static IssuePolicy of(PinConfiguration config) {
        boolean flowB = isSecond("request.flow", config.request_flow(), "A", "B");
        boolean always = isSecond("activation.required", config.activation_required(), "FLOW_B", "ALWAYS");
        Recovering recovery = new Recovering(
                isSecond("recovery.secondHalf", config.recovery_secondHalf(), "ELECTRONIC", "POST"),
                config.recovery_provisionalCode(),
                Ranges.duration(
                        "recovery.linkValidity",
                        config.recovery_linkValidity(),
                        Duration.ofMinutes(10),
                        Duration.ofDays(7)),
                Duration.ofHours(
                        Ranges.number("recovery.newContactHold", config.recovery_newContactHold(), 0, MONTH_IN_HOURS)),
                config.recovery_keepLevel());
        return new IssuePolicy(
                flowB || always,
                isSecond("verifyCall.when", config.verifyCall_when(), "DIFFERENT_OR_UNKNOWN", "ALWAYS"),
                new Term(Period.ofDays(Ranges.number("verifyCall.maxDays", config.verifyCall_maxDays(), 1, YEAR))),
                recovery,
                !isSecond("eligibility.document", config.eligibility_document(), "ITALIAN", "ISSUED_IN_ITALY"),
                Hours.parse(
                        "verifyCall.",
                        config.verifyCall_weekdays(),
                        config.verifyCall_saturday(),
                        config.verifyCall_sunday()),
                isSecond("archive.missing", config.archive_missing(), "AWAY", "NONE"));
    }

    /** Whether it is the second one of two words. */
    private static boolean isSecond(String key, String word, String first, String second) {
        if (!word.equals(first) && !word.equals(second)) {
            throw new IllegalArgumentException(key + ": expected " + first + " or " + second);
        }
        return word.equals(second);
    }
}
