package it.varco.notification;

import it.varco.api.form.Secret;
import it.varco.api.notification.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What fills the places of one message, in one language: of a word, whoever chose it, nothing becomes a link; a link
 * leads to the public site, to the operation that the template names. Prints nothing of it.
 *
 * @source NOT-27, NOT-28
 */
final class Values {

    private final Map<String, String> all;
    private final Map<String, String> brief;

    private Values(Map<String, String> all, Map<String, Place> places) {
        this.all = all;
        this.brief = new HashMap<>(all);
        places.forEach((name, place) -> {
            if (place.kind() == Place.Kind.WORD) {
                brief.put(name, cut(all.getOrDefault(name, ""), place.longest()));
            }
        });
    }

    /**
     * What a message brings.
     *
     * @param places those that its template has
     * @throws IllegalArgumentException unless it brings a value of its kind for each of them, and no other
     */
    static Values of(Message message, Map<String, Place> places, House house, Site site, Moments moments) {
        expect("words", message.words().keySet(), places, Place.Kind.WORD);
        expect("moments", message.moments().keySet(), places, Place.Kind.MOMENT);
        expect("secrets", message.secrets().keySet(), places, Place.Kind.SECRET);
        expect("links", message.links().keySet(), places, Place.Kind.LINK);
        Map<String, String> all = new HashMap<>(house.words());
        message.words().forEach((name, word) -> all.put(name, word(word)));
        message.moments().forEach((name, moment) -> all.put(name, moments.dayAndTime(moment)));
        message.secrets().forEach((name, secret) -> all.put(name, Signs.shown(revealed(secret))));
        message.links().forEach((name, link) -> all.put(name, site.of(leading(link, places.get(name)))));
        return new Values(all, places);
    }

    /** Invented ones. */
    static Values examples(Map<String, Place> places, House house, Moments moments) {
        Map<String, String> all = new HashMap<>(house.words());
        places.forEach((name, place) -> all.put(
                name,
                switch (place.kind()) {
                    case WORD -> word(place.example());
                    case MOMENT -> moments.dayAndTime(Instant.parse(place.example()));
                    case SECRET -> Signs.shown(place.example());
                    case LINK -> Site.INVENTED.of(place.link());
                }));
        return new Values(all, places);
    }

    private static String word(String brought) {
        return Links.broken(Signs.shown(brought));
    }

    /** The words say what the page is for, so it is no other one. */
    private static Message.Link leading(Message.Link link, @Nullable Place place) {
        if (place == null || !place.example().equals(link.operation())) {
            throw new IllegalArgumentException("message: expected links to the operations that its template names");
        }
        return link;
    }

    private static void expect(String what, Set<String> brought, Map<String, Place> places, Place.Kind kind) {
        Set<String> expected = new TreeSet<>();
        places.forEach((name, place) -> {
            if (place.kind() == kind) {
                expected.add(name);
            }
        });
        if (!brought.equals(expected)) {
            throw new IllegalArgumentException(
                    "message: expected the " + what + " " + expected + ", got " + new TreeSet<>(brought));
        }
    }

    private static String revealed(Secret secret) {
        char[] characters = secret.reveal();
        try {
            return new String(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static String cut(String word, int longest) {
        if (word.length() <= longest) {
            return word;
        }
        boolean divides = Character.isHighSurrogate(word.charAt(longest - 1));
        return word.substring(0, divides ? longest - 1 : longest);
    }

    /** All of them. */
    Map<String, String> all() {
        return Map.copyOf(all);
    }

    /** The same for a text message: words no longer than their examples, with which its length was counted. */
    Map<String, String> brief() {
        return Map.copyOf(brief);
    }
}
