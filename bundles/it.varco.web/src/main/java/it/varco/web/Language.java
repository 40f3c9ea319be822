package it.varco.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A language in which every page is complete (D-16). */
enum Language {
    ITALIAN(Locale.ITALIAN, "Italiano"),
    ENGLISH(Locale.ENGLISH, "English");

    private static final int LONGEST_WISH = 200;
    private static final Pattern WEIGHT = Pattern.compile("[01](\\.[0-9]{0,3})?");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    Locale locale() {
        return locale;
    }

    /** Two letters, as in {@code lang} attributes. */
    String code() {
        return locale.getLanguage();
    }

    /** Its name in itself, as the link that chooses it says. */
    String ownName() {
        return ownName;
    }

    /** The language with a two-letter code, if it is one of these. */
    static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The one that a browser likes best.
     *
     * @param wish an {@code Accept-Language} header, of any content; what follows 200 characters does not count
     * @return Italian if none of these is named
     */
    static Language preferred(String wish) {
        Language best = ITALIAN;
        double weightOfBest = 0;
        String read = wish.length() > LONGEST_WISH ? wish.substring(0, LONGEST_WISH) : wish;
        int start = 0;
        while (start < read.length()) {
            int comma = read.indexOf(',', start);
            String range =
                    read.substring(start, comma < 0 ? read.length() : comma).strip();
            start = comma < 0 ? read.length() : comma + 1;
            Optional<Language> named = range.length() < 2 ? Optional.empty() : of(range.substring(0, 2));
            double weight = weight(range);
            if (named.isPresent() && endsAt(range, 2) && weight > weightOfBest) {
                best = named.get();
                weightOfBest = weight;
            }
        }
        return best;
    }

    private static boolean endsAt(String range, int end) {
        return range.length() == end || "-; ".indexOf(range.charAt(end)) >= 0;
    }

    private static double weight(String range) {
        int at = range.indexOf("q=");
        if (at < 0) {
            return 1;
        }
        String digits = range.substring(at + 2).strip();
        return WEIGHT.matcher(digits).matches() ? Double.parseDouble(digits) : 0;
    }
}
