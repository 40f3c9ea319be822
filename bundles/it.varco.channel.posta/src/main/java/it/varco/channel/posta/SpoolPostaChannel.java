package it.varco.channel.posta;

import it.varco.api.document.Documents;
import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters: each a document in a folder of its own, handed to whoever prints and posts them.
 *
 * <p>A letter is handed over once: it is not put again while it lies in the spool, and for a day afterwards its key is
 * remembered. Only a process that ends between the two, and a printer that takes the letter in that very moment, make
 * it twice; both bear the same key.
 *
 * @source OUT-04, OUT-06, NC-02
 */
@Component(name = "it.varco.channel.posta", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PostaConfiguration.class)
public final class SpoolPostaChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolPostaChannel.class);
    private static final Pattern KEY = Pattern.compile(Envelope.KEY);
    private static final Duration MEMORY = Duration.ofHours(24);
    /** A guess: the first document of a gateway takes some seconds on a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int AT_ONCE = 100;

    private final Spool spool;
    private final Documents documents;
    private final RecordStore sent;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @throws IllegalArgumentException if the configuration is wrong, in one sentence */
    @Activate
    public SpoolPostaChannel(
            BundleContext context,
            PostaConfiguration config,
            @Reference Documents documents,
            @Reference RecordStore sent) {
        this(Spool.of(config.folder(), config.group(), context::getProperty), documents, sent, Clock.systemUTC());
    }

    SpoolPostaChannel(Spool spool, Documents documents, RecordStore sent, Clock clock) {
        this.spool = spool;
        this.documents = documents;
        this.sent = sent;
        this.clock = clock;
    }

    /** Clears away what an earlier process left half done. */
    @Activate
    void start() {
        try {
            spool.tidy();
        } catch (IOException e) {
            LOG.warn("spool not tidied folder={} code={}", spool, spool.code(e, 0));
        }
    }

    @Override
    public ChannelDescriptor descriptor() {
        return ChannelDescriptor.of("posta", Medium.POSTA).limit(LIMIT).build();
    }

    @Override
    public Delivery send(Envelope envelope) {
        if (!(envelope.content() instanceof Content.Letter letter)) {
            return new Delivery.Rejected("posta.content");
        }
        if (!KEY.matcher(envelope.key()).matches()) { // it names a folder
            return new Delivery.Rejected("posta.key");
        }
        if (!isAddress(envelope.address())) {
            return new Delivery.Rejected("posta.address");
        }
        if (letter.title().chars().anyMatch(Character::isISOControl)) {
            return new Delivery.Rejected("posta.title");
        }
        if (!underWay.add(envelope.key())) {
            return new Delivery.Unknown("posta.twice");
        }
        try {
            return once(envelope, letter);
        } catch (StoreException e) {
            return new Delivery.Unknown("posta.store");
        } finally {
            underWay.remove(envelope.key());
        }
    }

    /** Lines of which one says something, without signs that steer a printer. */
    private static boolean isAddress(String lines) {
        boolean steers = lines.chars().anyMatch(sign -> sign != '\n' && Character.isISOControl(sign));
        return !lines.isBlank() && !steers;
    }

    private Delivery once(Envelope envelope, Content.Letter letter) {
        if (sent.get(memory(envelope.key())).isPresent()) {
            return new Delivery.Accepted();
        }
        int size = 0;
        try {
            if (!spool.holds(envelope.key())) {
                Optional<byte[]> document = documents.pdf(letter.page(), envelope.entered());
                if (document.isEmpty()) {
                    return new Delivery.Unknown("posta.busy");
                }
                size = document.get().length;
                spool.put(envelope.key(), document.get(), Index.of(envelope, document.get()));
            }
        } catch (IllegalArgumentException e) {
            return new Delivery.Rejected("posta.page");
        } catch (IOException e) {
            return new Delivery.Unknown(spool.code(e, size));
        }
        remember(envelope.key());
        return new Delivery.Accepted();
    }

    /** The letter is in the hands of the printer, whether or not it can be remembered. */
    private void remember(String key) {
        try {
            sent.apply(List.of(RecordChange.putUntil(
                    memory(key),
                    RecordChange.ABSENT,
                    new byte[0],
                    clock.instant().plus(MEMORY))));
        } catch (StoreException e) {
            LOG.warn("letter not remembered key={} code={}", key, e.code());
        }
    }

    private static String memory(String key) {
        return "sent/" + key;
    }

    /** What the printer said; the letter that it said it about is erased before. */
    @Override
    public List<Report> reports() {
        try {
            return spool.receipts(AT_ONCE);
        } catch (IOException e) {
            LOG.debug("spool not read folder={} code={}", spool, spool.code(e, 0));
            return List.of();
        }
    }

    @Override
    public void noted(List<Report> reports) {
        for (Report report : reports) {
            try {
                spool.forget(report.key());
            } catch (IOException e) {
                LOG.warn("receipt not erased key={} code={}", report.key(), spool.code(e, 0));
            }
        }
    }
}
