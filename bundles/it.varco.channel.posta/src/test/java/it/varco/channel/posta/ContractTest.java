package it.varco.channel.posta;

import it.varco.proves.Proves;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.notification.Arrival;
import it.varco.tck.notification.Carrier;
import it.varco.tck.notification.NotificationChannelContract;
import it.varco.tck.notification.NotificationChannelFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The carrier is a printer with a folder, which may be gone; documents may be more than can be made at once. */
@Proves({"NC-01", "NC-02", "NC-03", "NC-04", "NC-05", "NC-06", "NC-07", "NC-08", "NC-09", "NC-10", "NC-11", "NC-12"})
class ContractTest extends NotificationChannelContract {

    @TempDir
    private Path home;

    @Override
    protected NotificationChannelFixture fixture() {
        return new Printer(home);
    }

    private static final class Printer implements NotificationChannelFixture {

        private final Path folder;
        private final Path away;
        private final House house;
        private Carrier condition = Carrier.UP;

        Printer(Path home) {
            folder = home.resolve("spool");
            away = home.resolve("away");
            house = new House(
                    folder, (page, at) -> condition == Carrier.BUSY ? Optional.empty() : House.PLAIN.pdf(page, at));
            doing(() -> Files.createDirectory(folder));
        }

        @Override
        public NotificationChannel channel() {
            return house.another();
        }

        @Override
        public boolean carrier(Carrier next) {
            if (next != Carrier.UP && next != Carrier.DOWN && next != Carrier.BUSY) {
                return false;
            }
            if ((condition == Carrier.DOWN) != (next == Carrier.DOWN)) {
                doing(() -> next == Carrier.DOWN ? Files.move(folder, away) : Files.move(away, folder));
            }
            condition = next;
            return true;
        }

        @Override
        public List<Arrival> arrivals() {
            Path there = condition == Carrier.DOWN ? away : folder;
            return House.names(there).stream()
                    .filter(name -> name.matches(Envelope.KEY))
                    .map(name -> new Arrival(name, "", text(there.resolve(name))))
                    .toList();
        }

        private static String text(Path letter) {
            try {
                return Files.readString(letter.resolve("letter.pdf"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean report(String key, boolean arrived) {
            doing(() -> Files.createFile(folder.resolve(key + (arrived ? ".done" : ".failed"))));
            return true;
        }

        @Override
        public Optional<InMemoryRecordStore> records() {
            return Optional.of(house.store);
        }

        private interface Work {
            Path run() throws IOException;
        }

        private static void doing(Work work) {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
