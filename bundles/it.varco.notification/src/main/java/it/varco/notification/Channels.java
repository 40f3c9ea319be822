package it.varco.notification;

import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.Present;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels that are here, and the one place from which they are called. Once closed, whoever waits for a channel
 * waits no longer. Thread-safe.
 */
final class Channels implements AutoCloseable {

    /** As many reports as a channel may tell at once. */
    static final int MOST_REPORTS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final PluginCalls calls;
    private final Carriers carriers;
    private final Map<Medium, String> told = new EnumMap<>(Medium.class); // guarded by itself
    private final Set<Thread> waiting = new HashSet<>(); // guarded by itself, and so is the next one
    private boolean closed;

    Channels(PluginCalls calls, Carriers carriers) {
        this.calls = calls;
        this.carriers = carriers;
    }

    /** All that are here, whether or not they carry anything. */
    List<ChannelDescriptor> all() {
        return present().stream().map(Present::descriptor).toList();
    }

    /** The channel of each medium that one carries. */
    Map<Medium, ChannelDescriptor> here() {
        return descriptors(carriers.among(present()));
    }

    /** The same; the log says each change of who carries a medium, once. */
    Map<Medium, ChannelDescriptor> hereAndTold() {
        Map<Medium, Present<ChannelDescriptor>> carrying = carriers.among(present());
        tell(carrying);
        return descriptors(carrying);
    }

    private static Map<Medium, ChannelDescriptor> descriptors(Map<Medium, Present<ChannelDescriptor>> carrying) {
        Map<Medium, ChannelDescriptor> here = new EnumMap<>(Medium.class);
        carrying.forEach((medium, channel) -> here.put(medium, channel.descriptor()));
        return here;
    }

    /** What the administration has to decide about channels that are here, a sentence each. */
    List<Sentence> open() {
        return carriers.open(present());
    }

    private List<Present<ChannelDescriptor>> present() {
        return calls.present(NotificationChannel.CONTRACT);
    }

    private void tell(Map<Medium, Present<ChannelDescriptor>> carrying) {
        synchronized (told) {
            for (Medium medium : Medium.values()) {
                String now = Optional.ofNullable(carrying.get(medium))
                        .map(channel -> "channel=" + channel.descriptor().id() + " owner=" + channel.owner())
                        .orElse("");
                String before = told.put(medium, now);
                if (!now.equals(Objects.requireNonNullElse(before, ""))) {
                    LOG.info(
                            "messages are carried from now on by medium={} {}", medium, now.isEmpty() ? "nobody" : now);
                }
            }
        }
    }

    /**
     * Gives an envelope to a channel.
     *
     * @return empty if the channel certainly never saw it: it left, was switched off, or is not asked for a while;
     *     {@link Delivery.Unknown} too where it saw it and came to no answer in time
     */
    Optional<Delivery> send(ChannelDescriptor channel, Envelope envelope) {
        AtomicBoolean begun = new AtomicBoolean();
        Call<Delivery> call = call(channel, (plugin, descriptor) -> {
            if (!begun.compareAndSet(false, true)) {
                throw new IllegalStateException("send: expected to begin before its caller went on");
            }
            return plugin.send(envelope);
        });
        if (call instanceof Call.Answered<Delivery> answered) {
            return Optional.of(answered.result());
        }
        boolean never = begun.compareAndSet(false, true); // and never will
        String why = ((Call.Failed<Delivery>) call).why().code();
        return never ? Optional.empty() : Optional.of(new Delivery.Unknown(why));
    }

    /** What a channel tells about earlier envelopes, at most a hundred; nothing where it does not answer. */
    List<Report> reports(ChannelDescriptor channel) {
        Call<List<Report>> call = call(channel, (plugin, descriptor) -> first(plugin.reports()));
        List<Report> reports = call instanceof Call.Answered<List<Report>> answered ? answered.result() : List.of();
        if (reports.size() <= MOST_REPORTS) {
            return reports;
        }
        LOG.warn(
                "channel tells more than it may at once, the rest is left channel={} most={}",
                channel.id(),
                MOST_REPORTS);
        return reports.subList(0, MOST_REPORTS);
    }

    /**
     * One more than there may be, however many the plugin has; its list is its own code, so this is done in the call.
     */
    private static List<Report> first(List<Report> told) {
        List<Report> first = new ArrayList<>();
        Iterator<Report> each = told.iterator();
        while (first.size() <= MOST_REPORTS && each.hasNext()) {
            first.add(each.next());
        }
        return List.copyOf(first);
    }

    /** Says that reports were kept. */
    void noted(ChannelDescriptor channel, List<Report> reports) {
        call(channel, (plugin, descriptor) -> {
            plugin.noted(reports);
            return true;
        });
    }

    private <R> Call<R> call(ChannelDescriptor channel, BiFunction<NotificationChannel, ChannelDescriptor, R> work) {
        return interruptibly(
                () -> calls.call(NotificationChannel.CONTRACT, channel.id(), Entry.BEGIN, channel.limit(), work));
    }

    /** Only while it waits for foreign code may a thread be interrupted; never at the store. */
    private <R> R interruptibly(Supplier<R> call) {
        Thread self = Thread.currentThread();
        synchronized (waiting) {
            waiting.add(self);
            if (closed) {
                self.interrupt();
            }
        }
        try {
            return call.get();
        } finally {
            synchronized (waiting) {
                waiting.remove(self);
                Thread.interrupted(); // whether or not it came too late
            }
        }
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.forEach(Thread::interrupt);
        }
    }
}
