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
 * @source UX-41, PIN-16, PIN-S04, PIN-S05, FAS-07, SEC-35
 */
final class CallDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.call";

    private static final String TAKE = "take";
    private static final String OUTCOME = "outcome";
    private static final String OPEN = "open";
    private static final int WORDS = 5;

    private final IssueBook book;
    private final CallQueue queue;
    private final Misses misses;
    private final Issue issue;

    CallDesk(IssueBook book, CallQueue queue, Misses misses) {
        this.book = book;
        this.queue = queue;
        this.misses = misses;
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
            return request.state().bytes().length == 0 ? offer(request) : PinIssue.NO_STATE;
        }
        Optional<DeskState> state = DeskState.read(request);
        if (state.isEmpty()) {
            return PinIssue.NO_STATE;
        }
        List<String> words = state.get().words();
        return words.equals(List.of(TAKE)) ? take(request) : outcome(request, words, answer.get());
    }

    /** The call that the officer has in hand, or the question whether to take one; what waits, where there is none. */
    private ServiceStep offer(ServiceRequest request) {
        return inHand(request).orElseGet(() -> {
            return queue.next(request.person(), request.at()).isEmpty()
                    ? CallsDesk.answered(queue, request)
                    : new ServiceStep.Ask(
                            CallForms.take(queue.waiting(), request.at(), queue.open(request.at())),
                            DeskState.of(request, TAKE).encode());
        });
    }

    /** The question what came of the call that the officer has in hand. */
    private Optional<ServiceStep> inHand(ServiceRequest request) {
        return queue.inHand(request.person(), request.at())
                .map(this::made)
                .map(made -> ask(CallForms.outcome(made), request, made));
    }

    private CallCase made(CallQueue.Call call) {
        CodiceFiscale person = call.dossier().applicant().person();
        return new CallCase(call, Background.of(book.registry(), person), misses.of(Misses.Kind.CALLED, person));
    }

    private static ServiceStep ask(Form form, ServiceRequest request, CallCase made) {
        return new ServiceStep.Ask(
                form, DeskState.of(request, words(made).toArray(String[]::new)).encode());
    }

    /** As what the form was shown: an answer to what is not so any more is asked once more. */
    private static List<String> words(CallCase made) {
        return List.of(
                OUTCOME,
                made.applicant().person().value(),
                String.valueOf(made.call().held().version()),
                String.valueOf(made.misses()),
                made.way());
    }

    /** The next call; the one in hand, where the officer took it in another window. */
    private ServiceStep take(ServiceRequest request) {
        return inHand(request)
                .orElseGet(() -> queue.next(request.person(), request.at())
                        .<ServiceStep>map(next -> taken(request, next))
                        .orElseGet(() -> CallsDesk.answered(queue, request)));
    }

    private ServiceStep.Done taken(ServiceRequest request, CallQueue.Call next) {
        View view = View.builder()
                .heading(text("taken"))
                .sentence(CallForms.until(request.at().plus(CallQueue.LEASE)))
                .action(NAME, text(OPEN))
                .build();
        List<RecordChange> changes = queue.take(next, request.person(), request.at());
        return new ServiceStep.Done(view, effects(next, changes, "call.taken"));
    }

    private ServiceStep outcome(ServiceRequest request, List<String> words, Submission answer)
            throws InterruptedException {
        Optional<CodiceFiscale> person = words.size() == WORDS ? CodiceFiscale.parse(words.get(1)) : Optional.empty();
        Optional<CallOutcome> outcome = answer.text(CallForms.OUTCOME).flatMap(CallOutcome::of);
        if (person.isEmpty() || outcome.isEmpty()) {
            return PinIssue.NO_STATE;
        }
        Optional<CallQueue.Call> call = queue.taken(person.get(), request.person());
        if (call.isEmpty()) { // the time was over and somebody else has it, or it is over
            return new ServiceStep.Rejected("pin.call.gone", text("gone"));
        }
        CallCase made = made(call.get());
        if (!words.equals(words(made))) {
            return ask(CallForms.outcomeAnew(made), request, made);
        }
        List<FieldError> errors = CallForms.errors(outcome.get(), answer, made);
        return errors.isEmpty()
                ? ended(request, made, outcome.get(), answer)
                : ask(CallForms.outcome(made).withErrors(errors), request, made);
    }

    private ServiceStep ended(ServiceRequest request, CallCase made, CallOutcome outcome, Submission answer)
            throws InterruptedException {
        CallQueue.Call call = made.call();
        return switch (outcome) {
            case POSITIVE -> asked(request, made, answer);
            case NEGATIVE ->
                negative(request, call, answer.text(CallForms.REASON).orElseThrow());
            case UNANSWERED -> putOff(request, call, outcome, call.dossier().unanswered(request.at()));
            case LATER -> putOff(request, call, outcome, call.dossier());
        };
    }

    /** A PIN leaves where what was on no form was answered right, or looked at where there is nothing to ask. */
    private ServiceStep asked(ServiceRequest request, CallCase made, Submission answer) throws InterruptedException {
        Optional<CallQuestion> question = made.question();
        if (question.isEmpty()) {
            return positive(request, made.call(), answer.text(CallForms.CHECKED).orElseThrow());
        }
        String said = answer.text(CallForms.ANSWER).orElseThrow();
        return question.get().isAnsweredBy(said) ? positive(request, made.call(), "question") : missed(request, made);
    }

    /** The answer is another: nothing leaves, it counts, and the call goes on. */
    private ServiceStep missed(ServiceRequest request, CallCase made) {
        CodiceFiscale person = made.applicant().person();
        int count = made.misses() + 1;
        View view = View.builder()
                .heading(text("missed.heading"))
                .sentence(text(Misses.Kind.CALLED.isClosed(count) ? "missed.often" : "missed"))
                .action(NAME, text(OPEN))
                .build();
        List<RecordChange> changes = List.of(
                book.dossiers().unchanged(made.call().held()),
                misses.another(Misses.Kind.CALLED, person, request.at()));
        return new ServiceStep.Done(
                view, effects(made.call(), changes, "call.missed").noting("misses", String.valueOf(count)));
    }

    /** Residence and document are verified, and the halves leave; unless there is a bar to that. */
    private ServiceStep positive(ServiceRequest request, CallQueue.Call call, String checked)
            throws InterruptedException {
        Holder holder = Holder.of(book, call.held());
        if (holder.isUnreadable()) {
            return PinIssue.NO_RECORD;
        }
        Dossier ready = call.dossier().verifiedFacts();
        String word = issue.bar(ready, request.at()).map(Issue.Bar::word).orElse(CallOutcome.POSITIVE.word());
        Optional<Effects> issued = issue.issued(call.held(), ready, CallOutcome.POSITIVE.act(), request.at());
        return issued.isEmpty()
                ? PinIssue.BUSY
                : new ServiceStep.Done(
                        onward(view(call, word)),
                        issued.get().noting("act", "call." + word).noting(CallForms.CHECKED, checked));
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
        List<RecordChange> hold = List.of(queue.putOff(call, request.at()));
        List<RecordChange> all = after.equals(call.dossier())
                ? both(List.of(book.dossiers().unchanged(call.held())), hold)
                : changes(call, after, hold);
        Instant again = queue.again(request.at());
        View view = onward(view(call, outcome.word()).fact(text("again"), new Value.Moment(again)));
        return new ServiceStep.Done(view, effects(call, all, outcome.act()));
    }

    private List<RecordChange> changes(CallQueue.Call call, Dossier after, List<RecordChange> hold) {
        return both(book.dossiers().change(Optional.of(call.held()), after), hold);
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
