package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.hash.Pepper;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recovery codes a person has left, as keyed hashes: each works once in the place of a one-time code.
 *
 * <p>A code is 60 random bits, more than anybody can try, so a fast hash with a key outside the database is enough.
 * Immutable.
 *
 * @source SEC-06
 */
final class RecoveryCodes {

    /** How many a person gets. */
    static final int COUNT = 10;

    /** Letters and digits of a code, without hyphens. */
    static final int LENGTH = 12;

    /** 32 characters that nobody takes for one another: no I and O, no 0 and 1. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int GROUP = 4;
    private static final int HASH = 32;

    private final int pepper;
    private final List<byte[]> hashes;

    private RecoveryCodes(int pepper, List<byte[]> hashes) {
        this.pepper = pepper;
        this.hashes = hashes;
    }

    /** None. */
    static RecoveryCodes none() {
        return new RecoveryCodes(1, List.of());
    }

    /** Ten new codes as the person gets them: three groups of four with hyphens between. */
    static List<String> random(SecureRandom random) {
        return Stream.generate(() -> code(random)).distinct().limit(COUNT).toList();
    }

    /** Codes as they are kept. */
    static RecoveryCodes of(List<String> codes, CodiceFiscale person, Pepper pepper) {
        int latest = pepper.latest();
        return new RecoveryCodes(
                latest,
                codes.stream()
                        .map(code -> hash(code.replace("-", ""), person, pepper, latest))
                        .toList());
    }

    /**
     * Uses a code.
     *
     * @param typed {@link #LENGTH} characters in upper case
     * @return what is left then; empty if it is none of the codes
     */
    Optional<RecoveryCodes> without(String typed, CodiceFiscale person, Pepper pepper) {
        byte[] wanted = hash(typed, person, pepper, pepper.has(this.pepper) ? this.pepper : pepper.latest());
        List<byte[]> left = new ArrayList<>();
        for (byte[] hash : hashes) {
            if (!MessageDigest.isEqual(hash, wanted)) {
                left.add(hash);
            }
        }
        return left.size() < hashes.size() ? Optional.of(new RecoveryCodes(this.pepper, left)) : Optional.empty();
    }

    /** How many are left. */
    int count() {
        return hashes.size();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(pepper);
        out.writeByte(hashes.size());
        for (byte[] hash : hashes) {
            out.write(hash);
        }
    }

    /** Reads what {@link #write} wrote. */
    static RecoveryCodes read(DataInput in) throws IOException {
        int pepper = in.readInt();
        List<byte[]> hashes = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            byte[] hash = new byte[HASH];
            in.readFully(hash);
            hashes.add(hash);
        }
        return new RecoveryCodes(pepper, hashes);
    }

    /** The number only. */
    @Override
    public String toString() {
        return "RecoveryCodes[" + hashes.size() + "]";
    }

    private static String code(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static byte[] hash(String code, CodiceFiscale person, Pepper pepper, int number) {
        String message = "recovery|" + person.value() + "|" + code;
        return pepper.season(number, message.getBytes(StandardCharsets.UTF_8));
    }
}
