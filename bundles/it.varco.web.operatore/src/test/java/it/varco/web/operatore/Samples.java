package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Application;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.session.Channel;
import it.varco.api.session.OpenSession;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What rooms tell, invented. */
final class Samples {

    static final CodiceFiscale ROSSI = new CodiceFiscale("RSSMRA80A41H501Y");

    private Samples() {}

    /** Every way in which an act can end without having been done. */
    static List<Administered<Object>> refusals(String field) {
        return List.of(
                new Administered.Forbidden<>(new Decision.Refused("access.role")),
                new Administered.Forbidden<>(new Decision.ProofTooOld(Duration.ofMinutes(5))),
                new Administered.Unknown<>(),
                new Administered.Outdated<>(),
                new Administered.Invalid<>(List.of(new Flaw(field, Flaw.Kind.LENGTH, "3..200"))),
                new Administered.Contrary<>("staff.self"));
    }

    record Plugin(String kind, String id, PluginState state, long switchVersion) implements PluginStatus {

        @Override
        public String owner() {
            return "it.varco." + kind + "." + id;
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public Instant since() {
            return Anna.NOW;
        }

        @Override
        public PluginFigures figures() {
            return new Figures(1234, 56, 7, Duration.ofMillis(12), Duration.ofMillis(890));
        }

        @Override
        public Optional<String> reason() {
            return switchVersion == 0 ? Optional.empty() : Optional.of("Manutenzione");
        }

        @Override
        public Optional<Sentence> problem() {
            return state == PluginState.BROKEN
                    ? Optional.of(Sentence.quoted("key ttl: expected PT1M..PT1H"))
                    : Optional.empty();
        }
    }

    private record Figures(long calls, long refusals, long failures, Duration mean, Duration longest)
            implements PluginFigures {}

    record Affected(long sessions, long logins, List<Channel> closed, long pratiche) implements Impact {

        Affected(long sessions, long logins, List<Channel> closed) {
            this(sessions, logins, closed, 0);
        }

        @Override
        public List<OperationCard> unreachable() {
            return closed.contains(Channel.WEB)
                    ? List.of(new Operation(
                            "pin.change", "it.varco.credential.pin", Text.of("pin.change.label"), Text.of("b")))
                    : List.of();
        }
    }

    private record Operation(String name, String owner, Text label, Text description) implements OperationCard {}

    record Switched(PluginState state) implements PastSwitch {

        @Override
        public String reason() {
            return "Manutenzione";
        }

        @Override
        public Instant at() {
            return Anna.NOW;
        }

        @Override
        public Optional<CodiceFiscale> by() {
            return state == PluginState.ON ? Optional.empty() : Optional.of(Anna.CODE);
        }

        @Override
        public Role role() {
            return state == PluginState.ON ? Role.SERVICE_ACCOUNT : Role.AMMINISTRATORE;
        }
    }

    private record Left(Instant at, Optional<CodiceFiscale> by, String reason, boolean held)
            implements StaffRole.Ending {}

    record Held(String id, State state, Role role, boolean approvable) implements StaffRole {

        Held(String id, State state) {
            this(id, state, Role.AMMINISTRATORE);
        }

        Held(String id, State state, Role role) {
            this(id, state, role, state == State.PROPOSED);
        }

        @Override
        public CodiceFiscale person() {
            return ROSSI;
        }

        /** One of them has none. */
        @Override
        public Optional<PersonalName> name() {
            return id.equals("r4") ? Optional.empty() : Optional.of(new PersonalName("Rossi", "Maria"));
        }

        @Override
        public Optional<Ending> ending() {
            boolean machine = id.equals("r6");
            return state == State.ENDED
                    ? Optional.of(new Left(
                            Anna.NOW,
                            machine ? Optional.empty() : Optional.of(Anna.CODE),
                            machine ? "" : "Ha cambiato lavoro",
                            !machine))
                    : Optional.empty();
        }

        @Override
        public Instant since() {
            return Anna.NOW;
        }

        @Override
        public Optional<CodiceFiscale> by() {
            return state == State.PROPOSED ? Optional.of(Anna.CODE) : Optional.empty();
        }

        @Override
        public String reason() {
            return "Nuova assunta";
        }
    }

    record Opened(String handle, boolean current) implements OpenSession {

        @Override
        public String provider() {
            return "pin";
        }

        @Override
        public String address() {
            return "198.51.100.7";
        }

        @Override
        public Instant openedAt() {
            return Anna.NOW;
        }

        @Override
        public Instant lastUsedAt() {
            return Anna.NOW;
        }
    }

    static RecordedEvent event(long position, Outcome outcome) {
        return new RecordedEvent(
                position,
                AuditEvent.of(Anna.NOW, "plugins.switch", outcome)
                        .caller(Anna.FRESH)
                        .about(ROSSI)
                        .detail("reason", "Manutenzione")
                        .detail("provider", "pin")
                        .build());
    }

    record Key(String key, Kind kind, String range, List<String> choices, List<String> values) implements Setting {

        @Override
        public String label() {
            return "Nome di " + key;
        }

        @Override
        public String help() {
            return "Che cosa fa " + key;
        }

        @Override
        public List<String> defaults() {
            return kind == Kind.SECRET ? List.of() : values;
        }

        @Override
        public boolean required() {
            return kind == Kind.NUMBER;
        }
    }

    record Sheet(String version, String problem, List<Setting> settings) implements ConfigurationSheet {

        static Sheet pin() {
            return new Sheet(
                    "v1",
                    "",
                    List.of(
                            new Key("block.minutes", Setting.Kind.NUMBER, "1..60", List.of(), List.of("3")),
                            new Key("validity", Setting.Kind.DURATION, "PT1M..P365D", List.of(), List.of("P180D")),
                            new Key("greeting", Setting.Kind.TEXT, "", List.of(), List.of()),
                            new Key("strict", Setting.Kind.FLAG, "", List.of(), List.of("true")),
                            new Key("mode", Setting.Kind.CHOICE, "", List.of("open", "closed"), List.of("open")),
                            new Key("names", Setting.Kind.LIST, "0..10 lines", List.of(), List.of("uno", "due")),
                            new Key("pepper", Setting.Kind.SECRET, "", List.of(), List.of())));
        }

        static Sheet web(String address) {
            List<String> values = address.isEmpty() ? List.of() : List.of(address);
            return new Sheet("v7", "", List.of(new Key("publicAddress", Setting.Kind.TEXT, "", List.of(), values)));
        }

        @Override
        public String pid() {
            return "it.varco.credential.pin";
        }

        @Override
        public String name() {
            return "PIN";
        }

        @Override
        public String description() {
            return "Come si entra con il PIN";
        }

        @Override
        public boolean changed() {
            return version.equals("v1");
        }
    }

    record Changed(long number) implements ConfigurationVersion {

        @Override
        public Instant at() {
            return Anna.NOW;
        }

        @Override
        public Optional<CodiceFiscale> by() {
            return Optional.of(Anna.CODE);
        }

        @Override
        public Role role() {
            return Role.AMMINISTRATORE;
        }

        @Override
        public String reason() {
            return "Troppo lungo";
        }

        @Override
        public List<Difference> differences() {
            return List.of(
                    new Difference("block.minutes", List.of("5"), List.of("3")),
                    new Difference("greeting", List.of("Ciao"), List.of()),
                    new Difference("pepper", List.of(), List.of()),
                    new Difference("retired.key", List.of(), List.of()));
        }
    }

    record Program(String id, boolean used) implements Application {

        @Override
        public String name() {
            return "Cruscotto";
        }

        @Override
        public List<String> scopes() {
            return List.of("plugins.view", "retired.act");
        }

        @Override
        public Instant createdAt() {
            return Anna.NOW;
        }

        @Override
        public Instant expiresAt() {
            return Anna.NOW.plus(Duration.ofDays(90));
        }

        @Override
        public Optional<Instant> lastUsedAt() {
            return used ? Optional.of(Anna.NOW) : Optional.empty();
        }
    }

    record Card(String id) implements ProviderCard {

        @Override
        public String owner() {
            return "it.varco.credential." + id;
        }

        @Override
        public Text label() {
            return Text.of("label");
        }

        @Override
        public Text description() {
            return Text.of("description");
        }

        @Override
        public AssuranceLevel ceiling() {
            return AssuranceLevel.HIGH;
        }
    }
}
