package it.varco.access;

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
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises programs by the token in their request: the service account, whose token lies in a file of this machine,
 * and applications, whose tokens an administrator made (D-46). Thread-safe.
 */
final class Programs {

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;

    /** Anything else would be looked up as a name. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.%]+");

    private final String tokenFile;
    private final ApplicationRepository applications;
    private final AuditTrail trail;
    private final Executor background;
    private final RefusedTokens refusedAccounts = new RefusedTokens();
    private final RefusedTokens refusedApplications = new RefusedTokens();

    /** @param tokenFile where the token of the service account lies; empty for a gateway without */
    Programs(String tokenFile, ApplicationRepository applications, AuditTrail trail) {
        this(tokenFile, applications, trail, pool());
    }

    /** @param background notes uses, which nobody waits for */
    Programs(String tokenFile, ApplicationRepository applications, AuditTrail trail, Executor background) {
        this.tokenFile = tokenFile;
        this.applications = applications;
        this.trail = trail;
        this.background = background;
    }

    void stop() {
        if (background instanceof ExecutorService own) {
            own.shutdown();
        }
    }

    /** The service account, if that is its token and it comes from this machine. */
    Optional<Caller> serviceAccount(String token, Visit visit) {
        boolean right = matches(token) && fromThisMachine(visit.address());
        if (!right) {
            recordRefusal(visit, Trail.SERVICE_ACCOUNT, refusedAccounts);
        }
        return right ? Optional.of(TokenHolder.serviceAccount(visit)) : Optional.empty();
    }

    /** The application with a token; the store is asked each time, so one that ended is refused at once everywhere. */
    Optional<Caller> application(String token, Visit visit) {
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
            return ADDRESS.matcher(address).matches()
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
