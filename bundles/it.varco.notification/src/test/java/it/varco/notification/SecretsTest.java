package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.form.Secret;
import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.store.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A secret and an address, planted in messages of every fate, are found nowhere but in envelopes. */
class SecretsTest {

    private static final String SECRET = "PLANTED7SECRET";
    private static final String ADDRESS = "planted.address@example.it";

    private final World world = new World().contact(World.ANNA, Medium.EMAIL, ADDRESS);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @AfterEach
    void closes() {
        System.setErr(before);
        world.close();
    }

    private String send(String kind) {
        return world.send(
                World.message(kind, Medium.EMAIL).matter(kind).secret("half", new Secret(SECRET.toCharArray())));
    }

    @Test
    @Proves({"NOT-27", "AUD-05", "SEC-53"})
    void areInNoLogNoRecordAndNoPrint() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        AtomicInteger turn = new AtomicInteger();
        ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL).answering(envelope -> fate(turn, envelope));
        world.calls.put(email);
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("pin.one", "pin.two", "pin.three", "pin.four")) {
            keys.add(send(kind));
        }
        world.work();
        for (int hour = 0; hour < 80; hour++) {
            world.later(Duration.ofHours(1));
        }
        keys.forEach(key -> world.tasks.retry(world.officer(), key, "di nuovo"));
        world.work();

        List<String> told = new ArrayList<>();
        told.add(log.toString(StandardCharsets.UTF_8));
        world.trail.events().stream().map(AuditEvent::details).forEach(details -> told.add(details.toString()));
        for (String key : keys) {
            told.add(world.entry(key) + " " + world.entry(key).card() + " "
                    + world.entry(key).row());
            world.trail(key).forEach(told::add);
        }
        email.sent().forEach(envelope -> told.add(envelope + " " + envelope.content()));
        world.correspondence.latest(world.session(World.ANNA)).forEach(sent -> told.add(sent.toString()));

        assertThat(email.sent())
                .isNotEmpty()
                .allMatch(envelope -> envelope.address().equals(ADDRESS));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains(keys);
        assertThat(told).noneMatch(words -> words.contains(SECRET) || words.contains("planted.address"));
    }

    private static Delivery fate(AtomicInteger turn, Envelope envelope) {
        return switch (turn.getAndIncrement() % 4) {
            case 0 -> new Delivery.Accepted();
            case 1 -> new Delivery.Rejected("mail.address");
            case 2 -> new Delivery.Unknown("mail.silent");
            default -> throw new IllegalStateException(SECRET + envelope.address());
        };
    }

    @Test
    @Proves("NOT-27")
    void areInNoRowAfterDispatch() {
        world.calls.put(ProbeChannel.of("email", Medium.EMAIL));
        send("pin.one");
        assertThat(bytes(world.outbox.all().get(0))).contains(SECRET);

        world.work();

        assertThat(bytes(world.outbox.all().get(0))).doesNotContain(SECRET).doesNotContain(ADDRESS);
    }

    /** All of a row in clear, as the store would encrypt it. */
    private static String bytes(StoredMessage row) {
        return row
                + new String(row.card().array(), StandardCharsets.UTF_8)
                + new String(row.body().array(), StandardCharsets.UTF_8);
    }
}
