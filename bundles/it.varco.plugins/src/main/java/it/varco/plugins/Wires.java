package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * Whether a bundle could get at the packages that only bundles of the gateway use: plugins contribute no pages (D-40).
 * A bundle that cannot see that package cannot offer a page either.
 */
final class Wires {

    private static final String PAGES = "it.varco.api.page";
    private static final String CONTRACTS = "it.varco.api";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private Wires() {}

    /**
     * Why a bundle may not be let in.
     *
     * @param headers its manifest, by name of the header
     * @return half a sentence, to stand after its name; empty if nothing is against it
     */
    static Optional<Sentence> objection(Function<String, @Nullable String> headers) {
        boolean pages = names(headers.apply(Constants.IMPORT_PACKAGE)).anyMatch(PAGES::equals)
                || names(headers.apply(Constants.DYNAMICIMPORT_PACKAGE)).anyMatch(Wires::covers)
                || names(headers.apply(Constants.REQUIRE_BUNDLE)).anyMatch(CONTRACTS::equals);
        return pages ? Optional.of(Sentence.of(Wires.class, "install.pages", PAGES)) : Optional.empty();
    }

    private static boolean covers(String pattern) {
        return pattern.endsWith("*")
                ? PAGES.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(PAGES);
    }

    /** The names in a header, without parameters; a clause may have several names. */
    private static Stream<String> names(@Nullable String header) {
        return header == null
                ? Stream.empty()
                : Stream.of(QUOTED.matcher(header).replaceAll("").split("[,;]")).map(String::strip);
    }
}
