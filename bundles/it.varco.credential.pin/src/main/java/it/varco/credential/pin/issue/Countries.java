package it.varco.credential.pin.issue;

import it.varco.credential.pin.BareText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Countries as people write them: by their names in some languages, or by two letters.
 *
 * @source ISO 3166-1, with the names that the Java runtime has
 */
final class Countries {

    static final String ITALY = "IT";

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ITALIAN, Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The two capital letters of a country; empty if none is called so. */
    static Optional<String> parse(String typed) {
        return Optional.ofNullable(CODES.get(BareText.letters(typed)));
    }

    /** The name of a country in a language. */
    static String name(String code, Locale language) {
        return locale(code).getDisplayCountry(language);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(code, code);
            LANGUAGES.forEach(language -> codes.putIfAbsent(BareText.letters(name(code, language)), code));
        }
        return Map.copyOf(codes);
    }

    private static Locale locale(String code) {
        return new Locale.Builder().setRegion(code).build();
    }
}
