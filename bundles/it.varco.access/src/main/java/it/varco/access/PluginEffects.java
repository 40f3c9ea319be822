package it.varco.access;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.spi.store.RecordRepository;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what a provider wants changed and sent, inside the transaction of the login that it decided (D-37, REL-06).
 * The room that sends messages may be away.
 */
final class PluginEffects {

    private static final Logger LOG = LoggerFactory.getLogger(PluginEffects.class);

    /** The way to the room that sends messages. */
    interface Post {

        /** Does something with it; false, and nothing was done, where it is away. */
        boolean reach(Consumer<Notifier> sending);
    }

    private final RecordRepository records;
    private final Post post;

    PluginEffects(RecordRepository records, Post post) {
        this.records = records;
        this.post = post;
    }

    /**
     * Commits all of it.
     *
     * @param owner symbolic name of the plugin's bundle
     * @return the keys of its messages
     * @throws LostVersionException if a record had changed meanwhile: then nothing of the step may stay
     * @throws UnsentException if a message cannot go out: likewise
     */
    List<String> commit(Visit visit, String owner, Effects effects) {
        if (!effects.records().isEmpty() && !records.apply(owner, effects.records())) {
            throw new LostVersionException();
        }
        return effects.messages().isEmpty() ? List.of() : send(visit, owner, effects.messages());
    }

    /** The media over which messages leave now; none while the room is away. */
    Set<Medium> carried() {
        Set<Medium> media = EnumSet.noneOf(Medium.class);
        post.reach(room -> media.addAll(room.carried()));
        return media;
    }

    private List<String> send(Visit visit, String owner, List<Message> messages) {
        List<String> keys = new ArrayList<>();
        try {
            if (!post.reach(room -> keys.addAll(room.send(owner, messages, visit.language(), visit.at())))) {
                throw new UnsentException(Absence.BUSY, "notification.absent");
            }
            return keys;
        } catch (IllegalArgumentException fault) {
            LOG.error("plugin sends a message that it has no words for owner={} messages={}", owner, messages, fault);
            throw new UnsentException(Absence.FAULT, "provider.contract");
        }
    }

    /** Undoes the transaction of a login whose plugin had read records that changed meanwhile. */
    static final class LostVersionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Undoes the transaction of a login whose messages cannot go out. */
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
        Examination.Nothing why() {
            return new Examination.Nothing(why, code);
        }
    }
}
