package it.varco.tck.notification;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.spi.notification.NotificationChannel;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The world of {@link SampleChannel}: its carrier, its records, a folder in which it has no business. */
class SampleWorld implements NotificationChannelFixture {

    private final SampleCarrier carrier = new SampleCarrier();
    private final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(Instant.EPOCH));
    private final BiFunction<SampleCarrier, RecordStore, NotificationChannel> channels;
    private final Path folder;

    SampleWorld(BiFunction<SampleCarrier, RecordStore, NotificationChannel> channels) {
        this.channels = channels;
        try {
            folder = Files.createTempDirectory("sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleCarrier carrier() {
        return carrier;
    }

    @Override
    public NotificationChannel channel() {
        return channels.apply(carrier, store);
    }

    @Override
    public boolean carrier(Carrier condition) {
        carrier.turn(condition);
        return true;
    }

    @Override
    public List<Arrival> arrivals() {
        return carrier.arrivals();
    }

    @Override
    public boolean report(String key, boolean arrived) {
        byte[] told = {(byte) (arrived ? 1 : 0)};
        return store.apply(List.of(RecordChange.put(SampleChannel.REPORT + key, RecordChange.ABSENT, told)));
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(store);
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("file"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
