package it.varco.credential.pin.issue;

import it.varco.api.form.Text;
import it.varco.credential.pin.BareText;

/**
 * Something that a person is asked by phone and that was on no form; the officer types what they say, and never sees
 * what is right. Prints nothing of it.
 *
 * @param asked as the institute calls it; empty for the number of the health card
 */
record CallQuestion(String asked, String answer) {

    /** A text about it: one text where it is the health card, and one with a place for all others. */
    Text text(String key) {
        return asked.isEmpty() ? Officers.text(CallDesk.NAME, key + ".card") : Officers.text(CallDesk.NAME, key, asked);
    }

    /** Case, accents, and signs between letters and digits do not count. */
    boolean isAnsweredBy(String said) {
        return plain(said).equals(plain(answer));
    }

    private static String plain(String written) {
        return String.join("", BareText.words(written));
    }

    @Override
    public String toString() {
        return "CallQuestion";
    }
}
