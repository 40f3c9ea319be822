package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message in the outbox: what the store keeps, and what that says. Immutable; every method that changes something
 * gives a changed copy. Prints key, kind and state.
 */
record Entry(StoredMessage row, Card card) {

    /** What is of use for less than this goes before what came in within as long before it. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** @throws IllegalArgumentException if another version of this room wrote it */
    static Entry of(StoredMessage row) {
        return new Entry(row, Card.decode(row.card(), media(row).get(0)));
    }

    State state() {
        return State.valueOf(row.state());
    }

    /** The media it may go over, the preferred one first. */
    List<Medium> media() {
        return media(row);
    }

    private static List<Medium> media(StoredMessage row) {
        return Arrays.stream(row.media().split(",", -1)).map(Medium::valueOf).toList();
    }

    /** The one it goes or went over; empty while the person has no contact for it. */
    Optional<Medium> medium() {
        return row.medium().isEmpty() ? Optional.empty() : Optional.of(Medium.valueOf(row.medium()));
    }

    /** Where it would go over a medium: its own address there or nowhere, and without any the contact of now. */
    Optional<String> address(Medium medium, Addresses contacts) {
        return card.addresses().isEmpty()
                ? contacts.of(row.personId(), medium)
                : Optional.ofNullable(card.addresses().get(medium));
    }

    /** Whether it was given to a channel over this medium, with nothing certain as the answer. */
    boolean doubtful() {
        return row.attempts() > 0;
    }

    /** Whether any channel was ever given it. */
    boolean tried() {
        return !card.channel().isEmpty();
    }

    /** Key of the message whose place in its pair it has: its own, or that of one that it takes the place of. */
    String place() {
        return card.first().isEmpty() ? row.id() : card.first();
    }

    /** Whether it is of use for a while only. */
    boolean passing() {
        return !card.until().equals(Card.EVER);
    }

    /**
     * Waits over a medium over which it was not tried yet. What is of use for hours only, such as a code to type, goes
     * before the many that wait already.
     */
    Entry over(Medium medium, Card to, Instant now) {
        Instant due = card.until().isBefore(now.plus(AHEAD)) ? now.minus(AHEAD) : now;
        return with(medium.name(), State.WAITING, 0, due, row.changed(), row.code(), to, row.body());
    }

    /** Waits as before, for longer. */
    Entry until(Instant due) {
        return with(row.medium(), State.WAITING, row.attempts(), due, row.changed(), row.code(), card, row.body());
    }

    /** Was given to a channel, and nobody knows what became of it. */
    Entry doubted(String channel, String code, Instant due, Instant now) {
        Card given = card.givenTo(channel, doubtful() ? card.since() : now);
        return with(row.medium(), State.WAITING, row.attempts() + 1, due, row.changed(), code, given, row.body());
    }

    /** Was given to a channel that certainly did not send it. */
    Entry refused(String channel, String code) {
        Card given = card.givenTo(channel, card.since());
        return with(row.medium(), state(), row.attempts(), row.due(), row.changed(), code, given, row.body());
    }

    /** Its carrier took charge of it. */
    Entry taken(String channel, State as, Instant now) {
        return new Entry(row, card.givenTo(channel, card.since())).ended(as, "", now);
    }

    /** It waits no more. Its text is kept where somebody may still need it, and erased with it what led it there. */
    Entry ended(State state, String code, Instant now) {
        boolean kept = state == State.UNDELIVERED || state == State.TAKEN;
        return with(
                row.medium(),
                state,
                row.attempts(),
                row.due(),
                now,
                code,
                kept ? card : card.settled(),
                kept ? row.body() : Bytes.EMPTY);
    }

    /** Could not be handed over, or did not arrive: a task, unless it is of use for a while only. */
    Entry failed(String code, Instant now) {
        return ended(passing() ? State.LAPSED : State.UNDELIVERED, code, now);
    }

    /** Its carrier took charge of it and told that it did not arrive. */
    Entry lost(String code, Instant now) {
        return new Entry(row, card.reportedLost()).failed(code, now);
    }

    /** Goes nowhere: the person has no contact for any of its media. */
    Entry nowhere(State state, String code, Instant now) {
        Entry ended = ended(state, code, now);
        return ended.with("", state, 0, row.due(), now, code, ended.card.untried(), ended.row.body());
    }

    /** The same without its text, in a state that may be another one but is as old. */
    Entry erased(State state) {
        Card bare = card.settled();
        return with(row.medium(), state, row.attempts(), row.due(), row.changed(), row.code(), bare, Bytes.EMPTY);
    }

    /** Waits as if it were new. */
    Entry anew(Instant now) {
        return with(row.medium(), State.WAITING, 0, now, now, "", card.untried(), row.body());
    }

    /** The same as another message, which waits as if it were new and has its place in its pair. */
    Entry anewAs(String key, Instant now) {
        StoredMessage another = new StoredMessage(
                key,
                row.personId(),
                row.queue(),
                row.pair(),
                row.owner(),
                row.kind(),
                row.media(),
                row.medium(),
                row.state(),
                row.attempts(),
                row.due(),
                now,
                row.changed(),
                row.code(),
                row.secret(),
                row.card(),
                row.body());
        return new Entry(another, card.inPlaceOf(place())).anew(now);
    }

    boolean isErased() {
        return row.body().length() == 0;
    }

    private Entry with(
            String medium,
            State state,
            int attempts,
            Instant due,
            Instant changed,
            String code,
            Card next,
            Bytes body) {
        StoredMessage changedRow = new StoredMessage(
                row.id(),
                row.personId(),
                row.queue(),
                row.pair(),
                row.owner(),
                row.kind(),
                row.media(),
                medium,
                state.name(),
                attempts,
                due,
                row.entered(),
                changed,
                code,
                row.secret(),
                next.encode(),
                body);
        return new Entry(changedRow, next);
    }

    @Override
    public String toString() {
        return "Entry[" + row.id() + ", " + row.kind() + ", " + row.state() + "]";
    }
}
