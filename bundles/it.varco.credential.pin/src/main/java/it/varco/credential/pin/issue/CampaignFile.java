package it.varco.credential.pin.issue;

import it.varco.api.configuration.Placeholders;
import it.varco.credential.pin.PinConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of a campaign, as an administrator puts it there; read a piece at a time. Thread-safe.
 *
 * <p>A file that changed within the last minute is left alone, because somebody may be writing it still. What is wrong
 * with the file as a whole is said once in the log, not each minute.
 *
 * @source PIN-21
 */
final class CampaignFile {

    /** In bytes: some two million people. */
    static final long LARGEST = 256L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(CampaignFile.class);

    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_LINE = 1000;
    private static final Set<PosixFilePermission> SOME =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);

    private final Path path;
    private volatile Known known = new Known(-1, FileTime.fromMillis(0), "");
    private volatile String complaint = "";

    CampaignFile(Path path) {
        this.path = path;
    }

    /**
     * The lists that a configuration names: one, or none.
     *
     * @throws IllegalArgumentException if what it names is no path
     */
    static List<CampaignFile> of(PinConfiguration config, UnaryOperator<@Nullable String> properties) {
        String configured = config.campaign_file();
        return configured.isBlank()
                ? List.of()
                : List.of(new CampaignFile(Placeholders.path("campaign.file", configured, properties)));
    }

    /** A file whose content was looked at before. */
    private record Known(long size, FileTime modified, String content) {

        boolean is(BasicFileAttributes file) {
            return size == file.size() && modified.equals(file.lastModifiedTime());
        }
    }

    /**
     * One line.
     *
     * @param number from 1 on
     * @param text without the end of the line; empty if it is longer than any line of a list, or not in UTF-8
     * @param end byte at which the next one begins
     */
    record Line(int number, Optional<String> text, long end) {}

    /** Its name without folders. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** What stands for its content, in 64 characters; empty where there is nothing to be read now. */
    Optional<String> content(Instant now) {
        try {
            if (!Files.exists(path)) {
                return complains("missing");
            }
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (!file.isRegularFile() || file.size() > LARGEST || !isClosed()) {
                return complains(
                        "expected a file of at most " + LARGEST + " bytes that others cannot open (mode 0640)");
            }
            complaint = "";
            return file.lastModifiedTime().toInstant().isAfter(now.minus(SETTLED))
                    ? Optional.empty()
                    : Optional.of(content(file));
        } catch (IOException unreadable) {
            return complains("unreadable");
        }
    }

    private boolean isClosed() throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return !posix || SOME.containsAll(Files.getPosixFilePermissions(path));
    }

    private String content(BasicFileAttributes file) throws IOException {
        Known before = known;
        if (before.is(file)) {
            return before.content();
        }
        String content = digest();
        known = new Known(file.size(), file.lastModifiedTime(), content);
        return content;
    }

    private String digest() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
        }
    }

    private <T> Optional<T> complains(String what) {
        if (!complaint.equals(what)) {
            complaint = what;
            LOG.error("campaign file unusable why={} file={}", what, path);
        }
        return Optional.empty();
    }

    /**
     * The next lines: none at the end of the file, and only there.
     *
     * @param from byte at which the first one begins
     * @param number of the first one
     * @return empty where the file cannot be read now, or ends before that byte, as another one does
     */
    Optional<List<Line>> lines(long from, int number) {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel file = FileChannel.open(path)) {
            boolean more = true;
            while (piece.hasRemaining() && more) {
                more = file.read(piece, from + piece.position()) >= 0;
            }
            return from > file.size()
                    ? complains("shorter than it was")
                    : Optional.of(split(piece.array(), piece.position(), !more, from, number));
        } catch (IOException unreadable) {
            return complains("unreadable");
        }
    }

    /** The last line counts without an end only where the file ends as well; one that is far too long counts as one. */
    private static List<Line> split(byte[] piece, int length, boolean last, long from, int number) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (piece[i] == '\n') {
                lines.add(new Line(number + lines.size(), text(piece, start, i), from + i + 1));
                start = i + 1;
            }
        }
        if (start < length && (last || start == 0)) {
            lines.add(new Line(number + lines.size(), text(piece, start, length), from + length));
        }
        return lines;
    }

    private static Optional<String> text(byte[] piece, int start, int end) {
        if (end - start > LONGEST_LINE) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(piece, start, end - start))
                    .toString();
            return Optional.of(text.strip());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
