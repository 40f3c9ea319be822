package it.varco.tck.catalogue;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link ServiceRequest} written by a test. Immutable; each {@code with…} gives a changed copy. */
public final class ScriptedServiceRequest implements ServiceRequest {

    private final String operation;
    private final String pratica;
    private final CodiceFiscale person;
    private final Instant at;
    private final AssuranceLevel level;
    private final Powers powers;
    private final Locale language;
    private final ServiceState state;
    private final @Nullable Submission submission;

    private ScriptedServiceRequest(
            String operation,
            String pratica,
            CodiceFiscale person,
            Instant at,
            AssuranceLevel level,
            Powers powers,
            Locale language,
            ServiceState state,
            @Nullable Submission submission) {
        this.operation = operation;
        this.pratica = pratica;
        this.person = person;
        this.at = at;
        this.level = level;
        this.powers = powers;
        this.language = language;
        this.state = state;
        this.submission = submission;
    }

    /** The first step of a dialogue, by somebody who proved all there is to prove. */
    public static ScriptedServiceRequest of(String operation, CodiceFiscale person, Instant at) {
        return new ScriptedServiceRequest(
                operation,
                "pratica-" + operation,
                person,
                at,
                AssuranceLevel.HIGH,
                Powers.DISPOSITIVO,
                Locale.ITALIAN,
                ServiceState.none(),
                null);
    }

    /** The same dialogue, bringing the answer to a form and what the service remembers. */
    public ScriptedServiceRequest withAnswer(Submission answer, ServiceState remembered) {
        return new ScriptedServiceRequest(operation, pratica, person, at, level, powers, language, remembered, answer);
    }

    /** The same dialogue, bringing what the service remembers and no answer. */
    public ScriptedServiceRequest withState(ServiceState remembered) {
        return new ScriptedServiceRequest(operation, pratica, person, at, level, powers, language, remembered, null);
    }

    /** The same request in another dialogue. */
    public ScriptedServiceRequest withPratica(String other) {
        return new ScriptedServiceRequest(operation, other, person, at, level, powers, language, state, submission);
    }

    /** The same request at another instant. */
    public ScriptedServiceRequest withInstant(Instant instant) {
        return new ScriptedServiceRequest(
                operation, pratica, person, instant, level, powers, language, state, submission);
    }

    /** The same request behind another proof. */
    public ScriptedServiceRequest withLevel(AssuranceLevel other) {
        return new ScriptedServiceRequest(operation, pratica, person, at, other, powers, language, state, submission);
    }

    /** The same request with other powers. */
    public ScriptedServiceRequest withPowers(Powers other) {
        return new ScriptedServiceRequest(operation, pratica, person, at, level, other, language, state, submission);
    }

    /** The same request in another language. */
    public ScriptedServiceRequest withLanguage(Locale other) {
        return new ScriptedServiceRequest(operation, pratica, person, at, level, powers, other, state, submission);
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String pratica() {
        return pratica;
    }

    @Override
    public CodiceFiscale person() {
        return person;
    }

    @Override
    public Optional<String> name() {
        return Optional.empty();
    }

    @Override
    public AssuranceLevel level() {
        return level;
    }

    @Override
    public Powers powers() {
        return powers;
    }

    @Override
    public Optional<Submission> submission() {
        return Optional.ofNullable(submission);
    }

    @Override
    public ServiceState state() {
        return state;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public Instant at() {
        return at;
    }
}
