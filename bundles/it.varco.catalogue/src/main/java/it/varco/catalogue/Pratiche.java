package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Session;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.StoredPratica;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The dialogues under way: each belongs to one person in one role, and to nobody else.
 *
 * <p>The number of the step is compared and set, so of two answers to one form one leads somewhere. Every method that
 * changes something takes part in the transaction of its caller.
 */
final class Pratiche {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int MOST_OF_A_PERSON = 20;

    private final PraticaRepository repository;
    private final PersonRepository people;
    private final Duration patience;

    Pratiche(PraticaRepository repository, PersonRepository people, Duration patience) {
        this.repository = repository;
        this.people = people;
        this.patience = patience;
    }

    /** @throws IllegalArgumentException if the session is nobody's */
    static CodiceFiscale person(Session session) {
        return session.codiceFiscale()
                .orElseThrow(() -> new IllegalArgumentException("session: expected one of a person"));
    }

    /** A new one, of which nothing is kept before its first question. */
    Pratica begun(Session session, Offer offer) {
        Instant now = session.visit().at();
        StoredPratica stored = new StoredPratica(
                random(),
                0,
                people.idOf(person(session)),
                session.role().name(),
                offer.card().service(),
                offer.card().name(),
                0,
                Bytes.EMPTY,
                now,
                now.plus(patience));
        return new Pratica(stored, Dialogue.none(offer));
    }

    /** One of the person, in the role of the session. */
    Optional<Pratica> find(Session session, String formId) {
        int dot = formId.indexOf('.');
        String id = dot < 0 ? formId : formId.substring(0, dot);
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return repository
                .find(id, session.visit().at())
                .filter(stored -> stored.role().equals(session.role().name()))
                .filter(stored -> stored.personId().equals(people.idOf(person(session))))
                .flatMap(Pratica::read);
    }

    /** Those of the person in the role of the session, the latest first. */
    List<Pratica> of(Session session) {
        return repository.ofPerson(people.idOf(person(session)), session.visit().at()).stream()
                .filter(stored -> stored.role().equals(session.role().name()))
                .flatMap(stored -> Pratica.read(stored).stream())
                .toList();
    }

    /** Keeps the next question in the place of the last one; empty if somebody was quicker. */
    Optional<Pratica> ask(Session session, Pratica pratica, Answer.Asked asked, Draft typed) {
        Instant expiry = session.visit().at().plus(patience);
        Pratica next = pratica.with(pratica.dialogue().next(asked, typed), asked.stateVersion(), expiry);
        if (pratica.isNew()) {
            repository.open(next.stored(), MOST_OF_A_PERSON);
            return Optional.of(next);
        }
        return advanced(pratica, next);
    }

    /** Keeps what was typed; empty if somebody was quicker, or there is nothing to keep it with. */
    Optional<Pratica> keep(Session session, Pratica pratica, Draft typed) {
        Instant expiry = session.visit().at().plus(patience);
        Pratica next =
                pratica.with(pratica.dialogue().with(typed), pratica.stored().stateVersion(), expiry);
        return pratica.isNew() ? Optional.empty() : advanced(pratica, next);
    }

    private Optional<Pratica> advanced(Pratica pratica, Pratica next) {
        return repository.advance(next.stored(), pratica.stored().step()) ? Optional.of(next) : Optional.empty();
    }

    /** Ends it; false if somebody was quicker. */
    boolean close(Pratica pratica) {
        return pratica.isNew()
                || repository.close(pratica.stored().id(), pratica.stored().step());
    }

    void sweep(Instant now) {
        repository.sweep(now);
    }

    /** 128 bits as 22 characters of base64url. */
    private static String random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
