package it.varco.rest;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises the tokens that were accepted lately, so that whoever holds one is not counted among those who try; each
 * has its own budget.
 *
 * <p>They open nothing: access control is asked at each call all the same. Only digests are kept, of the latest 64.
 */
final class KnownTokens {

    private static final int MOST = 64;

    private final int callsPerMinute;

    /** The one that was used longest ago stands first. */
    private final Map<String, Budget> budgets = new LinkedHashMap<>(MOST, 0.75f, true);

    KnownTokens(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    /** The budget of a token that was accepted lately. */
    synchronized Optional<Budget> budget(String token) {
        return Optional.ofNullable(budgets.get(digest(token)));
    }

    /** Remembers a token; the budget that goes with it. */
    synchronized Budget accepted(String token) {
        Budget budget = budgets.computeIfAbsent(digest(token), digest -> new Budget(callsPerMinute));
        if (budgets.size() > MOST) {
            Iterator<String> oldest = budgets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return budget;
    }

    /** Forgets a token that is not accepted any more. */
    synchronized void refused(String token) {
        budgets.remove(digest(token));
    }

    private static String digest(String token) {
        return Digest.of(token.getBytes(StandardCharsets.US_ASCII));
    }
}
