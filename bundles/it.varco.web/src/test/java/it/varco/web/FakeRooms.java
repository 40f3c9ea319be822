package it.varco.web;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.page.PageSet;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.plugin.SwitchOutcome;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Rooms that do as the test says and remember what they were asked. Set a room to {@code null} and it is not here. */
final class FakeRooms {

    Logins logins = new Doorkeeper();
    Sessions sessions = new Register();
    AccessControl access = new Judge();
    Plugins plugins = new Watchman();
    final List<Map.Entry<Map<String, Object>, PageSet>> pageSets = new CopyOnWriteArrayList<>();

    /** Who can be chosen. */
    volatile List<ProviderCard> offered = List.of(new Card("pin", "guest.bundle"));
    /** What every login answers. */
    volatile Supplier<Login> login = Login.Expired::new;
    /** What every question for permission is answered. */
    volatile Supplier<Decision> decision = Decision.Granted::new;

    volatile boolean developmentMode;
    volatile String name = "Maria Rossi";
    final Map<String, String> openSessions = new ConcurrentHashMap<>();
    final List<Visit> visits = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> answers = new CopyOnWriteArrayList<>();
    final List<ReturnPath> wishes = new CopyOnWriteArrayList<>();
    final List<Operation> asked = new CopyOnWriteArrayList<>();

    Present now() {
        return new Present(logins, sessions, access, plugins, List.copyOf(pageSets));
    }

    /** Opens a session and gives what its browser holds. */
    SessionToken open() {
        SessionToken token = SessionToken.random();
        openSessions.put(token.text(), "handle" + openSessions.size());
        return token;
    }

    void add(PageSet set, int ranking) {
        pageSets.add(Map.entry(Map.of("service.ranking", ranking), set));
    }

    /** A provider that can be chosen. */
    record Card(String id, String owner) implements ProviderCard {

        @Override
        public Text label() {
            return Text.of(id + ".label");
        }

        @Override
        public Text description() {
            return Text.of(id + ".description");
        }

        @Override
        public AssuranceLevel ceiling() {
            return AssuranceLevel.LOW;
        }
    }

    private final class Doorkeeper implements Logins {

        @Override
        public List<ProviderCard> offered(Channel channel) {
            return channel == Channel.WEB ? offered : List.of();
        }

        @Override
        public Login begin(Visit visit, String provider, ReturnPath next) {
            if (visit.browser().isEmpty()) {
                throw new IllegalArgumentException("visit: expected a browser token");
            }
            visits.add(visit);
            wishes.add(next);
            return login.get();
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
                    .map(openSessions::get)
                    .map(handle -> new FakeSession(visit, handle, name));
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
    }

    private final class Judge implements AccessControl {

        @Override
        public Decision decide(Caller caller, Operation operation) {
            asked.add(operation);
            return decision.get();
        }

        @Override
        public Optional<Caller> serviceAccount(String token, Visit visit) {
            return Optional.empty();
        }
    }

    private final class Watchman implements Plugins {

        @Override
        public List<PluginStatus> all() {
            return List.of();
        }

        @Override
        public SwitchOutcome turn(Caller caller, String kind, String id, PluginState wanted, String reason) {
            return new SwitchOutcome.Unknown();
        }

        @Override
        public boolean developmentMode() {
            return developmentMode;
        }
    }
}
