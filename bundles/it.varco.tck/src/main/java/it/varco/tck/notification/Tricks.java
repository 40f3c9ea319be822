package it.varco.tck.notification;

import it.varco.api.notification.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Addresses and subjects that no channel may send to its carrier (NC-08, NC-09). */
final class Tricks {

    /** A second line, a header of one's own, and signs that end or steer a line; DEL and NEL are among them. */
    private static final List<String> CONTROLS =
            List.of("\r\nBcc: altri@example.it", "\rX-A: b", "\u0000", "\t", "\u001b[2J", "\u007f", "\u0085");

    private static final List<String> LINE = List.of("\nBcc: altri@example.it", "\n");

    private Tricks() {}

    /** A good address with something added to it. */
    static List<String> addresses(Medium medium, String good) {
        List<String> tricks = new ArrayList<>(added(CONTROLS, good));
        if (medium != Medium.POSTA) { // lines are what a letter's address is made of
            tricks.addAll(added(LINE, good));
        }
        if (medium == Medium.EMAIL || medium == Medium.PEC) {
            tricks.addAll(List.of(
                    good + ", altri@example.it",
                    good + " altri@example.it",
                    "<" + good + "> NOTIFY=SUCCESS",
                    "Altri <" + good + ">",
                    "altri:" + good + ";",
                    good + " (altri)",
                    "@example.org:" + good));
        }
        return tricks;
    }

    /** A good subject with something added to it. */
    static List<String> subjects(String good) {
        return added(Stream.concat(CONTROLS.stream(), LINE.stream()).toList(), good);
    }

    /** Addresses of another medium, or of none. */
    static List<String> foreignAddresses(Medium medium) {
        return switch (medium) {
            case EMAIL, PEC ->
                List.of("", " ", "persona", "persona@", "@example.it", "+393515550101", "a@b@example.it");
            case SMS, CALL -> List.of("", " ", "3515550101", "+", "+39 interno", "persona@example.it");
            case POSTA -> List.of("", " ", "\n\n");
        };
    }

    private static List<String> added(List<String> endings, String good) {
        int middle = good.length() / 2;
        return endings.stream()
                .flatMap(
                        ending -> Stream.of(good + ending, good.substring(0, middle) + ending + good.substring(middle)))
                .toList();
    }
}
