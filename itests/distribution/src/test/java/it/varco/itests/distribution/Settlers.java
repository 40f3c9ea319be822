package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Any number of people in the store of the PINs, each with a dossier, put there by the bundle's own code in a fragment
 * of it ({@code Populace}) while the gateway runs. Whoever has a PIN has that of the first person of the demonstration.
 */
final class Settlers {

    /** Somebody whose PIN is in use. */
    static final String HOLDER = "holder";

    /** Somebody who waits for the verification call, and has no PIN yet. */
    static final String WAITING = "waiting";

    /** Somebody who has a first half by letter, to be activated. */
    static final String ACTIVATING = "activating";

    /** Somebody who gave the PIN up. */
    static final String REVOKED = "revoked";

    /** Somebody whose initial PIN is past its days. */
    static final String LAPSING = "lapsing";

    /** Somebody whose PIN expires in a few days, and who was not told yet. */
    static final String EXPIRING = "expiring";

    private static final String BUNDLE = "it.varco.credential.pin";
    private static final String POPULACE = BUNDLE + ".issue.Populace";
    private static final Duration LATER = Duration.ofDays(30);
    private static final int MOST = 2600; // with the same letters
    private static final int SLICE = 6000; // so many are there long before an answer is missed

    private final Gateway gateway;
    private final Hands hands;
    private int people;

    /** To be made before the gateway starts. */
    Settlers(Gateway gateway) {
        this.gateway = gateway;
        hands = Hands.in(gateway);
        Hands.attach(gateway, "Populace", BUNDLE);
    }

    /** Waits until people can settle, after each start. */
    void ready() {
        hands.ready();
    }

    /** Some more of a kind, for whom nothing is due soon. Returns their numbers. */
    List<Integer> settle(int some, String kind) {
        return settle(some, kind, Clock.systemUTC().instant().plus(LATER));
    }

    /**
     * The same, for whom something is due.
     *
     * @param next when time brings it about
     */
    List<Integer> settle(int some, String kind, Instant next) {
        List<Integer> settled = new ArrayList<>();
        while (settled.size() < some) {
            List<String> lines = new ArrayList<>();
            for (int left = Math.min(SLICE, some - settled.size()); left > 0; left--) {
                settled.add(people);
                lines.add(String.join(" ", code(people), number(people), kind, String.valueOf(next.toEpochMilli())));
                people++;
            }
            store(lines);
        }
        return settled;
    }

    private void store(List<String> lines) {
        Path file = gateway.home().resolveSibling("settlers");
        Gateway.write(file, String.join("\n", lines));
        assertThat(hands.call(BUNDLE, POPULACE, file.toString())).isEqualTo(String.valueOf(lines.size()));
    }

    /** How many there are. */
    int people() {
        return people;
    }

    /** Whether time brings anything about now. */
    boolean isAnythingDue() {
        return Boolean.parseBoolean(hands.call(BUNDLE, POPULACE, "due"));
    }

    /** The codice fiscale of one of them. */
    static String code(int settler) {
        int letters = settler / MOST;
        return People.code("Q" + (char) ('A' + letters / 26) + (char) ('A' + letters % 26), settler % MOST);
    }

    /** The number of the request of one of them. */
    static String number(int settler) {
        return String.format(Locale.ROOT, "A000-%04X-%04X", settler >> 16, settler & 0xffff);
    }
}
