package it.varco.configuration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Texts: those a person typed, those of other bundles, and the few that this room writes into a history. */
final class Words {

    /** No reason that was typed begins with a blank. */
    private static final String OWN = " ";

    private Words() {}

    /** A text of this room in a language; Italian where there is no other. */
    static String of(String key, Locale language) {
        ResourceBundle.Control italian =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("OSGI-INF.l10n.texts", language, Words.class.getClassLoader(), italian)
                .getString(key);
    }

    /** How a history keeps a text of this room instead of a reason that somebody typed. */
    static String kept(String key) {
        return OWN + key;
    }

    /** A reason that a history keeps, in a language where it is a text of this room. */
    static String reason(String kept, Locale language) {
        return kept.startsWith(OWN) ? of(kept.substring(OWN.length()), language) : kept;
    }

    /** Whether a character could make one line look like two, or like another one. */
    static boolean breaksALine(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }

    /**
     * A text of a resource bundle as it was meant: the metatype service reads the bytes of a file one by one, ours are
     * UTF-8.
     */
    static String told(@Nullable String read) {
        if (read == null || read.chars().noneMatch(c -> c > 127) || read.chars().anyMatch(c -> c > 255)) {
            return read == null ? "" : read.strip();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString()
                    .strip();
        } catch (CharacterCodingException e) {
            return read.strip(); // it was Latin 1
        }
    }
}
