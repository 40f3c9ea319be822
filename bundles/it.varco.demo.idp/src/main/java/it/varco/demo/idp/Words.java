package it.varco.demo.idp;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages in one of their two languages. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final int LONGEST_WISH = 200;
    private static final List<Locale> LANGUAGES = List.of(Locale.ITALIAN, Locale.ENGLISH);

    private final Locale language;
    private final ResourceBundle texts;

    private Words(Locale language) {
        this.language = language;
        this.texts =
                ResourceBundle.getBundle("OSGI-INF/l10n/texts", language, Words.class.getClassLoader(), NO_FALLBACK);
    }

    /**
     * Those that a browser likes best; Italian if it likes neither.
     *
     * @param chosen a language that the person chose, of any content
     * @param wish an {@code Accept-Language} header, of any content
     */
    static Words preferred(String chosen, String wish) {
        return new Words(LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(chosen))
                .findFirst()
                .orElseGet(() -> liked(wish)));
    }

    private static Locale liked(String wish) {
        if (wish.isBlank() || wish.length() > LONGEST_WISH) {
            return Locale.ITALIAN;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wish), LANGUAGES);
            return found == null ? Locale.ITALIAN : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ITALIAN;
        }
    }

    /** Two letters, as in {@code lang} attributes. */
    String language() {
        return language.getLanguage();
    }

    /** A text with its arguments filled in; plain, not escaped. */
    String of(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }

    /** A date as people write it. */
    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(date);
    }
}
