package it.varco.catalogue;

import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Session;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the messages of a plugin to the room that sends them, which may be away. */
final class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private final Supplier<@Nullable Notifier> room;

    Post(Supplier<@Nullable Notifier> room) {
        this.room = room;
    }

    /**
     * Puts messages into the outbox, inside the transaction of the act that they tell of (REL-06).
     *
     * @param owner symbolic name of the plugin's bundle
     * @return their keys
     * @throws UnsentException if they cannot go out: then nothing of the act may stay
     */
    List<String> send(Session session, String owner, List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Notifier here = room.get();
        if (here == null) {
            throw new UnsentException(Absence.BUSY, "notification.absent");
        }
        try {
            return here.send(
                    owner, messages, session.visit().language(), session.visit().at());
        } catch (IllegalArgumentException fault) {
            LOG.error("plugin sends a message that it has no words for owner={} messages={}", owner, messages, fault);
            throw new UnsentException(Absence.FAULT, "service.contract");
        }
    }

    /** Undoes the transaction of a step whose messages cannot go out. */
    static final class UnsentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Absence why;
        private final String code;

        private UnsentException(Absence why, String code) {
            super(code);
            this.why = why;
            this.code = code;
        }

        /** What came of the step instead. */
        Answer.Nothing why() {
            return new Answer.Nothing(why, code);
        }
    }
}
