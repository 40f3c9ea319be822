package it.varco.tck.catalogue;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.notification.Medium;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link ServiceRequest} written by a test. Immutable; each {@code with…} gives a changed copy. */
public final class ScriptedServiceRequest implements ServiceRequest {

    private final String operation;
    private final String pratica;
    private final Who who;
    private final Instant at;
    private final Locale language;
    private final Said said;

    /** Who acts, and what they proved; nobody is signed in without a person. */
    private record Who(@Nullable CodiceFiscale person, AssuranceLevel level, Powers powers) {}

    /** What came with the step. */
    private record Said(
            ServiceState state,
            @Nullable Submission submission,
            @Nullable String ticket,
            Set<Medium> media) {

        static final Said NOTHING = new Said(ServiceState.none(), null, null, EnumSet.allOf(Medium.class));
    }

    private ScriptedServiceRequest(String operation, String pratica, Who who, Instant at, Locale language, Said said) {
        this.operation = operation;
        this.pratica = pratica;
        this.who = who;
        this.at = at;
        this.language = language;
        this.said = said;
    }

    /** The first step of a dialogue, by somebody who proved all there is to prove. */
    public static ScriptedServiceRequest of(String operation, CodiceFiscale person, Instant at) {
        Who who = new Who(person, AssuranceLevel.HIGH, Powers.DISPOSITIVO);
        return new ScriptedServiceRequest(operation, "pratica-" + operation, who, at, Locale.ITALIAN, Said.NOTHING);
    }

    /** The first step of a dialogue, by somebody who has not signed in. */
    public static ScriptedServiceRequest ofVisitor(String operation, Instant at) {
        Who who = new Who(null, AssuranceLevel.LOW, Powers.NONE);
        return new ScriptedServiceRequest(operation, "pratica-" + operation, who, at, Locale.ITALIAN, Said.NOTHING);
    }

    /** The same dialogue, bringing the answer to a form and what the service remembers. */
    public ScriptedServiceRequest withAnswer(Submission answer, ServiceState remembered) {
        return with(new Said(remembered, answer, null, said.media));
    }

    /** The same dialogue, bringing what the service remembers and no answer. */
    public ScriptedServiceRequest withState(ServiceState remembered) {
        return with(new Said(remembered, null, null, said.media));
    }

    /** The first step of the same dialogue, to which a link led that carried this. */
    public ScriptedServiceRequest withTicket(String ticket) {
        return with(new Said(ServiceState.none(), null, ticket, said.media));
    }

    /** The same request in a house over whose other media no message leaves; over all of them unless said. */
    public ScriptedServiceRequest withMedia(Set<Medium> media) {
        return with(new Said(said.state, said.submission, said.ticket, Set.copyOf(media)));
    }

    private ScriptedServiceRequest with(Said other) {
        return new ScriptedServiceRequest(operation, pratica, who, at, language, other);
    }

    private ScriptedServiceRequest with(Who other) {
        return new ScriptedServiceRequest(operation, pratica, other, at, language, said);
    }

    /** The same request in another dialogue. */
    public ScriptedServiceRequest withPratica(String other) {
        return new ScriptedServiceRequest(operation, other, who, at, language, said);
    }

    /** The same request at another instant. */
    public ScriptedServiceRequest withInstant(Instant instant) {
        return new ScriptedServiceRequest(operation, pratica, who, instant, language, said);
    }

    /** The same request behind another proof. */
    public ScriptedServiceRequest withLevel(AssuranceLevel other) {
        return with(new Who(who.person, other, who.powers));
    }

    /** The same request with other powers. */
    public ScriptedServiceRequest withPowers(Powers other) {
        return with(new Who(who.person, who.level, other));
    }

    /** The same request in another language. */
    public ScriptedServiceRequest withLanguage(Locale other) {
        return new ScriptedServiceRequest(operation, pratica, who, at, other, said);
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
        return Optional.ofNullable(who.person)
                .orElseThrow(() -> new IllegalStateException("request: expected a place with a login"));
    }

    @Override
    public Optional<String> name() {
        return Optional.empty();
    }

    @Override
    public AssuranceLevel level() {
        return who.level;
    }

    @Override
    public Powers powers() {
        return who.powers;
    }

    @Override
    public Optional<Submission> submission() {
        return Optional.ofNullable(said.submission);
    }

    @Override
    public Optional<String> ticket() {
        return Optional.ofNullable(said.ticket);
    }

    @Override
    public Set<Medium> media() {
        return said.media;
    }

    @Override
    public ServiceState state() {
        return said.state;
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
