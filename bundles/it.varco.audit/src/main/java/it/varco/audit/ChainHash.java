package it.varco.audit;

import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a link holds the one before it: SHA-256 over the hash of that one, the position, and everything that the store
 * keeps of the entry, the columns by which it finds entries included.
 *
 * <p>Links of before version 2 of {@link EventFormat} have no other columns than person and operation, and keep the
 * hash they have: the later ones are part of it as soon as one of them is not empty. Every later link has an outcome.
 *
 * @source AUD-06
 */
final class ChainHash {

    private ChainHash() {}

    /** What stands in the place of the hash before the first link; another value for each node. */
    static Bytes origin(String node) {
        return Bytes.of(sha256().digest(("it.varco.audit|" + node).getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of an entry at a position, 32 bytes. */
    static Bytes of(Bytes previous, long position, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous.array());
        digest.update(number(position));
        digest.update(number(EventFormat.microseconds(entry.at())));
        part(digest, entry.personId().getBytes(StandardCharsets.UTF_8));
        part(digest, entry.operation().getBytes(StandardCharsets.UTF_8));
        part(digest, entry.record().array());
        if (!(entry.aboutId() + entry.outcome() + entry.reference()).isEmpty()) {
            part(digest, entry.aboutId().getBytes(StandardCharsets.UTF_8));
            part(digest, entry.outcome().getBytes(StandardCharsets.UTF_8));
            part(digest, entry.reference().getBytes(StandardCharsets.UTF_8));
        }
        return Bytes.of(digest.digest());
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(number(bytes.length));
        digest.update(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }
}
