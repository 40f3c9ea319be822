package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.RefusalBudget;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Notifier;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.Published;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Returned;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room itself: puts its parts together and cleans up after them once a minute. */
@Component(
        name = "it.varco.access",
        service = {Logins.class, Sessions.class, Measured.class, Inside.class})
@Designate(ocd = AccessRoom.Config.class)
public final class AccessRoom implements Logins, Sessions, Measured, Inside {

    /** How long sessions last, and what refusals cost. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%access.name",
            description = "%access.description")
    public @interface Config {

        @AttributeDefinition(name = "%session.idle", description = "%session.idle.help")
        String session_idle() default "PT15M";

        @AttributeDefinition(name = "%session.length", description = "%session.length.help")
        String session_length() default "PT8H";

        @AttributeDefinition(name = "%session.most", description = "%session.most.help")
        int session_most() default 5;

        @AttributeDefinition(name = "%staff.idle", description = "%staff.idle.help")
        String staff_idle() default "PT10M";

        @AttributeDefinition(name = "%staff.length", description = "%staff.length.help")
        String staff_length() default "PT1H";

        @AttributeDefinition(name = "%officer.length", description = "%officer.length.help")
        String officer_length() default "PT8H";

        @AttributeDefinition(name = "%address.refusals", description = "%address.refusals.help")
        int address_refusals() default 60;

        @AttributeDefinition(name = "%address.window", description = "%address.window.help")
        String address_window() default "PT10M";

        /** As many failures in a day as the holder is told of (SEC-03). */
        @AttributeDefinition(name = "%address.sameSubject", description = "%address.sameSubject.help")
        int address_sameSubject() default 10;

        @AttributeDefinition(name = "%powers", description = "%powers.help")
        String[] powers() default {};
    }

    private static final Logger LOG = LoggerFactory.getLogger(AccessRoom.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor background;
    private final InvitationRepository invitations;
    private final AuditTrail trail;
    private final SteadyTime time;
    private final LoginFigures figures = new LoginFigures();
    private final Attempts attempts;
    private final SessionBook sessions;
    private final LoginFlow logins;
    private volatile @Nullable ScheduledFuture<?> sweeping;

    /** Fetched only to send, because the room of messages needs this one to be there first. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ServiceReference<Notifier> notifier;

    private final BundleContext context;

    @Activate
    public AccessRoom(
            Config config,
            BundleContext context,
            @Reference PluginCalls calls,
            @Reference AccessControl control,
            @Reference AuditTrail trail,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference AttemptRepository attempts,
            @Reference BlockRepository blocks,
            @Reference SessionRepository sessions,
            @Reference RecordRepository records,
            @Reference StaffRepository roles,
            @Reference InvitationRepository invitations,
            @Reference SetupRepository setup,
            @Reference SteadyTime time) {
        this.context = context;
        Settings settings = Settings.of(config);
        clock = Clock.systemUTC();
        background = new ScheduledThreadPoolExecutor(1, AccessRoom::thread, new DiscardPolicy()); // no thread yet
        this.invitations = invitations;
        this.trail = trail;
        this.time = time;
        RefusalBudget budget = settings.refusals().budget();
        this.attempts = new Attempts(attempts, blocks, people, budget, time);
        Examiner examiner = new Examiner(calls);
        this.sessions = new SessionBook(
                transactions,
                sessions,
                attempts,
                people,
                roles,
                trail,
                new Acts(control, transactions, trail),
                settings,
                time,
                background);
        PluginEffects effects = new PluginEffects(records, this::post);
        Admission admission = new Admission(
                transactions, this.sessions, people, effects, roles, invitations, setup, trail, settings.powers());
        Outcomes outcomes = new Outcomes(transactions, this.attempts, admission, trail, budget, this.sessions);
        logins = new LoginFlow(new LoginFlow.Parts(
                examiner,
                this.attempts,
                outcomes,
                transactions,
                invitations,
                people,
                this.sessions,
                trail,
                budget,
                effects::carried,
                figures,
                time));
    }

    private boolean post(Consumer<Notifier> sending) {
        ServiceReference<Notifier> reference = notifier;
        Notifier here = reference == null ? null : context.getService(reference);
        if (reference == null || here == null) {
            return false;
        }
        try {
            sending.accept(here);
            return true;
        } finally {
            context.ungetService(reference);
        }
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
    public Login begin(Visit visit, LoginChoice choice) {
        return logins.begin(visit, choice);
    }

    @Override
    public Login raise(Visit visit, LoginChoice choice) {
        return logins.raise(visit, choice);
    }

    @Override
    public Login accept(Visit visit, String code, ReturnPath next) {
        return logins.accept(visit, code, next);
    }

    @Override
    public Login first(Visit visit, CodiceFiscale person, ReturnPath next) {
        return logins.first(visit, person, next);
    }

    @Override
    public Login show(Visit visit, String attempt) {
        return logins.show(visit, attempt);
    }

    @Override
    public Login resume(Visit visit, String attempt, Map<String, String> answer) {
        return logins.resume(visit, attempt, answer);
    }

    @Override
    public Returned returned(Visit visit, String provider, Map<String, String> fields) {
        return logins.returned(visit, provider, fields);
    }

    @Override
    public Optional<Published> published(Visit visit, String provider, String name) {
        return logins.published(visit, provider, name);
    }

    @Override
    public Optional<Session> find(Visit visit) {
        return sessions.find(visit);
    }

    @Override
    public List<Role> roles(Visit visit) {
        return sessions.roles(visit);
    }

    @Override
    public Optional<SessionToken> act(Visit visit, Role role) {
        return sessions.act(visit, role);
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

    @Override
    public boolean stillOpen(Session session) {
        return sessions.stillOpen(session);
    }

    @Override
    public int endOthers(Session session) {
        return sessions.endOthers(session);
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        return sessions.endAll(person, visit);
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        return sessions.openOf(caller, codiceFiscale);
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        return sessions.end(caller, handle, reason);
    }

    @Override
    public List<String> endStaff(String personId, String grant) {
        return sessions.endStaff(personId, grant);
    }

    @Override
    public void forget(List<String> handles) {
        sessions.forget(handles);
    }

    @Override
    public List<Measurement> measurements() {
        List<Measurement> figured = new ArrayList<>(figures.measurements());
        figured.add(
                Measurement.gauge("varco_sessions_open", "Open sessions that were used on this node lately.", (double)
                        sessions.openAt(clock.instant())));
        return List.copyOf(figured);
    }

    private void sweep() {
        try {
            time.tell(this::record);
            Instant now = clock.instant();
            attempts.sweep(now);
            sessions.sweep(now);
            invitations.sweep(time.of(now));
        } catch (StoreException e) {
            LOG.warn("sweep postponed code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("sweep failed, the next one is in a minute", e);
        }
    }

    private void record(SteadyTime.Step step) {
        trail.record(AuditEvent.of(step.at(), Trail.CLOCK_SET, Outcome.DONE)
                .detail(Trail.STEP, step.by().toString())
                .build());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-access");
        thread.setDaemon(true);
        return thread;
    }
}
