package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes messages, and the same messages in another state. */
final class Messages {

    static final Bytes CARD = Bytes.of("{\"title\":\"PIN cambiato\"}".getBytes(StandardCharsets.UTF_8));
    static final Bytes BODY = Bytes.of("il tuo codice riservato".getBytes(StandardCharsets.UTF_8));

    private Messages() {}

    /** One that waits since it was put in. */
    static StoredMessage waiting(String person, String queue, String pair, String medium, Instant at) {
        return new StoredMessage(
                RandomId.next(),
                person,
                queue,
                pair,
                "it.varco.credential.pin",
                "pin.changed",
                medium + ",POSTA",
                medium,
                OutboxRepository.WAITING,
                0,
                at,
                at,
                at,
                "",
                true,
                CARD,
                BODY);
    }

    /** The same after one more attempt, due later. */
    static StoredMessage later(StoredMessage old, Instant due) {
        return with(old, old.medium(), old.state(), old.attempts() + 1, due, old.changed(), "mail.busy", old.body());
    }

    /** The same over another medium. */
    static StoredMessage over(StoredMessage old, String medium) {
        return with(old, medium, old.state(), 0, old.due(), old.changed(), old.code(), old.body());
    }

    /** The same a second later in another state; its body stays. */
    static StoredMessage in(StoredMessage old, String state) {
        Instant changed = old.changed().plusSeconds(1);
        return with(old, old.medium(), state, old.attempts(), old.due(), changed, "mail.known", old.body());
    }

    static StoredMessage withBody(StoredMessage old, Bytes body) {
        return with(old, old.medium(), old.state(), old.attempts(), old.due(), old.changed(), old.code(), body);
    }

    private static StoredMessage with(
            StoredMessage old,
            String medium,
            String state,
            int attempts,
            Instant due,
            Instant changed,
            String code,
            Bytes body) {
        return new StoredMessage(
                old.id(),
                old.personId(),
                old.queue(),
                old.pair(),
                old.owner(),
                old.kind(),
                old.media(),
                medium,
                state,
                attempts,
                due,
                old.entered(),
                changed,
                code,
                old.secret(),
                old.card(),
                body);
    }
}
