package it.varco.demo.catcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest mails, as many as fit: in number, and in bytes. Thread-safe. */
final class Mailbox {

    private final int most;
    private final long mostBytes;
    private final Deque<Mail> latestFirst = new ArrayDeque<>();
    private long bytes;
    private int last;

    Mailbox(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Makes a mail of its number. */
    interface Numbered {
        Mail of(int number);
    }

    /** Puts one in; the oldest ones go where it has no room. */
    synchronized void add(Numbered mail) {
        last++;
        Mail added = mail.of(last);
        latestFirst.addFirst(added);
        bytes += added.size();
        while (latestFirst.size() > most || bytes > mostBytes) {
            bytes -= latestFirst.removeLast().size();
        }
    }

    synchronized List<Mail> latestFirst() {
        return new ArrayList<>(latestFirst);
    }

    synchronized Optional<Mail> find(int number) {
        return latestFirst.stream().filter(mail -> mail.number() == number).findFirst();
    }

    /** Number of the last one that came; 0 before the first. */
    synchronized int last() {
        return last;
    }
}
