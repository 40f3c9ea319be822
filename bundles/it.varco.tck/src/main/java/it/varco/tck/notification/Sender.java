package it.varco.tck.notification;

import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends as Varco does; what a channel throws is a matter of NC-06 alone, and for every other rule no outcome. */
final class Sender {

    private static final Delivery THROWN = new Delivery.Unknown("thrown");

    private final NotificationRule rule;

    /** @param rule whose test fails when an envelope that must be accepted is not */
    Sender(NotificationRule rule) {
        this.rule = rule;
    }

    /** What a channel says of an envelope. */
    Delivery send(NotificationChannel channel, Envelope envelope) {
        try {
            Delivery delivery = channel.send(envelope);
            return delivery == null ? THROWN : delivery;
        } catch (RuntimeException | LinkageError e) {
            return THROWN;
        }
    }

    /** Sends one that is accepted; otherwise the rule is broken, or cannot be examined because a carrier is not up. */
    void accepted(NotificationChannel channel, Envelope envelope) {
        Delivery delivery = send(channel, envelope);
        if (!(delivery instanceof Delivery.Accepted)) {
            throw rule.broken("with a carrier that is up it says " + inWords(delivery));
        }
    }

    /** As {@link #send}, for the rule that says that nothing is thrown. */
    Delivery outcome(NotificationChannel channel, Envelope envelope, String when) {
        Delivery delivery;
        try {
            delivery = channel.send(envelope);
        } catch (RuntimeException | LinkageError e) {
            throw rule.broken("with " + when + " it threw", e);
        }
        if (delivery == null) {
            throw rule.broken("with " + when + " it answers null");
        }
        return delivery;
    }

    /** Sends within the limit of the channel's descriptor; otherwise the rule is broken. */
    void withinLimit(NotificationChannel channel, Envelope envelope) {
        Duration limit = channel.descriptor().limit();
        FutureTask<?> task = new FutureTask<>(() -> send(channel, envelope));
        Thread thread = new Thread(task, "contract-" + rule.number());
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw rule.broken("with a carrier that hangs there is no answer after " + limit.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw rule.broken("with a carrier that hangs it ends with", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("test: expected not to be interrupted", e);
        }
    }

    /** A descriptor in one line. */
    static String inWords(ChannelDescriptor descriptor) {
        return descriptor.id() + " " + descriptor.medium() + " " + descriptor.limit();
    }

    /** An outcome with its code. */
    static String inWords(Delivery delivery) {
        String code = code(delivery);
        return delivery.getClass().getSimpleName() + (code.isEmpty() ? "" : "(" + code + ")");
    }

    /** The code of an outcome; empty where it has none. */
    static String code(Delivery delivery) {
        if (delivery instanceof Delivery.Rejected rejected) {
            return rejected.code();
        }
        return delivery instanceof Delivery.Unknown unknown ? unknown.code() : "";
    }
}
