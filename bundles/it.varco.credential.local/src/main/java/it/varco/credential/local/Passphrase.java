package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rules for passphrases: long, of any characters, and none of those that everybody tries first.
 *
 * <p>Two ways of typing the same characters make the same passphrase (Unicode form NFC).
 *
 * @source NIST SP 800-63B-4 section 3.1.1: 15 characters, any Unicode, blocklist, no rules of composition; SEC-70
 */
final class Passphrase {

    static final int SHORTEST = 15;
    static final int LONGEST = 128;

    private static final Pattern MARKS = Pattern.compile("[\\p{Z}\\p{P}\\p{C}]+");
    private static final Pattern REPEATED = Pattern.compile("(.{1,7})\\1+");
    private static final int FEWEST_DIFFERENT = 5;
    private static final int FEWEST_OF_ITS_OWN = 8;

    /** What is tried first, without blanks and marks: words to repeat, rows of keys, and what others published. */
    private static final List<String> FIRST_TRIED = List.of(
            "password",
            "passphrase",
            "parolachiave",
            "parolasegreta",
            "amministratore",
            "administrator",
            "varco",
            "admin",
            "benvenuto",
            "welcome",
            "letmein",
            "changeme",
            "cambiami",
            "segreto",
            "secret",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qwertzuiop",
            "correcthorsebatterystaple",
            "girasoleanforatramonto7");

    private Passphrase() {}

    /** What is wrong with a passphrase. */
    enum Verdict {
        GOOD,
        /** Shorter than 15 or longer than 128 characters. */
        LENGTH,
        /** Among the first that anybody would try. */
        TRIVIAL
    }

    /**
     * The bytes of a passphrase that count.
     *
     * @param typed not changed
     * @return to be cleared by the caller
     */
    static byte[] counted(char[] typed) {
        CharBuffer characters = CharBuffer.wrap(typed);
        ByteBuffer bytes = Normalizer.isNormalized(characters, Normalizer.Form.NFC)
                ? StandardCharsets.UTF_8.encode(characters)
                : StandardCharsets.UTF_8.encode(Normalizer.normalize(characters, Normalizer.Form.NFC));
        byte[] counted = new byte[bytes.remaining()];
        bytes.get(counted);
        bytes.clear().put(new byte[bytes.capacity()]);
        return counted;
    }

    /** Whether two are the same passphrase. */
    static boolean same(char[] one, char[] other) {
        byte[] first = counted(one);
        byte[] second = counted(other);
        try {
            return MessageDigest.isEqual(first, second);
        } finally {
            Arrays.fill(first, (byte) 0);
            Arrays.fill(second, (byte) 0);
        }
    }

    /** Judges a passphrase that somebody wants to set. */
    static Verdict judge(char[] typed, CodiceFiscale person, String name) {
        String normal = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST || length > LONGEST) {
            return Verdict.LENGTH;
        }
        boolean trivial = normal.codePoints().distinct().count() < FEWEST_DIFFERENT
                || REPEATED.matcher(bare(normal)).matches()
                || ownWeight(normal, person, name) < FEWEST_OF_ITS_OWN;
        return trivial ? Verdict.TRIVIAL : Verdict.GOOD;
    }

    /** How many characters are left without the person's own data, first words and rows such as 1234. */
    private static long ownWeight(String normal, CodiceFiscale person, String name) {
        String own = bare(normal).replace(bare(person.value()), "");
        for (String word : name.split("\\s+", -1)) {
            own = bare(word).length() > 1 ? own.replace(bare(word), "") : own;
        }
        for (String word : FIRST_TRIED) {
            own = own.replace(word, "");
        }
        int[] left = own.codePoints().toArray();
        long jumps = IntStream.range(0, left.length)
                .filter(i -> i == 0 || Math.abs(left[i] - left[i - 1]) > 1)
                .count();
        return jumps + normal.codePoints().filter(Passphrase::isMark).distinct().count();
    }

    private static boolean isMark(int character) {
        return bare(Character.toString(character)).isEmpty();
    }

    private static String bare(String text) {
        return MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
