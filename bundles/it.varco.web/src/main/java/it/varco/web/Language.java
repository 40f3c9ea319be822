package it.varco.web;

import java.util.Locale;

/**
 * A language in which pages are drawn: Italian and English always, others as long as a pack is here (D-16, D-58).
 *
 * @param locale a language and nothing else, so that equal languages are one
 * @param ownName its name in itself, as the link that chooses it says
 */
record Language(Locale locale, String ownName) {

    static final Language ITALIAN = new Language(Locale.ITALIAN);
    static final Language ENGLISH = new Language(Locale.ENGLISH);

    Language(Locale locale) {
        this(locale, nameIn(locale));
    }

    private static String nameIn(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** Two letters, as in {@code lang} attributes. */
    String code() {
        return locale.getLanguage();
    }

    /** How dates are written in it: English as in Europe. */
    Locale dates() {
        return equals(ENGLISH) ? Locale.UK : locale;
    }
}
