package it.varco.web;

import it.varco.api.session.Role;
import it.varco.api.session.Session;
import java.util.Optional;

/** The page that stands above all others for whoever asks: on the management site it is another one for each role. */
enum Home {

    /** Of the public site. */
    PUBLIC("/", "/area", ""),

    /** Of administrators, and of the management site for who is not signed in. */
    CONSOLE("/amministrazione", "/amministrazione", "management"),

    /** Of officers who answer calls. */
    CONTACT_CENTER("/contact-center", "/contact-center", "desk");

    private final String path;
    private final String start;
    private final String code;

    Home(String path, String start, String code) {
        this.path = path;
        this.start = start;
        this.code = code;
    }

    static Home of(Place place, Optional<Session> person) {
        if (!place.isManagement()) {
            return PUBLIC;
        }
        boolean calls = person.filter(session -> session.role() == Role.OPERATORE_CONTACT_CENTER)
                .isPresent();
        return calls ? CONTACT_CENTER : CONSOLE;
    }

    /** Its address. */
    String path() {
        return path;
    }

    /** Where whoever is signed in has their own things. */
    String start() {
        return start;
    }

    /** What the keys of its texts end with; empty on the public site. */
    String code() {
        return code;
    }

    /** A text for whoever has this home: those of the management site have a name of their own behind the key. */
    String key(String key) {
        return code.isEmpty() ? key : key + "." + code;
    }
}
