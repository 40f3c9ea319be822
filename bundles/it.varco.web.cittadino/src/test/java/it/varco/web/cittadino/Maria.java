package it.varco.web.cittadino;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Caller;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.tck.ScriptedPageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maria Rossi, who does not exist, with her sessions and logins; asks for pages and is the room that knows hers. */
final class Maria implements Sessions {

    static final Instant NOW = Instant.parse("2026-11-21T17:05:30Z");
    static final Visit VISIT = Visit.at(NOW, "192.0.2.1", "ABCDEFGHJK").build();

    final List<OpenSession> open = new ArrayList<>();
    final List<PastLogin> logins = new ArrayList<>();
    final List<Integer> limits = new ArrayList<>();

    Maria() {
        open.add(new Opened("this-one", "192.0.2.1", true));
        open.add(new Opened("at-work", "198.51.100.7", false));
        open.add(new Opened("at-home", "203.0.113.9", false));
        logins.add(new Decided(NOW, true));
        logins.add(new Decided(NOW.minusSeconds(60), false));
    }

    PageRequest request(Map<String, String> parameters) {
        return ScriptedPageRequest.of(new Signed(VISIT)).with(parameters);
    }

    List<String> handles() {
        return open.stream().map(OpenSession::handle).toList();
    }

    @Override
    public Optional<Session> find(Visit visit) {
        return Optional.of(new Signed(visit));
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        return List.copyOf(open);
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        limits.add(limit);
        return logins.stream().limit(limit).toList();
    }

    @Override
    public boolean end(Session session, String handle) {
        return open.removeIf(each -> each.handle().equals(handle));
    }

    @Override
    public List<Role> roles(Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SessionToken> act(Visit visit, Role role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean stillOpen(Session session) {
        throw new UnsupportedOperationException("not for this page");
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int endOthers(Session session) {
        throw new UnsupportedOperationException("not for this page");
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        return new Administered.Forbidden<>(new Decision.Refused("access.role"));
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        return new Administered.Forbidden<>(new Decision.Refused("access.role"));
    }

    private record Opened(String handle, String address, boolean current) implements OpenSession {

        @Override
        public String provider() {
            return "pin";
        }

        @Override
        public Instant openedAt() {
            return NOW;
        }

        @Override
        public Instant lastUsedAt() {
            return NOW;
        }
    }

    private record Decided(Instant at, boolean entered) implements PastLogin {

        @Override
        public String provider() {
            return "pin";
        }

        @Override
        public String address() {
            return "192.0.2.1";
        }
    }

    private record Signed(Visit visit) implements Session {

        @Override
        public Role role() {
            return Role.CITTADINO;
        }

        @Override
        public AssuranceLevel level() {
            return AssuranceLevel.LOW;
        }

        @Override
        public Powers powers() {
            return Powers.ORDINARIO;
        }

        @Override
        public Optional<CodiceFiscale> codiceFiscale() {
            return Optional.of(new CodiceFiscale("RSSMRA80A41H501Y"));
        }

        @Override
        public Instant provedAt() {
            return NOW;
        }

        @Override
        public Optional<String> application() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sessionHandle() {
            return Optional.of(handle());
        }

        @Override
        public String handle() {
            return "this-one";
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public CredentialKind kind() {
            return new CredentialKind("pin.ordinario");
        }

        @Override
        public String provider() {
            return "pin";
        }

        @Override
        public Instant openedAt() {
            return NOW;
        }

        @Override
        public Instant idleEnd() {
            return NOW.plus(Duration.ofMinutes(15));
        }

        @Override
        public Instant latestEnd() {
            return NOW.plus(Duration.ofHours(8));
        }
    }
}
