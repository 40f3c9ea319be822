package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.ReturnToken;
import it.varco.api.session.SessionToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a site.
 *
 * <p>All begin with {@code __Host-}, so a browser takes them from this very host alone. Cookies know no port: the names
 * of the two sites differ (D-44); only the language is chosen for both.
 *
 * @param session name of the cookie with the token of the session
 * @param browser name of the cookie that ties logins under way, and dialogues without a login, to the browser
 * @param returning name of the cookie with which a browser comes back from another site, and the code of its language
 * @param browserLife how long the second one lasts, in whole seconds
 * @source SEC-24
 */
record Cookies(String session, String browser, String returning, Duration browserLife) {

    static final String LANGUAGE = "__Host-varco-lingua";

    private static final String GUARDS = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    /** Forms of other sites bring it, and no other cookie of ours (SPID-84). */
    private static final String GUARDS_AWAY = "; Path=/; Secure; HttpOnly; SameSite=None";

    /** As long as a login may take in all (D-47). */
    private static final Duration AWAY = Duration.ofMinutes(15);

    private static final char BEFORE_LANGUAGE = '.';
    private static final int LANGUAGE_SECONDS = 365 * 24 * 60 * 60;

    /** The value of a cookie; empty if the browser did not send it, or sent two of that name. */
    static Optional<String> value(HttpServletRequest request, String name) {
        @Nullable Cookie[] all = request.getCookies();
        String found = null;
        for (int i = 0; all != null && i < all.length; i++) {
            Cookie cookie = all[i];
            if (cookie != null && cookie.getName().equals(name)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = cookie.getValue();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Lasts as long as the browser runs; the session ends on the server. */
    String session(SessionToken token) {
        return session + "=" + token.text() + GUARDS;
    }

    String browser(BrowserToken token) {
        return browser + "=" + token.text() + GUARDS + "; Max-Age=" + browserLife.toSeconds();
    }

    String returning(ReturnToken token, Language language) {
        String value = token.text() + BEFORE_LANGUAGE + language.code();
        return returning + "=" + value + GUARDS_AWAY + "; Max-Age=" + AWAY.toSeconds();
    }

    /** The token in the value of such a cookie; empty if it is of another shape. */
    static Optional<ReturnToken> returning(String value) {
        int dot = value.indexOf(BEFORE_LANGUAGE);
        return dot < 0 ? Optional.empty() : ReturnToken.parse(value.substring(0, dot));
    }

    /** The code of a language in it; perhaps of none that there is. */
    static String languageReturning(String value) {
        return value.substring(value.indexOf(BEFORE_LANGUAGE) + 1);
    }

    static String language(Language language) {
        return LANGUAGE + "=" + language.code() + GUARDS + "; Max-Age=" + LANGUAGE_SECONDS;
    }

    /** Takes a cookie away. */
    static String forget(String name) {
        return name + "=" + GUARDS + "; Max-Age=0";
    }
}
