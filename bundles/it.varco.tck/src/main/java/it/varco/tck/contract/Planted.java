package it.varco.tck.contract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A word that was planted, looked for where it must not be. */
public final class Planted {

    private static final int SHORTEST = 4; // anything shorter turns up by chance
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private Planted() {}

    /** Whether a text holds the word, as {@link #in(byte[], String)}. */
    public static boolean in(String text, String word) {
        return in(text.getBytes(StandardCharsets.UTF_8), word);
    }

    /** Whether the bytes hold the word, of four characters or more, in clear or in an encoding anybody can undo. */
    public static boolean in(byte[] bytes, String word) {
        if (word.length() < SHORTEST) {
            return false;
        }
        byte[] plain = word.getBytes(StandardCharsets.UTF_8);
        String lower = word.toLowerCase(Locale.ROOT);
        String hex = HexFormat.of().formatHex(plain);
        for (Charset charset : CHARSETS) {
            String text = new String(bytes, charset).toLowerCase(Locale.ROOT);
            if (text.contains(lower) || text.contains(hex)) {
                return true;
            }
        }
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(plain);
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace('-', '+')
                .replace('_', '/')
                .contains(base64);
    }
}
