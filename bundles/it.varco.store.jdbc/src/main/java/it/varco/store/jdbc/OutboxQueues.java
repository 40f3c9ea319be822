package it.varco.store.jdbc;

import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first message that waits in each queue, in the table {@code outbox_queue}; a queue in which nothing waits has no
 * row.
 *
 * <p>Whoever puts a message in, and whoever settles one, holds the row of its queue until the transaction is over: of
 * two that are put in at once one comes after the other, in the order in which they are kept, and nobody sees the
 * second without the first. Leases are those of queues, so those behind the first cost nothing, however many they are.
 */
final class OutboxQueues {

    private static final String HOLD = "UPDATE outbox_queue SET turns = turns WHERE queue_name = ?";
    private static final String OPEN =
            "INSERT INTO outbox_queue (queue_name, head, medium, ready, lease, turns) VALUES (?, ?, ?, ?, '', 0)";
    /*
     * Comments in which Derby reads which index to take: it prefers one that gives the order, however many rows it then
     * has to read.
     */
    private static final String READY = "SELECT queue_name, head, medium, ready, turns FROM outbox_queue "
            + "--DERBY-PROPERTIES index=outbox_queue_ready\n"
            + "WHERE medium = ? AND ready <= ? ORDER BY ready FETCH FIRST ? ROWS ONLY";
    private static final String LEASE = "UPDATE outbox_queue SET lease = ?, ready = ?, turns = turns + 1 "
            + "WHERE queue_name = ? AND head = ? AND turns = ?";
    private static final String LEASED =
            "SELECT head FROM outbox_queue WHERE queue_name = ? AND head = ? AND lease <> '' AND ready > ?";
    private static final String RELEASE =
            "UPDATE outbox_queue SET lease = '' WHERE queue_name = ? AND head = ? AND lease = ?";
    private static final String FIRST = "SELECT message_id, medium, due FROM outbox_message "
            + "--DERBY-PROPERTIES index=outbox_message_queue\n"
            + "WHERE queue_name = ? AND state = ? ORDER BY message_number FETCH FIRST 1 ROWS ONLY";
    private static final String LINE_UP = "UPDATE outbox_queue SET lease = '', head = ?, medium = ?, ready = ?, "
            + "turns = turns + 1 WHERE queue_name = ? AND (lease = '' OR ready <= ?)";
    private static final String CLOSE = "DELETE FROM outbox_queue WHERE queue_name = ?";
    private static final Words MEDIA =
            new Words("outbox_queue", "medium", "--DERBY-PROPERTIES index=outbox_queue_ready\n");

    private final Statements statements;

    OutboxQueues(Statements statements) {
        this.statements = statements;
    }

    /** Holds the queue of a message, which is its first where nothing else waits. */
    void hold(StoredMessage message) {
        boolean held = false;
        while (!held) { // once more only where another one was settled, the last of its queue, at this very moment
            held = statements.update(HOLD, message.queue()) == 1
                    || statements.insertIfAbsent(OPEN, message.queue(), message.id(), message.medium(), message.due());
        }
    }

    /** The first ones that may be leased over one of these media, the longest due first. */
    List<Head> ready(Set<String> media, Instant now, int limit) {
        List<Head> ready = new ArrayList<>();
        for (String medium : media) {
            ready.addAll(statements.list(READY, OutboxQueues::head, medium, now, limit));
        }
        return ready.stream()
                .sorted(Comparator.comparing(Head::ready).thenComparing(Head::queue))
                .limit(limit)
                .toList();
    }

    private static Head head(Row row) throws SQLException {
        return new Head(row.text("queue_name"), row.text("head"), row.instant("ready"), row.number("turns"));
    }

    /** The media over which something waits, but for these. */
    Set<String> mediaBut(Set<String> these) {
        List<String> all = MEDIA.beginningWith(statements, "");
        return all.stream().filter(medium -> !these.contains(medium)).collect(Collectors.toSet());
    }

    /** Whether nobody was quicker. */
    boolean lease(Head head, String token, Instant now, Duration lease) {
        return statements.update(LEASE, token, now.plus(lease), head.queue(), head.message(), head.turns()) == 1;
    }

    /** Whether that message is leased; its queue is held. */
    boolean leased(StoredMessage message, Instant now) {
        return statements
                .first(LEASED, row -> row.text("head"), message.queue(), message.id(), now)
                .isPresent();
    }

    /** Ends a lease and holds the queue. Returns whether it was still that. */
    boolean release(StoredMessage message, String token) {
        return statements.update(RELEASE, message.queue(), message.id(), token) == 1;
    }

    /** Puts the first that waits at the head, unless the one there is leased; the queue is held. */
    void lineUp(String queue, Instant now) {
        List<Object[]> first = statements.list(
                FIRST,
                row -> new Object[] {row.text("message_id"), row.text("medium"), row.instant("due"), queue, now},
                queue,
                OutboxRepository.WAITING);
        if (first.isEmpty()) {
            statements.update(CLOSE, queue);
        } else {
            statements.update(LINE_UP, first.get(0));
        }
    }

    /**
     * The first of a queue.
     *
     * @param ready when it is due, or its lease is over
     * @param turns how often that changed, which is compared where it is leased
     */
    record Head(String queue, String message, Instant ready, long turns) {}
}
