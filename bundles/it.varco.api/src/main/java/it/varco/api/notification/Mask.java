package it.varco.api.notification;

import java.util.regex.Pattern;

/**
 * Contacts as a screen, a record or another message may show them: enough to know one's own again, never the whole
 * (NOT-27).
 */
public final class Mask {

    private static final String HIDDEN = "****";
    private static final String ITALY = "+39";
    private static final Pattern WORD = Pattern.compile("\\s+");

    private Mask() {}

    /**
     * Shows a contact as {@code m****o@example.it}, {@code +39 *** *** *12} or, of a letter's address, the beginnings
     * of the words of its last line.
     *
     * @param address as {@link ContactForm} makes it
     */
    public static String masked(Medium medium, String address) {
        return switch (medium) {
            case EMAIL, PEC -> mail(address);
            case SMS, CALL -> phone(address);
            case POSTA -> letter(address);
        };
    }

    private static String mail(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return HIDDEN;
        }
        String last = at > 2 ? address.substring(at - 1, at) : "";
        return address.charAt(0) + HIDDEN + last + address.substring(at);
    }

    private static String phone(String number) {
        String country = number.startsWith(ITALY) ? ITALY : "+**";
        return country + " *** *** *" + number.substring(Math.max(0, number.length() - 2));
    }

    private static String letter(String lines) {
        String last = lines.substring(lines.lastIndexOf('\n') + 1);
        StringBuilder shown = new StringBuilder();
        for (String word : WORD.split(last, -1)) {
            shown.append(shown.isEmpty() ? "" : " ")
                    .append(word, 0, Math.min(1, word.length()))
                    .append(HIDDEN);
        }
        return shown.toString();
    }
}
