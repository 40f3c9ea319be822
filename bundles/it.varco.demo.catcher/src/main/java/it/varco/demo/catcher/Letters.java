package it.varco.demo.catcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The letters that wait for the printer: a folder for each, named by its key, with {@code letter.pdf} and
 * {@code index.csv}. Changes none.
 */
final class Letters {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final String DOCUMENT = "letter.pdf";
    private static final String INDEX = "index.csv";
    private static final int LARGEST_DOCUMENT = 10 << 20;
    private static final int LARGEST_INDEX = 4096;

    private final Path folder;
    private final int most;

    /** @param most how many are shown at most, the latest ones */
    Letters(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** Makes the folder where there is none, for this account alone: the channel for letters makes none. */
    void makeFolder() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /**
     * A letter.
     *
     * @param key name of its folder
     * @param entered when it was put into the outbox; when its folder was made, where the index does not tell
     */
    record Letter(String key, Instant entered) {}

    /** The latest first; nothing where there is no folder. */
    List<Letter> latestFirst() throws IOException {
        List<Letter> letters = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path each : inside) {
                letter(each).ifPresent(letters::add);
            }
        } catch (NotDirectoryException | NoSuchFileException none) {
            return List.of();
        }
        return letters.stream()
                .sorted(Comparator.comparing(Letter::entered).reversed().thenComparing(Letter::key))
                .limit(most)
                .toList();
    }

    /** The document of one that is still there. */
    Optional<byte[]> document(String key) throws IOException {
        Path letter = folder.resolve(KEY.matcher(key).matches() ? key : DOCUMENT);
        return isLetter(letter) ? Optional.of(read(letter.resolve(DOCUMENT), LARGEST_DOCUMENT)) : Optional.empty();
    }

    private static boolean isLetter(Path letter) {
        return KEY.matcher(letter.getFileName().toString()).matches()
                && Files.isDirectory(letter, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(letter.resolve(DOCUMENT), LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<Letter> letter(Path letter) throws IOException {
        try {
            return isLetter(letter)
                    ? Optional.of(new Letter(letter.getFileName().toString(), entered(letter)))
                    : Optional.empty();
        } catch (NoSuchFileException taken) { // by the printer, at this very moment
            return Optional.empty();
        }
    }

    private static Instant entered(Path letter) throws IOException {
        Path index = letter.resolve(INDEX);
        if (Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            List<List<String>> rows = new String(read(index, LARGEST_INDEX), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
            int column = rows.isEmpty() ? -1 : rows.get(0).indexOf("entered");
            if (column >= 0 && rows.size() > 1 && column < rows.get(1).size()) {
                return moment(rows.get(1).get(column)).orElse(made(letter));
            }
        }
        return made(letter);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant made(Path letter) throws IOException {
        return Files.getLastModifiedTime(letter, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    private static byte[] read(Path file, int largest) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(largest);
        }
    }
}
