package it.varco.itests.administration;

import java.util.ArrayList;
import java.util.List;

/** Everybody tries every act at every entrance. */
final class Grid {

    private Grid() {}

    /** What was not as it has to be, a line each. */
    static List<String> breaches(List<Entrance> entrances) {
        List<String> breaches = new ArrayList<>();
        for (Entrance entrance : entrances) {
            for (Verb verb : Verb.values()) {
                if (entrance.has(verb)) {
                    breaches.addAll(breaches(entrance, verb));
                }
            }
        }
        return breaches;
    }

    private static List<String> breaches(Entrance entrance, Verb verb) {
        List<String> breaches = new ArrayList<>();
        for (Who who : Who.values()) {
            boolean expected =
                    entrance.knows().contains(who) && verb.permitted().contains(who);
            if (entrance.admits(who, verb) != expected) {
                breaches.add(entrance + " " + verb.operation() + " by " + who + ": expected "
                        + (expected ? "admitted" : "refused"));
            }
        }
        return breaches;
    }
}
