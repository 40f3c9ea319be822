package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.notification.SentMessage;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.itests.hotswap.ProbeChannel.Sent;
import it.varco.proves.Proves;
import it.varco.spi.notification.NotificationChannel;
import java.io.IOException;
import java.time.Clock;
import java.util.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What happens to messages when their channel, their room or the store leaves and comes back. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ChannelSwapIT {

    private static final String EMAIL = "it.varco.channel.email";
    private static final String ROOM = "it.varco.notification";
    private static final String STORE = "it.varco.store.jdbc";
    private static final String SENDER = "it.varco.service.demo";

    @Inject
    private BundleContext context;

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private House house;
    private Bundle sender;
    private Citizen mario;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void leaveMailToTheProbe() {
        house = new House(context);
        house.stop(EMAIL);
        house.stop(ROOM);
        name("EMAIL=probe-mail");
        house.start(ROOM);
        sender = house.installExample(SENDER);
        mario = new Citizen(house, DemoPeople.MARIO);
    }

    @After
    public void restore() throws BundleException {
        List.of(STORE, ROOM, EMAIL).forEach(house::start);
        sender.uninstall();
    }

    @Test
    @Proves({"REL-06", "REL-09"})
    public void keepsMessagesWhoseChannelLeftUntilItComesBack() {
        ServiceRegistration<NotificationChannel> first = register(new ProbeChannel(sent));
        send("uno");
        awaitSent(1);
        first.unregister();
        send("due");
        send("tre");
        assertThat(mario.latest())
                .extracting(SentMessage::state)
                .startsWith(SentMessage.State.WAITING, SentMessage.State.WAITING);
        assertThat(sent).hasSize(1);

        ServiceRegistration<NotificationChannel> second = register(new ProbeChannel(sent));
        awaitSent(3);
        assertInOrder("uno", "due", "tre");
        second.unregister();
    }

    @Test
    @Proves("REL-06")
    public void sendsAMessageAgainUnderItsKeyWhenItsChannelIsReplacedDuringTheCall() {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ServiceRegistration<NotificationChannel> slow = register(new ProbeChannel(sent, called, mayAnswer));
        send("quattro");
        house.await(called::getCount, count -> count == 0);

        slow.unregister();
        ServiceRegistration<NotificationChannel> next = register(new ProbeChannel(sent));
        mayAnswer.countDown();
        house.await(mario::latest, messages -> messages.get(0).state() == SentMessage.State.SENT);
        assertThat(sent).extracting(Sent::key).containsOnly(sent.get(0).key());
        next.unregister();
    }

    @Test
    public void keepsMessagesWhileTheirChannelIsSwitchedOff() {
        ServiceRegistration<NotificationChannel> probe = register(new ProbeChannel(sent));
        send("cinque");
        awaitSent(1);
        turn(PluginState.OFF);
        send("sei");
        assertThat(mario.latest().get(0).state()).isEqualTo(SentMessage.State.WAITING);

        turn(PluginState.ON);
        awaitSent(2);
        assertInOrder("cinque", "sei");
        probe.unregister();
    }

    @Test
    @Proves("REL-06")
    public void keepsMessagesWhileTheirRoomOrTheStoreIsAway() {
        send("sette");
        house.stop(ROOM);
        house.start(ROOM);
        send("otto");
        house.stop(STORE);
        house.await(() -> house.has(Notifier.class), there -> !there);
        ServiceRegistration<NotificationChannel> probe = register(new ProbeChannel(sent));
        house.start(STORE);

        awaitSent(2);
        assertInOrder("sette", "otto");
        probe.unregister();
    }

    @Test
    @Proves("PIN-19")
    public void leavesMessagesToTheNamedChannelWhateverElseClaimsThem() {
        List<Sent> taken = new CopyOnWriteArrayList<>();
        ServiceRegistration<NotificationChannel> other = register(new ProbeChannel("aaa", taken));
        house.await(this::messages, found -> found.condition() == Condition.YELLOW);
        assertThat(messages().why().toString()).contains("carry it: aaa", "EMAIL=aaa");
        send("nove");
        ServiceRegistration<NotificationChannel> probe = register(new ProbeChannel(sent));
        awaitSent(1);
        assertThat(taken).isEmpty();

        other.unregister();
        house.await(this::messages, found -> found.condition() == Condition.GREEN);
        probe.unregister();
    }

    private Finding messages() {
        return house.with(Health.class, Health::ready).findings().stream()
                .filter(finding -> finding.name().equals("messages"))
                .findFirst()
                .orElseThrow();
    }

    /** Says which channel carries what, as an administrator does. */
    private void name(String... carriers) {
        house.with(ConfigurationAdmin.class, admin -> {
            try {
                org.osgi.service.cm.Configuration room = admin.getConfiguration(ROOM, "?");
                Dictionary<String, Object> values = room.getProperties();
                values.put("carriers", carriers);
                return room.updateIfDifferent(values);
            } catch (IOException e) {
                throw new AssertionError(ROOM, e);
            }
        });
    }

    private void send(String words) {
        Message message = Message.of("promemoria.copia", DemoPeople.MARIO.codiceFiscale())
                .over(Medium.EMAIL)
                .word("testo", words)
                .moment("at", Clock.systemUTC().instant())
                .build();
        house.await(() -> house.has(Notifier.class), there -> there);
        house.with(Notifier.class, notifier -> {
            notifier.send(
                    SENDER, List.of(message), Locale.ITALIAN, Clock.systemUTC().instant());
            return true;
        });
    }

    /** Waits until so many went out, and the person sees that none waits any more. */
    private void awaitSent(int number) {
        house.await(sent::size, size -> size == number);
        house.await(
                mario::latest,
                messages -> messages.stream().noneMatch(message -> message.state() == SentMessage.State.WAITING));
    }

    private void assertInOrder(String... words) {
        assertThat(sent).hasSameSizeAs(words);
        for (int i = 0; i < words.length; i++) {
            assertThat(sent.get(i).text()).contains(words[i]);
        }
        assertThat(sent).extracting(Sent::key).doesNotHaveDuplicates();
    }

    private void turn(PluginState state) {
        Administered<PluginStatus> outcome = house.with(
                Plugins.class,
                plugins -> plugins.turn(
                        house.serviceAccount(),
                        "channel",
                        "probe-mail",
                        state.name(),
                        "rehearsal",
                        Plugins.ANY_VERSION));
        assertThat(outcome).isInstanceOf(Administered.Done.class);
    }

    private ServiceRegistration<NotificationChannel> register(NotificationChannel channel) {
        return context.registerService(NotificationChannel.class, channel, null);
    }
}
