package it.varco.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.notification.Medium;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A step as the service sees it. */
record Step(
        String operation,
        String pratica,
        Optional<CodiceFiscale> caller,
        Optional<String> name,
        AssuranceLevel level,
        Powers powers,
        Optional<Submission> submission,
        Optional<String> ticket,
        ServiceState state,
        Set<Medium> media,
        Locale language,
        Instant at)
        implements ServiceRequest {

    /** The first step of a dialogue. */
    static Step first(Caller caller, Pratica pratica, Optional<String> ticket, Set<Medium> media) {
        return of(caller, pratica, Optional.empty(), ticket, ServiceState.none(), media);
    }

    /** The answer to what was asked last. */
    static Step next(Caller caller, Pratica pratica, Submission answer, Set<Medium> media) {
        ServiceState state = pratica.dialogue().state();
        return of(caller, pratica, Optional.of(answer), Optional.empty(), state, media);
    }

    private static Step of(
            Caller caller,
            Pratica pratica,
            Optional<Submission> answer,
            Optional<String> ticket,
            ServiceState state,
            Set<Medium> media) {
        return new Step(
                pratica.card().name(),
                pratica.stored().id(),
                caller.codiceFiscale(),
                caller instanceof Session session ? session.name() : Optional.empty(),
                caller.level(),
                caller.powers(),
                answer,
                ticket,
                state,
                media,
                caller.visit().language(),
                caller.visit().at());
    }

    /** What a receipt tells of the end to which this step led. */
    Act act(Card card, View view, Vocabulary words) {
        return new Act(card, person(), name, view, words);
    }

    @Override
    public CodiceFiscale person() {
        return caller.orElseThrow(() -> new IllegalStateException("request: expected a place with a login"));
    }

    /** Neither person nor answer. */
    @Override
    public String toString() {
        return "Step[" + operation + ", " + pratica + "]";
    }
}
