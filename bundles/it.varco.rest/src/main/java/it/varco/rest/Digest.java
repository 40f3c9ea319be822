package it.varco.rest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for something that is not kept itself: 64 hexadecimal digits of SHA-256. */
final class Digest {

    private Digest() {}

    static String of(byte[] something) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(something));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
