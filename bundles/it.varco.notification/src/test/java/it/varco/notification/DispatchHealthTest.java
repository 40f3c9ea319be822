package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchHealthTest {

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);

    @AfterEach
    void closes() {
        world.close();
    }

    private Finding finding() {
        return new DispatchHealth(world.outbox, world.channels, List::of).examine(world.clock.instant());
    }

    @Test
    void isWellWhileMessagesGoOut() {
        world.calls.put(email);
        world.send(World.message("pin.changed", Medium.EMAIL));
        assertThat(finding()).isEqualTo(Finding.well("messages"));
        world.work();
        world.clock.advance(Duration.ofDays(1));
        assertThat(finding()).isEqualTo(Finding.well("messages"));
    }

    @Test
    @Proves("REL-16")
    void isYellowWhereAMessageWaitsForAQuarterOfAnHour() {
        world.calls.put(email.answering(new Delivery.Unknown("mail.silent")));
        world.send(World.message("pin.changed", Medium.EMAIL));
        world.work();
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(finding().condition()).isEqualTo(Condition.GREEN);

        world.clock.advance(Duration.ofSeconds(1));

        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding().why().toString()).contains("15 minutes", "EMAIL");
    }

    @Test
    @Proves("REL-16")
    void isYellowWhereNoChannelIsHereForWhatWaits() {
        world.send(World.message("pin.changed", Medium.SMS));
        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding().why().toString()).contains("SMS");
    }

    @Test
    @Proves("NOT-26")
    void isYellowWhileATaskIsOpen() {
        world.calls.put(email.answering(new Delivery.Rejected("mail.address")));
        String key = world.send(World.message("pin.changed", Medium.EMAIL));
        world.work();
        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
        world.tasks.close(world.officer(), key, "telefonato");
        assertThat(finding().condition()).isEqualTo(Condition.GREEN);
    }

    @Test
    @Proves("REL-16")
    void isYellowAndNoMoreWhereTheStoreIsAway() {
        world.outbox.away(true);
        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
    }

    @Test
    void tellsWhatElseIsTheMatterWithMessages() {
        DispatchHealth health =
                new DispatchHealth(world.outbox, world.channels, () -> List.of(Sentence.quoted("pin.changed_de.md")));
        assertThat(health.examine(World.NOW).condition()).isEqualTo(Condition.YELLOW);
    }
}
