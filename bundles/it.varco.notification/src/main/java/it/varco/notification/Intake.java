package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes messages in: written out at once, so that whoever sends them may leave (D-64). Thread-safe. */
final class Intake implements Outgoing, Notifier {

    private final Writer writer;
    private final PersonRepository people;
    private final Route route;
    private final Ledger ledger;
    private final Runnable arrived;

    /** @param arrived is told of each that came in, maybe before its transaction is over */
    Intake(Writer writer, PersonRepository people, Route route, Ledger ledger, Runnable arrived) {
        this.writer = writer;
        this.people = people;
        this.route = route;
        this.ledger = ledger;
        this.arrived = arrived;
    }

    @Override
    public List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        List<Entry> fresh = messages.stream() // all are written before the first is kept
                .map(message -> fresh(owner, message, "", language, at))
                .toList();
        ledger.add(fresh.stream().map(entry -> route.entered(entry, at)).toList());
        arrived.run();
        return fresh.stream().map(entry -> entry.row().id()).toList();
    }

    @Override
    public void put(String owner, Message message, Optional<String> frozenAddress, Locale language, Instant at) {
        if (frozenAddress.isPresent() && message.over().size() > 1) {
            throw new IllegalArgumentException("message to one address: expected one medium");
        }
        Entry fresh = fresh(owner, message, frozenAddress.orElse(""), language, at);
        ledger.add(List.of(route.entered(fresh, at)));
        arrived.run();
    }

    private Entry fresh(String owner, Message message, String frozen, Locale language, Instant at) {
        Written written = writer.write(owner, message, language);
        Card card =
                Card.fresh(written, message.required(), frozen, message.until().orElse(Card.EVER));
        String personId = people.idOf(message.person());
        StoredMessage row = new StoredMessage(
                Key.random(),
                personId,
                String.join(" ", personId, owner, message.matter()), // nobody holds up what others send
                message.pair()
                        .map(pair -> String.join(" ", personId, owner, pair))
                        .orElse(""),
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
                !message.secrets().isEmpty(),
                card.encode(),
                Body.encode(written));
        return new Entry(row, card);
    }
}
