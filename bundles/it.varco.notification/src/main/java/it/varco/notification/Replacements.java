package it.varco.notification;

import it.varco.api.form.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The folder in which an administration puts words and layouts of its own. Looked at whenever one is wanted, read only
 * when it is another one than before. Thread-safe.
 *
 * @param <T> what a file is read as
 */
final class Replacements<T> {

    private static final int LARGEST = 64 * 1024;

    private final Path folder;
    private final Path told;
    private final Function<Sentence, T> unreadable;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param context knows the home of the gateway
     * @param unreadable what a file is that is there and cannot be read, for this reason
     */
    Replacements(BundleContext context, Path folder, Function<Sentence, T> unreadable) {
        this.folder = folder;
        this.told = told(context.getProperty("varco.home"), folder);
        this.unreadable = unreadable;
    }

    private static Path told(@Nullable String home, Path folder) {
        Path above = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
        Path whole = folder.toAbsolutePath().normalize();
        return home != null && whole.startsWith(above) ? above.relativize(whole) : folder;
    }

    /**
     * What a file was read as.
     *
     * @param stamp another one as soon as the file, or what it was measured by, is
     */
    private record Known<T>(List<Object> stamp, T as) {}

    /**
     * What a file is read as; empty if there is none.
     *
     * @param name of the file in the folder, with slashes; never from outside
     * @param measure what it is measured by: if it is another one, the file is read anew
     */
    Optional<T> of(String name, Object measure, Function<String, T> reader) {
        Path file = folder.resolve(name);
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            List<Object> stamp =
                    List.of(measure, found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
            Known<T> before = known.get(name);
            if (before == null || !before.stamp.equals(stamp)) {
                before = new Known<>(stamp, read(file, found, reader));
                known.put(name, before);
            }
            return Optional.of(before.as);
        } catch (NoSuchFileException e) {
            known.remove(name);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable.apply(Sentence.of(Replacements.class, "template.file.unreadable")));
        }
    }

    /** A link is followed within the folder and not out of it. */
    private T read(Path file, BasicFileAttributes found, Function<String, T> reader) throws IOException {
        if (!found.isRegularFile() || !file.toRealPath().startsWith(folder.toRealPath())) {
            return unreadable.apply(Sentence.of(Replacements.class, "template.file.kind"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? unreadable.apply(Sentence.of(Replacements.class, "template.long", Template.LONGEST))
                    : reader.apply(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return unreadable.apply(Sentence.of(Replacements.class, "template.file.encoding"));
        }
    }

    /** The names of what lies in a folder below this one; none if it is not there or cannot be read. */
    List<String> in(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A file in it, as it is told to whoever puts it there: from the home of the gateway on, if it lies there. */
    String told(String name) {
        return told.resolve(name).toString();
    }
}
