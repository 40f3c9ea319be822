package it.varco.credential.pin;

import java.security.MessageDigest;
import java.util.Arrays;

/** The characters of a PIN as they count. */
public final class PinText {

    private PinText() {}

    /** The same characters, small letters of the alphabet made capital; to be cleared by the caller (PIN-03). */
    public static char[] capital(char[] typed) {
        char[] capital = typed.clone();
        for (int i = 0; i < capital.length; i++) {
            capital[i] = capital(capital[i]);
        }
        return capital;
    }

    /** The bytes of a PIN that count, in which small letters are as good as capital ones; to be cleared (PIN-03). */
    public static byte[] counted(char[] typed) {
        byte[] bytes = new byte[2 * typed.length];
        for (int i = 0; i < typed.length; i++) {
            char c = capital(typed[i]);
            bytes[2 * i] = (byte) (c >> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        return bytes;
    }

    /** Whether two PINs count as the same one. */
    public static boolean same(char[] one, char[] other) {
        byte[] first = counted(one);
        byte[] second = counted(other);
        boolean same = MessageDigest.isEqual(first, second);
        Arrays.fill(first, (byte) 0);
        Arrays.fill(second, (byte) 0);
        return same;
    }

    /** Whether these characters stand in the PIN one after another. */
    public static boolean contains(char[] pin, String part) {
        for (int start = 0; start + part.length() <= pin.length; start++) {
            if (standsAt(pin, start, part)) {
                return true;
            }
        }
        return false;
    }

    private static char capital(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static boolean standsAt(char[] pin, int start, String part) {
        for (int i = 0; i < part.length(); i++) {
            if (pin[start + i] != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
