package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a channel that tells nonsense, too much or nothing at all costs the others: nothing. */
class ListeningTest {

    private static final String STRAYS = "reports about messages that the channel was not given";
    private static final String MORE = "channel tells more than it may at once";

    private final World world = new World();
    private final ProbeChannel call = ProbeChannel.tellingLater("zzz", Medium.SMS);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private String key = "";

    @BeforeEach
    void hasAnHonestChannelThatIsAskedLast() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        world.calls.put(call);
        key = world.send(World.message("pin.verify", Medium.SMS));
        world.work();
        call.tell(new Report(key, true, "call.done"));
    }

    @AfterEach
    void closes() {
        System.setErr(before);
        world.close();
    }

    /** One that tells what a test makes it tell, within a second. */
    private record Teller(Supplier<List<Report>> telling, Consumer<List<Report>> noting)
            implements NotificationChannel {

        @Override
        public ChannelDescriptor descriptor() {
            return ChannelDescriptor.of("aaa", Medium.EMAIL)
                    .limit(Duration.ofSeconds(1))
                    .build();
        }

        @Override
        public Delivery send(Envelope envelope) {
            return new Delivery.Accepted();
        }

        @Override
        public List<Report> reports() {
            return telling.get();
        }

        @Override
        public void noted(List<Report> reports) {
            noting.accept(reports);
        }
    }

    /** Lists that a plugin can make and nobody should. */
    private enum Nonsense {
        NOTHING_AT_ALL,
        NO_KEY,
        KEY_OF_ANOTHER_SHAPE,
        NO_REPORT,
        SOMETHING_ELSE,
        FAILING_WHEN_READ;

        @SuppressWarnings({"unchecked", "NullAway"}) // what a compiler does not let through, bytes do
        private List<Report> told() {
            return switch (this) {
                case NOTHING_AT_ALL -> null;
                case NO_KEY -> List.of(new Report(null, true, "aaa.done"));
                case KEY_OF_ANOTHER_SHAPE -> List.of(new Report("a".repeat(200_000), true, "aaa.done"));
                case NO_REPORT -> Arrays.asList((Report) null);
                case SOMETHING_ELSE -> (List<Report>) (List<?>) List.of("a report");
                case FAILING_WHEN_READ ->
                    new AbstractList<>() {
                        @Override
                        public Report get(int index) {
                            throw new IllegalStateException("broken");
                        }

                        @Override
                        public int size() {
                            return 1;
                        }
                    };
            };
        }
    }

    private static Report stray() {
        return new Report(Key.random(), false, "aaa.no");
    }

    private void listen() {
        world.rounds.listen(world.clock.instant());
    }

    private List<String> told(String words) {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(words))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Nonsense.class)
    @Proves("SEC-12")
    void nonsenseCostsNoOtherChannel(Nonsense nonsense) {
        world.calls.put(new Teller(nonsense::told, noted -> {}));

        listen();

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
        assertThat(call.reports()).isEmpty();
    }

    @Test
    @Proves("SEC-12")
    void whatCannotBeHandledCostsNoOtherChannel() {
        StoredMessage row = world.entry(key).row();
        String broken = Key.random();
        world.outbox.add(new StoredMessage(
                broken,
                row.personId(),
                row.queue(),
                row.pair(),
                row.owner(),
                row.kind(),
                row.media(),
                row.medium(),
                row.state(),
                row.attempts(),
                row.due(),
                row.entered(),
                row.changed(),
                row.code(),
                row.secret(),
                Bytes.of(new byte[] {7}),
                Bytes.EMPTY));
        world.calls.put(new Teller(() -> List.of(new Report(broken, true, "aaa.done")), noted -> {}));

        listen();

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
        assertThat(told("reports could not be handled")).hasSize(1);
    }

    @Test
    @Proves("SEC-12")
    void moreThanAHundredAreLeftAndToldInTwoLines() {
        world.calls.put(new Teller(() -> Collections.nCopies(200_000, stray()), noted -> {}));

        listen();

        assertThat(told(MORE)).singleElement().asString().contains("channel=aaa", "most=100");
        assertThat(told(STRAYS)).singleElement().asString().endsWith("channels={aaa=100}");
        assertThat(told("WARN")).hasSize(2);
        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
    }

    @Test
    @Proves("SEC-12")
    void aListWithoutAnEndEndsAfterAHundred() {
        world.calls.put(new Teller(
                () -> new AbstractList<>() {
                    @Override
                    public Report get(int index) {
                        return stray();
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                },
                noted -> {}));

        listen();

        assertThat(told(STRAYS)).singleElement().asString().endsWith("channels={aaa=100}");
    }

    @Test
    void aHundredAreNotTooMany() {
        List<Report> hundred = Stream.generate(ListeningTest::stray).limit(100).toList();
        List<Report> kept = new CopyOnWriteArrayList<>();
        world.calls.put(new Teller(() -> hundred, kept::addAll));

        listen();

        assertThat(told(MORE)).isEmpty();
        assertThat(kept).isEqualTo(hundred);
    }

    @Test
    @Timeout(20)
    @Proves({"SEC-12", "REL-16"})
    void oneThatHangsIsLeftAfterItsLimit() {
        CountDownLatch never = new CountDownLatch(1);
        world.calls.put(new Teller(
                () -> {
                    hang(never);
                    return List.of();
                },
                noted -> {}));

        listen();

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
    }

    @Test
    @Timeout(20)
    @Proves({"SEC-12", "REL-16"})
    void oneThatHangsWhenItIsToldWhatWasKeptIsLeftAfterItsLimit() {
        CountDownLatch never = new CountDownLatch(1);
        world.calls.put(new Teller(() -> List.of(stray()), noted -> hang(never)));

        listen();

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
