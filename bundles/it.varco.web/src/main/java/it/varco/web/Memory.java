package it.varco.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What a site remembers of its visitors: little, bounded, gone with a restart, kept when its configuration changes. */
record Memory(SentForms forms, ReturnedForms returned, Drafts drafts, LateAnswers late) {

    /** One for each site, so that what visitors of one leave moves nothing of the other (SEC-45). */
    static Map<Place, Memory> each(Instant now) {
        Map<Place, Memory> each = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            each.put(place, since(now));
        }
        return each;
    }

    static Memory since(Instant now) {
        return new Memory(new SentForms(now), new ReturnedForms(), new Drafts(), new LateAnswers());
    }
}
