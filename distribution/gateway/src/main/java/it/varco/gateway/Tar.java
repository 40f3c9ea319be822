package it.varco.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Packs a folder, the same bytes whenever and by whomever: sorted, one time for all files, no owner, modes 755 or 644.
 *
 * @source POSIX.1-2017, pax, ustar Interchange Format
 */
final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private final OutputStream out;
    private final Instant time;

    private Tar(OutputStream out, Instant time) {
        this.out = out;
        this.time = time;
    }

    /** Packs {@code folder}, under its own name, into {@code archive}. */
    static void pack(Path folder, Path archive, Instant time) throws IOException {
        try (OutputStream out =
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)), 64 * 1024);
                Stream<Path> inside = Files.walk(folder)) {
            List<Path> sorted = inside.sorted().toList();
            Tar tar = new Tar(out, time);
            for (Path path : sorted) {
                Path inArchive =
                        folder.getFileName().resolve(folder.relativize(path)).normalize();
                String name = inArchive.toString().replace('\\', '/');
                tar.add(path, Files.isDirectory(path) ? name + "/" : name);
            }
            out.write(new byte[2 * BLOCK]);
        }
    }

    private void add(Path path, String name) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        byte[] content = isFolder ? new byte[0] : Files.readAllBytes(path);
        out.write(header(name, isFolder, Files.isExecutable(path), content.length));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private byte[] header(String name, boolean isFolder, boolean isExecutable, int size) {
        byte[] header = new byte[BLOCK];
        int slash = name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
        if (name.length() > NAME && (slash < 0 || slash > 155)) {
            throw new IllegalArgumentException("Too long for a tar archive: " + name);
        }
        put(header, 0, name.substring(slash + 1));
        put(header, 345, name.substring(0, Math.max(slash, 0)));
        put(header, 100, octal(7, isExecutable ? 0755 : 0644));
        put(header, 108, octal(7, 0));
        put(header, 116, octal(7, 0));
        put(header, 124, octal(11, size));
        put(header, 136, octal(11, time.getEpochSecond()));
        put(header, 148, "        ");
        put(header, 156, isFolder ? "5" : "0");
        put(header, 257, "ustar\u000000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, octal(6, sum) + "\u0000 ");
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static String octal(int digits, long number) {
        return String.format(Locale.ROOT, "%0" + digits + "o", number);
    }
}
