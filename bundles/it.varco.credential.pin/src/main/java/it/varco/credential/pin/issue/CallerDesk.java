package it.varco.credential.pin.issue;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an officer does for somebody who calls: one form, which says who calls and what they ask, so that an officer
 * learns nothing about anybody before it is recorded. It takes a proof at most five minutes old.
 *
 * @source ROL-07, SEC-71, AUD-04
 */
abstract class CallerDesk implements PinIssue.Desk {

    private static final String FORM = "form";

    private final String name;
    private final IssueBook book;
    private final boolean takesAway;
    private final Misses misses;
    private final Misses.Kind kind;
    private final CallerProof proof;

    /**
     * @param name of the operation, with which its texts begin
     * @param takesAway whether it only takes something away: then a contact is proof enough, and more words that do not
     *     fit are heard
     */
    CallerDesk(String name, boolean takesAway, IssueBook book, Misses misses) {
        this.name = name;
        this.takesAway = takesAway;
        this.book = book;
        this.misses = misses;
        this.kind = takesAway ? Misses.Kind.ENDING : Misses.Kind.CALLER;
        this.proof = new CallerProof(book, takesAway);
    }

    @Override
    public final ServiceOperation operation() {
        return Officers.operation(name).fresh().build();
    }

    /** Adds what is asked beside who calls. */
    abstract void ask(Form.Builder form);

    /** Everything that is wrong with an answer, whoever it is about. */
    abstract List<FieldError> errors(Submission answer);

    /**
     * Does what was asked for.
     *
     * @param caller whose words fit their dossier, where it was looked at, or their PIN, or at least what the archive
     *     knows; only what was looked at of it says anything about them
     */
    abstract ServiceStep done(ServiceRequest request, Holder caller, Submission answer);

    @Override
    public final ServiceStep step(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        boolean first = answer.isEmpty() && request.state().bytes().length == 0;
        if (first) {
            return asked(request, List.of());
        }
        return answer.isEmpty() || DeskState.read(request).isEmpty()
                ? PinIssue.NO_STATE
                : answered(request, answer.get());
    }

    private ServiceStep asked(ServiceRequest request, List<FieldError> errors) {
        Form.Builder form = Form.builder().introduction(Officers.text(name, "introduction"));
        CallerFields.addTo(form, takesAway);
        ask(form);
        return new ServiceStep.Ask(
                form.submit(Officers.text(name, "submit")).build().withErrors(errors),
                DeskState.of(request, FORM).encode());
    }

    private ServiceStep answered(ServiceRequest request, Submission answer) {
        List<FieldError> errors = new ArrayList<>(CallerFields.errors(answer));
        errors.addAll(errors(answer));
        if (!errors.isEmpty()) {
            return asked(request, errors);
        }
        Holder caller = Holder.of(book, CallerFields.person(answer));
        if (caller.isUnreadable()) {
            return PinIssue.NO_RECORD;
        }
        return misses.closed(kind, caller.person())
                ? Officers.toldOfCaller(caller.person(), name, "closed")
                : identified(request, caller, answer);
    }

    /** Whatever does not fit is told in the same words, and counts. */
    private ServiceStep identified(ServiceRequest request, Holder caller, Submission answer) {
        CallerProof.Verdict verdict = proof.of(
                answer.text(CallerFields.PROOF).orElse(""),
                caller.person(),
                caller.lookedAt().map(Dossiers.Held::dossier),
                request.at());
        if (verdict == CallerProof.Verdict.NOT_NOW) {
            return Officers.toldOfCaller(caller.person(), name, "archive");
        }
        boolean named = caller.lookedAt().isPresent() || caller.pin().isPresent();
        if (!named && verdict == CallerProof.Verdict.NOTHING_KNOWN) {
            return told(caller, "nobody");
        }
        boolean fits = (!named || CallerFields.fit(answer, caller)) && verdict != CallerProof.Verdict.UNLIKE;
        if (!fits) {
            return Officers.missed(caller.person(), name, misses, kind, request.at());
        }
        return verdict == CallerProof.Verdict.FITS
                ? done(request, caller, answer)
                : Officers.toldOfCaller(caller.person(), name, "counter");
    }

    /** An answer after which nothing is changed. */
    final ServiceStep told(Holder caller, String act) {
        return Officers.told(caller.person(), name, act);
    }

    final IssueBook book() {
        return book;
    }
}
