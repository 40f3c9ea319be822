package it.varco.access;

import it.varco.api.session.LoginChoice;
import it.varco.api.session.ReturnPath;
import it.varco.spi.store.StoredAttempt;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A login under way: what the store keeps, and what that says. */
record UnderWay(StoredAttempt stored, Dialogue dialogue) {

    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

    /** What was kept; empty if another version of this room wrote it, so the login begins again. */
    static Optional<UnderWay> read(StoredAttempt stored) {
        try {
            return Optional.of(new UnderWay(stored, Dialogue.decode(stored.dialogue())));
        } catch (IllegalStateException e) {
            LOG.warn("attempt cannot be read, it begins again id={}", stored.id());
            return Optional.empty();
        }
    }

    /**
     * What a form sends back: it names the attempt and the very form, so that an answer to an older one does not count.
     */
    String formId() {
        return stored.id() + '.' + dialogue.turn();
    }

    /** With what it began. */
    LoginChoice choice() {
        Purpose purpose = dialogue.purpose();
        LoginChoice choice =
                LoginChoice.of(stored.provider(), new ReturnPath(stored.next())).proving(purpose.level());
        return purpose.way().isEmpty() ? choice : choice.by(purpose.way());
    }

    /** The same as that of a person; nobody as long as the identifier is empty. */
    UnderWay of(String personId) {
        StoredAttempt named = new StoredAttempt(
                stored.id(),
                stored.step(),
                stored.browser(),
                personId,
                stored.provider(),
                stored.stateVersion(),
                stored.next(),
                stored.dialogue(),
                stored.openedAt(),
                stored.expiry());
        return new UnderWay(named, dialogue);
    }

    UnderWay with(Dialogue changed, int stateVersion, Instant expiry) {
        StoredAttempt next = new StoredAttempt(
                stored.id(),
                stored.step() + 1,
                stored.browser(),
                stored.personId(),
                stored.provider(),
                stateVersion,
                stored.next(),
                changed.encode(),
                stored.openedAt(),
                expiry);
        return new UnderWay(next, changed);
    }
}
