package it.varco.web;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which forms of each session were sent already, so that one sent twice acts once.
 *
 * <p>Only a value that was made for an open session gets in here, so strangers leave nothing behind. Of a session the
 * latest {@link #MOST_OF_A_SESSION} are known, and those that were made before a forgotten one are refused; at most
 * {@link #MOST_SESSIONS} are known, for as long as one can last, and of a session that is not known those that were
 * made while a forgotten one was used are refused. Thread-safe.
 *
 * @source UX-05, SEC-48
 */
final class SentForms {

    static final int MOST_OF_A_SESSION = 64;
    static final int MOST_SESSIONS = 500;

    /** As long as the longest session (SEC-25). */
    static final Duration LIFE = Duration.ofHours(8);

    /** What is known of a form. */
    enum Seen {
        /** It was not sent before. */
        NEW,
        /** It was sent before, or is being worked on at this moment. */
        SENT,
        /** It is older than what is known here. */
        UNSURE
    }

    private static final class OfSession {

        private final Map<String, Instant> madeByName = new LinkedHashMap<>();
        private Instant known;
        private Instant used;

        OfSession(Instant known, Instant used) {
            this.known = known;
            this.used = used;
        }
    }

    /** From when on everything is known of a session that is not among {@link #sessions}. */
    private Instant since;

    private final Map<String, OfSession> sessions = new LinkedHashMap<>();

    /** @param since from when on everything is known: nothing outlives a restart */
    SentForms(Instant since) {
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Takes a form that was sent. Of two that come together one is new.
     *
     * @param session handle of the session it was made for
     */
    synchronized Seen take(String session, OnceValue value, Instant now) {
        OfSession sent = sessions.remove(session);
        sent = sent == null ? new OfSession(since, now) : sent;
        sent.used = now;
        sessions.put(session, sent); // the one used longest ago stands first
        forget(now);
        if (sent.madeByName.containsKey(value.name())) {
            return Seen.SENT;
        }
        if (value.made().isBefore(sent.known)) {
            return Seen.UNSURE;
        }
        sent.madeByName.put(value.name(), value.made());
        if (sent.madeByName.size() > MOST_OF_A_SESSION) {
            Iterator<Instant> made = sent.madeByName.values().iterator();
            Instant after = made.next().plusMillis(1);
            made.remove();
            sent.known = after.isAfter(sent.known) ? after : sent.known;
        }
        return Seen.NEW;
    }

    private void forget(Instant now) {
        Iterator<OfSession> longestAgo = sessions.values().iterator();
        while (longestAgo.hasNext()) {
            OfSession session = longestAgo.next();
            boolean old = session.used.plus(LIFE).isBefore(now);
            if (!old && sessions.size() <= MOST_SESSIONS) {
                return;
            }
            longestAgo.remove();
            // when it was used, not what its forms say: a session signs their instants, and may write any
            Instant after = session.used.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
            since = after.isAfter(since) ? after : since;
        }
    }

    /** The form did nothing: it may be sent again. */
    synchronized void giveBack(String session, OnceValue value) {
        OfSession sent = sessions.get(session);
        if (sent != null) {
            sent.madeByName.remove(value.name());
        }
    }

    /** How many sessions are known. */
    synchronized int sessions() {
        return sessions.size();
    }
}
