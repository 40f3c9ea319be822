package it.varco.credential.pin.issue;

import it.varco.api.form.Form;
import it.varco.api.form.SpokenNumber;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.credential.pin.PhaseOut;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.Optional;

/**
 * The pages on which a request for a PIN is taken down, for whoever asks on the portal and for officers: whether the
 * person can still have one, what is needed, and all of it once more to be confirmed. Thread-safe.
 *
 * @source PIN-14, PIN-15, PIN-17, FAS-05
 */
abstract class RequestPages implements PinIssue.Desk {

    static final ServiceStep NOT_ELIGIBLE = new ServiceStep.Rejected("pin.eligible", Text.of("pin.rejected.eligible"));

    private final Dossier.Origin origin;
    private final Dossiers dossiers;
    private final PhaseOut phaseOut;
    private final RequestForms forms;

    RequestPages(IssueBook book, Dossier.Origin origin) {
        this.origin = origin;
        dossiers = book.dossiers();
        phaseOut = book.phaseOut();
        forms = new RequestForms(book.policy());
    }

    /** Adds what else is asked with the summary; nothing, unless a desk says so. */
    void addTo(Form.Builder summary) {}

    /**
     * Takes the request.
     *
     * @param asked with the number that was drawn for it, begun now
     * @param request the answer to the summary
     */
    abstract ServiceStep taken(Dossier asked, ServiceRequest request);

    @Override
    public final ServiceStep step(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0 ? begin(request) : PinIssue.NO_ANSWER;
        }
        Optional<RequestState> state = RequestState.decode(request.state(), request.pratica());
        if (state.isEmpty()) {
            return PinIssue.NO_STATE;
        }
        return switch (state.get().page()) {
            case ELIGIBILITY -> eligibility(request, answer.get());
            case DATA -> data(request, state.get(), answer.get());
            case SUMMARY -> done(state.get().asked().orElseThrow(), request);
        };
    }

    private ServiceStep begin(ServiceRequest request) {
        return phaseOut.issues(false, request.at())
                ? ask(forms.data(false), RequestState.at(RequestState.Page.DATA, request.pratica(), false))
                : ask(forms.eligibility(), RequestState.at(RequestState.Page.ELIGIBILITY, request.pratica(), false));
    }

    private ServiceStep eligibility(ServiceRequest request, Submission answer) {
        dossiers.within(); // whoever may go on learns now that nothing can be stored, and not after the last page
        boolean abroad = answer.text(RequestForms.ABROAD).equals(Optional.of(RequestForms.YES));
        boolean without = answer.text(RequestForms.DOCUMENT_QUESTION).equals(Optional.of(RequestForms.NO));
        return abroad && without
                ? ask(forms.data(true), RequestState.at(RequestState.Page.DATA, request.pratica(), true))
                : NOT_ELIGIBLE;
    }

    private ServiceStep data(ServiceRequest request, RequestState state, Submission answer) {
        RequestAnswers answers = new RequestAnswers(answer, state.eligible(), request.at());
        return answers.read(request.language())
                .map(asked -> summary(request, state, asked))
                .orElseGet(() -> ask(forms.data(state.eligible()).withErrors(answers.errors()), state));
    }

    private ServiceStep summary(ServiceRequest request, RequestState state, RequestAnswers.Asked asked) {
        Dossier dossier =
                Dossier.asked(asked.applicant(), asked.contacts(), origin, SpokenNumber.random(), request.at());
        return ask(
                forms.summary(asked.applicant(), asked.contacts(), state.eligible(), this::addTo),
                new RequestState(request.pratica(), RequestState.Page.SUMMARY, state.eligible(), Optional.of(dossier)));
    }

    private ServiceStep done(Dossier typed, ServiceRequest request) {
        Instant at = request.at();
        Applicant applicant = typed.applicant();
        return phaseOut.issues(applicant.eligible(), at)
                ? taken(Dossier.asked(applicant, typed.contacts(), typed.origin(), typed.number(), at), request)
                : NOT_ELIGIBLE;
    }

    private static ServiceStep ask(Form form, RequestState state) {
        return new ServiceStep.Ask(form, state.encode());
    }
}
