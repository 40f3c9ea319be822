package it.varco.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Session;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A step as the service sees it. */
record Step(
        String operation,
        String pratica,
        CodiceFiscale person,
        Optional<String> name,
        AssuranceLevel level,
        Powers powers,
        Optional<Submission> submission,
        ServiceState state,
        Locale language,
        Instant at)
        implements ServiceRequest {

    /** The first step of a dialogue. */
    static Step first(Session session, Pratica pratica) {
        return of(session, pratica, Optional.empty(), ServiceState.none());
    }

    /** The answer to what was asked last. */
    static Step next(Session session, Pratica pratica, Submission answer) {
        return of(session, pratica, Optional.of(answer), pratica.dialogue().state());
    }

    private static Step of(Session session, Pratica pratica, Optional<Submission> answer, ServiceState state) {
        return new Step(
                pratica.card().name(),
                pratica.stored().id(),
                Pratiche.person(session),
                session.name(),
                session.level(),
                session.powers(),
                answer,
                state,
                session.visit().language(),
                session.visit().at());
    }

    /** What a receipt tells of the end to which this step led. */
    Act act(Card card, View view, Vocabulary words) {
        return new Act(card, person, name, view, words);
    }

    /** Neither person nor answer. */
    @Override
    public String toString() {
        return "Step[" + operation + ", " + pratica + "]";
    }
}
