package it.varco.channel.email;

import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Electronic mail, handed to one mail server.
 *
 * <p>What was accepted is remembered by its key for a day, so that a repeat within it sends nothing; a repeat of what
 * may or may not have gone out is the same message, byte for byte, under the same {@code Message-ID}.
 *
 * @source OUT-01, SEC-52, REL-06; RFC 5321, RFC 3207, RFC 4954, RFC 3834
 */
@Component(name = "it.varco.channel.email", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SmtpEmailChannel.Config.class)
public final class SmtpEmailChannel implements NotificationChannel {

    /** Which mail server, how it is reached, and in whose name. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%host", description = "%host.help")
        String host();

        @AttributeDefinition(name = "%port", description = "%port.help")
        int port() default 587;

        @AttributeDefinition(
                name = "%security",
                description = "%security.help",
                options = {
                    @Option(label = "%security.starttls", value = "starttls"),
                    @Option(label = "%security.tls", value = "tls"),
                    @Option(label = "%security.none", value = "none")
                })
        String security() default "starttls";

        @AttributeDefinition(name = "%authorities", description = "%authorities.help")
        String authorities() default "";

        @AttributeDefinition(name = "%user", description = "%user.help")
        String user() default "";

        @AttributeDefinition(name = "%password", description = "%password.help", type = AttributeType.PASSWORD)
        String _password() default "";

        @AttributeDefinition(name = "%sender", description = "%sender.help")
        String sender();

        @AttributeDefinition(name = "%senderName", description = "%senderName.help")
        String senderName() default "";

        @AttributeDefinition(name = "%replyTo", description = "%replyTo.help")
        String replyTo() default "";

        @AttributeDefinition(name = "%bounces", description = "%bounces.help")
        String bounces() default "";

        @AttributeDefinition(name = "%timeout", description = "%timeout.help")
        String timeout() default "PT10S";
    }

    private static final Logger LOG = LoggerFactory.getLogger(SmtpEmailChannel.class);
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final String SENT = "sent/";

    private final ChannelDescriptor descriptor;
    private final SmtpClient client;
    private final RecordStore records; // the keys of what was accepted in the last 24 hours
    private final Clock clock;
    private final Standing standing = new Standing();

    /** @throws IllegalArgumentException if the configuration is wrong, naming the key */
    @Activate
    public SmtpEmailChannel(Config config, @Reference RecordStore records) {
        this(SmtpSettings.of(config), records, Clock.systemUTC());
    }

    SmtpEmailChannel(SmtpSettings settings, RecordStore records, Clock clock) {
        this.records = records;
        this.clock = clock;
        Duration limit = settings.timeout();
        descriptor = ChannelDescriptor.of("email", Medium.EMAIL).limit(limit).build();
        client = new SmtpClient(settings, limit.multipliedBy(9).dividedBy(10)); // the rest is for the records
    }

    @Deactivate
    void close() {
        client.close();
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(Envelope envelope) {
        Optional<MailAddress> to = MailAddress.in(envelope.address());
        if (to.isEmpty()) {
            return new Delivery.Rejected("mail.address");
        }
        if (!(envelope.content() instanceof Content.Mail mail) || !MailHeader.isLine(mail.subject())) {
            return new Delivery.Rejected("mail.content");
        }
        try {
            if (records.get(SENT + envelope.key()).isPresent()) {
                return new Delivery.Accepted();
            }
            return handOver(envelope, to.get(), mail);
        } catch (StoreException e) {
            return new Delivery.Unknown("mail.records");
        }
    }

    private Delivery handOver(Envelope envelope, MailAddress to, Content.Mail mail) {
        try {
            client.send(envelope, to, mail);
            standing.well();
        } catch (SmtpTrouble e) {
            if (Thread.currentThread().isInterrupted()) {
                return new Delivery.Unknown("mail.interrupted");
            }
            if (e.general()) {
                standing.trouble(e);
            } else {
                standing.well();
            }
            return e.outcome();
        }
        remember(envelope);
        return new Delivery.Accepted();
    }

    private void remember(Envelope envelope) {
        try {
            records.apply(List.of(RecordChange.putUntil(
                    SENT + envelope.key(),
                    RecordChange.ABSENT,
                    new byte[0],
                    clock.instant().plus(REMEMBERED))));
        } catch (StoreException e) {
            LOG.warn("sent and not remembered, a repeat would send it again message={}", envelope.key(), e);
        }
    }
}
