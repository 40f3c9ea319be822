package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.SpokenNumber;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An officer takes back the outcome of a verification call, their own or another's, with a reason; both stay in the
 * trail. A PIN that was issued on it opens nothing any more, and whoever asked for it is called again.
 *
 * <p>The request is named by its number, which stands under every outcome, or by the codice fiscale.
 *
 * @source UX-43, PIN-S04, PIN-S05, SEC-71
 */
final class CorrectionDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.correct";

    static final String WHICH = "which";
    static final String RIGHT = "right";

    /** What is right: the call is still to be made. */
    static final String AGAIN = "again";
    /** What is right: it was negative. */
    static final String NEGATIVE = "negative";

    private static final String UNDONE = "call.undone";
    private static final String FORM = "form";
    private static final List<String> REASONS = List.of("choice", "person", "news", "other");
    private static final int LONGEST_NUMBER = 40;

    private final IssueBook book;
    private final CallQueue queue;

    CorrectionDesk(IssueBook book, CallQueue queue) {
        this.book = book;
        this.queue = queue;
    }

    @Override
    public ServiceOperation operation() {
        return Officers.operation(NAME).fresh().build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0
                    ? new ServiceStep.Ask(form(), DeskState.of(request, FORM).encode())
                    : PinIssue.NO_STATE;
        }
        if (DeskState.read(request).isEmpty()) {
            return PinIssue.NO_STATE;
        }
        String which = answer.get().text(WHICH).orElse("");
        Optional<CodiceFiscale> person = CodiceFiscale.parse(which);
        if (person.isPresent()) {
            return book.dossiers()
                    .find(person.get())
                    .map(held -> corrected(request, held, answer.get()))
                    .orElseGet(() -> Officers.told(person.get(), NAME, "none"));
        }
        return SpokenNumber.parse(which)
                .flatMap(number -> book.dossiers()
                        .ofNumber(number)
                        .filter(held -> held.dossier().number().equals(number))) // another may have taken its place
                .map(held -> corrected(request, held, answer.get()))
                .orElseGet(() -> new ServiceStep.Rejected("pin.correct.unknown", text("unknown")));
    }

    private static Form form() {
        return Form.builder()
                .introduction(text("introduction"))
                .field(Field.of(WHICH, FieldKind.TEXT, text(WHICH))
                        .hint(text("which.hint"))
                        .length(1, LONGEST_NUMBER)
                        .build())
                .field(Officers.choice(NAME, RIGHT, List.of(AGAIN, NEGATIVE)).build())
                .field(Officers.choice(NAME, Officers.REASON, REASONS).build())
                .submit(text("submit"))
                .build();
    }

    private ServiceStep corrected(ServiceRequest request, Dossiers.Held held, Submission answer) {
        Optional<String> right = answer.text(RIGHT);
        Optional<String> reason = answer.text(Officers.REASON);
        if (right.isEmpty() || reason.isEmpty()) {
            return PinIssue.NO_ANSWER;
        }
        Holder holder = Holder.of(book, held);
        if (holder.isUnreadable()) {
            return PinIssue.NO_RECORD;
        }
        Optional<CallOutcome> given = given(held.dossier());
        boolean same =
                given.filter(outcome -> outcome.word().equals(right.get())).isPresent();
        if (given.isEmpty() || same) {
            return Officers.told(holder.person(), NAME, "none");
        }
        Optional<CallQueue.Call> call = queue.of(held);
        if (call.filter(waiting -> waiting.inHand(request.at())).isPresent()) {
            return Officers.told(holder.person(), NAME, "held");
        }
        if (given.get() == CallOutcome.POSITIVE && isOver(holder)) {
            return Officers.told(holder.person(), NAME, "late");
        }
        List<RecordChange> freed = call.map(waiting -> List.of(queue.withdraw(waiting, request.at())))
                .orElseGet(() -> queue.free(holder.person())); // nobody takes one that does not wait
        Mistake mistake = new Mistake(holder, given.get(), reason.get(), freed);
        return right.get().equals(NEGATIVE) ? negative(mistake, request.at()) : again(mistake, request.at());
    }

    /** The outcome that stands, if it can be taken back. */
    private static Optional<CallOutcome> given(Dossier dossier) {
        Optional<CallOutcome> last = dossier.history().stream()
                .map(Dossier.Event::what)
                .filter(CallOutcome::isOfCall)
                .reduce((earlier, later) -> later)
                .flatMap(CallOutcome::ofAct);
        return last.filter(outcome -> switch (outcome) {
            case POSITIVE -> isIssued(dossier.stage());
            case NEGATIVE -> dossier.stage() == Stage.ANNULLATO;
            case UNANSWERED -> dossier.stage() == Stage.IN_VERIFICA_TELEFONICA;
            case LATER -> false;
        });
    }

    private static boolean isIssued(Stage stage) {
        return stage == Stage.PRIMA_META_INVIATA
                || stage == Stage.DA_ATTIVARE
                || stage == Stage.IN_ATTESA_PRIMO_ACCESSO;
    }

    /**
     * Whether the PIN is not the one any more that left on this call: it was recovered since, the holder has signed in,
     * though nobody noted that in the dossier yet, or it was made by another way later.
     */
    private static boolean isOver(Holder holder) {
        Dossier dossier = holder.dossier().orElseThrow();
        boolean recovered = dossier.history().stream()
                .map(Dossier.Event::what)
                .dropWhile(what -> !what.equals(CallOutcome.POSITIVE.act()))
                .anyMatch(Recoveries.COMPLETED::equals);
        return recovered
                || issued(holder)
                        .filter(pin -> pin.state() != PinState.IN_ATTESA_PRIMO_ACCESSO
                                || pin.setAt().isAfter(dossier.since()))
                        .isPresent();
    }

    /** The PIN that a positive call made: none yet while its first half waits to be activated. */
    private static Optional<PinRecord> issued(Holder holder) {
        return holder.dossier()
                .filter(dossier -> dossier.stage() != Stage.DA_ATTIVARE)
                .flatMap(dossier -> holder.pin())
                .map(Found::record);
    }

    /**
     * What is taken back.
     *
     * @param freed changes after which nothing holds the call
     */
    private record Mistake(Holder holder, CallOutcome given, String reason, List<RecordChange> freed) {

        /** The dossier without what a positive call led to. */
        Dossier undone() {
            return holder.dossier()
                    .orElseThrow()
                    .unverifiedFacts()
                    .waitingFor(Optional.empty())
                    .recovering(Optional.empty());
        }
    }

    private ServiceStep again(Mistake mistake, Instant at) {
        Optional<Instant> until = Optional.of(book.policy().call().over(at));
        Dossier after = mistake.undone().at(Stage.IN_VERIFICA_TELEFONICA, at, UNDONE, until);
        return done(AGAIN, after, effects(mistake, after, UNDONE));
    }

    private ServiceStep negative(Mistake mistake, Instant at) {
        String act = CallOutcome.NEGATIVE.act();
        Dossier after = mistake.undone().at(Stage.ANNULLATO, at, act, Optional.empty());
        return done(NEGATIVE, after, effects(mistake, after, act));
    }

    private Effects effects(Mistake mistake, Dossier after, String act) {
        Holder holder = mistake.holder();
        CallOutcome given = mistake.given();
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(holder.held(), after));
        changes.addAll(mistake.freed());
        if (given == CallOutcome.POSITIVE && issued(holder).isPresent()) {
            changes.add(book.pins().records().removal(holder.person(), holder.version()));
        }
        Effects effects = Effects.records(changes)
                .about(holder.person())
                .writtenIn(after.applicant().language())
                .noting("act", act)
                .noting("before", given.act())
                .noting(Officers.REASON, mistake.reason());
        return told(given, after).map(effects::sending).orElse(effects);
    }

    /** What the person is told: nothing, where they were told nothing before. */
    private static Optional<Message> told(CallOutcome given, Dossier after) {
        if (after.stage() == Stage.ANNULLATO) {
            return given == CallOutcome.NEGATIVE ? Optional.empty() : Notices.cancelled(after);
        }
        return given == CallOutcome.POSITIVE ? Notices.withdrawn(after) : Optional.empty();
    }

    private static ServiceStep done(String right, Dossier after, Effects effects) {
        View view = View.builder()
                .sentence(text("done." + right))
                .fact(Officers.text(CallDesk.NAME, "number"), new View.Value.Plain(after.number()))
                .action(CallDesk.NAME, Officers.text(CallDesk.NAME, "label"))
                .action(CallsDesk.NAME, Officers.text(CallsDesk.NAME, "label"))
                .build();
        return new ServiceStep.Done(view, effects);
    }

    private static Text text(String key, String... arguments) {
        return Officers.text(NAME, key, arguments);
    }
}
