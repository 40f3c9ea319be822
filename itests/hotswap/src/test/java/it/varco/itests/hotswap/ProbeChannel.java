package it.varco.itests.hotswap;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A channel for mail that keeps what it was given: key and text. May be told to wait in the middle. */
final class ProbeChannel implements NotificationChannel {

    /**
     * What was sent.
     *
     * @param key of the envelope
     * @param text of the mail
     */
    record Sent(String key, String text) {}

    private final String id;
    private final List<Sent> sent;
    private final CountDownLatch called;
    private final CountDownLatch mayAnswer;

    /** @param sent takes what it sends; thread-safe */
    ProbeChannel(List<Sent> sent) {
        this("probe-mail", sent);
    }

    /** Under another identifier. */
    ProbeChannel(String id, List<Sent> sent) {
        this(id, sent, new CountDownLatch(1), new CountDownLatch(0));
    }

    /** @param mayAnswer for which it waits when it has sent and told {@code called} */
    ProbeChannel(List<Sent> sent, CountDownLatch called, CountDownLatch mayAnswer) {
        this("probe-mail", sent, called, mayAnswer);
    }

    private ProbeChannel(String id, List<Sent> sent, CountDownLatch called, CountDownLatch mayAnswer) {
        this.id = id;
        this.sent = sent;
        this.called = called;
        this.mayAnswer = mayAnswer;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return ChannelDescriptor.of(id, Medium.EMAIL).build();
    }

    @Override
    public Delivery send(Envelope envelope) {
        if (!(envelope.content() instanceof Content.Mail mail)) {
            return new Delivery.Rejected("probe.content");
        }
        sent.add(new Sent(envelope.key(), mail.text()));
        called.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown("probe.interrupted");
        }
        return new Delivery.Accepted();
    }
}
