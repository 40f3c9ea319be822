package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.configuration.Lines;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ApplicationRepository;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one decision point (SEC-01): deny is the default, and no decision is known before it is recorded (SEC-60). */
@Component(name = "it.varco.access.decisions")
@Designate(ocd = Decisions.Config.class)
public final class Decisions implements AccessControl {

    /** Where the token of the service account lies. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%decisions.name",
            description = "%decisions.description")
    public @interface Config {

        @AttributeDefinition(name = "%tokenFile", description = "%tokenFile.help")
        String tokenFile() default "";
    }

    /** Oldest proof with which a sensitive act may be done (SEC-71). */
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final AuditTrail trail;
    private final Programs programs;

    @Activate
    public Decisions(Config config, @Reference ApplicationRepository applications, @Reference AuditTrail trail) {
        this(trail, new Programs(Lines.any("tokenFile", config.tokenFile()), applications, trail));
    }

    Decisions(String tokenFile, ApplicationRepository applications, AuditTrail trail, Executor background) {
        this(trail, new Programs(tokenFile, applications, trail, background));
    }

    private Decisions(AuditTrail trail, Programs programs) {
        this.trail = trail;
        this.programs = programs;
    }

    @Deactivate
    void stop() {
        programs.stop();
    }

    @Override
    public Optional<Caller> visitor(Visit visit) {
        return Visitor.of(visit);
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        return programs.serviceAccount(token, visit);
    }

    @Override
    public Optional<Caller> application(String token, Visit visit) {
        return programs.application(token, visit);
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        Decision decision = weigh(caller, operation);
        if (decision.granted() && !operation.recorded()) {
            return decision;
        }
        return record(caller, operation, decision) ? decision : new Decision.Refused("access.trail");
    }

    private static Decision weigh(Caller caller, Operation operation) {
        boolean ours = caller instanceof CurrentSession || caller instanceof TokenHolder || caller instanceof Visitor;
        if (!ours) {
            return new Decision.Refused("access.caller");
        }
        if (!operation.roles().contains(caller.role())) {
            return new Decision.Refused("access.role");
        }
        if (caller instanceof TokenHolder holder
                && holder.application().isPresent()
                && !holder.scopes().contains(operation.name())) {
            return new Decision.Refused("access.scope");
        }
        if (!caller.level().atLeast(operation.level())) {
            return new Decision.StepUpNeeded(operation.level());
        }
        if (!caller.powers().atLeast(operation.powers())) {
            return new Decision.Refused("access.powers");
        }
        return operation.fresh() && stale(caller) ? new Decision.ProofTooOld(FRESH) : new Decision.Granted();
    }

    /** A proof from the future is as stale as one from long ago: the clock was set, and nobody can tell. */
    private static boolean stale(Caller caller) {
        Duration age = Duration.between(caller.provedAt(), caller.visit().at());
        return age.abs().compareTo(FRESH) > 0;
    }

    private boolean record(Caller caller, Operation operation, Decision decision) {
        AuditEvent.Builder event = AuditEvent.of(
                        caller.visit().at(), operation.name(), decision.granted() ? Outcome.DONE : Outcome.REFUSED)
                .caller(caller)
                .detail("decision", decision.getClass().getSimpleName());
        if (decision instanceof Decision.Refused refused) {
            event.detail(Trail.RULE, refused.rule());
        }
        try {
            trail.record(event.build());
            return true;
        } catch (StoreException e) {
            LOG.error("decision not recorded, refused operation={} code={}", operation.name(), e.code());
            return false;
        }
    }
}
