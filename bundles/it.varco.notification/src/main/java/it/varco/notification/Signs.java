package it.varco.notification;

/** Keeps out of words what is no sign that somebody reads. */
final class Signs {

    /** The last two of each plane, and 32 others, are promised never to be characters. */
    private static final int LAST_TWO = 0xFFFE;

    private static final int FIRST_OTHER = 0xFDD0;
    private static final int LAST_OTHER = 0xFDEF;

    private Signs() {}

    /**
     * The same on one line: line ends and tabs become blanks; what controls a terminal, turns the direction of writing,
     * cannot be seen, or may not stand in XML is left out.
     */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            switch (Character.getType(sign)) {
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> shown.append(' ');
                case Character.CONTROL -> shown.append(sign == '\n' || sign == '\r' || sign == '\t' ? " " : "");
                case Character.FORMAT, Character.SURROGATE -> shown.append("");
                default -> shown.append(isCharacter(sign) ? Character.toString(sign) : "");
            }
        });
        return shown.toString();
    }

    private static boolean isCharacter(int sign) {
        return (sign & LAST_TWO) != LAST_TWO && (sign < FIRST_OTHER || sign > LAST_OTHER);
    }
}
