package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
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
    @ObjectClassDefinition(name = "Access decisions")
    public @interface Config {

        @AttributeDefinition(
                description = "File that holds the token of the service account; empty to admit nobody by it")
        String tokenFile() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final AuditTrail trail;
    private final String tokenFile;
    private final RefusedTokens refused = new RefusedTokens();

    @Activate
    public Decisions(Config config, @Reference AuditTrail trail) {
        this(config.tokenFile(), trail);
    }

    Decisions(String tokenFile, AuditTrail trail) {
        this.tokenFile = tokenFile;
        this.trail = trail;
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
        if (!(caller instanceof CurrentSession) && !(caller instanceof ServiceAccount)) {
            return new Decision.Refused("access.caller");
        }
        if (!operation.roles().contains(caller.role())) {
            return new Decision.Refused("access.role");
        }
        if (!caller.level().atLeast(operation.level())) {
            return new Decision.StepUpNeeded(operation.level());
        }
        return caller.powers().atLeast(operation.powers())
                ? new Decision.Granted()
                : new Decision.Refused("access.powers");
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

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        boolean right = matches(token) && fromThisMachine(visit.address());
        if (!right) {
            recordRefusal(visit);
        }
        return right ? Optional.of(new ServiceAccount(visit)) : Optional.empty();
    }

    /** One record a minute with the number of refusals: whoever has no token cannot fill the trail. */
    private void recordRefusal(Visit visit) {
        long count = refused.count(visit.at());
        if (count > 0) {
            trail.record(AuditEvent.of(visit.at(), Trail.SERVICE_ACCOUNT, Outcome.REFUSED)
                    .visit(visit)
                    .detail(Trail.RULE, "access.token")
                    .detail("count", String.valueOf(count))
                    .build());
        }
    }

    private boolean matches(String token) {
        if (tokenFile.isEmpty()) {
            return false;
        }
        try {
            byte[] right = Files.readString(Path.of(tokenFile)).strip().getBytes(StandardCharsets.UTF_8);
            return right.length > 0 && MessageDigest.isEqual(right, token.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("token of the service account cannot be read", e);
            return false;
        }
    }

    private static boolean fromThisMachine(String address) {
        try {
            return address.matches("[0-9a-fA-F:.%]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
