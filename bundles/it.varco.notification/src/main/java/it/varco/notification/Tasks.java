package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Operation;
import it.varco.api.access.Reason;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Undelivered;
import it.varco.api.session.Caller;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.store.OutboxFigure;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The outbox for whoever looks after it: each act is decided first, then done, and recorded where it changes a thing.
 */
final class Tasks implements Outbox {

    private static final int MOST = 100;

    private final AccessControl access;
    private final OutboxRepository outbox;
    private final PersonRepository people;
    private final Route route;
    private final Channels channels;
    private final Ledger ledger;

    Tasks(
            AccessControl access,
            OutboxRepository outbox,
            PersonRepository people,
            Route route,
            Channels channels,
            Ledger ledger) {
        this.access = access;
        this.outbox = outbox;
        this.people = people;
        this.route = route;
        this.channels = channels;
        this.ledger = ledger;
    }

    private record Line(
            Medium medium, long waiting, Optional<Instant> oldest, long undelivered, Optional<String> channel)
            implements OutboxLine {}

    private record Task(
            String id,
            String owner,
            String kind,
            String title,
            Optional<CodiceFiscale> person,
            Optional<Medium> medium,
            String address,
            String why,
            boolean canBeRetried,
            Instant entered,
            Instant since)
            implements Undelivered {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Task[" + id + "]";
        }
    }

    @Override
    public Administered<List<OutboxLine>> lines(Caller caller) {
        return Administered.ifGranted(access.decide(caller, Administration.MESSAGES_VIEW), () -> {
            List<OutboxFigure> figures = outbox.figures(State.settled());
            Map<Medium, ChannelDescriptor> here = channels.here();
            return new Administered.Done<>(Arrays.stream(Medium.values())
                    .map(medium -> line(medium, figures, Optional.ofNullable(here.get(medium))))
                    .toList());
        });
    }

    private static OutboxLine line(Medium medium, List<OutboxFigure> figures, Optional<ChannelDescriptor> channel) {
        Optional<OutboxFigure> waiting = figure(medium, State.WAITING, figures);
        return new Line(
                medium,
                waiting.map(OutboxFigure::count).orElse(0L),
                waiting.map(OutboxFigure::oldest),
                figure(medium, State.UNDELIVERED, figures)
                        .map(OutboxFigure::count)
                        .orElse(0L),
                channel.map(ChannelDescriptor::id));
    }

    private static Optional<OutboxFigure> figure(Medium medium, State state, List<OutboxFigure> figures) {
        return figures.stream()
                .filter(figure ->
                        figure.medium().equals(medium.name()) && figure.state().equals(state.name()))
                .findFirst();
    }

    @Override
    public Administered<List<Undelivered>> undelivered(Caller caller, String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit: expected 1 to 100");
        }
        return Administered.ifGranted(
                access.decide(caller, Administration.MESSAGES_VIEW),
                () -> new Administered.Done<>(outbox.inState(State.UNDELIVERED.name(), after, limit).stream()
                        .map(Entry::of)
                        .map(this::task)
                        .toList()));
    }

    private Undelivered task(Entry entry) {
        return new Task(
                entry.row().id(),
                entry.row().owner(),
                entry.row().kind(),
                entry.card().title(),
                people.find(entry.row().personId()),
                entry.medium(),
                entry.card().address(),
                entry.row().code(),
                !entry.isErased(),
                entry.row().entered(),
                entry.row().changed());
    }

    @Override
    public Administered<Undelivered> retry(Caller caller, String id, String reason) {
        return act(caller, Administration.MESSAGES_RETRY, id, reason, (entry, now) -> {
            if (entry.isErased()) {
                return new Next(entry, "messages.erased");
            }
            boolean another = entry.card().lost(); // its channel would take the same key for the same message
            Entry anew = route.entered(another ? entry.anewAs(Key.random(), now) : entry.anew(now), now);
            return new Next(anew, anew.state() == State.WAITING ? "" : "messages.no-contact");
        });
    }

    @Override
    public Administered<Undelivered> close(Caller caller, String id, String reason) {
        return act(
                caller,
                Administration.MESSAGES_CLOSE,
                id,
                reason,
                (entry, now) -> new Next(entry.ended(State.CLOSED, entry.row().code(), now), ""));
    }

    /** @param rule which stands against it; empty if none does */
    private record Next(Entry entry, String rule) {}

    private Administered<Undelivered> act(
            Caller caller, Operation operation, String id, String typed, BiFunction<Entry, Instant, Next> deed) {
        return Administered.ifGranted(access.decide(caller, operation), () -> {
            Optional<Entry> found = outbox.find(id).map(Entry::of).filter(entry -> entry.state() == State.UNDELIVERED);
            Optional<Reason> reason = Reason.parse(typed);
            if (found.isEmpty()) {
                return new Administered.Unknown<>();
            }
            if (reason.isEmpty()) {
                return new Administered.Invalid<>(Stream.of(Reason.flaw("reason", typed))
                        .flatMap(Optional::stream)
                        .toList());
            }
            Next next = deed.apply(found.get(), caller.visit().at());
            if (!next.rule().isEmpty()) {
                ledger.refused(
                        found.get(), caller, operation.name(), reason.get().text(), next.rule());
                return new Administered.Contrary<>(next.rule());
            }
            return ledger.settle(
                            next.entry(),
                            found.get(),
                            caller,
                            operation.name(),
                            reason.get().text())
                    .<Administered<Undelivered>>map(done -> new Administered.Done<>(task(done)))
                    .orElseGet(Administered.Outdated::new);
        });
    }
}
