package it.varco.channel.call;

import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import java.util.Optional;

/**
 * An officer corrects an outcome of their own while nobody was told of it, or takes it back; with a reason, which the
 * trail keeps beside both.
 *
 * @source UX-43
 */
final class Correction {

    private final CallBook book;

    Correction(CallBook book) {
        this.book = book;
    }

    ServiceStep step(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        List<Placed<Given>> given = book.correctable(CallService.officer(request), request.at());
        if (answer.isEmpty()) {
            boolean first = request.state().bytes().length == 0;
            return first ? ask(request, given) : new ServiceStep.Unavailable("call.state");
        }
        Optional<WorkState> state = WorkState.read(request).filter(read -> read.kind() == WorkState.Kind.CORRECT);
        if (state.isEmpty()) {
            return new ServiceStep.Unavailable("call.state");
        }
        String key = answer.get()
                .text(CallForms.CALL)
                .map(CallForms::key)
                .orElse(state.get().record());
        return given.stream()
                .filter(each -> each.what().task().key().equals(key))
                .findFirst()
                .map(each -> corrected(request, each, answer.get()))
                .orElseGet(this::none);
    }

    private ServiceStep ask(ServiceRequest request, List<Placed<Given>> given) {
        if (given.isEmpty()) {
            return none();
        }
        String only = given.size() == 1 ? given.get(0).what().task().key() : "";
        return new ServiceStep.Ask(
                CallForms.correction(given),
                WorkState.of(request, WorkState.Kind.CORRECT, only).encode());
    }

    private ServiceStep none() {
        long minutes = book.correction().toMinutes();
        return new ServiceStep.Rejected("call.none", Text.of("call.correct.none", String.valueOf(minutes)));
    }

    private ServiceStep corrected(ServiceRequest request, Placed<Given> wrong, Submission answer) {
        String chosen = answer.text(CallForms.OUTCOME).orElse("");
        String reason = answer.text(CallForms.REASON).orElse("");
        Optional<Changes> undone = book.undone(wrong);
        if (undone.isEmpty()) {
            return none();
        }
        Task task = wrong.what().task();
        if (chosen.equals(CallForms.AGAIN)) {
            Effects effects = effects(book.again(undone.get(), task, request.at()), wrong, "call.undone", reason);
            return new ServiceStep.Done(CallViews.undone(), effects);
        }
        return Outcome.of(chosen)
                .map(outcome -> book.give(task, outcome, CallService.officer(request), request.at()))
                .<ServiceStep>map(right -> new ServiceStep.Done(
                        CallViews.given(right, book),
                        effects(
                                book.record(undone.get(), right),
                                wrong,
                                right.outcome().code(),
                                reason)))
                .orElseGet(() -> new ServiceStep.Unavailable("call.answer"));
    }

    private static Effects effects(List<RecordChange> changes, Placed<Given> wrong, String act, String reason) {
        return Effects.records(changes)
                .noting("message", wrong.what().task().key())
                .noting("act", act)
                .noting("before", wrong.what().outcome().code())
                .noting("reason", reason);
    }
}
