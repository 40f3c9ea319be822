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
import it.varco.spi.store.ApplicationRepository;
import it.varco.spi.store.StoredApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;

    private final ApplicationRepository applications;
    private final AuditTrail trail;
    private final String tokenFile;
    private final Executor background;
    private final RefusedTokens refusedAccounts = new RefusedTokens();
    private final RefusedTokens refusedApplications = new RefusedTokens();

    @Activate
    public Decisions(Config config, @Reference ApplicationRepository applications, @Reference AuditTrail trail) {
        this(config.tokenFile(), applications, trail, pool());
    }

    Decisions(String tokenFile, ApplicationRepository applications, AuditTrail trail, Executor background) {
        this.tokenFile = tokenFile;
        this.applications = applications;
        this.trail = trail;
        this.background = background;
    }

    @Deactivate
    void stop() {
        if (background instanceof ExecutorService own) {
            own.shutdown();
        }
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
        if (!(caller instanceof CurrentSession) && !(caller instanceof TokenHolder)) {
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

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        boolean right = matches(token) && fromThisMachine(visit.address());
        if (!right) {
            recordRefusal(visit, Trail.SERVICE_ACCOUNT, refusedAccounts);
        }
        return right ? Optional.of(TokenHolder.serviceAccount(visit)) : Optional.empty();
    }

    /** Asks the store each time, so that a token that ended is refused at once on every node. */
    @Override
    public Optional<Caller> application(String token, Visit visit) {
        Optional<StoredApplication> known =
                BearerToken.parse(token).flatMap(sent -> applications.find(sent.hash(), visit.at()));
        if (known.isEmpty()) {
            recordRefusal(visit, Trail.APPLICATION, refusedApplications);
        }
        known.filter(held -> !visit.at().isBefore(held.lastUsedAt().plus(BETWEEN_USES)))
                .ifPresent(held -> background.execute(() -> noteUse(held.id(), visit)));
        return known.map(held -> TokenHolder.application(visit, held));
    }

    private void noteUse(String id, Visit visit) {
        try {
            applications.touch(id, visit.at());
        } catch (StoreException e) {
            LOG.warn("last use of a bearer token not noted code={}", e.code());
        }
    }

    /** One record a minute and network with the number of refusals: whoever has no token cannot fill the trail. */
    private void recordRefusal(Visit visit, String operation, RefusedTokens refused) {
        refused.count(visit.address(), visit.at()).ifPresent(due -> {
            AuditEvent.Builder event = AuditEvent.of(visit.at(), operation, Outcome.REFUSED)
                    .visit(visit)
                    .detail(Trail.RULE, "access.token");
            due.details().forEach(event::detail);
            trail.record(event.build());
        });
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

    /** One thread while there is something to note; what does not fit is noted at a later use. */
    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                work -> {
                    Thread thread = new Thread(work, "varco-access-uses");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
