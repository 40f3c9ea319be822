package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the messages of a plugin to the room that sends them, which may be away. */
final class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);

    private static final Answer.Nothing ABSENT = new Answer.Nothing(Absence.BUSY, "notification.absent");

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
    List<String> send(Visit visit, String owner, Effects effects) {
        List<Message> messages = effects.messages();
        if (messages.isEmpty()) {
            return List.of();
        }
        Notifier here = room.get();
        if (here == null) {
            throw new UnsentException(ABSENT.why(), ABSENT.code());
        }
        try {
            return here.send(owner, messages, effects.language().orElseGet(visit::language), visit.at());
        } catch (IllegalStateException unready) {
            LOG.warn("messages cannot be written yet owner={} messages={}", owner, messages, unready);
            throw new UnsentException(Absence.BUSY, "notification.unready");
        } catch (IllegalArgumentException fault) {
            LOG.error("plugin sends a message that it has no words for owner={} messages={}", owner, messages, fault);
            throw new UnsentException(Absence.FAULT, "service.contract");
        }
    }

    /** What comes of a step that sends something, while the room is away; empty while it is here. */
    Optional<Answer.Nothing> absent() {
        return room.get() == null ? Optional.of(ABSENT) : Optional.empty();
    }

    /** The media over which messages leave now; none while the room is away. */
    Set<Medium> carried() {
        Notifier here = room.get();
        return here == null ? Set.of() : here.carried();
    }

    /** What became of the messages of a pair; empty while nobody knows. */
    List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        Notifier here = room.get();
        return here == null ? List.of() : here.fates(owner, person, pair);
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
