package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.pin.Subject;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the link of a recovery leads: codice fiscale and provisional code end it, and a new initial PIN goes out.
 *
 * <p>Whoever holds a link learns whether it can still be used and nothing else: of whom it is has to be known. Each
 * wrong answer counts against the link, whomever it names, and the last one of some ends it.
 *
 * @source PIN-39, PIN-40, PIN-44, PIN-S19, CON-04, CON-05, SEC-02, SEC-09, UX-14
 */
final class ResetDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.reset";
    static final String CODE = "code";

    private static final ServiceStep OVER =
            new ServiceStep.Rejected("pin.link", Text.of("pin-issue.reset.rejected.link"));

    private final IssueBook book;
    private final Recoveries recoveries;
    private final Duration block;

    ResetDesk(IssueBook book, Duration block) {
        this.book = book;
        this.recoveries = new Recoveries(book);
        this.block = block;
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.PORTALE).examines(block).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) throws InterruptedException {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0 ? first(request) : PinIssue.NO_ANSWER;
        }
        Optional<String> link = DeskState.read(request)
                .filter(state -> state.words().size() == 1)
                .map(state -> state.words().get(0));
        if (link.isEmpty()) {
            return PinIssue.NO_STATE;
        }
        Optional<Dossiers.Held> held = recoveries.opened(link.get(), request.at());
        return held.isEmpty() ? OVER : answered(request, answer.get(), held.get());
    }

    private ServiceStep first(ServiceRequest request) {
        return request.ticket()
                .map(book.dossiers()::linkOf)
                .filter(link -> recoveries.opened(link, request.at()).isPresent())
                .<ServiceStep>map(link ->
                        new ServiceStep.Ask(form(), DeskState.of(request, link).encode()))
                .orElse(OVER);
    }

    private ServiceStep answered(ServiceRequest request, Submission answer, Dossiers.Held held)
            throws InterruptedException {
        Optional<CodiceFiscale> person = answer.codiceFiscale(Subject.NAME);
        if (person.isEmpty()) {
            return PinIssue.NO_ANSWER;
        }
        boolean same = person.get().equals(held.dossier().applicant().person());
        boolean right = same;
        if (book.policy().recovery().code()) {
            Optional<String> code = answer.text(CODE);
            if (code.isEmpty()) {
                return PinIssue.NO_ANSWER;
            }
            Optional<Boolean> matches = matches(held.dossier(), code.get(), same);
            if (matches.isEmpty()) {
                return PinIssue.BUSY;
            }
            right = same && matches.get();
        }
        return right ? right(request, held, person.get()) : refused(request, held, same);
    }

    private Optional<Boolean> matches(Dossier dossier, String code, boolean same) throws InterruptedException {
        try (TypedCode typed = new TypedCode(code)) {
            return typed.matches(
                    dossier.recovery().map(Recovery::code), book.pins().verifier(), same);
        }
    }

    private ServiceStep right(ServiceRequest request, Dossiers.Held held, CodiceFiscale person)
            throws InterruptedException {
        Optional<Recoveries.Case> found =
                recoveries.find(person, request.at()).filter(read -> read.held().version() == held.version());
        if (found.isEmpty()) { // the PIN was given up, or ended, since the link was sent
            return OVER;
        }
        return recoveries
                .complete(found.get(), request.media(), request.at())
                .<ServiceStep>map(completed -> new ServiceStep.Done(view(completed.byPost()), completed.effects()))
                .orElse(PinIssue.BUSY);
    }

    private ServiceStep refused(ServiceRequest request, Dossiers.Held held, boolean same) {
        return new ServiceStep.Refused(
                same ? "pin.code" : "pin.subject",
                Text.of("pin-issue.reset.refused"),
                recoveries.failed(held, request.at()));
    }

    private Form form() {
        boolean code = book.policy().recovery().code();
        Form.Builder form = Form.builder()
                .introduction(Text.of("pin-issue.reset.introduction"))
                .point(Text.of("pin-issue.reset.halves"))
                .point(Text.of("pin-issue.reset.until"))
                .field(Subject.examined());
        if (code) {
            form.field(Field.of(CODE, FieldKind.CODE, Text.of("pin-issue.reset.code"))
                    .hint(Text.of("pin-issue.reset.code.hint"))
                    .length(1, TypedCode.LONGEST)
                    .autocomplete("one-time-code")
                    .build());
        }
        return form.submit(Text.of("pin-issue.reset.submit")).build();
    }

    private static View view(boolean byPost) {
        return View.builder()
                .heading(Text.of("pin-issue.reset.done"))
                .sentence(Text.of("pin-issue.reset.done." + (byPost ? "post" : "electronic")))
                .sentence(Text.of("pin-issue.reset.done.old"))
                .sentence(Text.of("pin-issue.reset.done.first"))
                .build();
    }
}
