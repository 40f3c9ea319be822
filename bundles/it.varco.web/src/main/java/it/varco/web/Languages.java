package it.varco.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The languages that are here at a moment: only these are ever looked up, whatever is asked for. Immutable. */
final class Languages {

    /** Those that every page is complete in. */
    static final Languages ALWAYS = new Languages(List.of(Language.ITALIAN, Language.ENGLISH));

    private static final int LONGEST_WISH = 200;
    private static final Pattern WEIGHT = Pattern.compile("[01](\\.[0-9]{0,3})?");

    private final List<Language> all;

    private Languages(List<Language> all) {
        this.all = all;
    }

    /** These and others, by their codes. */
    Languages and(Collection<Language> others) {
        List<Language> more = new ArrayList<>(all);
        others.stream()
                .distinct()
                .filter(other -> !all.contains(other))
                .sorted(Comparator.comparing(Language::code))
                .forEach(more::add);
        return new Languages(List.copyOf(more));
    }

    /** In the order in which pages offer them. */
    List<Language> all() {
        return all;
    }

    /** The language with a two-letter code, if it is one of these. */
    Optional<Language> of(String code) {
        for (Language language : all) {
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
    Language preferred(String wish) {
        Language best = Language.ITALIAN;
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
