package it.varco.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Style sheet, script, icons and fonts: the known files of this bundle and nothing else.
 *
 * <p>Their address holds a fingerprint of all of them, so browsers may keep them for ever; under any other fingerprint
 * the same files are served but not kept, for pages that were open while the gateway was updated.
 */
final class Assets {

    private static final String FOLDER = "OSGI-INF/assets/";
    private static final String ADDRESS = "/assets/";
    private static final int FINGERPRINT_BYTES = 8;
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=utf-8",
            "woff2", "font/woff2");

    private final Map<String, Asset> files = new TreeMap<>();
    private final String fingerprint;

    /** Reads them all: there are few, and they are small. */
    Assets(Files source) {
        MessageDigest digest = sha256();
        for (String path : new TreeSet<>(source.below(FOLDER))) {
            String name = path.substring(FOLDER.length());
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            byte[] bytes = read(source, path);
            if (type != null) {
                files.put(name, new Asset(type, bytes));
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        fingerprint = HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
    }

    /** What stands before the name of a file in its address. */
    String address() {
        return ADDRESS + fingerprint;
    }

    static boolean isAddress(String path) {
        return path.startsWith(ADDRESS);
    }

    /**
     * Serves a file.
     *
     * @param compressed whether the browser takes it compressed
     * @param known the copies the browser says it has, as in {@code If-None-Match}; may be empty
     */
    Optional<Answer> answer(String path, boolean compressed, String known) {
        int slash = path.indexOf('/', ADDRESS.length());
        Asset asset = slash < 0 ? null : files.get(path.substring(slash + 1));
        return Optional.ofNullable(asset)
                .map(found -> found.answer(compressed, known)
                        .with("Cache-Control", keep(path.substring(ADDRESS.length(), slash))));
    }

    private String keep(String asked) {
        return asked.equals(fingerprint) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static byte[] read(Files source, String path) {
        try {
            return source.read(path).orElseThrow(() -> new IllegalStateException("file is gone: " + path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    /** One file; compressed when first asked for. */
    private static final class Asset {

        private final String type;
        private final byte[] bytes;
        private final String tag;
        private volatile byte @Nullable [] compressed;

        Asset(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
            this.tag = HexFormat.of().formatHex(sha256().digest(bytes), 0, FINGERPRINT_BYTES);
        }

        Answer answer(boolean mayCompress, String known) {
            byte[] small = mayCompress ? compressed() : bytes;
            boolean smaller = small.length < bytes.length;
            String name = '"' + tag + (smaller ? "-gz" : "") + '"';
            Answer answer = known.contains(name)
                    ? Answer.of(HttpServletResponse.SC_NOT_MODIFIED, new byte[0])
                    : Answer.of(HttpServletResponse.SC_OK, smaller ? small : bytes)
                            .with("Content-Type", type);
            if (smaller && answer.status() == HttpServletResponse.SC_OK) {
                answer.with("Content-Encoding", "gzip");
            }
            return answer.with("ETag", name).with("Vary", "Accept-Encoding");
        }

        private byte[] compressed() {
            byte[] made = compressed;
            if (made == null) {
                made = compress(bytes);
                compressed = made;
            }
            return made;
        }

        private static byte[] compress(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("memory: expected to take what is written", e);
            }
            return out.toByteArray();
        }
    }
}
