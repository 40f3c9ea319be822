package it.varco.notification;

import it.varco.api.notification.Fate;
import it.varco.api.notification.SentMessage;
import it.varco.spi.store.OutboxRepository;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of a message, as the outbox keeps it by name. */
enum State {
    /** It is to be sent; the store calls it {@link OutboxRepository#WAITING}. */
    WAITING(SentMessage.State.WAITING),
    /** Its carrier took charge of it and tells later what became of it; until then its text is kept. */
    TAKEN(SentMessage.State.SENT),
    /** Its carrier took charge of it. */
    SENT(SentMessage.State.SENT),
    /** It is known to have arrived. */
    DELIVERED(SentMessage.State.DELIVERED),
    /** It could not be handed over, or is known not to have arrived: a task. */
    UNDELIVERED(SentMessage.State.FAILED),
    /** An officer ended the task. */
    CLOSED(SentMessage.State.FAILED),
    /** The person has no contact by which it could go. */
    NO_CONTACT(SentMessage.State.NO_CONTACT),
    /** It could not be handed over, and is or soon will be of no use: no task. */
    LAPSED(SentMessage.State.LAPSED),
    /** The one before it in its pair did not go out. */
    STOPPED(SentMessage.State.STOPPED);

    private final SentMessage.State shown;

    State(SentMessage.State shown) {
        this.shown = shown;
    }

    /** What the person is shown. */
    SentMessage.State shown() {
        return shown;
    }

    /** What whoever sent it is told. */
    Fate.Progress progress() {
        return switch (this) {
            case WAITING, UNDELIVERED -> Fate.Progress.OPEN;
            case TAKEN, SENT, DELIVERED -> Fate.Progress.SENT;
            case CLOSED, NO_CONTACT, LAPSED, STOPPED -> Fate.Progress.FAILED;
        };
    }

    /** Whether its carrier took charge of it. */
    boolean handedOver() {
        return shown == SentMessage.State.SENT || this == DELIVERED;
    }

    /** Names of those in which nobody has anything to do any more. */
    static Set<String> settled() {
        return names(EnumSet.complementOf(EnumSet.of(WAITING, UNDELIVERED)));
    }

    /** Names of those in which nobody needs the text any more. */
    static Set<String> spent() {
        return names(EnumSet.complementOf(EnumSet.of(WAITING, UNDELIVERED, TAKEN)));
    }

    private static Set<String> names(Set<State> states) {
        return states.stream().map(State::name).collect(Collectors.toSet());
    }
}
