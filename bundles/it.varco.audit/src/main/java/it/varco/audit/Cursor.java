package it.varco.audit;

import it.varco.spi.store.AuditPlace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a search goes on, as a text without meaning to anybody else: base64url of one byte {@code 1}, microseconds
 * since 1970, position and node.
 *
 * <p>It opens nothing. Whoever makes one up begins at another place of a search that they may do anyway.
 */
final class Cursor {

    private static final byte VERSION = 1;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{24,160}");
    private static final Pattern NODE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private Cursor() {}

    /** A place as a text. */
    static String of(AuditPlace place) {
        byte[] node = place.node().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES + node.length)
                .put(VERSION)
                .putLong(EventFormat.microseconds(place.at()))
                .putLong(place.position())
                .put(node)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The place that a text names; empty for any other text. */
    static Optional<AuditPlace> read(String text) {
        if (!SHAPE.matcher(text).matches() || text.length() % 4 == 1) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.get() != VERSION) {
            return Optional.empty();
        }
        Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        long position = bytes.getLong();
        String node = StandardCharsets.UTF_8.decode(bytes).toString();
        AuditPlace place = new AuditPlace(at, node, position);
        boolean whole =
                position > 0 && NODE.matcher(node).matches() && of(place).equals(text);
        return whole ? Optional.of(place) : Optional.empty();
    }
}
