package it.varco.web;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Returned;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a login leads and what it is meant to prove; every address of the login carries it on.
 *
 * <p>It only chooses what is offered: what the login proved is looked at again where it leads to.
 *
 * @param next where the person goes on
 * @param raises whether a session that is open is to prove more, or to prove anew (UX-16)
 * @param level the least that is wanted; {@code LOW} where anything will do
 */
record Wish(ReturnPath next, boolean raises, AssuranceLevel level) {

    /** What the address of a login page says; the first page of the site where it names no other. */
    static Wish of(Exchange exchange) {
        return exchange.wish().orElseGet(() -> ofAddress(exchange));
    }

    /** What a login was begun with whose browser came back: no address tells it. */
    static Wish of(Returned returned, Place place) {
        ReturnPath next = returned.choice().map(LoginChoice::next).orElse(place.start());
        AssuranceLevel level = returned.choice().map(LoginChoice::level).orElse(AssuranceLevel.LOW);
        return new Wish(next, returned.raises(), level);
    }

    private static Wish ofAddress(Exchange exchange) {
        Parameters query = exchange.incoming().query();
        ReturnPath next = query.one(Links.RETURN)
                .flatMap(ReturnPath::parse)
                .orElse(exchange.place().start());
        Optional<AssuranceLevel> level = query.one(Links.LEVEL).flatMap(Wish::level);
        return new Wish(next, level.isPresent(), level.orElse(AssuranceLevel.LOW));
    }

    /** A login that raises the session. */
    static Wish raise(ReturnPath next, AssuranceLevel level) {
        return new Wish(next, true, level);
    }

    /** What follows the question mark, with it; empty where there is nothing to carry on. */
    String query(Place place) {
        String way = place.query(next);
        return raises ? way + (way.isEmpty() ? "?" : "&") + Links.LEVEL + "=" + code(level) : way;
    }

    /** A level as addresses and the keys of texts have it. */
    static String code(AssuranceLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<AssuranceLevel> level(String code) {
        for (AssuranceLevel level : AssuranceLevel.values()) {
            if (code(level).equals(code)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
