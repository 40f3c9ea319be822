package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Sheet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Bytes, and what was found in them. */
final class Inspected implements Inspection {

    private final byte[] bytes;
    private final String hash;
    private final boolean whole;
    private final Sheet sheet;
    private final List<Objection> objections;

    Inspected(byte[] bytes, boolean whole, Sheet sheet, List<Objection> objections) {
        this.bytes = bytes;
        this.whole = whole;
        this.sheet = sheet;
        this.objections = List.copyOf(objections);
        hash = sha256(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    @Override
    public List<Objection> objections() {
        return objections;
    }

    @Override
    public List<Sentence> differencesTo(Inspection running) {
        return hash.equals(running.hash()) ? List.of() : new Differences(running.sheet(), sheet).told();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return hash;
    }
}
