package it.varco.access;

import it.varco.api.audit.AuditTrail;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room itself: puts its parts together and cleans up after them once a minute. */
@Component(
        name = "it.varco.access",
        service = {Logins.class, Sessions.class})
@Designate(ocd = AccessRoom.Config.class)
public final class AccessRoom implements Logins, Sessions {

    /** How long sessions last, and what refusals cost. */
    @ObjectClassDefinition(name = "Logins and sessions")
    public @interface Config {

        @AttributeDefinition(description = "Longest time without use after which a session ends, PT1S to PT2H")
        String session_idle() default "PT15M";

        @AttributeDefinition(description = "Longest life of a session, PT1M to PT24H")
        String session_length() default "PT8H";

        @AttributeDefinition(description = "Sessions one person may have open, 1 to 100; one more ends the oldest")
        int session_most() default 5;

        @AttributeDefinition(
                description = "Refusals per network and provider within the window, 0 (no limit) to 100000")
        int address_refusals() default 60;

        @AttributeDefinition(description = "The window of address.refusals, PT1S to PT24H")
        String address_window() default "PT10M";

        @AttributeDefinition(
                description = "What kinds of credential permit, kind:LEVEL=POWERS, before the built-in table")
        String[] powers() default {};
    }

    private static final Logger LOG = LoggerFactory.getLogger(AccessRoom.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor background;
    private final Attempts attempts;
    private final SessionBook sessions;
    private final LoginFlow logins;
    private volatile @Nullable ScheduledFuture<?> sweeping;

    @Activate
    public AccessRoom(
            Config config,
            @Reference PluginCalls calls,
            @Reference Transactions transactions,
            @Reference AttemptRepository attempts,
            @Reference BlockRepository blocks,
            @Reference SessionRepository sessions,
            @Reference PersonRepository people,
            @Reference RecordRepository records,
            @Reference AuditTrail trail) {
        Settings settings = Settings.of(config);
        clock = Clock.systemUTC();
        background = new ScheduledThreadPoolExecutor(1, AccessRoom::thread, new DiscardPolicy()); // no thread yet
        this.attempts = new Attempts(attempts, blocks);
        this.sessions = new SessionBook(transactions, sessions, people, trail, settings, background);
        AddressBudget budget = new AddressBudget(settings.refusals(), settings.window());
        Outcomes outcomes = new Outcomes(
                transactions, this.attempts, this.sessions, people, records, trail, budget, settings.powers());
        logins = new LoginFlow(new Examiner(calls), this.attempts, outcomes, transactions, budget);
    }

    @Activate
    void start() {
        sweeping = background.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() {
        ScheduledFuture<?> current = sweeping;
        if (current != null) {
            current.cancel(false);
        }
        background.shutdown();
    }

    @Override
    public List<ProviderCard> offered(Channel channel) {
        return logins.offered(channel);
    }

    @Override
    public Login begin(Visit visit, String provider, ReturnPath next) {
        return logins.begin(visit, provider, next);
    }

    @Override
    public Login resume(Visit visit, String attempt, Map<String, String> answer) {
        return logins.resume(visit, attempt, answer);
    }

    @Override
    public Optional<Session> find(Visit visit) {
        return sessions.find(visit);
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        return sessions.openOf(session);
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        return sessions.latestLogins(session, limit);
    }

    @Override
    public boolean end(Session session, String handle) {
        return sessions.end(session, handle);
    }

    private void sweep() {
        try {
            attempts.sweep(clock.instant());
            sessions.sweep(clock.instant());
        } catch (StoreException e) {
            LOG.warn("sweep postponed code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("sweep failed, the next one is in a minute", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-access");
        thread.setDaemon(true);
        return thread;
    }
}
