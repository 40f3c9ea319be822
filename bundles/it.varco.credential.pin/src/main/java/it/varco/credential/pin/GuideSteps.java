package it.varco.credential.pin;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.credential.hash.SecretHash;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import java.util.List;
import java.util.Optional;

/**
 * The steps that may follow a right PIN.
 *
 * <pre>
 * FIRST_LOGIN  rules ────────────► new PIN ──► in
 * EXPIRED                          new PIN ──► in
 * OVERDUE                          choice ───► in
 * DUE          suggestion ─ now ─► choice ───► in
 *                         └ later ───────────► in
 * </pre>
 *
 * <p>A new PIN is assigned and shown, or chosen where the configuration says so; a change is always chosen. Each step
 * is a function of the state and the answer; nothing is stored before the end. Thread-safe.
 *
 * @source PIN-02, PIN-07, PIN-35, PIN-36, PIN-S10, PIN-S16, PIN-S17, CON-02, CON-24
 */
final class GuideSteps {

    private static final LoginStep NO_ANSWER = new LoginStep.Unavailable("pin.answer");
    private static final LoginStep BUSY = new LoginStep.Unavailable("pin.busy");

    private final boolean holderChooses;
    private final PinForms forms;
    private final NewPins newPins;
    private final Entrance entrance;

    GuideSteps(PinShape shape, NewPins newPins, Entrance entrance) {
        this.holderChooses = shape.chosen();
        this.forms = new PinForms(shape);
        this.newPins = newPins;
        this.entrance = entrance;
    }

    /**
     * The first step.
     *
     * @param proof whose standing leads somewhere
     * @param same the hash of the same PIN at the cost of today, where the stored one is of another
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    LoginStep first(Found found, Proof proof, Optional<SecretHash> same, LoginRequest request)
            throws InterruptedException {
        return switch (proof.standing()) {
            case GOOD -> unchanged(found, same, request);
            case FIRST_LOGIN -> ask(forms.rules(), GuideState.Step.RULES, proof, Optional.empty(), Optional.empty());
            case EXPIRED -> newPin(found, proof, Optional.empty());
            case OVERDUE -> choice(proof, Optional.empty());
            case DUE -> ask(forms.suggestion(), GuideState.Step.SUGGESTION, proof, Optional.empty(), same);
            case UNUSABLE, ENDED -> throw new IllegalArgumentException("standing: expected one that leads somewhere");
        };
    }

    /**
     * The step after an answer.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    LoginStep next(Found found, GuideState state, Submission answer, LoginRequest request) throws InterruptedException {
        return switch (state.step()) {
            case RULES ->
                answer.text(PinForms.RULES).isPresent()
                        ? newPin(
                                found,
                                state.proof(),
                                Optional.of(new Confirmation(PinForms.RULES_VERSION, request.at())))
                        : NO_ANSWER;
            case SUGGESTION ->
                decided(found, state, answer.text(PinForms.ACTION).orElse(""), request);
            case SHOWN ->
                answer.text(PinForms.KEPT).isPresent()
                        ? renewed(found, state, state.hash().orElseThrow(), request)
                        : NO_ANSWER;
            case CHOICE -> chosen(found, state, answer, request);
        };
    }

    private LoginStep decided(Found found, GuideState state, String action, LoginRequest request) {
        return switch (action) {
            case PinForms.LATER -> unchanged(found, state.hash(), request);
            case PinForms.CHANGE -> choice(state.proof(), Optional.empty());
            default -> NO_ANSWER;
        };
    }

    private LoginStep chosen(Found found, GuideState state, Submission answer, LoginRequest request)
            throws InterruptedException {
        Form form = forms.choice(state.proof().standing());
        List<FieldError> same = List.of(new FieldError(PinForms.NEW, forms.error(PinRules.Flaw.SAME)));
        return newPins.chosen(found, answer)
                .either(
                        hash -> renewed(found, state, hash, request),
                        errors -> new LoginStep.Ask(form.withErrors(errors), state.encode()),
                        new LoginStep.Ask(form.withErrors(same), state.encode()), // they typed it a moment ago
                        BUSY,
                        NO_ANSWER);
    }

    /** A PIN in the place of one that cannot be used any longer: assigned, unless its holder chooses (CON-24). */
    private LoginStep newPin(Found found, Proof proof, Optional<Confirmation> seen) throws InterruptedException {
        if (holderChooses) {
            return choice(proof, seen);
        }
        return newPins.assigned(found)
                .map(made -> ask(
                        forms.shown(proof, made.pin()), GuideState.Step.SHOWN, proof, seen, Optional.of(made.hash())))
                .orElse(BUSY);
    }

    private LoginStep choice(Proof proof, Optional<Confirmation> seen) {
        return ask(forms.choice(proof.standing()), GuideState.Step.CHOICE, proof, seen, Optional.empty());
    }

    private static LoginStep ask(
            Form form, GuideState.Step step, Proof proof, Optional<Confirmation> seen, Optional<SecretHash> hash) {
        return new LoginStep.Ask(form, new GuideState(step, proof, seen, hash).encode());
    }

    private LoginStep renewed(Found found, GuideState state, SecretHash hash, LoginRequest request) {
        PinRecord seen = state.confirmed().map(found.record()::confirmed).orElse(found.record());
        return entrance.inRenewed(
                found, seen.renewed(hash, request.at()), request, state.proof().standing());
    }

    private LoginStep unchanged(Found found, Optional<SecretHash> same, LoginRequest request) {
        return entrance.in(found, same.map(found.record()::with).orElse(found.record()), request);
    }
}
