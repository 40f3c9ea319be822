package it.varco.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What programs that show mail and text messages make a link of: names of domains, numbers of computers, schemes.
 *
 * <p>Each is known by one sign and what stands around it, never further away than a few signs, so a text is read in
 * time that grows as it does. A blank after that sign takes the link away; it can be read in every medium, and costs a
 * text message no other alphabet.
 *
 * @source NOT-28
 */
final class Links {

    /** Ends of Italian abbreviations, such as Dott.ssa, V.le and D.Lgs; there is no domain of that name. */
    private static final String SHORT = "(?:da|go|iva|le|lgs|lli|ra|ri|ssa|sse|zza)(?![\\p{L}\\p{M}\\p{N}/\\\\:?#@_-])";

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String BYTES = BYTE + "\\." + BYTE + "\\." + BYTE;

    private static final Pattern SIGN = Pattern.compile(String.join(
            "|",
            "(?i)[.\u2024\u3002\uFF0E\uFF61](?=[\\p{L}\\p{M}]{2})(?!" + SHORT + ")",
            "(?<=www)\\.(?=\\S)",
            "(?<=(?<![0-9])" + BYTES + ")\\.(?=" + BYTE + "(?![0-9]))",
            "(?<=\\p{L}{2}):(?=\\p{L})",
            ":(?=[/\\\\])",
            "(?<!:)(?<!: )/(?=/)",
            "\\\\(?=\\\\)"));

    /** What stands for anything in a place: whole, about to become a domain, and about to become a longer one. */
    private static final List<String> SAMPLES = List.of("ab", "ab.", "a.b");

    private Links() {}

    /** Whether there is one. */
    static boolean in(CharSequence text) {
        return SIGN.matcher(text).find();
    }

    /** Whether there is one in a text with places, or would be with what fills them. */
    static boolean inFilled(String text) {
        Set<String> places = Places.in(text);
        return SAMPLES.stream().anyMatch(sample -> {
            Map<String, String> values = new HashMap<>();
            places.forEach(name -> values.put(name, House.LONGEST.containsKey(name) ? SAMPLES.get(0) : sample));
            return in(Places.filled(text, values));
        });
    }

    /** The same text without any, and with none that begins in it and goes on after it. */
    static String broken(String text) {
        String broken = SIGN.matcher(text).replaceAll("$0 ");
        return broken.endsWith(":") ? broken + " " : broken;
    }
}
