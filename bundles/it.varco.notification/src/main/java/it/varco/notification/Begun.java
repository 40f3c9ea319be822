package it.varco.notification;

import it.varco.spi.store.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * A contact that waits for the code that was sent to it. The code itself is kept nowhere, and opens it only where it
 * was asked for (SEC-06).
 *
 * @param address the contact
 * @param salt random
 * @param hash SHA-256 of salt, place and code
 * @param tries how many wrong codes are left
 */
record Begun(String address, Bytes salt, Bytes hash, int tries) {

    /** Digits of a code. */
    static final int DIGITS = 8;

    private static final int VERSION = 2;
    private static final int TRIES = 5;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A random code, to be cleared after use. */
    static char[] code() {
        char[] code = new char[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            code[i] = (char) ('0' + RANDOM.nextInt(10));
        }
        return code;
    }

    /** @param place where it was asked for: the handle of a session; empty if it counts in any */
    static Begun of(String address, String place, char[] code) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Begun(address, Bytes.of(salt), hash(salt, place, code), TRIES);
    }

    /** Whether that is the code, typed where it was asked for; blanks and hyphens between the digits do not count. */
    boolean opensWith(String place, String typed) {
        char[] bare = typed.replaceAll("[\\s-]", "").toCharArray();
        try {
            return MessageDigest.isEqual(hash(salt.array(), place, bare).array(), hash.array());
        } finally {
            Arrays.fill(bare, '\0');
        }
    }

    /** The same after a wrong code; empty if that was the last one. */
    Optional<Begun> afterWrongCode() {
        return tries > 1 ? Optional.of(new Begun(address, salt, hash, tries - 1)) : Optional.empty();
    }

    Bytes encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(address);
            out.write(salt.array());
            out.write(hash.array());
            out.writeByte(tries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    /** What was begun; empty if nothing was, or another version of this room wrote it. */
    static Optional<Begun> decode(Bytes bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()))) {
            if (in.read() != VERSION) {
                return Optional.empty();
            }
            String address = in.readUTF();
            Bytes salt = Bytes.of(in.readNBytes(SALT));
            Bytes hash = Bytes.of(in.readNBytes(HASH));
            return Optional.of(new Begun(address, salt, hash, in.readByte()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Bytes hash(byte[] salt, String place, char[] code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update((place + '\n').getBytes(StandardCharsets.UTF_8)); // no code that is typed has one
            for (char digit : code) {
                digest.update((byte) (digit >> Byte.SIZE));
                digest.update((byte) digit);
            }
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected SHA-256 in every Java", impossible);
        }
    }

    /** Neither contact nor hash. */
    @Override
    public String toString() {
        return "Begun[" + tries + "]";
    }
}
