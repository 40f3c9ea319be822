package it.varco.catalogue;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import it.varco.api.session.Caller;
import it.varco.api.session.Login.Absence;
import it.varco.spi.store.Reservation;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Leads a dialogue with a service from the first question to its end.
 *
 * <p>Every step asks access control before the service. No service is called inside a transaction. A service changes
 * nothing during a call, so two equal answers may both reach it; one of them is committed.
 */
final class ServiceFlow implements Catalogue {

    private final Services services;
    private final Pratiche pratiche;
    private final Outcomes outcomes;
    private final AccessControl access;
    private final Turnstile turnstile;
    private final Post post;
    private final ServiceFigures figures;

    ServiceFlow(
            Services services,
            Pratiche pratiche,
            Outcomes outcomes,
            AccessControl access,
            Turnstile turnstile,
            Post post,
            ServiceFigures figures) {
        this.services = services;
        this.pratiche = pratiche;
        this.outcomes = outcomes;
        this.access = access;
        this.turnstile = turnstile;
        this.post = post;
        this.figures = figures;
    }

    @Override
    public List<OperationCard> offered(Caller caller, Place place) {
        return services.offers().stream()
                .filter(offer -> offer.terms().place() == place && place.role() == caller.role())
                .map(Offer::card)
                .sorted(Comparator.comparing(Card::name))
                .map(card -> (OperationCard) card)
                .toList();
    }

    @Override
    public List<PraticaCard> underWay(Caller caller) {
        Map<String, Boolean> here = new HashMap<>();
        return pratiche.of(caller).stream()
                .map(pratica -> pratica.shown(here.computeIfAbsent(
                        pratica.stored().service(),
                        service -> services.away(service).isEmpty())))
                .toList();
    }

    @Override
    public Handling open(Caller caller, String operation, Optional<String> ticket) {
        Optional<Offer> found = services.offer(operation);
        if (found.isEmpty()) {
            return new Handling.Missing();
        }
        Offer offer = found.get();
        Decision decision = access.decide(caller, offer.terms().begin(operation));
        if (!decision.granted()) {
            return new Handling.Forbidden(decision);
        }
        Duration wait = toWait(caller, offer.terms(), offer.card().service());
        if (!wait.isZero()) {
            return new Handling.Blocked(offer.card(), wait);
        }
        Pratica pratica = pratiche.begun(caller, offer);
        Turn turn = Turn.of(caller, pratica);
        outcomes.begun(turn);
        Step step = Step.first(caller, pratica, ticket.filter(Message.Link::isTicket), post.carried());
        return settle(turn, Draft.none(), () -> services.begin(offer.terms(), step));
    }

    /** How long somebody has to wait who is not signed in; each step counts, because each may cost a hash (SEC-05). */
    private Duration toWait(Caller caller, Terms terms, String service) {
        return terms.place().isOpen() ? turnstile.step(service, caller.visit()) : Duration.ZERO;
    }

    @Override
    public Handling show(Caller caller, String formId) {
        Optional<Pratica> found = pratiche.find(caller, formId);
        if (found.isEmpty()) {
            return new Handling.Over();
        }
        Pratica pratica = found.get();
        Decision decision = decide(caller, pratica, Terms::goOn);
        if (!decision.granted()) {
            return new Handling.Forbidden(decision);
        }
        return services.away(pratica.stored().service())
                .<Handling>map(why -> new Handling.NotAvailable(pratica.card(), why))
                .orElseGet(() -> shown(caller, pratica));
    }

    /**
     * Exhibits are drawn at the first look only: whoever comes to this browser later finds none. For an officer they
     * are what the answers of somebody else are compared with, as long as the form is there.
     */
    private Handling shown(Caller caller, Pratica pratica) {
        Dialogue dialogue = pratica.dialogue();
        boolean whole = caller.role().isStaff()
                || dialogue.form().exhibits().isEmpty()
                || pratiche.drawn(pratica).isPresent();
        Form form = whole ? dialogue.form() : dialogue.form().withoutExhibits();
        return new Handling.Ask(pratica.shown(true), form, dialogue.draft().texts());
    }

    @Override
    public Handling answer(Caller caller, String formId, Map<String, String> typed) {
        return awaiting(caller, formId)
                .map(pratica -> answered(caller, pratica, typed))
                .orElseGet(Handling.Over::new);
    }

    private Handling answered(Caller caller, Pratica pratica, Map<String, String> typed) {
        Terms terms = terms(pratica);
        Decision decision = access.decide(caller, terms.goOn(pratica.stored().operation()));
        if (!decision.granted()) {
            if (!(decision instanceof Decision.Refused)) { // the person comes back with a new proof (UX-16)
                pratiche.keep(caller, pratica, Draft.of(pratica.dialogue().form(), typed));
            }
            return new Handling.Forbidden(decision);
        }
        String service = pratica.stored().service();
        Duration wait = toWait(caller, terms, service);
        if (!wait.isZero()) {
            return new Handling.Blocked(pratica.card(), wait);
        }
        return terms.place().isOpen()
                ? turnstile
                        .among(service, caller.visit(), () -> read(caller, pratica, terms, typed))
                        .orElseGet(() -> new Handling.NotAvailable(pratica.card(), Absence.BUSY))
                : read(caller, pratica, terms, typed);
    }

    private Handling read(Caller caller, Pratica pratica, Terms terms, Map<String, String> typed) {
        Form form = pratica.dialogue().form();
        Draft draft = Draft.of(form, typed);
        Form.Reading reading = form.read(typed);
        try (Submission submission = reading.submission()) {
            if (!reading.errors().isEmpty()) {
                PraticaCard card =
                        pratiche.keep(caller, pratica, draft).orElse(pratica).shown(true);
                return new Handling.Ask(card, form.withErrors(reading.errors()), draft.texts());
            }
            return Turnstile.subject(terms, form, submission)
                    .map(subject -> examined(caller, pratica, terms, submission, subject))
                    .orElseGet(() -> submitted(Turn.of(caller, pratica), terms, submission, draft));
        }
    }

    /** The answer names somebody who is not signed in: no two requests examine them at the same time (SEC-02). */
    private Handling examined(
            Caller caller, Pratica pratica, Terms terms, Submission submission, CodiceFiscale subject) {
        Optional<Answer.Nothing> untold = post.absent();
        if (untold.isPresent()) { // nobody could be told of what is right, and nothing may be guessed meanwhile
            Turn unexamined = new Turn(caller, pratica, Optional.of(subject), Optional.empty(), terms.block());
            return settle(unexamined, Draft.none(), untold::get);
        }
        String service = pratica.stored().service();
        Reservation reservation = turnstile.reserve(pratica.stored().operation(), service, caller.visit(), subject);
        if (reservation instanceof Reservation.Blocked blocked) {
            outcomes.blocked(Turn.of(caller, pratica), subject);
            return new Handling.Blocked(
                    pratica.card(), Duration.between(caller.visit().at(), blocked.until()));
        }
        Turn turn = new Turn(
                caller, pratica, Optional.of(subject), Optional.of((Reservation.Held) reservation), terms.block());
        return submitted(turn, terms, submission, Draft.none());
    }

    private Handling submitted(Turn turn, Terms terms, Submission submission, Draft draft) {
        Pratica pratica = turn.pratica();
        Step step = Step.next(turn.caller(), pratica, submission, post.carried());
        int version = pratica.stored().stateVersion();
        Step first = Step.first(turn.caller(), pratica, Optional.empty(), post.carried());
        return settle(turn, draft, () -> {
            Answer answer = services.resume(terms, version, step);
            return changed(answer) ? services.begin(terms, first) : answer;
        });
    }

    /** Whether the service came back in a version that cannot go on: then the dialogue begins again. */
    private static boolean changed(Answer answer) {
        return answer instanceof Answer.Nothing nothing && nothing.why() == Absence.CHANGED;
    }

    /** Asks, and once more if another change of the service's records came between (D-37). */
    private Handling settle(Turn turn, Draft typed, Supplier<Answer> asking) {
        Handling handling = outcomes.of(turn, asking.get(), typed)
                .or(() -> outcomes.of(turn, asking.get(), typed))
                .orElseGet(() -> outcomes.conflict(turn, typed));
        return figures.counted(turn.pratica().stored().service(), handling);
    }

    @Override
    public boolean abandon(Caller caller, String formId) {
        return pratiche.find(caller, formId)
                .filter(pratica -> decide(caller, pratica, Terms::abandon).granted())
                .filter(pratica -> outcomes.abandoned(Turn.of(caller, pratica)))
                .isPresent();
    }

    /** The pratica whose last form it is. */
    private Optional<Pratica> awaiting(Caller caller, String formId) {
        return pratiche.find(caller, formId).filter(pratica -> pratica.formId().equals(formId));
    }

    /** What its operation takes now, or took when it was asked last. */
    private Terms terms(Pratica pratica) {
        return services.offer(pratica.stored().operation())
                .map(Offer::terms)
                .orElse(pratica.dialogue().terms());
    }

    private Decision decide(Caller caller, Pratica pratica, BiFunction<Terms, String, Operation> what) {
        return access.decide(caller, what.apply(terms(pratica), pratica.stored().operation()));
    }
}
