package it.varco.notification;

import java.util.Locale;

/**
 * A message in all its forms, before anything is put around it. Prints none of them.
 *
 * @param title one line without personal data: subject of the mail, heading of the letter
 * @param brief one line of at most two segments of a text message
 * @param text plain text; lines end with {@code \n}, the last one does not
 * @param html the same as a fragment of XHTML: paragraphs, lists, headings from the second level on
 * @param language the one it is written in, which may be another than was wished for
 */
record Written(String title, String brief, String text, String html, Locale language) {

    @Override
    public String toString() {
        return "Written[" + language + "]";
    }
}
