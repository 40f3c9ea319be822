package it.varco.channel.call;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What officers of the Contact Center do with the calls to be made: take the next one, say what came of it, correct
 * that, and see what waits.
 *
 * <p>A call is taken by compare-and-set, so two officers never have the same. The number is shown to whoever has it in
 * hand, and nothing else about the person: Varco does not tell this bundle who it is.
 *
 * @source UX-41, UX-43, NOT-06, PIN-S03 to PIN-S05
 */
@Component(name = "it.varco.channel.call.service", configurationPid = "it.varco.channel.call")
public final class CallService implements CatalogueService {

    static final String NEXT = "call.next";
    static final String WAITING = "call.waiting";
    static final String CORRECT = "call.correct";

    private static final ServiceStep FOREIGN = new ServiceStep.Unavailable("call.state");
    private static final int MOST_ROWS = 200;

    private final CallBook book;

    /** @throws IllegalArgumentException if the configuration is wrong, in one sentence */
    @Activate
    public CallService(CallConfiguration config, @Reference RecordStore store) {
        this(CallRules.of(config), store);
    }

    CallService(CallRules rules, RecordStore store) {
        book = new CallBook(store, rules);
    }

    @Override
    public ServiceDescriptor descriptor() {
        return ServiceDescriptor.of("call")
                .stateVersion(WorkState.VERSION)
                .operation(operation(NEXT))
                .operation(operation(WAITING))
                .operation(operation(CORRECT))
                .build();
    }

    private static ServiceOperation operation(String name) {
        return ServiceOperation.of(name, Place.CONTACT_CENTER)
                .level(AssuranceLevel.SUBSTANTIAL)
                .build();
    }

    @Override
    public ServiceStep handle(ServiceRequest request) {
        try {
            return switch (request.operation()) {
                case NEXT -> next(request);
                case WAITING -> request.state().bytes().length == 0 ? list(request) : FOREIGN;
                case CORRECT -> new Correction(book).step(request);
                default -> new ServiceStep.Unavailable("call.operation");
            };
        } catch (StoreException e) {
            return new ServiceStep.Unavailable("call.store");
        }
    }

    private ServiceStep next(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0 ? offer(request) : FOREIGN;
        }
        Optional<WorkState> state = WorkState.read(request);
        if (state.isEmpty() || state.get().kind() == WorkState.Kind.CORRECT) {
            return FOREIGN;
        }
        return state.get().kind() == WorkState.Kind.TAKE
                ? take(request)
                : outcome(request, state.get().record(), answer.get());
    }

    /** The call that the officer has in hand, or the question whether to take one. */
    private ServiceStep offer(ServiceRequest request) {
        Optional<Placed<Task>> held = book.held(officer(request), request.at());
        if (held.isPresent()) {
            return ask(request, held.get());
        }
        long due =
                book.tasks().stream().filter(call -> call.isSince(request.at())).count();
        return due == 0
                ? list(request)
                : new ServiceStep.Ask(
                        CallForms.take(due),
                        WorkState.of(request, WorkState.Kind.TAKE, "").encode());
    }

    private static ServiceStep ask(ServiceRequest request, Placed<Task> call) {
        return new ServiceStep.Ask(
                CallForms.outcome(call),
                WorkState.of(request, WorkState.Kind.OUTCOME, call.record()).encode());
    }

    private ServiceStep take(ServiceRequest request) {
        Optional<Placed<Task>> held = book.held(officer(request), request.at());
        if (held.isPresent()) { // taken in another window
            return ask(request, held.get());
        }
        Optional<Placed<Task>> due = book.next(request.at());
        return due.isEmpty() ? list(request) : taken(request, due.get());
    }

    private ServiceStep taken(ServiceRequest request, Placed<Task> call) {
        Task task = call.what();
        View.Builder view = View.builder()
                .heading(Text.of("call.subject", task.subject()))
                .sentence(CallForms.dial(task, book.end(request.at())));
        task.paragraphs().forEach(paragraph -> view.sentence(Text.of("call.words", paragraph)));
        Effects effects = Effects.records(book.take(call, officer(request), request.at()))
                .noting("message", task.key())
                .noting("act", "call.taken");
        return new ServiceStep.Done(
                view.action(NEXT, Text.of("call.outcome.give")).build(), effects);
    }

    private ServiceStep outcome(ServiceRequest request, String record, Submission answer) {
        Optional<Placed<Task>> call =
                book.task(record).filter(found -> found.what().holder().equals(officer(request)));
        Optional<Outcome> outcome = answer.text(CallForms.OUTCOME).flatMap(Outcome::of);
        if (outcome.isEmpty()) {
            return new ServiceStep.Unavailable("call.answer");
        }
        if (call.isEmpty()) { // the time was over, and somebody else has it, or it is over
            return new ServiceStep.Rejected("call.gone", Text.of("call.gone"));
        }
        Given given = book.give(call.get().what(), outcome.get(), officer(request), request.at());
        Effects effects = Effects.records(book.record(new Changes().remove(call.get()), given))
                .noting("message", given.task().key())
                .noting("act", given.outcome().code());
        return new ServiceStep.Done(CallViews.given(given, book), effects);
    }

    /** What waits, without a number of anybody. */
    private ServiceStep list(ServiceRequest request) {
        List<Placed<Task>> all = book.tasks();
        List<List<Value>> rows = new ArrayList<>();
        for (Placed<Task> call : all.subList(0, Math.min(all.size(), MOST_ROWS))) {
            rows.add(CallViews.row(call, request.at()));
        }
        return new ServiceStep.Answered(CallViews.waiting(book.count(), rows));
    }

    static String officer(ServiceRequest request) {
        return request.person().value();
    }
}
