package it.varco.notification;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How many codes were sent lately: for one person, so that nobody tries codes without end, and to one address, so that
 * several people together do not flood the mailbox of a stranger.
 *
 * <p>It takes several people to use up an address, so that one or two keep nobody from proving it; and who asks is told
 * what they did themselves, never what others did.
 *
 * <p>Kept in memory, so it begins anew when the room does. Nothing of it can be pushed out: where there is no room for
 * another one, no further code is sent until the oldest is over. Thread-safe.
 *
 * @source SEC-03, SEC-06; the numbers are a guess
 */
final class CodeBudget {

    private static final Pattern TAG = Pattern.compile("(?<=.)\\+[^@]*@");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int ofPerson;
    private final int toAddress;
    private final Duration window;
    private final int room;
    private final Map<String, Deque<Instant>> spent = new HashMap<>();

    private CodeBudget(int ofPerson, int toAddress, Duration window, int room) {
        this.ofPerson = ofPerson;
        this.toAddress = toAddress;
        this.window = window;
        this.room = room;
    }

    /** For codes that cost next to nothing. */
    static CodeBudget ofAnHour() {
        return new CodeBudget(3, 12, Duration.ofHours(1), 20_000);
    }

    /** For codes by letter, each of which is paid for. */
    static CodeBudget ofAMonth() {
        return new CodeBudget(2, 8, Duration.ofDays(30), 100_000);
    }

    /** Whether a code may be sent. */
    sealed interface Answer {

        /** It may, and counts as sent. */
        record Send() implements Answer {}

        /** It may not, and nobody is to learn it: too many were sent to that address, by whomever. */
        record Withhold() implements Answer {}

        /** Not before then: the person asked for too many. */
        record Wait(Instant until) implements Answer {}
    }

    /** Spends one of the person, whatever is left of the address, and one of that. */
    synchronized Answer spend(String personId, String address, Instant now) {
        forget(now);
        Deque<Instant> asked = of("person " + personId);
        if (asked.size() >= ofPerson) {
            return new Answer.Wait(asked.getFirst().plus(window));
        }
        if (spent.size() + 2 > room) {
            return new Answer.Wait(oldest(now).plus(window));
        }
        count("person " + personId, now);
        if (of("address " + bare(address)).size() >= toAddress) {
            return new Answer.Withhold();
        }
        count("address " + bare(address), now);
        return new Answer.Send();
    }

    private Deque<Instant> of(String key) {
        return spent.getOrDefault(key, new ArrayDeque<>());
    }

    private void count(String key, Instant now) {
        spent.computeIfAbsent(key, none -> new ArrayDeque<>(ofPerson)).addLast(now);
    }

    private Instant oldest(Instant now) {
        return spent.values().stream()
                .map(Deque::getFirst)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /** What counts as one address however it is typed: of mail without a tag, else its letters and digits alone. */
    private static String bare(String address) {
        String lower = Normalizer.normalize(address, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return lower.contains("@")
                ? TAG.matcher(lower).replaceFirst("@")
                : SIGNS.matcher(lower).replaceAll("");
    }

    /** Forgets what is older than the window, and what is of a time before the clock was set back. */
    private void forget(Instant now) {
        spent.values()
                .forEach(times -> times.removeIf(at -> !now.isBefore(at.plus(window)) || at.isAfter(now.plus(window))));
        spent.values().removeIf(Deque::isEmpty);
    }
}
