package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A channel that remembers what it was given and answers as a test says. */
final class ProbeChannel implements NotificationChannel {

    private final ChannelDescriptor descriptor;
    private final List<Envelope> sent = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private volatile Function<Envelope, Delivery> answer = envelope -> new Delivery.Accepted();

    ProbeChannel(ChannelDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    static ProbeChannel of(String id, Medium medium) {
        return new ProbeChannel(ChannelDescriptor.of(id, medium).build());
    }

    static ProbeChannel tellingLater(String id, Medium medium) {
        return new ProbeChannel(ChannelDescriptor.of(id, medium).tellingLater().build());
    }

    ProbeChannel answering(Delivery next) {
        return answering(envelope -> next);
    }

    ProbeChannel answering(Function<Envelope, Delivery> next) {
        answer = next;
        return this;
    }

    /** What it was given so far, in order. */
    List<Envelope> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    List<String> keys() {
        return sent().stream().map(Envelope::key).toList();
    }

    List<String> addresses() {
        return sent().stream().map(Envelope::address).toList();
    }

    void tell(Report report) {
        synchronized (reports) {
            reports.add(report);
        }
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(Envelope envelope) {
        synchronized (sent) {
            sent.add(envelope);
        }
        return answer.apply(envelope);
    }

    @Override
    public List<Report> reports() {
        synchronized (reports) {
            return List.copyOf(reports);
        }
    }

    @Override
    public void noted(List<Report> kept) {
        synchronized (reports) {
            reports.removeAll(kept);
        }
    }
}
