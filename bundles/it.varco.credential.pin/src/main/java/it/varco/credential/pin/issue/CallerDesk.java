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

    /** @param name of the operation, with which its texts begin */
    CallerDesk(String name, IssueBook book) {
        this.name = name;
        this.book = book;
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
     * @param caller of whom there is a dossier or a PIN, and whose words fit it
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
                ? new ServiceStep.Unavailable("pin.state")
                : answered(request, answer.get());
    }

    private ServiceStep asked(ServiceRequest request, List<FieldError> errors) {
        Form.Builder form = Form.builder().introduction(Officers.text(name, "introduction"));
        CallerFields.addTo(form);
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
            return new ServiceStep.Unavailable("pin.record");
        }
        if (caller.isNobody()) {
            return told(caller, "nobody");
        }
        return CallerFields.fit(answer, caller) ? done(request, caller, answer) : told(caller, "unlike");
    }

    /** An answer after which nothing is changed. */
    final ServiceStep told(Holder caller, String act) {
        return Officers.told(caller.person(), name, act);
    }

    final IssueBook book() {
        return book;
    }
}
