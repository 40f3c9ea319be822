package it.varco.tck.contract;

import java.util.Locale;

/** A rule of a contract: number, sentence, harm, and how a test says that it is broken. An enum has one for each. */
public interface ContractRule {

    /** The name of the constant, such as {@code CP_05}. */
    String name();

    /** The rule in one sentence. */
    String sentence();

    /** What breaking it does to people or to the gateway, in one sentence. */
    String breach();

    /** The number as documents and tests cite it, such as {@code CP-05}. */
    default String number() {
        return name().replace('_', '-');
    }

    /**
     * The failure of a test of this rule: names the rule, its sentence, what was seen, and where to read on (DEV-02),
     * which is the README of this bundle as the archive brings it.
     *
     * @param seen what the plugin did, without a secret
     */
    default AssertionError broken(String seen) {
        return new AssertionError(number() + ": " + sentence() + "\n  Seen: " + seen + "\n  If it is not kept: "
                + breach() + "\n  More: sdk/README.md#" + number().toLowerCase(Locale.ROOT) + " of the demo archive");
    }

    /** Like {@link #broken(String)}, because of something the plugin threw, which is the cause. */
    default AssertionError broken(String seen, Throwable thrown) {
        AssertionError failure = broken(seen + " " + thrown.getClass().getName());
        failure.initCause(thrown);
        return failure;
    }
}
