package it.varco.itests.distribution;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Jars that can be read in two ways, or hurt whoever unpacks them; each made of a sound one. */
final class ZipTrick {

    private static final int END_SIZE = 22;

    private ZipTrick() {}

    /** Two entries of one name: it has {@code one.txt} and {@code two.txt}. */
    static byte[] twice(byte[] jar) {
        return replaced(jar, "two.txt", "one.txt");
    }

    /** A second manifest, for whoever does not look at upper and lower case. */
    static byte[] secondManifest(byte[] jar) {
        return replaced(jar, "META-INF/MANIFEST.XX", "meta-inf/manifest.mf");
    }

    static byte[] outside(byte[] jar) {
        return replaced(jar, "two.txt", "../evil");
    }

    /** Whoever reads from the front meets another name than whoever follows the directory at the end. */
    static byte[] otherNameInFront(byte[] jar) {
        byte[] trick = jar.clone();
        trick[text(jar).indexOf("two.txt")] = 'x';
        return trick;
    }

    static byte[] encrypted(byte[] jar) {
        byte[] trick = jar.clone();
        trick[6] |= 1;
        trick[directory(jar) + 8] |= 1;
        return trick;
    }

    static byte[] bytesBefore(byte[] jar) {
        return joined("#!/bin/sh\nreboot\n".getBytes(StandardCharsets.US_ASCII), jar);
    }

    /** In a comment, so that it is a zip still. */
    static byte[] bytesBehind(byte[] jar) {
        byte[] trick = joined(jar, new byte[10]);
        ByteBuffer.wrap(trick).order(ByteOrder.LITTLE_ENDIAN).putShort(jar.length - 2, (short) 10);
        return trick;
    }

    static byte[] truncated(byte[] jar) {
        return Arrays.copyOf(jar, jar.length / 2);
    }

    /** Replaces a name by one of the same length wherever it stands. */
    private static byte[] replaced(byte[] jar, String name, String other) {
        if (name.length() != other.length()) {
            throw new IllegalArgumentException("other: expected a name as long as " + name);
        }
        return text(jar).replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] jar) {
        return new String(jar, StandardCharsets.ISO_8859_1);
    }

    private static int directory(byte[] jar) {
        return ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN).getInt(jar.length - END_SIZE + 16);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }
}
