package it.varco.spi.notification;

import it.varco.api.plugin.PluginContract;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way of reaching a person, such as electronic mail.
 *
 * <p>Sending the same envelope twice has the effect of sending it once (NC-02); Varco sends one again until it knows
 * what became of it. Thread-safe: several envelopes are sent at the same time. The rules {@code NC-nn} are written and
 * tested by {@code it.varco.tck}.
 */
@ConsumerType
public interface NotificationChannel {

    /** The contract as rooms know it. */
    PluginContract<NotificationChannel, ChannelDescriptor> CONTRACT = PluginContract.of(
            "channel", NotificationChannel.class, NotificationChannel::descriptor, ChannelDescriptor::id);

    /** Identifier, medium, longest time for one envelope; the same at every call (NC-01). */
    ChannelDescriptor descriptor();

    /**
     * Hands one envelope to the carrier and reports what is known about it.
     *
     * <p>May block up to {@link ChannelDescriptor#limit}; after that its answer is not awaited any more and its thread
     * is interrupted. Throws nothing that the carrier does wrong (NC-06).
     *
     * @return {@link Delivery.Accepted} when the carrier took charge, not when it was read; {@link Delivery.Rejected}
     *     when trying again is useless; {@link Delivery.Unknown} otherwise
     */
    Delivery send(Envelope envelope);

    /**
     * What became known later about envelopes that were accepted, such as the outcome of a call; the same again until
     * {@link #noted} says that Varco keeps it (NC-10). At most 100; of more the first are looked at. Asked now and
     * then, also of a channel that carries nothing any more. May block as {@link #send} may, and so may {@link #noted}.
     */
    default List<Report> reports() {
        return List.of();
    }

    /** Varco keeps these reports; they need not be told again. */
    default void noted(List<Report> reports) {}
}
