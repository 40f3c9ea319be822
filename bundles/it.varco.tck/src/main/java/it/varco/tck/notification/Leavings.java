package it.varco.tck.notification;

import it.varco.api.store.StoredRecord;
import it.varco.spi.notification.Envelope;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.contract.Planted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a channel leaves something of an envelope behind (NC-07), in words. */
final class Leavings {

    private static final int PAGE = 500;

    private final NotificationChannelFixture world;

    Leavings(NotificationChannelFixture world) {
        this.world = world;
    }

    /** What is kept of the address or of some words of it: in the records, in the files. */
    Optional<String> kept(Envelope envelope, String words) {
        return world.records()
                .flatMap(records -> inRecords(records, envelope, words))
                .or(() -> world.folders().stream()
                        .flatMap(folder -> inFiles(folder, envelope, words).stream())
                        .findFirst());
    }

    /** What was told of it: what was logged, what is printed of the channel. */
    static Optional<String> told(Overheard heard, Object channel, Envelope envelope, String words) {
        if (holds(heard.bytes(), envelope, words)) {
            return Optional.of("in what is logged or printed");
        }
        return holds(channel.toString(), envelope, words)
                ? Optional.of("in what toString of the channel prints")
                : Optional.empty();
    }

    /** Breaks the rule if a code holds the key or a part of the address. */
    static void requireNothingIn(NotificationRule rule, String code, Envelope envelope) {
        Stream<String> parts = Stream.concat(
                Stream.of(envelope.key()), Stream.of(envelope.address().split("[@\n]")));
        if (parts.anyMatch(part -> Planted.in(code, part))) {
            throw rule.broken("a code holds something of the envelope");
        }
    }

    private static Optional<String> inRecords(InMemoryRecordStore records, Envelope envelope, String words) {
        String after = "";
        List<StoredRecord> page;
        do {
            page = records.list("", after, PAGE);
            for (StoredRecord each : page) {
                if (holds(each.key(), envelope, words) || holds(each.value(), envelope, words)) {
                    return Optional.of("in a record");
                }
                after = each.key();
            }
        } while (!page.isEmpty());
        return Optional.empty();
    }

    private static Optional<String> inFiles(Path folder, Envelope envelope, String words) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                boolean named = holds(file.toString(), envelope, words);
                if (named || (Files.isRegularFile(file) && holds(Files.readAllBytes(file), envelope, words))) {
                    return Optional.of("in a file");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(String text, Envelope envelope, String words) {
        return holds(text.getBytes(StandardCharsets.UTF_8), envelope, words);
    }

    private static boolean holds(byte[] bytes, Envelope envelope, String words) {
        return Planted.in(bytes, words) || envelope.address().lines().anyMatch(line -> Planted.in(bytes, line));
    }
}
