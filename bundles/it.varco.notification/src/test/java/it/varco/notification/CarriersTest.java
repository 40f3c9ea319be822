package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Secret;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A medium is carried by whom the administration names, and nobody takes one over by coming. */
class CarriersTest {

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel sms = ProbeChannel.of("sms", Medium.SMS);
    private final ProbeChannel first = ProbeChannel.of("aaa", Medium.EMAIL);
    private final ProbeChannel second = ProbeChannel.of("aab", Medium.SMS);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @AfterEach
    void closes() {
        System.setErr(before);
        world.close();
    }

    private String secret(String kind, Medium medium) {
        return world.send(World.message(kind, medium).pair("p").matter(kind).secret("half", half()));
    }

    private static Secret half() {
        return new Secret("MARE2345".toCharArray());
    }

    private Finding finding() {
        return new DispatchHealth(world.outbox, world.channels, List::of).examine(world.clock.instant());
    }

    private static Map<Medium, String> carrying(Channels channels) {
        return channels.here().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, channel -> channel.getValue().id()));
    }

    @Test
    @Proves("PIN-19")
    void noChannelTakesANamedMediumOverByAnIdentifierThatSortsFirst() {
        world.calls.put(email).put(first);

        String key = secret("recapito.code", Medium.EMAIL);
        world.work();

        assertThat(email.keys()).containsExactly(key);
        assertThat(first.sent()).isEmpty();
    }

    @Test
    @Proves("PIN-19")
    void noChannelGetsANamedMediumWhileTheNamedOneIsAway() {
        world.calls.put(first);

        String key = secret("recapito.code", Medium.EMAIL);
        world.work();

        assertThat(first.sent()).isEmpty();
        assertThat(world.state(key)).isEqualTo(State.WAITING);
    }

    @Test
    @Proves("PIN-19")
    void oneBundleDoesNotCollectBothHalvesByComing() {
        world.calls.put(email).put(sms).put(first).put(second);

        String one = secret("pin.half-1", Medium.EMAIL);
        String two = secret("pin.half-2", Medium.SMS);
        world.work();

        assertThat(email.keys()).containsExactly(one);
        assertThat(world.state(two)).isEqualTo(State.WAITING);
        assertThat(first.sent()).isEmpty();
        assertThat(second.sent()).isEmpty();
        assertThat(sms.sent()).isEmpty();
    }

    @Test
    void aMediumThatNobodyIsNamedForIsCarriedByTheOnlyOneThatClaimsIt() {
        world.calls.put(sms);
        assertThat(carrying(world.channels)).containsExactly(Map.entry(Medium.SMS, "sms"));

        world.calls.put(second);
        assertThat(carrying(world.channels)).isEmpty();
        assertThat(carrying(new Channels(world.calls, Carriers.of("SMS=sms"))))
                .containsExactly(Map.entry(Medium.SMS, "sms"));

        world.calls.off("aab");
        assertThat(carrying(world.channels)).containsExactly(Map.entry(Medium.SMS, "sms"));
    }

    @Test
    void healthSaysWhatToDoAboutAChannelThatIsNotNamed() {
        world.calls.put(email);
        assertThat(finding()).isEqualTo(Finding.well("messages"));

        world.calls.put(first);

        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding().why().toString()).contains("claim EMAIL", "aaa", "gives EMAIL to email", "EMAIL=aaa");
        assertThat(finding().why().in(Locale.ITALIAN).orElseThrow()).contains("EMAIL=aaa", "carriers");
        world.calls.off("aaa");
        assertThat(finding()).isEqualTo(Finding.well("messages"));
    }

    @Test
    void healthSaysWhatToDoAboutSeveralOfWhichNoneIsNamed() {
        world.calls.put(sms).put(second);

        assertThat(finding().condition()).isEqualTo(Condition.YELLOW);
        assertThat(finding().why().toString()).contains("Several channels claim SMS", "aab, sms", "SMS=aab");
    }

    @Test
    @Proves("NC-10")
    void oneThatWasDisplacedIsStillHeardAboutWhatItWasGiven() {
        ProbeChannel before = ProbeChannel.tellingLater("call", Medium.SMS);
        world.calls.put(before);
        String key = world.send(World.message("pin.verify", Medium.SMS));
        world.work();
        assertThat(world.state(key)).isEqualTo(State.TAKEN);

        world.calls.put(sms);
        assertThat(carrying(world.channels)).isEmpty();
        before.tell(new Report(key, true, "call.done"));
        world.rounds.listen(world.clock.instant());

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
        assertThat(before.reports()).isEmpty();
    }

    @Test
    void logTellsEachChangeOnceWithTheBundle() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        world.calls.put(sms);
        world.channels.hereAndTold();
        world.channels.hereAndTold();
        world.calls.put(second);
        world.channels.hereAndTold();
        world.channels.hereAndTold();

        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("are carried")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("medium=SMS channel=sms owner=" + MemoryCalls.OWNER),
                        line -> assertThat(line).endsWith("medium=SMS nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "EMAIL", "=email", "email=email", "FAX=fax", "EMAIL=", "EMAIL=E-mail", "EMAIL=email=other"})
    @Proves("REL-15")
    void refusesALineOfAnotherShape(String line) {
        assertThatThrownBy(() -> Carriers.of("POSTA=posta", line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("carriers: expected EMAIL, SMS, PEC, POSTA or CALL and the identifier of a channel, such as"
                        + " EMAIL=email, found '" + line + "'");
    }

    @Test
    @Proves("REL-15")
    void refusesTwoLinesForOneMedium() {
        assertThatThrownBy(() -> Carriers.of("EMAIL=email", " EMAIL = other "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("carriers: expected one line for EMAIL");
    }

    @Test
    void isWhatTheConfigurationDelivers() throws NoSuchMethodException {
        Object delivered = NotificationRoom.Config.class.getMethod("carriers").getDefaultValue();
        Channels channels = new Channels(world.calls, Carriers.of((String[]) delivered));
        world.calls
                .put(email)
                .put(ProbeChannel.of("posta", Medium.POSTA))
                .put(new ProbeChannel(
                        ChannelDescriptor.of("call", Medium.CALL).tellingLater().build()));

        assertThat(carrying(channels))
                .isEqualTo(Map.of(Medium.EMAIL, "email", Medium.POSTA, "posta", Medium.CALL, "call"));
        assertThat(channels.open()).isEmpty();
    }
}
