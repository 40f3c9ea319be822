package it.varco.web;

import it.varco.api.session.ReturnPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Addresses of this site that pages point to; not yet escaped for HTML. */
final class Links {

    static final String HOME = "/";
    static final String HELP = "/aiuto";
    static final String ACCESSIBILITY = "/accessibilita";
    static final String PRIVACY = "/privacy";
    static final String SESSION = "/sessione";
    static final String LOGIN = "/accesso";
    static final String LOGOUT = "/uscita";
    static final String ROLE = "/ruolo";

    /** Before the name under which a browser waits for an answer. */
    static final String WAITING = "/attesa/";

    /** Name of the parameter that says where a login leads. */
    static final String RETURN = "ritorno";

    /** Name of the parameter of a login: its address shows the step at which it stands. */
    static final String STEP = "passo";

    /** Name of the parameter that says that there was a session, and is none any more. */
    static final String ENDED = "finita";

    /** Name of the parameter of a login that is to prove at least so much. */
    static final String LEVEL = "livello";

    /** Name of the parameter of a login: by which of the ways of its provider. */
    static final String WAY = "idp";

    /** What a parameter says that is there or not. */
    static final String YES = "si";

    private static final String LANGUAGE = "lang";

    private Links() {}

    /** The page of a request with the parameters it was asked for. */
    static String self(Incoming incoming) {
        return incoming.path() + query(incoming.query().values(), "");
    }

    /** The same page in another language. */
    static String self(Incoming incoming, Language language) {
        return incoming.path() + query(incoming.query().values(), LANGUAGE + "=" + language.code());
    }

    /** Where somebody says in which of their roles they act, and goes on to {@code next}. */
    static String role(ReturnPath next) {
        return ROLE + "?" + RETURN + "=" + encode(next.value());
    }

    /** Where a browser waits for an answer. */
    static String waiting(String name) {
        return WAITING + name;
    }

    /**
     * Where the step can be had at which a login stands.
     *
     * @param query what the address of the login carries on, with its question mark; may be empty
     */
    static String step(String provider, String query, String attempt) {
        return LOGIN + "/" + provider + query + (query.isEmpty() ? '?' : '&') + STEP + "=" + encode(attempt);
    }

    /**
     * The query of a login by one of the ways of its provider.
     *
     * @param query what the address of the login carries on, with its question mark; may be empty
     */
    static String by(String query, String way) {
        return query + (query.isEmpty() ? '?' : '&') + WAY + "=" + encode(way);
    }

    /** An address of the login that also says that the session is over. */
    static String afterSession(String login) {
        return login + (login.indexOf('?') < 0 ? '?' : '&') + ENDED + "=" + YES;
    }

    /** An address of this site in another language. */
    static String in(String address, Language language) {
        return address + (address.indexOf('?') < 0 ? '?' : '&') + LANGUAGE + "=" + language.code();
    }

    private static String query(Map<String, String> parameters, String last) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals(LANGUAGE)) {
                query.append(query.isEmpty() ? '?' : '&').append(encode(parameter.getKey()));
                query.append('=').append(encode(parameter.getValue()));
            }
        }
        if (!last.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append(last);
        }
        return query.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
