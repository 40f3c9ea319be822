package it.varco.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells whether a path can be read in one way only.
 *
 * <p>Whoever routes, authorises or logs must see the same path, decoded or not. So what some reader may take for a
 * separator, a parameter, a step up or an end is refused whether written plainly or encoded: {@code ;}, {@code \},
 * {@code //}, dot segments, {@code %2f}, {@code %5c}, {@code %3b}, {@code %2e}, {@code %25}, control characters, and
 * bytes that are not UTF-8.
 *
 * @source SEC-43
 */
final class PathRule {

    /** What may not be written encoded, because decoding it would change how the path is read. */
    private static final String NEVER_ENCODED = "/\\;.%#?";

    private PathRule() {}

    /** @param path as it came in, still encoded, without query */
    static boolean isClear(String path) {
        if (!path.startsWith("/") || path.contains("//")) {
            return false;
        }
        ByteBuffer decoded = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                if (c <= ' ' || c >= 0x7f || c == ';' || c == '\\' || c == '#') {
                    return false;
                }
                decoded.put((byte) c);
                continue;
            }
            int octet = octet(path, i + 1);
            if (octet < 0x20 || octet == 0x7f || NEVER_ENCODED.indexOf(octet) >= 0) {
                return false;
            }
            decoded.put((byte) octet);
            i += 2;
        }
        return isText(decoded.flip()) && hasNoDotSegment(path);
    }

    /** The octet written in two hexadecimal digits at {@code at}, -1 if there is none. */
    private static int octet(String path, int at) {
        if (at + 1 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at), 16);
        int low = Character.digit(path.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isText(ByteBuffer octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets).chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasNoDotSegment(String path) {
        return Arrays.stream(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
