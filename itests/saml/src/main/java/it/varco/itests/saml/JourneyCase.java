package it.varco.itests.saml;

import java.util.List;
import java.util.function.Function;

/** A case that is in how answers are sent, by whom, and how often. */
record JourneyCase(String name, List<String> rules, String deviation, Expected expected, Function<Site, Reply> way)
        implements SpidCase {

    static JourneyCase of(String name, String rules, String deviation, Expected expected, Function<Site, Reply> way) {
        return new JourneyCase(name, List.of(rules.split(" ", -1)), deviation, expected, way);
    }

    @Override
    public int level() {
        return 0;
    }

    @Override
    public Reply play(Site site) {
        return way.apply(site);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
