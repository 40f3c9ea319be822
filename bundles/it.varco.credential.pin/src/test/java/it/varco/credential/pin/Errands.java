package it.varco.credential.pin;

import it.varco.api.form.FieldError;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.util.List;
import java.util.Map;

/** Uses of the service, each step with another instance and a state that travelled as bytes. */
final class Errands {

    private final PinWorld world;

    Errands(PinWorld world) {
        this.world = world;
    }

    ScriptedServiceRequest change(CodiceFiscale person) {
        return ScriptedServiceRequest.of(PinService.CHANGE, person, world.now());
    }

    ServiceStep shows(CodiceFiscale person) {
        return world.service().handle(ScriptedServiceRequest.of(PinService.SHOW, person, world.now()));
    }

    /** The question for a new PIN. */
    ServiceStep.Ask asked(CodiceFiscale person) {
        return (ServiceStep.Ask) world.service().handle(change(person));
    }

    ServiceStep changes(CodiceFiscale person, String pin) {
        return answers(change(person), asked(person), pin, pin);
    }

    ServiceStep answers(ScriptedServiceRequest first, ServiceStep.Ask ask, String pin, String again) {
        return answers(first, ask, ask.state(), pin, again);
    }

    /** Answers with a state that may be another one than that of the question. */
    ServiceStep answers(
            ScriptedServiceRequest first, ServiceStep.Ask ask, ServiceState state, String pin, String again) {
        try (Submission answer = ask.form()
                .read(Map.of(PinForms.NEW, pin, PinForms.AGAIN, again))
                .submission()) {
            return world.service().handle(first.withAnswer(answer, ServiceState.of(state.bytes())));
        }
    }

    /** Commits what was done, as Varco does; the step must be the last one. */
    boolean commits(ServiceStep step) {
        return world.store.commit(((ServiceStep.Done) step).effects());
    }

    static List<String> errors(ServiceStep step) {
        return ((ServiceStep.Ask) step)
                .form().errors().stream()
                        .map(FieldError::message)
                        .map(text -> text.key())
                        .toList();
    }
}
