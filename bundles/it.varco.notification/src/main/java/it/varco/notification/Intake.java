package it.varco.notification;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes messages in: written out at once, so that whoever sends them may leave (D-64). Thread-safe. */
final class Intake implements Notifier {

    private final Writer writer;
    private final PersonRepository people;
    private final OutboxRepository outbox;
    private final Route route;
    private final Ledger ledger;
    private final Channels channels;
    private final Runnable arrived;

    /** @param arrived is told of each that came in, maybe before its transaction is over */
    Intake(
            Writer writer,
            PersonRepository people,
            OutboxRepository outbox,
            Route route,
            Ledger ledger,
            Channels channels,
            Runnable arrived) {
        this.writer = writer;
        this.people = people;
        this.outbox = outbox;
        this.route = route;
        this.ledger = ledger;
        this.channels = channels;
        this.arrived = arrived;
    }

    @Override
    public List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        List<Entry> fresh = messages.stream() // all are written before the first is kept
                .map(message -> fresh(owner, message, language, at))
                .toList();
        ledger.add(fresh.stream().map(entry -> route.entered(entry, at)).toList());
        arrived.run();
        return fresh.stream().map(entry -> entry.row().id()).toList();
    }

    @Override
    public Set<Medium> carried() {
        return channels.here().keySet();
    }

    @Override
    public List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        return Courier.ofPair(outbox, pair(people.idOf(person), owner, pair)).stream()
                .map(entry -> new Fate(
                        entry.row().kind(),
                        entry.state().progress(),
                        entry.row().changed()))
                .toList();
    }

    /** The same name of other senders, or for other people, is another pair. */
    private static String pair(String personId, String owner, String pair) {
        return String.join(" ", personId, owner, pair);
    }

    private Entry fresh(String owner, Message message, Locale language, Instant at) {
        Written written = writer.write(owner, message, language);
        Card card = Card.fresh(
                written,
                message.required(),
                message.addresses(),
                message.until().orElse(Card.EVER));
        String personId = people.idOf(message.person());
        StoredMessage row = new StoredMessage(
                Key.random(),
                personId,
                String.join(" ", personId, owner, message.matter()), // nobody holds up what others send
                message.pair().map(pair -> pair(personId, owner, pair)).orElse(""),
                owner,
                message.kind(),
                message.over().stream().map(Medium::name).collect(Collectors.joining(",")),
                "",
                State.WAITING.name(),
                0,
                at,
                at,
                at,
                "",
                !message.secrets().isEmpty() || !message.links().isEmpty(),
                card.encode(),
                Body.encode(written));
        return new Entry(row, card);
    }
}
