package it.varco.access;

import it.varco.api.access.Administered;
import it.varco.api.access.RefusalBudget;
import it.varco.api.audit.AuditEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Notifier;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.staff.TypedName;
import it.varco.spi.store.StoredStaffRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The room with a store and plugins in memory, and a clock that only moves when told. */
final class House implements Inside {

    static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA85T10A562S");
    static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    static final ReturnPath AREA = new ReturnPath("/area");

    /** A name that somebody says is right, whatever the codice fiscale. */
    static final TypedName SOMEBODY = new TypedName("Rossi", "Maria", true);

    static final String WHY = "because of the test";
    static final Settings SETTINGS = settings(60, 10);

    final MemoryStore store = new MemoryStore();
    final MemoryCalls plugins = new MemoryCalls();
    final ScriptedProvider provider = new ScriptedProvider();
    final MemoryOutbox outbox = new MemoryOutbox(store);
    volatile @Nullable Notifier notifier = outbox;
    final StaffProvider local = new StaffProvider();
    final LoginFigures figures = new LoginFigures();
    final Decisions decisions;
    final SessionBook sessions;
    final LoginFlow logins;
    final StaffBook staff;
    final ApplicationBook applications;
    volatile Instant now = BEGIN;
    private volatile Duration set = Duration.ZERO;
    final SteadyTime time = new SteadyTime(
            clock(), () -> Duration.between(BEGIN, now.minus(set)).toNanos());

    House() {
        this(SETTINGS);
    }

    House(Settings settings) {
        plugins.put(provider);
        plugins.put(local);
        decisions = new Decisions("", store.applications(), store.trail(), Runnable::run);
        RefusalBudget budget = settings.refusals().budget();
        Attempts attempts = new Attempts(store.attempts(), store.blocks(), store.people(), budget, time);
        Acts acts = new Acts(decisions, store.transactions(), store.trail());
        sessions = new SessionBook(
                store.transactions(),
                store.sessions(),
                store.attempts(),
                store.people(),
                store.staff(),
                store.trail(),
                acts,
                settings,
                time,
                Runnable::run);
        PluginEffects effects = new PluginEffects(store.recordsOf(), this::post);
        Admission admission = new Admission(
                store.transactions(),
                sessions,
                store.people(),
                effects,
                store.staff(),
                store.invitations(),
                store.setup(),
                store.trail(),
                settings.powers());
        Outcomes outcomes = new Outcomes(store.transactions(), attempts, admission, store.trail(), budget, sessions);
        logins = new LoginFlow(new LoginFlow.Parts(
                new Examiner(plugins),
                attempts,
                outcomes,
                store.transactions(),
                store.invitations(),
                store.people(),
                sessions,
                store.trail(),
                budget,
                effects::carried,
                figures,
                time));
        staff = new StaffBook(
                decisions,
                store.transactions(),
                store.trail(),
                store.staff(),
                store.invitations(),
                store.people(),
                this,
                plugins,
                time);
        applications = new ApplicationBook(decisions, store.transactions(), store.applications(), store.trail());
    }

    static Settings settings(int refusals, int sameSubject) {
        return new Settings(
                new Settings.Life(Duration.ofMinutes(15), Duration.ofHours(8)),
                new Settings.Life(Duration.ofMinutes(10), Duration.ofHours(1)),
                new Settings.Life(Duration.ofMinutes(10), Duration.ofHours(8)),
                5,
                new Settings.Refusals(refusals, Duration.ofMinutes(10), sameSubject),
                PowersTable.with());
    }

    /** The first start of this house, with its code in that file. */
    Setup setup(String codeFile, String overFile, DemoStaff demo, List<String> doors) {
        return new Setup(
                codeFile,
                overFile,
                demo,
                () -> {
                    doors.add("open");
                    return () -> doors.add("closed");
                },
                decisions,
                new Setup.Parts(
                        this,
                        store.transactions(),
                        store.staff(),
                        store.setup(),
                        store.people(),
                        store.trail(),
                        clock()));
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** Somebody sets the clock on the wall; no time passes. */
    void clockIsSet(Duration by) {
        set = set.plus(by);
        now = now.plus(by);
    }

    Visit visit(BrowserToken browser) {
        return Visit.at(now, "192.0.2.7", "REF-1234").browser(browser).build();
    }

    Visit visit(SessionToken token) {
        return Visit.at(now, "192.0.2.7", "REF-5678").session(token).build();
    }

    /** A browser that holds a session. */
    Visit visit(BrowserToken browser, SessionToken token) {
        return Visit.at(now, "192.0.2.7", "REF-9012")
                .browser(browser)
                .session(token)
                .build();
    }

    Visit managed(BrowserToken browser, SessionToken token) {
        return Visit.at(now, "127.0.0.1", "REF-3456")
                .channel(Channel.MANAGEMENT)
                .browser(browser)
                .session(token)
                .build();
    }

    Visit managed(BrowserToken browser) {
        return Visit.at(now, "127.0.0.1", "REF-2345")
                .channel(Channel.MANAGEMENT)
                .browser(browser)
                .build();
    }

    Visit managed(SessionToken token) {
        return Visit.at(now, "127.0.0.1", "REF-6789")
                .channel(Channel.MANAGEMENT)
                .session(token)
                .build();
    }

    Login.Ask begin(BrowserToken browser) {
        return (Login.Ask) logins.begin(visit(browser), LoginChoice.of("word", AREA));
    }

    Login answer(BrowserToken browser, Login.Ask asked, CodiceFiscale person, String word) {
        return logins.resume(visit(browser), asked.attempt().id(), Map.of("person", person.value(), "word", word));
    }

    Login login(CodiceFiscale person, String word) {
        BrowserToken browser = BrowserToken.random();
        return answer(browser, begin(browser), person, word);
    }

    SessionToken enter(CodiceFiscale person) {
        return ((Login.Entered) login(person, ScriptedProvider.RIGHT)).token();
    }

    Optional<Session> session(SessionToken token) {
        return sessions.find(visit(token));
    }

    /** Signs in at the management site. */
    Login manage(CodiceFiscale person, String word) {
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = (Login.Ask) logins.begin(managed(browser), LoginChoice.of("local", AREA));
        return logins.resume(managed(browser), asked.attempt().id(), Map.of("person", person.value(), "word", word));
    }

    /** Makes somebody administrator behind everybody's back, and signs them in. */
    SessionToken administrator(CodiceFiscale person) {
        holds(person, Role.AMMINISTRATORE);
        return ((Login.Entered) manage(person, StaffProvider.YES)).token();
    }

    String holds(CodiceFiscale person, Role role) {
        String id = Names.random();
        store.staff()
                .add(new StoredStaffRole(
                        id, store.people().idOf(person), role.name(), "HELD", now, "", "test", "made by the test", ""));
        return id;
    }

    /** The identifier of somebody's role of administrator. */
    String grantOf(CodiceFiscale person) {
        return new Administrators(store.staff(), store.people())
                .of(store.people().idOf(person))
                .orElseThrow()
                .id();
    }

    /** The caller behind a session of the management site, in a request made now. */
    Session at(SessionToken token) {
        return sessions.find(managed(token)).orElseThrow();
    }

    Caller serviceAccount() {
        return TokenHolder.serviceAccount(Visit.at(now, "127.0.0.1", "REF-4321")
                .channel(Channel.MANAGEMENT)
                .build());
    }

    static <T> T done(Administered<T> outcome) {
        return ((Administered.Done<T>) outcome).result();
    }

    AuditEvent lastEvent() {
        return store.events().get(store.events().size() - 1);
    }

    @Override
    public Login first(Visit visit, CodiceFiscale person, ReturnPath next) {
        return logins.first(visit, person, next);
    }

    @Override
    public List<String> endStaff(String personId, String grant) {
        return sessions.endStaff(personId, grant);
    }

    @Override
    public void forget(List<String> handles) {
        sessions.forget(handles);
    }

    private boolean post(Consumer<Notifier> sending) {
        Notifier here = notifier;
        if (here != null) {
            sending.accept(here);
        }
        return here != null;
    }
}
