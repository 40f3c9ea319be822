package it.varco.notification;

import java.util.Map;

/**
 * How many parts a text message travels in.
 *
 * @source OUT-02; 3GPP TS 23.038 section 6.2.1 (alphabet), TS 23.040 section 9.2.3.24.1 (parts)
 */
final class Segments {

    /** No message has more of them. */
    static final int MOST = 2;

    /** A letter that is not in the alphabet of text messages, of which no other one takes more room. */
    static final String ANY = "\u0416";

    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes the room of two. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final int ALONE = 160;
    private static final int IN_PARTS = 153;
    private static final int UNICODE_ALONE = 70;
    private static final int UNICODE_IN_PARTS = 67;

    /** What word processors write, and what stands for it in the alphabet. */
    private static final Map<Character, String> SIMPLER = Map.ofEntries(
            Map.entry('\u2018', "'"),
            Map.entry('\u2019', "'"),
            Map.entry('`', "'"),
            Map.entry('\u201C', "\""),
            Map.entry('\u201D', "\""),
            Map.entry('\u201E', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2026', "..."),
            Map.entry('\u00A0', " "),
            Map.entry('\u202F', " "));

    private Segments() {}

    /** The same text with quotes, dashes and blanks of the alphabet, so that one apostrophe does not cost a part. */
    static String simple(String text) {
        StringBuilder simple = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            simple.append(SIMPLER.getOrDefault(sign, String.valueOf(sign)));
        }
        return simple.toString();
    }

    /** The number of parts; no character is divided between two. */
    static int of(String text) {
        boolean known = text.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0 || EXTENSION.indexOf(sign) >= 0);
        int[] sizes = known
                ? text.chars().map(sign -> EXTENSION.indexOf(sign) < 0 ? 1 : 2).toArray()
                : text.codePoints().map(Character::charCount).toArray();
        int all = 0;
        for (int size : sizes) {
            all += size;
        }
        return all <= (known ? ALONE : UNICODE_ALONE) ? 1 : parts(sizes, known ? IN_PARTS : UNICODE_IN_PARTS);
    }

    private static int parts(int[] sizes, int room) {
        int parts = 1;
        int used = 0;
        for (int size : sizes) {
            if (used + size > room) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }
}
