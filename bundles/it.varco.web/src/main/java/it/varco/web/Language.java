package it.varco.web;

import java.util.Locale;

/**
 * A language in which pages are drawn: Italian and English always, others as long as a pack is here (D-16, D-58).
 *
 * @param locale a language and nothing else, so that equal languages are one
 */
record Language(Locale locale) {

    static final Language ITALIAN = new Language(Locale.ITALIAN);
    static final Language ENGLISH = new Language(Locale.ENGLISH);

    /** Two letters, as in {@code lang} attributes. */
    String code() {
        return locale.getLanguage();
    }

    /** Its name in itself, as the link that chooses it says. */
    String ownName() {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** How dates are written in it: English as in Europe. */
    Locale dates() {
        return equals(ENGLISH) ? Locale.UK : locale;
    }
}
