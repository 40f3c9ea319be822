package it.varco.credential.pin;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A login played step by step, each with another instance of the provider and a state that travelled as bytes. */
final class Play {

    private Supplier<PinCredentialProvider> instances;
    private ScriptedLoginRequest first;
    private final List<LoginStep> steps = new ArrayList<>();
    private ScriptedLoginRequest request;

    Play(Supplier<PinCredentialProvider> instances, Instant at, String attempt) {
        this.instances = instances;
        this.first = ScriptedLoginRequest.of(attempt, at);
        this.request = first;
        steps.add(instances.get().begin(first));
    }

    /** From now on other instances answer. */
    Play with(Supplier<PinCredentialProvider> others) {
        instances = others;
        return this;
    }

    /** From now on it is later. */
    Play at(Instant later) {
        request = first.withInstant(later);
        return this;
    }

    /** From now on the room that sends messages is away. */
    Play withoutPost() {
        first = first.withMedia(Set.of());
        request = request.withMedia(Set.of());
        return this;
    }

    LoginStep enters(CodiceFiscale person, String pin) {
        return answers(Map.of(Subject.NAME, person.value(), EntryForms.PIN, pin));
    }

    /** Ticks the one box of the form, which ends the login or goes on. */
    Ended confirms(String field) {
        return new Ended(answers(Map.of(field, "true")));
    }

    LoginStep chooses(String pin, String again) {
        return answers(Map.of(PinForms.NEW, pin, PinForms.AGAIN, again));
    }

    LoginStep answers(Map<String, String> typed) {
        return answers(typed, asked().state());
    }

    /** Answers with a state that may be of another login. */
    LoginStep answers(Map<String, String> typed, ProviderState state) {
        Form.Reading reading = form().read(new HashMap<>(typed));
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException("play: expected an answer that fits the form");
        }
        try (Submission answer = reading.submission()) {
            LoginStep step = instances.get().resume(request.withSubmission(answer), ProviderState.of(state.bytes()));
            if (!(step instanceof LoginStep.Unavailable)) { // Varco keeps the attempt as it is then
                steps.add(step);
            }
            return step;
        }
    }

    LoginStep last() {
        return steps.get(steps.size() - 1);
    }

    List<LoginStep> steps() {
        return List.copyOf(steps);
    }

    LoginStep.Ask asked() {
        return (LoginStep.Ask) last();
    }

    Form form() {
        return asked().form();
    }

    String heading() {
        return form().heading().map(text -> text.key()).orElse("");
    }

    /** The PIN that the form shows. */
    String shownPin() {
        return form().exhibits().get(0).values().get(0);
    }

    List<String> errors() {
        return form().errors().stream()
                .map(FieldError::message)
                .map(text -> text.key())
                .toList();
    }

    /** A step that a test expects to be the last one. */
    record Ended(LoginStep step) {

        Effects effects() {
            return ((LoginStep.Recognised) step).effects();
        }
    }
}
