package it.varco.web;

import it.varco.api.session.SessionToken;
import java.util.Map;

/** What a page of ours would carry for a form to an address. */
final class FormTokens {

    private FormTokens() {}

    /** @param path with or without a query */
    static String of(Browser browser, String path) {
        String address = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        Map<String, String> cookies = browser.cookies;
        String session = cookies.getOrDefault("__Host-varco-gestione", cookies.getOrDefault("__Host-varco", ""));
        return FormToken.of(SessionToken.parse(session).orElseThrow(), address);
    }
}
