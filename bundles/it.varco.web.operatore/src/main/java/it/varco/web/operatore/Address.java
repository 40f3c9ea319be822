package it.varco.web.operatore;

import it.varco.api.page.PageAnswer;
import it.varco.api.session.ReturnPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An address of this site with its parameters; never a codice fiscale among them.
 *
 * @param path without parameters
 * @param query empty, or a question mark and the parameters, encoded
 */
record Address(String path, String query) {

    /** Where the console begins. */
    static final String HOUSE = "/amministrazione";

    /** Where the first start is led through. */
    static final String START = "/amministrazione/avvio";

    private static final String LOGIN = "/accesso";
    private static final String RETURN = "ritorno";
    private static final String LEVEL = "livello";

    /** What every session of an administrator proved. */
    private static final String HIGH = "high";

    static Address of(String path) {
        return new Address(path, "");
    }

    /** The way to the login that leads back to {@code next}. */
    static Address login(Address next) {
        return of(LOGIN).with(RETURN, next.link());
    }

    /** The way to a login that proves the open session anew and leads back to {@code next}. */
    static Address proof(Address next) {
        return login(next).with(LEVEL, HIGH);
    }

    Address with(String name, String value) {
        return new Address(path, query + (query.isEmpty() ? "?" : "&") + name + "=" + encode(value));
    }

    /** As it stands in a link. */
    String link() {
        return path + query;
    }

    /** Sends the browser there; without parameters where their characters do not fit into a way back. */
    PageAnswer seeOther() {
        return new PageAnswer.SeeOther(
                ReturnPath.parse(link()).map(ReturnPath::value).orElse(path));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
