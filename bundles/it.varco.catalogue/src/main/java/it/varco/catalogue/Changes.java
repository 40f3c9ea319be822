package it.varco.catalogue;

import it.varco.api.audit.AuditEvent;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.spi.store.RecordRepository;
import java.util.List;
import java.util.Optional;

/** Commits what a service wants changed and sent, inside the transaction of what it decided (D-37, REL-06). */
final class Changes {

    private final RecordRepository records;
    private final Post post;
    private final Sessions sessions;

    Changes(RecordRepository records, Post post, Sessions sessions) {
        this.records = records;
        this.post = post;
        this.sessions = sessions;
    }

    /**
     * Commits all of it, and says in the record of it what belongs there.
     *
     * @param session in which it was decided, if anybody is signed in
     * @param owner symbolic name of the bundle of the service
     * @param event the record, which is written afterwards
     * @throws LostVersionException if a record had changed meanwhile: then nothing of it may stay
     * @throws Post.UnsentException if a message cannot go out: likewise
     */
    void commit(Visit visit, Optional<Session> session, String owner, Effects effects, AuditEvent.Builder event) {
        List<String> messages = post.send(visit, owner, effects);
        if (!effects.records().isEmpty() && !records.apply(owner, effects.records())) {
            throw new LostVersionException();
        }
        if (effects.endsOtherSessions()) {
            effects.about()
                    .ifPresentOrElse(
                            person -> sessions.endAll(person, visit), () -> session.ifPresent(sessions::endOthers));
        }
        effects.about().ifPresent(event::about);
        effects.notes().forEach(event::detail);
        if (!messages.isEmpty()) {
            event.detail("messages", String.join(" ", messages));
        }
    }

    /** What comes of a step instead, while no message can go out; empty if they can. */
    Optional<Answer.Nothing> untold() {
        return post.absent();
    }

    /** Undoes the transaction of a step whose service had read records that changed meanwhile. */
    static final class LostVersionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
