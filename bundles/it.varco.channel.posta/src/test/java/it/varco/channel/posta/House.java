package it.varco.channel.posta;

import it.varco.api.document.Documents;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A channel with a spool and a memory; its documents are the page itself. */
final class House {

    static final Documents PLAIN = (page, at) -> Optional.of(page.getBytes(StandardCharsets.UTF_8));

    final Path folder;
    final SettableClock clock = SettableClock.at(Letters.ENTERED);
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final SpoolPostaChannel channel;
    private final Documents documents;

    House(Path folder) {
        this(folder, PLAIN);
    }

    House(Path folder, Documents documents) {
        this.folder = folder;
        this.documents = documents;
        channel = another();
    }

    /** Another one over the same spool and memory. */
    SpoolPostaChannel another() {
        return new SpoolPostaChannel(spool(), documents, store, clock);
    }

    private Spool spool() {
        return Spool.of(folder.toString(), "", name -> null);
    }

    Path letter(Letters letter) {
        return folder.resolve(letter.key()).resolve("letter.pdf");
    }

    /** The two lines of the index of a letter. */
    List<String> index(Letters letter) throws IOException {
        return Files.readAllLines(folder.resolve(letter.key()).resolve("index.csv"));
    }

    /** What is in a folder, hidden or not, in order. */
    static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
