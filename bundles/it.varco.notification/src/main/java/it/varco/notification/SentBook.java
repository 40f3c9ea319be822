package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Operation;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.SentMessage;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was sent to a person, for that person alone (OUT-07). */
final class SentBook implements Correspondence {

    private static final Operation LOOKING =
            Operation.named("messages.own").role(Role.CITTADINO).unrecorded().build();

    private final AccessControl access;
    private final OutboxRepository outbox;
    private final PersonRepository people;

    SentBook(AccessControl access, OutboxRepository outbox, PersonRepository people) {
        this.access = access;
        this.outbox = outbox;
        this.people = people;
    }

    private record Sent(
            String id,
            String title,
            State state,
            Optional<Medium> medium,
            String address,
            Instant entered,
            Instant changed)
            implements SentMessage {}

    @Override
    public List<SentMessage> latest(Session session) {
        return page(session, "");
    }

    @Override
    public List<SentMessage> earlier(Session session, String id) {
        return id.isEmpty() ? List.of() : page(session, id);
    }

    private List<SentMessage> page(Session session, String before) {
        if (!access.decide(session, LOOKING).granted()) {
            return List.of();
        }
        return session.codiceFiscale().map(people::idOf).stream()
                .flatMap(personId -> outbox.ofPerson(personId, before, MOST).stream())
                .map(row -> sent(Entry.of(row)))
                .toList();
    }

    private static SentMessage sent(Entry entry) {
        return new Sent(
                entry.row().id(),
                entry.card().title(),
                entry.state().shown(),
                entry.medium(),
                entry.card().address(),
                entry.row().entered(),
                entry.row().changed());
    }
}
