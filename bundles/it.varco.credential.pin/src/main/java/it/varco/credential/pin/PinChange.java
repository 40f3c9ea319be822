package it.varco.credential.pin;

import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.store.Effects;
import it.varco.credential.hash.SecretHash;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import java.util.Optional;

/**
 * The change of a PIN by its holder, who is signed in and was known a moment ago.
 *
 * <p>The present PIN is not asked for: that would be a place to guess it beside the block (CS-08). Nor does the rule
 * that the new one must differ tell it cheaply: whoever types a good PIN twice has set it, so a wrong guess costs the
 * PIN that was to be guessed, and a right one ends the dialogue. Whoever gives the pratica up before the answer is
 * there learns nothing either, because both take the same time ({@link NewPins#chosen}).
 *
 * <p>Each step takes the powers of the PIN, so nobody comes to them by a credential that has less. It is taken in the
 * pratica, for the person and with the record for which the question was asked; otherwise it is asked anew.
 * Thread-safe.
 *
 * @source PIN-03, PIN-04, PIN-36, PIN-37, CRE-15, SEC-02, SEC-10
 */
final class PinChange {

    private static final ServiceStep BUSY = new ServiceStep.Unavailable("pin.busy");
    private static final ServiceStep NO_ANSWER = new ServiceStep.Unavailable("pin.answer");

    private final PinBook book;
    private final PinForms forms;

    PinChange(PinBook book) {
        this.book = book;
        this.forms = new PinForms(book.shape());
    }

    /**
     * Does one step.
     *
     * @param found a PIN that can be changed
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    ServiceStep step(ServiceRequest request, Found found) throws InterruptedException {
        if (!found.record().level().changedWith(request.powers())) {
            return Obstacle.POWERS.rejected();
        }
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            boolean first = request.state().bytes().length == 0;
            return first ? ask(forms.change(), request, found) : NO_ANSWER;
        }
        Optional<ChangeState> state = ChangeState.decode(request.state()).filter(read -> read.belongsTo(request));
        if (state.isEmpty()) {
            return new ServiceStep.Unavailable("pin.state");
        }
        return state.get().version() == found.version()
                ? chosen(request, found, answer.get())
                : ask(forms.changeAnew(), request, found);
    }

    private ServiceStep chosen(ServiceRequest request, Found found, Submission answer) throws InterruptedException {
        return book.newPins()
                .chosen(found, answer)
                .either(
                        hash -> done(request, found, hash),
                        errors -> ask(forms.change().withErrors(errors), request, found),
                        Obstacle.SAME.rejected(),
                        BUSY,
                        NO_ANSWER);
    }

    private ServiceStep done(ServiceRequest request, Found found, SecretHash hash) {
        PinRecord renewed = book.policy().noted(found.record().renewed(hash, request.at()), request.at());
        Effects effects = Effects.records(List.of(book.records().change(found.person(), found.version(), renewed)));
        return new ServiceStep.Done(
                PinViews.changed(renewed, book.policy()),
                effects.endingOtherSessions().sending(PinMessages.changed(found.person(), request.at())));
    }

    private static ServiceStep ask(Form form, ServiceRequest request, Found found) {
        return new ServiceStep.Ask(form, ChangeState.of(request, found).encode());
    }
}
