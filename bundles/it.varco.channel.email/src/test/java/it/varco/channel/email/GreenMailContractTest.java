package it.varco.channel.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import it.varco.proves.Proves;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.notification.Arrival;
import it.varco.tck.notification.Carrier;
import it.varco.tck.notification.NotificationChannelContract;
import it.varco.tck.notification.NotificationChannelFixture;
import it.varco.tck.notification.NotificationRule;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** The channel keeps the contract in front of a server that others wrote, encrypted and with a password. */
@Proves({"NC-01", "NC-02", "NC-03", "NC-06", "NC-08", "NC-09", "NC-11", "NC-12"})
class GreenMailContractTest extends NotificationChannelContract {

    private static final String PASSWORD = "girasole-anfora";

    @BeforeAll
    static void giveItsKey() throws IOException, GeneralSecurityException {
        System.setProperty(
                "greenmail.tls.keystore.file",
                TestAuthority.made().serverKeys("good").toString());
        System.setProperty("greenmail.tls.keystore.password", TestAuthority.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestAuthority.PASSWORD);
    }

    @Override
    protected NotificationChannelFixture fixture() {
        return new World();
    }

    private static final class World implements NotificationChannelFixture {

        private final GreenMail server = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:00Z"));
        private final InMemoryRecordStore records = new InMemoryRecordStore(clock);
        private final List<SmtpEmailChannel> channels = new ArrayList<>();

        World() {
            server.setUser("varco", PASSWORD);
            server.start();
        }

        @Override
        public synchronized SmtpEmailChannel channel() {
            SmtpSettings settings = Settings.of()
                    .port(server.getSmtps().getPort())
                    .with("security", "tls")
                    .with("user", "varco")
                    .with("_password", PASSWORD)
                    .with("authorities", TestAuthority.made().file().toString())
                    .timeout(Duration.ofSeconds(10))
                    .checked();
            SmtpEmailChannel channel = new SmtpEmailChannel(settings, records, clock);
            channels.add(channel);
            return channel;
        }

        @Override
        public boolean carrier(Carrier condition) {
            return condition == Carrier.UP;
        }

        @Override
        public List<Arrival> arrivals() {
            return Stream.of(server.getReceivedMessages())
                    .map(GreenMailUtil::getWholeMessage)
                    .map(whole -> SmtpWorld.arrival(whole.replace("\r\n", "\n")))
                    .toList();
        }

        @Override
        public Optional<InMemoryRecordStore> records() {
            return Optional.of(records);
        }

        @Override
        public Map<NotificationRule, String> exempt() {
            return Map.of(NotificationRule.NC_07, "the server runs in the same Java, and logs what it gets");
        }

        @Override
        public void close() {
            channels.forEach(SmtpEmailChannel::close);
            server.stop();
        }
    }
}
