package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.hash.Pepper;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Judges the second thing a person types: the code their authenticator shows, or a recovery code.
 *
 * <p>Blanks and hyphens do not count. What is computed depends on what was typed, never on the account.
 *
 * @source RFC 6238 section 5.2: a code is accepted once
 */
final class SecondFactor {

    private static final Pattern ONE_TIME = Pattern.compile("[0-9]{6}");
    private static final Pattern RECOVERY = Pattern.compile("[2-9A-Z]{" + RecoveryCodes.LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

    private final Pepper pepper;

    SecondFactor(Pepper pepper) {
        this.pepper = pepper;
    }

    /** What was found. */
    sealed interface Finding {

        /** Why it opens nothing, for the trail alone. */
        String refusal();

        /** Right. The account is to be kept as it is after this use, together with what the use opens. */
        record Right(LocalAccount after) implements Finding {
            /** Right, of an account that is published. */
            @Override
            public String refusal() {
                return "local.published";
            }
        }

        /** Right, and accepted before. */
        record Used() implements Finding {
            @Override
            public String refusal() {
                return "local.replayed";
            }
        }

        /** Wrong. */
        record Wrong() implements Finding {
            @Override
            public String refusal() {
                return "local.code";
            }
        }
    }

    /** Judges what was typed. */
    Finding judge(LocalAccount account, CodiceFiscale person, String typed, Instant at) {
        String code = bare(typed);
        if (ONE_TIME.matcher(code).matches()) {
            return oneTime(account, code, at);
        }
        if (RECOVERY.matcher(code).matches()) {
            return account.recovery()
                    .without(code, person, pepper)
                    .<Finding>map(left -> new Finding.Right(account.with(left)))
                    .orElseGet(Finding.Wrong::new);
        }
        return new Finding.Wrong();
    }

    /** What was typed without blanks and hyphens, in upper case. */
    static String bare(String typed) {
        return SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static Finding oneTime(LocalAccount account, String code, Instant at) {
        OptionalLong step = account.key().stepOf(code, at, account.lastStep());
        if (step.isEmpty()) {
            return new Finding.Wrong();
        }
        return step.getAsLong() > account.lastStep()
                ? new Finding.Right(account.after(step.getAsLong()))
                : new Finding.Used();
    }
}
