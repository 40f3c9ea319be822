package it.varco.web;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.document.Documents;
import it.varco.api.form.Text;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.health.Measured;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.PageSet;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
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
import it.varco.api.staff.FirstStart;
import it.varco.tck.ScriptedCaller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rooms that do as the test says and remember what they were asked. Set a room to {@code null} and it is not here. */
final class FakeRooms {

    Logins logins = new Doorkeeper();
    Sessions sessions = new Register();
    AccessControl access = new Judge();
    Plugins plugins = new Watchman();
    FirstStart firstStart = new Beginning();
    Health health = new Doctor();
    /** Gives the moment and the page itself. */
    Documents documents = (page, at) -> Optional.of((at + page).getBytes(StandardCharsets.UTF_8));

    /** Nobody is there but where a test says so. */
    @Nullable
    Catalogue catalogue;

    final List<Measured> measured = new CopyOnWriteArrayList<>();
    final List<Map.Entry<Map<String, Object>, PageSet>> pageSets = new CopyOnWriteArrayList<>();

    /** Who can be chosen. */
    volatile List<ProviderCard> offered = List.of(new Card("pin", "it.varco.guest"));
    /** What every login answers. */
    volatile Supplier<Login> login = Login.Expired::new;
    /** What every question for permission is answered. */
    volatile Supplier<Decision> decision = Decision.Granted::new;

    /** How far the first start is. */
    volatile FirstStart.Stage stage = FirstStart.Stage.OVER;
    /** What every examination finds. */
    volatile HealthReport report = new HealthReport(Condition.GREEN, List.of(Finding.well("store")));

    /** Symbolic name of the bundle that holds the sets of pages. */
    volatile String owner = "it.varco.guest";

    /** In which role staff acts, and in which it may. */
    volatile Role role = Role.AMMINISTRATORE;

    volatile List<Role> roles = List.of(Role.AMMINISTRATORE);

    volatile boolean developmentMode;
    volatile String name = "Maria Rossi";
    /** Whose every session is. */
    volatile CodiceFiscale person = FakeSession.MARIA;

    final Map<String, String> openSessions = new ConcurrentHashMap<>();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    final List<Visit> visits = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> answers = new CopyOnWriteArrayList<>();
    final List<ReturnPath> wishes = new CopyOnWriteArrayList<>();
    final List<LoginChoice> choices = new CopyOnWriteArrayList<>();
    /** With what the login began that a browser comes back to; nobody waits for it where there is none. */
    volatile @Nullable LoginChoice begun;

    /** What providers give out, by identifier, slash and name. */
    final Map<String, Published> published = new ConcurrentHashMap<>();

    final List<String> raised = new CopyOnWriteArrayList<>();
    /** The attempts whose step was asked for. */
    final List<String> shown = new CopyOnWriteArrayList<>();

    volatile Supplier<Login> standing = Login.Expired::new;
    final List<Operation> asked = new CopyOnWriteArrayList<>();

    Present now() {
        return new Present(
                logins,
                sessions,
                access,
                plugins,
                firstStart,
                health,
                documents,
                catalogue,
                List.copyOf(measured),
                List.copyOf(pageSets));
    }

    /** Opens a session and gives what its browser holds. */
    SessionToken open() {
        return open(Channel.WEB);
    }

    /** The same at one of the sites: on the other it opens nothing. */
    SessionToken open(Channel channel) {
        SessionToken token = SessionToken.random();
        openSessions.put(token.text(), "handle" + openSessions.size());
        channels.put(token.text(), channel);
        return token;
    }

    /** Somebody who proved who they are and has not said in which role they act. */
    SessionToken undecided() {
        SessionToken token = open(Channel.MANAGEMENT);
        openSessions.remove(token.text());
        return token;
    }

    void add(PageSet set, int ranking) {
        pageSets.add(Map.entry(Map.of("service.ranking", ranking), set));
    }

    /** Adds pages of the management site. */
    void addManaged(PageSet set) {
        pageSets.add(Map.entry(Map.of(PageSet.SITE, "management"), set));
    }

    /** A provider that can be chosen. */
    record Card(String id, String owner, AssuranceLevel ceiling) implements ProviderCard {

        Card(String id, String owner) {
            this(id, owner, AssuranceLevel.LOW);
        }

        @Override
        public Text label() {
            return Text.of(id + ".label");
        }

        @Override
        public Text description() {
            return Text.of(id + ".description");
        }
    }

    private final class Doorkeeper implements Logins {

        @Override
        public List<ProviderCard> offered(Channel channel) {
            return channel == Channel.WEB || channel == Channel.MANAGEMENT ? offered : List.of();
        }

        @Override
        public Login begin(Visit visit, LoginChoice choice) {
            if (visit.browser().isEmpty()) {
                throw new IllegalArgumentException("visit: expected a browser token");
            }
            visits.add(visit);
            wishes.add(choice.next());
            choices.add(choice);
            return login.get();
        }

        @Override
        public Login raise(Visit visit, LoginChoice choice) {
            raised.add(choice.provider());
            return begin(visit, choice);
        }

        @Override
        public Returned returned(Visit visit, String provider, Map<String, String> fields) {
            visits.add(visit);
            answers.add(Map.copyOf(fields));
            return begun == null ? Returned.stray() : Returned.of(login.get(), begun, false);
        }

        @Override
        public Optional<Published> published(Visit visit, String provider, String name) {
            return Optional.ofNullable(published.get(provider + "/" + name));
        }

        @Override
        public Login accept(Visit visit, String code, ReturnPath next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Login show(Visit visit, String attempt) {
            visits.add(visit);
            shown.add(attempt);
            return standing.get();
        }

        @Override
        public Login resume(Visit visit, String attempt, Map<String, String> answer) {
            visits.add(visit);
            answers.add(Map.copyOf(answer));
            return login.get();
        }
    }

    private final class Register implements Sessions {

        @Override
        public Optional<Session> find(Visit visit) {
            visits.add(visit);
            return visit.session()
                    .map(SessionToken::text)
                    .filter(token -> channels.get(token) == visit.channel())
                    .map(openSessions::get)
                    .map(handle -> new FakeSession(
                            visit, handle, name, person, visit.channel() == Channel.WEB ? Role.CITTADINO : role));
        }

        @Override
        public List<Role> roles(Visit visit) {
            boolean known = visit.session()
                    .filter(token -> channels.get(token.text()) == visit.channel())
                    .isPresent();
            return known ? roles : List.of();
        }

        @Override
        public Optional<SessionToken> act(Visit visit, Role chosen) {
            if (!roles(visit).contains(chosen)) {
                return Optional.empty();
            }
            role = chosen;
            channels.remove(visit.session().orElseThrow().text());
            return Optional.of(open(visit.channel()));
        }

        @Override
        public List<OpenSession> openOf(Session session) {
            return new ArrayList<>();
        }

        @Override
        public List<PastLogin> latestLogins(Session session, int limit) {
            return new ArrayList<>();
        }

        @Override
        public boolean end(Session session, String handle) {
            return openSessions.values().remove(handle);
        }

        @Override
        public boolean stillOpen(Session session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int endAll(CodiceFiscale person, Visit visit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int endOthers(Session session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<OpenSession> end(Caller caller, String handle, String reason) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Judge implements AccessControl {

        @Override
        public Decision decide(Caller caller, Operation operation) {
            asked.add(operation);
            return decision.get();
        }

        @Override
        public Optional<Caller> visitor(Visit visit) {
            return visit.browser().map(browser -> ScriptedCaller.visitor(visit));
        }

        @Override
        public Optional<Caller> serviceAccount(String token, Visit visit) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> application(String token, Visit visit) {
            return Optional.empty();
        }
    }

    private final class Beginning implements FirstStart {

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public Administered<Login> begin(Visit visit, String code, String codiceFiscale, ReturnPath next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<Stage> finish(Caller caller) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Doctor implements Health {

        @Override
        public HealthReport live() {
            return new HealthReport(Condition.GREEN, List.of());
        }

        @Override
        public HealthReport ready() {
            return report;
        }
    }

    private final class Watchman implements Plugins {

        @Override
        public Administered<List<PluginStatus>> all(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<PluginStatus> one(Caller caller, String kind, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<List<PastSwitch>> history(Caller caller, String kind, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<Impact> impact(Caller caller, String kind, String id, String wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<PluginStatus> turn(
                Caller caller, String kind, String id, String wanted, String reason, long expected) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Administered<PluginStatus> undo(Caller caller, String kind, String id, String reason, long expected) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean developmentMode() {
            return developmentMode;
        }
    }
}
