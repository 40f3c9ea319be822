package it.varco.channel.email;

import it.varco.api.configuration.Lines;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One line at the head of a message. No other class writes one, so nothing that somebody else chose can begin a line of
 * its own.
 *
 * @param name letters and hyphens
 * @param value printable ASCII
 * @source SEC-52; RFC 5322 section 2.2, RFC 2047
 */
record MailHeader(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]+");
    private static final int LINE = 76;

    /** In bytes: 64 characters once encoded, and no line has more than 76 (RFC 2047). */
    private static final int LONGEST_WORD = 39;

    /** @throws IllegalArgumentException if the name or the value has another character */
    MailHeader {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("header: expected a name and a value of printable ASCII");
        }
    }

    /** Words of a person, in whatever letters, which a header can hold. */
    static MailHeader words(String name, String words) {
        return new MailHeader(name, encoded(words));
    }

    /** An address with the name of whoever has it. */
    static MailHeader address(String name, String who, MailAddress address) {
        String route = "<" + address.value() + ">";
        return new MailHeader(name, who.isEmpty() ? route : encoded(who) + " " + route);
    }

    /** Whether a text is one line: no sign in it ends a line or steers a screen. */
    static boolean isLine(String text) {
        return Lines.isOne(text);
    }

    /** Encoded words, whatever the letters: what a word looks like never decides what it means. */
    private static String encoded(String words) {
        StringBuilder line = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int length = 0;
        for (int sign : words.codePoints().toArray()) {
            int more = Character.toString(sign).getBytes(StandardCharsets.UTF_8).length;
            if (length + more > LONGEST_WORD) {
                line.append(encodedWord(word)).append(' ');
                word.setLength(0);
                length = 0;
            }
            word.appendCodePoint(sign);
            length += more;
        }
        return line.append(encodedWord(word)).toString();
    }

    private static String encodedWord(StringBuilder word) {
        byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** The header as it goes out, in lines of at most 76 characters where there are blanks, with its end. */
    String line() {
        StringBuilder text = new StringBuilder(name).append(':');
        int column = text.length();
        for (String word : value.split(" ", -1)) {
            if (column + 1 + word.length() > LINE && column > name.length() + 1) {
                text.append("\r\n");
                column = 0;
            }
            text.append(' ').append(word);
            column += 1 + word.length();
        }
        return text.append("\r\n").toString();
    }
}
