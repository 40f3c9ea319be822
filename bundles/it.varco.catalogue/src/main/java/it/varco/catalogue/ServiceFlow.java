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
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Session;
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
    private final ServiceFigures figures;

    ServiceFlow(Services services, Pratiche pratiche, Outcomes outcomes, AccessControl access, ServiceFigures figures) {
        this.services = services;
        this.pratiche = pratiche;
        this.outcomes = outcomes;
        this.access = access;
        this.figures = figures;
    }

    @Override
    public List<OperationCard> offered(Session session, Place place) {
        return services.offers().stream()
                .filter(offer -> offer.terms().place() == place && place.role() == session.role())
                .map(Offer::card)
                .sorted(Comparator.comparing(Card::name))
                .map(card -> (OperationCard) card)
                .toList();
    }

    @Override
    public List<PraticaCard> underWay(Session session) {
        Map<String, Boolean> here = new HashMap<>();
        return pratiche.of(session).stream()
                .map(pratica -> pratica.shown(here.computeIfAbsent(
                        pratica.stored().service(),
                        service -> services.away(service).isEmpty())))
                .toList();
    }

    @Override
    public Handling open(Session session, String operation) {
        Optional<Offer> found = services.offer(operation);
        if (found.isEmpty()) {
            return new Handling.Missing();
        }
        Offer offer = found.get();
        Decision decision = access.decide(session, offer.terms().begin(operation));
        if (!decision.granted()) {
            return new Handling.Forbidden(decision);
        }
        Pratica pratica = pratiche.begun(session, offer);
        outcomes.begun(session, pratica);
        Step step = Step.first(session, pratica);
        return settle(session, pratica, Draft.none(), () -> services.begin(offer.terms(), step));
    }

    @Override
    public Handling show(Session session, String formId) {
        Optional<Pratica> found = pratiche.find(session, formId);
        if (found.isEmpty()) {
            return new Handling.Over();
        }
        Pratica pratica = found.get();
        Decision decision = decide(session, pratica, Terms::goOn);
        if (!decision.granted()) {
            return new Handling.Forbidden(decision);
        }
        Dialogue dialogue = pratica.dialogue();
        return services.away(pratica.stored().service())
                .<Handling>map(why -> new Handling.NotAvailable(pratica.card(), why))
                .orElseGet(() -> new Handling.Ask(
                        pratica.shown(true), dialogue.form(), dialogue.draft().texts()));
    }

    @Override
    public Handling answer(Session session, String formId, Map<String, String> typed) {
        return awaiting(session, formId)
                .map(pratica -> answered(session, pratica, typed))
                .orElseGet(Handling.Over::new);
    }

    private Handling answered(Session session, Pratica pratica, Map<String, String> typed) {
        Form form = pratica.dialogue().form();
        Draft draft = Draft.of(form, typed);
        Terms terms = terms(pratica);
        Decision decision = access.decide(session, terms.goOn(pratica.stored().operation()));
        if (!decision.granted()) {
            if (!(decision instanceof Decision.Refused)) { // the person comes back with a new proof (UX-16)
                pratiche.keep(session, pratica, draft);
            }
            return new Handling.Forbidden(decision);
        }
        Form.Reading reading = form.read(typed);
        try (Submission submission = reading.submission()) {
            if (!reading.errors().isEmpty()) {
                PraticaCard card =
                        pratiche.keep(session, pratica, draft).orElse(pratica).shown(true);
                return new Handling.Ask(card, form.withErrors(reading.errors()), draft.texts());
            }
            Step step = Step.next(session, pratica, submission);
            int version = pratica.stored().stateVersion();
            Step first = Step.first(session, pratica);
            return settle(session, pratica, draft, () -> {
                Answer answer = services.resume(terms, version, step);
                return changed(answer) ? services.begin(terms, first) : answer;
            });
        }
    }

    /** Whether the service came back in a version that cannot go on: then the dialogue begins again. */
    private static boolean changed(Answer answer) {
        return answer instanceof Answer.Nothing nothing && nothing.why() == Absence.CHANGED;
    }

    /** Asks, and once more if another change of the service's records came between (D-37). */
    private Handling settle(Session session, Pratica pratica, Draft typed, Supplier<Answer> asking) {
        Handling handling = outcomes.of(session, pratica, asking.get(), typed)
                .or(() -> outcomes.of(session, pratica, asking.get(), typed))
                .orElseGet(() -> outcomes.conflict(session, pratica, typed));
        return figures.counted(pratica.stored().service(), handling);
    }

    @Override
    public boolean abandon(Session session, String formId) {
        return pratiche.find(session, formId)
                .filter(pratica -> decide(session, pratica, Terms::abandon).granted())
                .filter(pratica -> outcomes.abandoned(session, pratica))
                .isPresent();
    }

    /** The pratica whose last form it is. */
    private Optional<Pratica> awaiting(Session session, String formId) {
        return pratiche.find(session, formId).filter(pratica -> pratica.formId().equals(formId));
    }

    /** What its operation takes now, or took when it was asked last. */
    private Terms terms(Pratica pratica) {
        return services.offer(pratica.stored().operation())
                .map(Offer::terms)
                .orElse(pratica.dialogue().terms());
    }

    private Decision decide(Session session, Pratica pratica, BiFunction<Terms, String, Operation> what) {
        return access.decide(
                session, what.apply(terms(pratica), pratica.stored().operation()));
    }
}
