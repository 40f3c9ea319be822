package it.varco.tck.catalogue;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.contract.Examined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One dialogue from its beginning to its end, run as Varco runs it: the state travels as bytes, the answer is checked
 * against the form, and its secrets are cleared as soon as the step is over.
 */
final class Walk {

    private static final int MOST_STEPS = 10;

    private final CatalogueRule rule;
    private final Supplier<CatalogueService> instances;
    private final Errand errand;
    private final Instant now;
    private final List<ServiceStep> steps = new ArrayList<>();
    private final Set<String> typed = new LinkedHashSet<>();
    private final Set<String> exhibited = new LinkedHashSet<>();

    /**
     * A dialogue that is not begun yet.
     *
     * @param rule whose test fails when the service throws or answers null
     * @param instances asked before each call
     */
    Walk(CatalogueRule rule, Supplier<CatalogueService> instances, Errand errand, Instant now) {
        this.rule = rule;
        this.instances = instances;
        this.errand = errand;
        this.now = now;
    }

    /** As whoever is signed in where that is needed, and as a visitor elsewhere. */
    private ScriptedServiceRequest first() {
        boolean open = instances.get().descriptor().operation(errand.operation()).stream()
                .anyMatch(operation -> operation.place().isOpen());
        return open
                ? ScriptedServiceRequest.ofVisitor(errand.operation(), now)
                : ScriptedServiceRequest.of(errand.operation(), errand.person(), now);
    }

    /** Begins and goes on to the final step. */
    Walk toTheEnd() {
        ServiceStep step = begin();
        while (step instanceof ServiceStep.Ask ask && steps.size() < MOST_STEPS) {
            step = goOn(ask);
        }
        if (step instanceof ServiceStep.Ask) {
            throw rule.broken("after " + MOST_STEPS + " steps of " + errand.operation() + " it still asks");
        }
        return this;
    }

    /** Like {@link #toTheEnd}, which must be the one that the errand says. */
    Walk toItsEnd() {
        toTheEnd();
        if (!errand.end().isInstance(last())) {
            throw rule.broken(errand.operation() + " ends in " + Wording.name(last()) + ", expected "
                    + errand.end().getSimpleName());
        }
        return this;
    }

    ServiceStep begin() {
        ScriptedServiceRequest request = first();
        return keep("the first step", errand.ticket().isEmpty() ? request : request.withTicket(errand.ticket()));
    }

    /** Answers an open step as the person does. */
    ServiceStep goOn(ServiceStep.Ask ask) {
        return goOn(ask.form(), ServiceState.of(ask.state().bytes()));
    }

    /** Answers a form as the person does, with a state that may be of another origin. */
    ServiceStep goOn(Form form, ServiceState state) {
        form.exhibits().stream().map(Exhibit::values).forEach(exhibited::addAll);
        Map<String, String> answer = errand.answers().answer(form);
        form.fields().forEach(field -> note(field, answer.getOrDefault(field.name(), "")));
        try (Submission submission = Examined.answer(form, answer)) {
            return keep("a later step", first().withAnswer(submission, state));
        }
    }

    /** Goes on without an answer. */
    ServiceStep goOnWithoutAnswer(ServiceState state) {
        return keep("a step without an answer", first().withState(state));
    }

    List<ServiceStep> steps() {
        return List.copyOf(steps);
    }

    ServiceStep last() {
        return steps.get(steps.size() - 1);
    }

    List<ServiceStep.Ask> questions() {
        return steps.stream()
                .filter(ServiceStep.Ask.class::isInstance)
                .map(ServiceStep.Ask.class::cast)
                .toList();
    }

    /** What the person typed as a secret or as a code. */
    Set<String> typed() {
        return Set.copyOf(typed);
    }

    /** What the person typed as a secret or as a code, and what forms showed apart from their texts. */
    Set<String> secrets() {
        Set<String> all = new LinkedHashSet<>(typed);
        all.addAll(exhibited);
        return all;
    }

    private ServiceStep keep(String call, ServiceRequest request) {
        CatalogueService service = instances.get();
        ServiceStep step;
        try {
            step = service.handle(request);
        } catch (RuntimeException | LinkageError e) {
            throw rule.broken(call + " of " + request.operation() + " threw", e);
        }
        if (step == null) {
            throw rule.broken(call + " of " + request.operation() + " was answered with null");
        }
        steps.add(step);
        return step;
    }

    private void note(Field field, String text) {
        boolean secret = field.kind() == FieldKind.SECRET || field.kind() == FieldKind.CODE;
        if (secret && !text.isBlank()) {
            typed.add(text.strip());
        }
    }
}
