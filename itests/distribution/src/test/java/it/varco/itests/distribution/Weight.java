package it.varco.itests.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * How much comes over the wire, compressed, and how much may.
 *
 * @source D-69
 */
final class Weight {

    static final int PAGE = 30 * 1024;
    static final int STYLE = 30 * 1024;
    static final int SCRIPT = 30 * 1024;

    private Weight() {}

    static int compressed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }
}
