package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next verification call: an officer takes it, reads what to say and what to compare the answers with, and says
 * what came of it. Two officers never have the same one.
 *
 * @source UX-41, PIN-16, PIN-S04, PIN-S05, FAS-07
 */
final class CallDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.call";

    private static final String TAKE = "take";
    private static final String OUTCOME = "outcome";
    private static final ServiceStep FOREIGN = new ServiceStep.Unavailable("pin.state");
    private static final int WORDS = 3;

    private final IssueBook book;
    private final CallQueue queue;
    private final Issue issue;

    CallDesk(IssueBook book, CallQueue queue) {
        this.book = book;
        this.queue = queue;
        this.issue = new Issue(book);
    }

    @Override
    public ServiceOperation operation() {
        return Officers.operation(NAME).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) throws InterruptedException {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0 ? offer(request) : FOREIGN;
        }
        Optional<DeskState> state = DeskState.read(request);
        if (state.isEmpty()) {
            return FOREIGN;
        }
        List<String> words = state.get().words();
        return words.equals(List.of(TAKE)) ? take(request) : outcome(request, words, answer.get());
    }

    /** The call that the officer has in hand, or the question whether to take one. */
    private ServiceStep offer(ServiceRequest request) {
        Optional<CallQueue.Call> held = queue.inHand(Officers.officer(request), request.at());
        if (held.isPresent()) {
            return ask(CallForms.outcome(held.get()), request, held.get());
        }
        long waiting = queue.waiting();
        return waiting == 0
                ? new ServiceStep.Answered(CallsDesk.view(queue, request.at()))
                : new ServiceStep.Ask(
                        CallForms.take(waiting, request.at(), queue.open(request.at())),
                        DeskState.of(request, TAKE).encode());
    }

    private static ServiceStep ask(Form form, ServiceRequest request, CallQueue.Call call) {
        String person = call.dossier().applicant().person().value();
        String version = String.valueOf(call.held().version());
        return new ServiceStep.Ask(
                form, DeskState.of(request, OUTCOME, person, version).encode());
    }

    private ServiceStep take(ServiceRequest request) {
        String officer = Officers.officer(request);
        Optional<CallQueue.Call> held = queue.inHand(officer, request.at());
        if (held.isPresent()) { // taken in another window
            return ask(CallForms.outcome(held.get()), request, held.get());
        }
        Optional<CallQueue.Call> next = queue.next(request.at());
        if (next.isEmpty()) {
            return new ServiceStep.Answered(CallsDesk.view(queue, request.at()));
        }
        View view = View.builder()
                .heading(text("taken"))
                .sentence(CallForms.until(request.at().plus(CallQueue.LEASE)))
                .action(NAME, text("open"))
                .build();
        return new ServiceStep.Done(
                view, effects(next.get(), queue.take(next.get(), officer, request.at()), "call.taken"));
    }

    private ServiceStep outcome(ServiceRequest request, List<String> words, Submission answer)
            throws InterruptedException {
        Optional<CodiceFiscale> person = words.size() == WORDS ? CodiceFiscale.parse(words.get(1)) : Optional.empty();
        Optional<CallOutcome> outcome = answer.text(CallForms.OUTCOME).flatMap(CallOutcome::of);
        if (person.isEmpty() || outcome.isEmpty()) {
            return FOREIGN;
        }
        Optional<CallQueue.Call> call = queue.taken(person.get(), Officers.officer(request));
        if (call.isEmpty()) { // the time was over and somebody else has it, or it is over
            return new ServiceStep.Rejected("pin.call.gone", text("gone"));
        }
        if (!words.get(2).equals(String.valueOf(call.get().held().version()))) {
            return ask(CallForms.outcomeAnew(call.get()), request, call.get());
        }
        List<FieldError> errors =
                CallForms.errors(outcome.get(), answer, call.get().dossier().applicant());
        return errors.isEmpty()
                ? ended(request, call.get(), outcome.get(), answer)
                : ask(CallForms.outcome(call.get()).withErrors(errors), request, call.get());
    }

    private ServiceStep ended(ServiceRequest request, CallQueue.Call call, CallOutcome outcome, Submission answer)
            throws InterruptedException {
        return switch (outcome) {
            case POSITIVE -> positive(request, call);
            case NEGATIVE ->
                negative(request, call, answer.text(CallForms.REASON).orElseThrow());
            case UNANSWERED -> putOff(request, call, outcome, call.dossier().unanswered(request.at()));
            case LATER -> putOff(request, call, outcome, call.dossier());
        };
    }

    /** Residence and document are verified, and the halves leave; unless the person has come to a PIN meanwhile. */
    private ServiceStep positive(ServiceRequest request, CallQueue.Call call) throws InterruptedException {
        Holder holder = Holder.of(book, call.held());
        if (holder.isUnreadable()) {
            return new ServiceStep.Unavailable("pin.record");
        }
        String word = issue.hasPin(holder.person(), request.at()) ? "exists" : CallOutcome.POSITIVE.word();
        Optional<Effects> issued =
                issue.issued(call.held(), call.dossier().verifiedFacts(), CallOutcome.POSITIVE.act(), request.at());
        return issued.isEmpty()
                ? new ServiceStep.Unavailable("pin.busy")
                : new ServiceStep.Done(onward(view(call, word)), issued.get().noting("act", "call." + word));
    }

    private ServiceStep negative(ServiceRequest request, CallQueue.Call call, String reason) {
        String act = CallOutcome.NEGATIVE.act();
        Dossier after = call.dossier().at(Stage.ANNULLATO, request.at(), act, Optional.empty());
        Effects effects = effects(
                        call,
                        changes(
                                call,
                                after,
                                queue.free(call.dossier().applicant().person())),
                        act)
                .noting(CallForms.REASON, reason)
                .writtenIn(after.applicant().language());
        return new ServiceStep.Done(
                onward(view(call, CallOutcome.NEGATIVE.word())),
                Notices.cancelled(after).map(effects::sending).orElse(effects));
    }

    private ServiceStep putOff(ServiceRequest request, CallQueue.Call call, CallOutcome outcome, Dossier after) {
        List<RecordChange> held = List.of(queue.putOff(call, request.at()));
        List<RecordChange> all = after.equals(call.dossier())
                ? both(List.of(book.dossiers().unchanged(call.held())), held)
                : changes(call, after, held);
        Instant again = queue.again(request.at());
        View view = onward(view(call, outcome.word()).fact(text("again"), new Value.Moment(again)));
        return new ServiceStep.Done(view, effects(call, all, outcome.act()));
    }

    private List<RecordChange> changes(CallQueue.Call call, Dossier after, List<RecordChange> held) {
        return both(book.dossiers().change(Optional.of(call.held()), after), held);
    }

    private static List<RecordChange> both(List<RecordChange> some, List<RecordChange> others) {
        List<RecordChange> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static Effects effects(CallQueue.Call call, List<RecordChange> changes, String act) {
        return Effects.records(changes)
                .about(call.dossier().applicant().person())
                .noting("act", act);
    }

    /** By the number an outcome is found that has to be corrected. */
    private static View.Builder view(CallQueue.Call call, String word) {
        return View.builder()
                .sentence(text("done." + word))
                .fact(text("number"), new Value.Plain(call.dossier().number()));
    }

    private static View onward(View.Builder view) {
        return view.action(NAME, text("label"))
                .action(CorrectionDesk.NAME, Officers.text(CorrectionDesk.NAME, "label"))
                .build();
    }

    private static Text text(String key, String... arguments) {
        return Officers.text(NAME, key, arguments);
    }
}
