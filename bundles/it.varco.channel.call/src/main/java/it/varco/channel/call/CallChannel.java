package it.varco.channel.call;

import it.varco.api.notification.Medium;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages as calls: each becomes a task for the officers of the Contact Center, who work it with {@link CallService}.
 *
 * <p>Accepted means that it stands in the queue. What came of the call is told once nobody may correct it any more.
 *
 * @source NOT-06, UX-41, NC-02
 */
@Component(name = "it.varco.channel.call")
@Designate(ocd = CallConfiguration.class)
public final class CallChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(CallChannel.class);

    /** @source ITU-T E.164: at most 15 digits; that there are six is a guess */
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{5,14}");

    private static final Pattern KEY = Pattern.compile(Envelope.KEY);
    private static final int LONGEST_SUBJECT = 200;
    private static final int AT_ONCE = 100;

    private final CallBook book;
    private final Clock clock;

    /** @throws IllegalArgumentException if the configuration is wrong, in one sentence */
    @Activate
    public CallChannel(CallConfiguration config, @Reference RecordStore store) {
        this(CallRules.of(config), store, Clock.systemUTC());
    }

    CallChannel(CallRules rules, RecordStore store, Clock clock) {
        book = new CallBook(store, rules);
        this.clock = clock;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return ChannelDescriptor.of("call", Medium.CALL).tellingLater().build();
    }

    @Override
    public Delivery send(Envelope envelope) {
        if (!(envelope.content() instanceof Content.Script script)) {
            return new Delivery.Rejected("call.content");
        }
        Optional<String> wrong = wrong(envelope, script);
        if (wrong.isPresent()) {
            return new Delivery.Rejected(wrong.get());
        }
        try {
            if (!book.knows(envelope.key())) {
                book.enter(Task.of(envelope, script), clock.instant()); // or somebody else was quicker with the same
            }
            return new Delivery.Accepted();
        } catch (StoreException e) {
            return new Delivery.Unknown("call.store");
        }
    }

    private static Optional<String> wrong(Envelope envelope, Content.Script script) {
        if (!KEY.matcher(envelope.key()).matches()) {
            return Optional.of("call.key");
        }
        if (envelope.secret()) { // nobody shall read one out, nor have it on a screen
            return Optional.of("call.secret");
        }
        if (!NUMBER.matcher(envelope.address()).matches()) {
            return Optional.of("call.number");
        }
        String subject = script.subject();
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("call.subject");
        }
        return isReadable(script.text()) ? Optional.empty() : Optional.of("call.script");
    }

    private static boolean isReadable(String text) {
        List<String> paragraphs = Task.paragraphs(text);
        return !paragraphs.isEmpty()
                && paragraphs.size() <= Task.MOST_PARAGRAPHS
                && paragraphs.stream().allMatch(paragraph -> paragraph.length() <= Task.LONGEST_PARAGRAPH)
                && text.chars().allMatch(sign -> sign == '\n' || !Character.isISOControl(sign));
    }

    @Override
    public List<Report> reports() {
        try {
            return book.over(clock.instant(), AT_ONCE).stream()
                    .map(call -> call.what().outcome().report(call.what().task().key()))
                    .toList();
        } catch (StoreException e) {
            LOG.debug("outcomes not read code={}", e.code());
            return List.of();
        }
    }

    @Override
    public void noted(List<Report> reports) {
        Set<String> keys = reports.stream().map(Report::key).collect(Collectors.toSet());
        Instant now = clock.instant();
        try {
            book.over(now, AT_ONCE).stream()
                    .filter(call -> keys.contains(call.what().task().key()))
                    .forEach(call -> book.forget(call, now));
        } catch (StoreException e) {
            LOG.warn("outcomes told again later code={}", e.code());
        }
    }
}
