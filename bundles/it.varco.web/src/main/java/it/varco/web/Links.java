package it.varco.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Addresses of this site that pages point to; not yet escaped for HTML. */
final class Links {

    static final String HOME = "/";
    static final String HELP = "/aiuto";
    static final String LOGIN = "/accesso";
    static final String LOGOUT = "/uscita";

    /** Name of the parameter that says where a login leads. */
    static final String RETURN = "ritorno";

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
