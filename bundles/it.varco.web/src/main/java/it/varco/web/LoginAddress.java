package it.varco.web;

import it.varco.api.session.Published;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address below that of the login pages.
 *
 * @param provider identifier of a provider, perhaps of none that there is
 * @param name of something that the provider gives out, or {@link #RETURN}; empty for its own page
 */
record LoginAddress(String provider, String name) {

    /**
     * Where browsers come back to from another site. Providers are told the same by the contract for plugins, which
     * pages may not see.
     */
    private static final String RETURN = "ritorno";

    private static final Pattern SHAPE = Pattern.compile(Links.LOGIN + "/([a-z][a-z0-9-]{0,30})(?:/([^/]+))?");

    /** Reads a path; empty if it is no such address. */
    static Optional<LoginAddress> parse(String path) {
        Matcher matcher = SHAPE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(2) == null ? "" : matcher.group(2);
        return name.isEmpty() || Published.isName(name)
                ? Optional.of(new LoginAddress(matcher.group(1), name))
                : Optional.empty();
    }

    /** Whether forms of other sites come to a path: to no other one (SEC-27). */
    static boolean isReturn(String path) {
        return parse(path).filter(LoginAddress::isReturn).isPresent();
    }

    boolean isReturn() {
        return name.equals(RETURN);
    }
}
