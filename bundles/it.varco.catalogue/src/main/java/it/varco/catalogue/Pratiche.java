package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.StoredPratica;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The dialogues under way: each belongs to one person in one role, or to one browser, and to nobody else.
 *
 * <p>The number of the step is compared and set, so of two answers to one form one leads somewhere. Every method that
 * changes something takes part in the transaction of its caller.
 */
final class Pratiche {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int MOST_OF_A_PERSON = 20;
    private static final int BYTES = 16;

    /** Longest time for which an officer can look again at what a form says of somebody else; a guess: a long call. */
    private static final Duration OF_OFFICERS = Duration.ofHours(1);

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

    /** Whose it is: a person, or else a browser, of which as much of a hash is kept as names a person. */
    private String owner(Caller caller) {
        return caller.codiceFiscale().map(people::idOf).orElseGet(() -> browser(caller));
    }

    private static String browser(Caller caller) {
        byte[] hash = caller.visit()
                .browser()
                .orElseThrow(() -> new IllegalArgumentException("caller: expected a person or a browser"))
                .hash();
        return named(Arrays.copyOf(hash, BYTES));
    }

    private Duration patience(Caller caller) {
        Duration longest = caller.role() == Role.VISITATORE ? BrowserToken.OF_VISITORS : patience;
        Duration most = caller.role().isStaff() ? OF_OFFICERS : longest;
        return patience.compareTo(most) > 0 ? most : patience;
    }

    /** A new one, of which nothing is kept before its first question. */
    Pratica begun(Caller caller, Offer offer) {
        Instant now = caller.visit().at();
        StoredPratica stored = new StoredPratica(
                random(),
                0,
                owner(caller),
                caller.role().name(),
                offer.card().service(),
                offer.card().name(),
                0,
                Bytes.EMPTY,
                now,
                now.plus(patience(caller)));
        return new Pratica(stored, Dialogue.none(offer));
    }

    /** One of the caller, in their role. */
    Optional<Pratica> find(Caller caller, String formId) {
        int dot = formId.indexOf('.');
        String id = dot < 0 ? formId : formId.substring(0, dot);
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return repository
                .find(id, caller.visit().at())
                .filter(stored -> stored.role().equals(caller.role().name()))
                .filter(stored -> stored.personId().equals(owner(caller)))
                .flatMap(Pratica::read);
    }

    /** Those of the caller in their role, the latest first. */
    List<Pratica> of(Caller caller) {
        return repository.ofPerson(owner(caller), caller.visit().at()).stream()
                .filter(stored -> stored.role().equals(caller.role().name()))
                .flatMap(stored -> Pratica.read(stored).stream())
                .toList();
    }

    /** Keeps the next question in the place of the last one; empty if somebody was quicker. */
    Optional<Pratica> ask(Caller caller, Pratica pratica, Answer.Asked asked, Draft typed) {
        Instant expiry = caller.visit().at().plus(patience(caller));
        Pratica next = pratica.with(pratica.dialogue().next(asked, typed), asked.stateVersion(), expiry);
        if (pratica.isNew()) {
            repository.open(next.stored(), MOST_OF_A_PERSON);
            return Optional.of(next);
        }
        return advanced(pratica, next);
    }

    /** Keeps what was typed; empty if somebody was quicker, or there is nothing to keep it with. */
    Optional<Pratica> keep(Caller caller, Pratica pratica, Draft typed) {
        Instant expiry = caller.visit().at().plus(patience(caller));
        Pratica next =
                pratica.with(pratica.dialogue().with(typed), pratica.stored().stateVersion(), expiry);
        return pratica.isNew() ? Optional.empty() : advanced(pratica, next);
    }

    /** Keeps the question without its exhibits, which are drawn now; empty if somebody was quicker. */
    Optional<Pratica> drawn(Pratica pratica) {
        StoredPratica stored = pratica.stored();
        return advanced(pratica, pratica.with(pratica.dialogue().drawn(), stored.stateVersion(), stored.expiry()));
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
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return named(bits);
    }

    private static String named(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
