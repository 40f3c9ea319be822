package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The folder of an embedded Derby database.
 *
 * <p>Derby opens the file of a table when it is first needed and keeps it as it was opened: what could only be read
 * then stays so, whatever the file system says later, until the database is started anew. The same goes for the
 * database as a whole where its folder cannot be written, or the disk is full, while it starts.
 */
final class DerbyFolder implements Housing {

    private static final String PREFIX = "jdbc:derby:";
    private static final String DIRECTORY = "directory:";
    private static final String PROBE = "write.probe";

    /** About four times what Derby adds to a table at once. */
    private static final int PROBE_BYTES = 256 * 1024;

    /** Kept for the trail (REL-04). A disk with more takes what a minute brings, so it is tried once a minute only. */
    private static final long RESERVE_BYTES = 64L * 1024 * 1024;

    private static final Duration LOOKED = Duration.ofMillis(100);
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    /** What Derby throws when a database was ended in good order, and when it does not run. */
    private static final List<String> ENDED = List.of("08006", "XJ004");

    private final Path folder;
    private final Ending ending;
    private final LongSupplier ticks;
    private final long reserveInBytes;
    private volatile Room room;

    /** When the folder took a write last; empty if it has not, or refused the last one. */
    private OptionalLong written = OptionalLong.empty();

    DerbyFolder(Path folder, Ending ending) {
        this(folder, ending, System::nanoTime, RESERVE_BYTES);
    }

    DerbyFolder(Path folder, Ending ending, LongSupplier ticks, long reserveInBytes) {
        this.folder = folder;
        this.ending = ending;
        this.ticks = ticks;
        this.reserveInBytes = reserveInBytes;
        this.room = look(ticks.getAsLong());
    }

    /** @param access what the driver must be told to reach the database */
    static Housing of(String url, DataSourceFactory driver, Properties access) {
        String name = name(url);
        if (name.contains(":")) {
            return ELSEWHERE; // in memory, in a jar
        }
        Properties end = new Properties();
        end.putAll(access);
        end.setProperty(DataSourceFactory.JDBC_URL, PREFIX + name + ";shutdown=true");
        Path folder = Path.of(System.getProperty("derby.system.home", "")).resolve(name);
        return new DerbyFolder(folder, () -> driver.createDataSource(end));
    }

    @Override
    public synchronized Optional<Sentence> trouble() {
        Path present = present();
        if (present == null || !Files.isDirectory(present)) {
            return Optional.of(Sentence.of(DerbyFolder.class, "folder.missing"));
        }
        if (!Files.isWritable(present) || !writable(folder.resolve("seg0")) || !writable(folder.resolve("log"))) {
            return Optional.of(Sentence.of(DerbyFolder.class, "folder.read-only"));
        }
        if (!hasRoom()) {
            return Optional.of(Sentence.of(DerbyFolder.class, "folder.reserve", reserveInBytes / 1024 / 1024));
        }
        return takesWrites(present) ? Optional.empty() : Optional.of(Sentence.of(DerbyFolder.class, "folder.full"));
    }

    /** Strangers may ask for this (the status page): they must not make the disk write each time. */
    private boolean takesWrites(Path present) {
        long now = ticks.getAsLong();
        if (written.isPresent() && now - written.getAsLong() < TRUSTED.toNanos()) {
            return true;
        }
        boolean taken = probe(present.resolve(PROBE));
        written = taken ? OptionalLong.of(now) : OptionalLong.empty();
        return taken;
    }

    @Override
    public boolean hasRoom() {
        Room known = room;
        long now = ticks.getAsLong();
        if (now - known.looked() >= LOOKED.toNanos()) {
            known = look(now);
            room = known;
        }
        return known.enough();
    }

    private Room look(long now) {
        Path present = present();
        long free = present == null ? 0 : present.toFile().getUsableSpace();
        return new Room(now, free >= reserveInBytes);
    }

    /** The folder, or the one in which it will be made. */
    private @Nullable Path present() {
        return Files.isDirectory(folder) ? folder : folder.toAbsolutePath().getParent();
    }

    @Override
    public synchronized void restart() throws SQLException {
        try {
            ending.source().getConnection().close();
        } catch (SQLException end) {
            if (!ENDED.contains(end.getSQLState())) {
                throw end;
            }
        }
    }

    private static String name(String url) {
        int attributes = url.indexOf(';');
        String name = url.substring(PREFIX.length(), attributes < 0 ? url.length() : attributes);
        return name.startsWith(DIRECTORY) ? name.substring(DIRECTORY.length()) : name;
    }

    /** A folder and every file in it; one that is not there is not in the way. */
    private static boolean writable(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            boolean writable = Files.isWritable(folder);
            for (Path file : files) {
                writable &= Files.isWritable(file) || !Files.exists(file);
            }
            return writable;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    private static boolean probe(Path file) {
        try {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } finally {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private record Room(long looked, boolean enough) {}

    /** The way to end the database. */
    interface Ending {
        DataSource source() throws SQLException;
    }
}
