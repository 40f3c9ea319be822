package it.varco.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administered.Done;
import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.NewApplication;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.notification.Medium;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.notification.Undelivered;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.OpenSession;
import it.varco.api.session.Role;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.tck.ScriptedCaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarcoCommandsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");

    @TempDir
    private Path folder;

    private final Map<Class<?>, Object> rooms = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private VarcoCommands commands;

    @BeforeEach
    void openTheDoor() throws IOException {
        Path token = Files.writeString(folder.resolve("management-token"), "right\n");
        commands = new VarcoCommands(() -> new Present(rooms), new Doorway(token, Clock.fixed(NOW, ZoneOffset.UTC)));
        rooms.put(AccessControl.class, new AccessControl() {
            @Override
            public Decision decide(Caller caller, it.varco.api.access.Operation operation) {
                throw new AssertionError("the rooms decide");
            }

            @Override
            public Optional<Caller> visitor(Visit visit) {
                throw new AssertionError("nobody comes by the shell without a login");
            }

            @Override
            public Optional<Caller> serviceAccount(String sent, Visit visit) {
                visits.add(visit);
                return sent.equals("right") ? Optional.of(ScriptedCaller.serviceAccount(visit)) : Optional.empty();
            }

            @Override
            public Optional<Caller> application(String sent, Visit visit) {
                return Optional.empty();
            }
        });
    }

    @Test
    @Proves({"D-46", "UX-55"})
    void actsAsTheServiceAccountFromThisMachine() {
        plugins(Map.of("all", new Done<>(List.of(pin()))));

        assertThat(typed(commands::provider, "list"))
                .containsExactly(
                        "KIND        ID   STATE  SINCE                 CALLS  REFUSALS  FAILURES  PROBLEM",
                        "credential  pin  on     2026-03-01T10:00:00Z  7      2         1");
        assertThat(visits).singleElement().satisfies(visit -> {
            assertThat(visit.address()).isEqualTo("127.0.0.1");
            assertThat(visit.channel()).isEqualTo(Channel.MANAGEMENT);
            assertThat(visit.at()).isEqualTo(NOW);
            assertThat(visit.reference()).matches("[0-9A-Z]{10}");
        });
    }

    @Test
    @Proves("SEC-01")
    void doesNothingWithoutTheToken() throws IOException {
        Fake<Plugins> plugins = plugins(Map.of());
        Files.writeString(folder.resolve("management-token"), "wrong");

        assertThat(typed(commands::provider, "list"))
                .singleElement()
                .asString()
                .startsWith("Access control does not know the token in ");
        Files.delete(folder.resolve("management-token"));
        assertThat(typed(commands::provider, "list")).singleElement().asString().startsWith("The token of the service");
        assertThat(plugins.calls()).isEmpty();
    }

    @Test
    @Proves("D-42")
    void saysInOneSentenceThatARoomIsAbsent() {
        assertThat(typed(commands::provider, "list"))
                .containsExactly("The room Plugins is not here: its bundle is stopped, or the store has not opened."
                        + " Try again.");
        rooms.remove(AccessControl.class);
        assertThat(typed(commands::user, "list"))
                .singleElement()
                .asString()
                .startsWith("The room AccessControl is not");
        assertThat(status()).singleElement().asString().startsWith("The room Health is not here");
    }

    @Test
    @Proves("UX-52")
    void switchesAPluginWithItsReason() {
        Fake<Plugins> plugins = plugins(Map.of("turn", new Done<>(pin()), "undo", new Done<>(pin())));

        assertThat(typed(commands::provider, "off", "pin", "--reason", "phase-out rehearsal"))
                .containsExactly("credential pin is on since 2026-03-01T10:00:00Z: because");
        typed(commands::provider, "drain", "pin", "--reason", "x", "--kind", "channel");
        typed(commands::provider, "on", "pin");
        typed(commands::provider, "undo", "pin", "--reason", "y");

        assertThat(plugins.calls())
                .containsExactly(
                        "turn[credential, pin, OFF, phase-out rehearsal, -1]",
                        "turn[channel, pin, DRAINING, x, -1]",
                        "turn[credential, pin, ON, , -1]",
                        "undo[credential, pin, y, -1]");
    }

    @Test
    void showsAPluginWithWhatASwitchWouldAffect() {
        plugins(Map.of(
                "one",
                new Done<>(pin()),
                "impact",
                new Done<>(Fake.value(
                        Impact.class,
                        Map.of(
                                "sessions",
                                3L,
                                "logins",
                                1L,
                                "closed",
                                List.of(Channel.WEB),
                                "unreachable",
                                List.of(),
                                "pratiche",
                                2L))),
                "history",
                new Done<>(List.of(Fake.value(
                        PastSwitch.class,
                        Map.of(
                                "state",
                                PluginState.OFF,
                                "reason",
                                "test",
                                "at",
                                NOW,
                                "role",
                                Role.SERVICE_ACCOUNT))))));

        assertThat(typed(commands::provider, "show", "pin"))
                .contains(
                        "calls 7, refusals 2, failures 1, mean 12 ms, longest 30 ms",
                        "Off would affect: 3 open sessions (they go on), 1 logins under way",
                        "It is the last way in for: web",
                        "Dialogues under way with it: 2 (they wait until it is back, or expire)");
        assertThat(typed(commands::provider, "history", "pin"))
                .containsExactly(
                        "AT                    STATE  BY               REASON",
                        "2026-03-01T10:00:00Z  off    service_account  test");
    }

    @Test
    void looksAfterStaffAndSessions() {
        StaffRole role = Fake.value(
                StaffRole.class,
                Map.of(
                        "id",
                        "r1",
                        "person",
                        SARA,
                        "role",
                        Role.AMMINISTRATORE,
                        "state",
                        StaffRole.State.PROPOSED,
                        "since",
                        NOW,
                        "reason",
                        "new",
                        "name",
                        Optional.of(new PersonalName("Barbieri", "Sara")),
                        "ending",
                        Optional.of(Fake.value(
                                StaffRole.Ending.class, Map.of("at", NOW, "reason", "left us", "held", true)))));
        Fake<Staff> staff = room(
                Staff.class,
                Map.of(
                        "all", new Done<>(List.of(role)),
                        "ended", new Done<>(List.of(role)),
                        "grant", new Done<>(role),
                        "name", new Done<>(role),
                        "approve", new Done<>(role),
                        "end", new Done<>(role),
                        "invite", new Done<>(new Invitation(SARA, "ABCD-EFGH-JKLM-NPQR", NOW))));
        OpenSession open = Fake.value(
                OpenSession.class,
                Map.of("handle", "h1", "provider", "local", "address", "10.0.0.1", "openedAt", NOW, "lastUsedAt", NOW));
        Fake<Sessions> sessions =
                room(Sessions.class, Map.of("openOf", new Done<>(List.of(open)), "end", new Done<>(open)));

        assertThat(typed(commands::user, "list").get(1))
                .startsWith("r1  BRBSRA********4X  Barbieri Sara  amministratore  proposed");
        assertThat(typed(commands::user, "ended").get(1)).contains("Barbieri Sara", "2026-03-01T10:00:00Z", "left us");
        assertThat(typed(
                        commands::user,
                        "grant",
                        "BRB SRA 75C48 A944 X",
                        "operatore-sede",
                        "--surname",
                        "Barbieri",
                        "--name",
                        "Sara",
                        "--reason",
                        "new"))
                .containsExactly("Role r1 is proposed.");
        typed(
                commands::user,
                "name",
                "r1",
                "--surname",
                "Verdi",
                "--name",
                "Sara",
                "--despite-mismatch",
                "yes",
                "--reason",
                "married");
        typed(commands::user, "approve", "r1");
        typed(commands::user, "end", "r1", "--reason", "left");
        assertThat(typed(commands::user, "invite", SARA.value(), "--reason", "lost"))
                .containsExactly("Code, shown this once, until 2026-03-01T10:00:00Z:", "ABCD-EFGH-JKLM-NPQR");
        assertThat(typed(commands::user, "sessions", SARA.value()).get(1)).startsWith("h1      local");
        assertThat(typed(commands::user, "logout", "h1", "--reason", "lost")).containsExactly("The session is ended.");

        assertThat(staff.calls())
                .containsExactly(
                        "all[]",
                        "ended[]",
                        "grant[BRBSRA75C48A944X, TypedName[], OPERATORE_SEDE, new]",
                        "name[r1, TypedName[], married]",
                        "approve[r1]",
                        "end[r1, left]",
                        "invite[BRBSRA75C48A944X, lost]");
        assertThat(sessions.calls()).containsExactly("openOf[BRBSRA75C48A944X]", "end[h1, lost]");
    }

    @Test
    void readsTheTrail() {
        RecordedEvent first = new RecordedEvent(
                1,
                AuditEvent.of(NOW, "plugins.switch", Outcome.DONE)
                        .person(SARA)
                        .detail("reason", "a\033[31m")
                        .build());
        RecordedEvent second = new RecordedEvent(
                2, AuditEvent.of(NOW, "login.enter", Outcome.REFUSED).build());
        Fake<AuditSearch> trail = room(
                AuditSearch.class,
                Map.of(
                        "search", new Done<>(new AuditPage(List.of(second, first), "c1")),
                        "verify", new Done<>(new ChainReport(2, 1, 0))));

        assertThat(typed(commands::audit, "verify")).containsExactly("The trail is whole: 2 records, 1 waiting.");
        List<String> found = typed(commands::audit, "search", "--operation", "plugins.", "--outcome", "done");
        assertThat(found).hasSize(4).last().isEqualTo("More: --cursor c1");
        assertThat(found.get(2)).contains("BRBSRA********4X", "{reason=a?[31m}").doesNotContain("\033");
        assertThat(typed(commands::audit, "tail", "5").get(1)).startsWith("1 ");
        assertThat(trail.calls()).hasSize(3);
    }

    @Test
    void handsWhatWasTypedToTheSearch() {
        List<AuditQuery> asked = new ArrayList<>();
        rooms.put(AuditSearch.class, new AuditSearch() {
            @Override
            public Administered<AuditPage> read(Caller caller, long after, int limit) {
                throw new AssertionError();
            }

            @Override
            public Administered<AuditPage> search(Caller caller, AuditQuery query) {
                asked.add(query);
                return new Done<>(new AuditPage(List.of(), ""));
            }

            @Override
            public Administered<ChainReport> verify(Caller caller) {
                return new Done<>(new ChainReport(9, 0, 4));
            }
        });

        assertThat(typed(commands::audit, "search", "--person", "X", "--from", "2026-01-01", "--to", "2026-02-01"))
                .containsExactly("There is no such record.");
        typed(commands::audit, "tail");
        assertThat(typed(commands::audit, "verify"))
                .containsExactly("The trail is BROKEN at record 4: 9 records, 0 waiting.");

        assertThat(asked.get(0).person()).isEqualTo("X");
        assertThat(asked.get(0).from()).isEqualTo("2026-01-01");
        assertThat(asked.get(0).to()).isEqualTo("2026-02-01");
        assertThat(asked.get(1).limit()).isEqualTo("20");
    }

    @Test
    @Proves("UX-54")
    void changesTheConfigurationAndTakesItBack() {
        Setting setting = Fake.value(
                Setting.class,
                Map.of(
                        "key",
                        "idle",
                        "kind",
                        Setting.Kind.DURATION,
                        "values",
                        List.of("PT10M"),
                        "defaults",
                        List.of("PT15M"),
                        "choices",
                        List.of(),
                        "range",
                        "PT1M..PT1H",
                        "label",
                        "Silence"));
        Setting secret = Fake.value(
                Setting.class,
                Map.of(
                        "key",
                        "password",
                        "kind",
                        Setting.Kind.SECRET,
                        "values",
                        List.of("hidden?"),
                        "defaults",
                        List.of(),
                        "choices",
                        List.of(),
                        "range",
                        "",
                        "label",
                        "Password"));
        Map<String, Object> card =
                Map.of("pid", "it.varco.access", "name", "Access", "changed", true, "problem", "no", "description", "");
        Map<String, Object> sheet = new HashMap<>(card);
        sheet.putAll(Map.of("version", "v1", "settings", List.of(setting, secret)));
        ConfigurationVersion version = version(2);
        Fake<Configurations> configurations = room(
                Configurations.class,
                Map.of(
                        "all", new Done<>(List.of(Fake.value(ConfigurationCard.class, card))),
                        "one", new Done<>(Fake.value(ConfigurationSheet.class, sheet)),
                        "change", new Done<>(Fake.value(ConfigurationSheet.class, sheet)),
                        "restore", new Done<>(Fake.value(ConfigurationSheet.class, sheet)),
                        "history", new Done<>(List.of(version, version(1)))));

        assertThat(typed(commands::config, "list").get(1)).isEqualTo("it.varco.access  Access  yes      no");
        assertThat(String.join("\n", typed(commands::config, "show", "it.varco.access")))
                .contains("PROBLEM: no", "PT1M..PT1H", "(secret)")
                .doesNotContain("hidden?");
        assertThat(typed(commands::config, "set", "it.varco.access", "idle=PT5M", "l=a", "l=b=c", "--reason", "why"))
                .containsExactly("it.varco.access is changed.");
        assertThat(typed(commands::config, "undo", "it.varco.access", "--reason", "back"))
                .containsExactly("it.varco.access is as in version 1.");
        typed(commands::config, "undo", "it.varco.access", "--reason", "back", "--number", "7");
        assertThat(typed(commands::config, "history", "it.varco.access").get(1))
                .contains("idle: PT15M -> PT10M, password changed", "BRBSRA********4X")
                .doesNotContain(SARA.value());
        assertThat(configurations.calls())
                .contains(
                        "change[it.varco.access, {idle=[PT5M], l=[a, b=c]}, why, v1]",
                        "restore[it.varco.access, 1, back, v1]",
                        "restore[it.varco.access, 7, back, v1]");
        assertThat(typed(commands::config, "set", "it.varco.access", "idle"))
                .containsExactly("Expected KEY=VALUE, not idle.");
    }

    @Test
    void printsATokenOnce() {
        Application application = Fake.value(
                Application.class,
                Map.of(
                        "id",
                        "a1",
                        "name",
                        "backup",
                        "scopes",
                        List.of("plugins.view"),
                        "createdAt",
                        NOW,
                        "expiresAt",
                        NOW));
        Fake<Applications> applications = room(
                Applications.class,
                Map.of(
                        "all", new Done<>(List.of(application)),
                        "create", new Done<>(new NewApplication(application, "varco_secret")),
                        "end", new Done<>(application)));

        assertThat(typed(
                        commands::token,
                        "create",
                        "backup",
                        "--scope",
                        "plugins.view",
                        "--scope",
                        "audit.read,audit.verify",
                        "--reason",
                        "r"))
                .containsExactly("Token of backup, shown this once:", "varco_secret");
        assertThat(typed(commands::token, "list").get(1)).startsWith("a1  backup");
        assertThat(typed(commands::token, "end", "a1", "--reason", "over"))
                .containsExactly("The token of backup is ended.");
        assertThat(applications.calls())
                .containsExactly(
                        "create[backup, [plugins.view, audit.read, audit.verify], 90, r]", "all[]", "end[a1, over]");
    }

    @Test
    @Proves({"UX-55", "NOT-26"})
    void looksAfterMessages() {
        OutboxLine line = Fake.value(
                OutboxLine.class,
                Map.of(
                        "medium",
                        Medium.EMAIL,
                        "waiting",
                        3L,
                        "oldest",
                        Optional.of(NOW),
                        "undelivered",
                        1L,
                        "channel",
                        Optional.of("email")));
        Undelivered task = Fake.value(
                Undelivered.class,
                Map.of(
                        "id",
                        "m1",
                        "owner",
                        "it.varco.credential.pin",
                        "kind",
                        "pin.changed",
                        "person",
                        Optional.of(SARA),
                        "medium",
                        Optional.of(Medium.EMAIL),
                        "address",
                        "m****o@example.it",
                        "why",
                        "mail.address",
                        "since",
                        NOW,
                        "canBeRetried",
                        false));
        Fake<Outbox> outbox = room(
                Outbox.class,
                Map.of(
                        "lines", new Done<>(List.of(line)),
                        "undelivered", new Done<>(List.of(task)),
                        "retry", new Administered.Contrary<>("messages.erased"),
                        "close", new Done<>(task)));
        TemplateCard card = Fake.value(
                TemplateCard.class,
                Map.of(
                        "owner", "it.varco.credential.pin",
                        "kind", "pin.changed",
                        "language", "it",
                        "subject", "Cambiato",
                        "replaced", true,
                        "problems", List.of()));
        TemplatePreview preview = Fake.value(
                TemplatePreview.class, Map.of("card", card, "brief", "PIN", "file", "x.md", "text", "one\ntwo"));
        Fake<MessageTemplates> templates =
                room(MessageTemplates.class, Map.of("all", new Done<>(List.of(card)), "preview", new Done<>(preview)));

        assertThat(typed(commands::message, "outbox").get(1))
                .startsWith("email")
                .endsWith("email");
        assertThat(typed(commands::message, "list", "--after", "m0").get(1))
                .startsWith("m1  it.varco.credential.pin  pin.changed  BRBSRA********4X  email")
                .contains("m****o@example.it", "mail.address", "its text was erased")
                .doesNotContain(SARA.value());
        assertThat(String.join(" ", typed(commands::message, "retry", "m1", "--reason", "again")))
                .contains("messages.erased");
        assertThat(typed(commands::message, "close", "m1", "--reason", "told by phone"))
                .containsExactly("The message m1 is closed.");
        assertThat(typed(commands::message, "templates").get(1)).startsWith("it.varco.credential.pin  pin.changed  it");
        assertThat(typed(commands::message, "preview", "it.varco.credential.pin", "pin.changed", "it"))
                .contains("Subject: Cambiato", "one", "two");
        assertThat(typed(commands::message, "x")).containsExactly(MessageVerbs.USAGE);
        assertThat(outbox.calls())
                .containsExactly("lines[]", "undelivered[m0, 100]", "retry[m1, again]", "close[m1, told by phone]");
        assertThat(templates.calls()).containsExactly("all[]", "preview[it.varco.credential.pin, pin.changed, it]");
    }

    @Test
    void saysHowTheGatewayIs() {
        room(FirstStart.class, Map.of("stage", FirstStart.Stage.NOBODY));
        room(
                Health.class,
                Map.of(
                        "ready",
                        new HealthReport(
                                Condition.RED,
                                List.of(Finding.well("clock"), new Finding("store", Condition.RED, "It is away.")))));

        assertThat(status())
                .containsExactly("First start: nobody", "Ready: red", "  green  clock", "  red  store: It is away.");
    }

    @Test
    void saysHowTheGatewayIsAlsoWithoutItsStore() {
        StoreException away = new StoreException("store.away", "away", new IOException("x"));
        room(FirstStart.class, Map.of("stage", away));
        room(Health.class, Map.of("ready", new HealthReport(Condition.RED, List.of())));

        assertThat(status())
                .containsExactly(
                        "The store does not answer (store.away): nothing was changed. Try again.", "Ready: red");
    }

    @Test
    void saysWhatIsWrongWithWhatWasTyped() {
        plugins(Map.of("all", new Done<>(List.of())));

        assertThat(typed(commands::provider)).containsExactly(ProviderVerbs.USAGE);
        assertThat(typed(commands::user, "x")).containsExactly(UserVerbs.USAGE);
        assertThat(typed(commands::audit, "x")).containsExactly(AuditVerbs.USAGE);
        assertThat(typed(commands::config, "x")).containsExactly(ConfigVerbs.USAGE);
        assertThat(typed(commands::token, "x")).containsExactly(TokenVerbs.USAGE);
        assertThat(typed(commands::provider, "list", "more")).containsExactly("'more' is too much.");
        assertThat(typed(commands::provider, "list", "--all", "x")).containsExactly("There is no option --all here.");
        assertThat(typed(commands::provider, "off")).containsExactly("ID is missing.");
        assertThat(typed(commands::provider, "off", "pin", "--reason")).containsExactly("--reason needs a value.");
        assertThat(typed(commands::provider, "off", "--kind", "a", "--kind", "b"))
                .containsExactly("--kind may come once.");
    }

    @Test
    void saysThatTheStoreIsAway() {
        plugins(Map.of("all", new StoreException("store.away", "away", new IOException("x"))));

        assertThat(typed(commands::provider, "list"))
                .containsExactly("The store does not answer (store.away): nothing was changed. Try again.");
    }

    @Test
    void tellsEveryOutcomeApart() {
        assertThat(Administered.class.getPermittedSubclasses()).hasSize(6);
        assertThat(Decision.class.getPermittedSubclasses()).hasSize(4);
        assertThat(Verdict.done(new Done<>("x"))).isEqualTo("x");
        notDone(
                new Administered.Forbidden<>(new Decision.Refused("access.trail")),
                "Access control refuses it (access.trail).");
        notDone(new Administered.Forbidden<>(new Decision.ProofTooOld(Duration.ofMinutes(5))), "It takes a new login.");
        notDone(
                new Administered.Forbidden<>(new Decision.StepUpNeeded(it.varco.api.identity.AssuranceLevel.HIGH)),
                "It takes a login that proves more.");
        notDone(new Administered.Unknown<>(), "There is no such thing.");
        notDone(new Administered.Outdated<>(), "Somebody changed it meanwhile: look again.");
        notDone(new Administered.Contrary<>("staff.self"), "Nobody grants a role to themselves.");
        notDone(new Administered.Contrary<>("setup.over"), "The first start is over.");
        notDone(new Administered.Contrary<>("setup.nobody"), "Nobody is administrator yet");
        notDone(new Administered.Contrary<>("configuration.read-only"), "The file of this configuration cannot");
        notDone(new Administered.Invalid<>(List.of(new Flaw("reason", Flaw.Kind.SHAPE, ""))), "reason has signs that");
        notDone(new Administered.Contrary<>("x.y"), "A rule stands against it: x.y.");
        notDone(
                new Administered.Invalid<>(List.of(
                        new Flaw("reason", Flaw.Kind.LENGTH, "3..200"), new Flaw("", Flaw.Kind.REJECTED, "Too many."))),
                "reason has another length: 3..200 characters.\nIt is refused: Too many.");
        for (Flaw.Kind kind : Flaw.Kind.values()) {
            notDone(new Administered.Invalid<>(List.of(new Flaw("f", kind, "e"))), "f ");
        }
    }

    private static void notDone(Administered<String> outcome, String beginning) {
        assertThatThrownBy(() -> Verdict.done(outcome))
                .isInstanceOf(NotDone.class)
                .hasMessageStartingWith(beginning);
    }

    private static ConfigurationVersion version(long number) {
        return Fake.value(
                ConfigurationVersion.class,
                Map.of(
                        "number",
                        number,
                        "at",
                        NOW,
                        "by",
                        Optional.of(SARA),
                        "reason",
                        "why",
                        "differences",
                        List.of(
                                new Difference("idle", List.of("PT15M"), List.of("PT10M")),
                                new Difference("password", List.of(), List.of()))));
    }

    private static PluginStatus pin() {
        PluginFigures figures = Fake.value(
                PluginFigures.class,
                Map.of(
                        "calls", 7L,
                        "refusals", 2L,
                        "failures", 1L,
                        "mean", Duration.ofMillis(12),
                        "longest", Duration.ofMillis(30)));
        return Fake.value(
                PluginStatus.class,
                Map.of(
                        "kind",
                        "credential",
                        "id",
                        "pin",
                        "owner",
                        "it.varco.credential.pin",
                        "version",
                        "1.0.0",
                        "state",
                        PluginState.ON,
                        "since",
                        NOW.plusMillis(1),
                        "figures",
                        figures,
                        "reason",
                        Optional.of("because")));
    }

    private Fake<Plugins> plugins(Map<String, Object> answers) {
        return room(Plugins.class, answers);
    }

    private <T> Fake<T> room(Class<T> type, Map<String, Object> answers) {
        Fake<T> fake = Fake.of(type, answers);
        rooms.put(type, fake.it());
        return fake;
    }

    private List<String> typed(BiConsumer<CommandSession, Object[]> command, Object... words) {
        return printed(session -> command.accept(session, words));
    }

    private List<String> status() {
        return printed(commands::status);
    }

    private static List<String> printed(java.util.function.Consumer<CommandSession> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        command.accept(Fake.value(CommandSession.class, Map.of("getConsole", console)));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
