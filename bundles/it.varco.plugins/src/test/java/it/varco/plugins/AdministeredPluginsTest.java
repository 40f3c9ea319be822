package it.varco.plugins;

import static it.varco.plugins.Operator.SARA;
import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.form.Sentence;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.store.StoredSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministeredPluginsTest {

    private static final Claims.Key PIN = new Claims.Key("credential", "pin");
    private static final Operator SOMEBODY = new Operator(NOON);

    private final MemorySwitches store = new MemorySwitches();
    private final SettableClock clock = new SettableClock();
    private final Switchboard switches = new Switchboard(store, clock);
    private final Roster roster = new Roster(
            clock,
            new Judge(new Owners(new MemoryOwners(), clock, signed -> ""), origin -> true),
            crash -> {},
            () -> {});
    private final GuardedCalls calls = new GuardedCalls(roster, switches, store, new Counters());
    private final List<String> asked = new ArrayList<>();
    private Decision decision = new Decision.Granted();
    private final Plugins plugins = new AdministeredPlugins(
            this::roll,
            this::find,
            new Switching(switches, store, store, store, store),
            new Impacts(calls, new CountedSessions(7), new CountedAttempts(2), new CountedPratiche(3)),
            false,
            (caller, operation) -> decided(operation));

    @BeforeEach
    void arrive() {
        arrive(1, "pin", Channel.WEB, Channel.COUNTER);
    }

    @AfterEach
    void close() {
        roster.close();
    }

    @Test
    void isInEffectWhenItReturnsAndKeptByTheStore() {
        turn("OFF", "too many complaints");

        assertThat(switches.state(PIN)).contains(PluginState.OFF);
        assertThat(store.all())
                .containsExactly(new StoredSwitch(
                        "credential", "pin", 1, "OFF", "too many complaints", NOON, "", "SERVICE_ACCOUNT"));
        assertThat(new Switchboard(store, clock).state(PIN)).contains(PluginState.OFF);
        turn("ON", "mended");
        assertThat(switches.state(PIN)).contains(PluginState.ON);
    }

    @Test
    @Proves({"SEC-60", "UX-55"})
    void writesOneRecordOfWhoSwitchedWhatAndWhy() {
        assertThat(plugins.turn(
                        Operator.administrator(NOON),
                        "credential",
                        "pin",
                        "DRAINING",
                        "  maintenance at one o'clock ",
                        Plugins.ANY_VERSION))
                .isInstanceOf(Administered.Done.class);

        assertThat(store.events()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("plugins.switch");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.role()).contains(Role.AMMINISTRATORE);
            assertThat(event.person()).contains(SARA);
            assertThat(event.reference()).isEqualTo("REF-0001");
            assertThat(event.details())
                    .containsEntry("kind", "credential")
                    .containsEntry("id", "pin")
                    .containsEntry("state", "DRAINING")
                    .containsEntry("reason", "maintenance at one o'clock")
                    .doesNotContainKey("undo");
        });
    }

    @Test
    @Proves("SEC-60")
    void changesNothingWhenItCannotBeRecorded() {
        store.trailFull = true;

        assertThatThrownBy(() -> turn("OFF", "a reason")).isInstanceOf(StoreException.class);

        assertThat(store.all()).isEmpty();
        assertThat(store.events()).isEmpty();
        assertThat(switches.state(PIN)).contains(PluginState.ON);
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    void doesNothingForWhomAccessControlRefuses() {
        for (Decision no : List.of(
                new Decision.Refused("access.role"),
                new Decision.StepUpNeeded(AssuranceLevel.HIGH),
                new Decision.Refused("access.unavailable"))) {
            decision = no;

            assertThat(plugins.all(SOMEBODY)).isEqualTo(new Administered.Forbidden<>(no));
            assertThat(plugins.one(SOMEBODY, "credential", "pin")).isEqualTo(new Administered.Forbidden<>(no));
            assertThat(plugins.one(SOMEBODY, "credential", "nobody")).isEqualTo(new Administered.Forbidden<>(no));
            assertThat(plugins.history(SOMEBODY, "credential", "pin")).isEqualTo(new Administered.Forbidden<>(no));
            assertThat(plugins.impact(SOMEBODY, "credential", "pin", "OFF"))
                    .isEqualTo(new Administered.Forbidden<>(no));
            assertThat(turn("nonsense", "")).isEqualTo(new Administered.Forbidden<>(no));
            assertThat(undo("")).isEqualTo(new Administered.Forbidden<>(no));
        }
        assertThat(store.all()).isEmpty();
        assertThat(asked)
                .containsSubsequence("plugins.view", "plugins.switch")
                .containsOnly("plugins.view", "plugins.switch");
    }

    @Test
    @Proves("UX-03")
    void saysEverythingThatIsWrongAtOnceAndChangesNothing() {
        assertThat(turn("BROKEN", "no"))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("state", Flaw.Kind.CHOICE, "ON|OFF|DRAINING"),
                        new Flaw("reason", Flaw.Kind.LENGTH, "3..200"))));
        assertThat(turn("", " "))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("state", Flaw.Kind.MISSING, "ON|OFF|DRAINING"),
                        new Flaw("reason", Flaw.Kind.MISSING, ""))));
        for (String bad : List.of("a\nb\nc", "abc\u0000", "abc\u2028def", "abc\u202edef", "x".repeat(201))) {
            assertThat(turn("OFF", bad)).as(bad).isInstanceOf(Administered.Invalid.class);
            assertThat(undo(bad)).as(bad).isInstanceOf(Administered.Invalid.class);
        }
        assertThat(plugins.impact(SOMEBODY, "credential", "pin", "off"))
                .isEqualTo(new Administered.Invalid<>(List.of(new Flaw("state", Flaw.Kind.CHOICE, "ON|OFF|DRAINING"))));
        assertThat(store.all()).isEmpty();
        assertThat(turn("OFF", "yes")).isInstanceOf(Administered.Done.class);
    }

    @Test
    void knowsOnlyWhatIsThereAndSwitchesNoBundle() {
        assertThat(plugins.turn(SOMEBODY, "credential", "../pin", "OFF", "a reason", 0))
                .isEqualTo(new Administered.Unknown<>());
        assertThat(plugins.turn(SOMEBODY, "bundle", "acme.jar", "OFF", "a reason", 0))
                .isEqualTo(new Administered.Unknown<>());
        assertThat(plugins.one(SOMEBODY, "bundle", "acme.jar")).isInstanceOf(Administered.Done.class);
        assertThat(plugins.impact(SOMEBODY, "channel", "pin", "OFF")).isEqualTo(new Administered.Unknown<>());
    }

    @Test
    @Proves("API-07")
    void changesNothingForWhoSawAnEarlierState() {
        turn("OFF", "first");

        assertThat(plugins.turn(SOMEBODY, "credential", "pin", "ON", "from an old page", 0))
                .isEqualTo(new Administered.Outdated<>());
        assertThat(plugins.undo(SOMEBODY, "credential", "pin", "from an old page", 0))
                .isEqualTo(new Administered.Outdated<>());
        assertThat(switches.state(PIN)).contains(PluginState.OFF);
        assertThat(plugins.turn(SOMEBODY, "credential", "pin", "ON", "from a new page", 1))
                .isInstanceOf(Administered.Done.class);
        assertThat(status().switchVersion()).isEqualTo(2);
        assertThat(store.events()).hasSize(2);
    }

    @Test
    void seesASwitchThatAnotherNodeTurned() {
        assertThat(switches.state(PIN)).contains(PluginState.ON);
        store.put(new StoredSwitch("credential", "pin", 1, "OFF", "elsewhere", NOON, "", "SERVICE_ACCOUNT"));

        assertThat(plugins.turn(SOMEBODY, "credential", "pin", "DRAINING", "from an old page", 0))
                .isEqualTo(new Administered.Outdated<>());
        assertThat(turn("DRAINING", "whatever it is")).isInstanceOf(Administered.Done.class);
        assertThat(store.history("credential", "pin", 50)).hasSize(2);
    }

    @Test
    @Proves("UX-52")
    void takesTheLastSwitchBack() {
        assertThat(undo("a reason")).isEqualTo(new Administered.Contrary<>("plugins.nothing-to-undo"));
        assertThat(store.events()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("plugins.switch");
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.details())
                    .containsEntry("rule", "plugins.nothing-to-undo")
                    .containsEntry("id", "pin")
                    .containsEntry("reason", "a reason");
        });
        turn("OFF", "a mistake");

        assertThat(undo("it was one"))
                .isInstanceOfSatisfying(
                        Administered.Done.class,
                        done -> assertThat(((PluginStatus) done.result()).state())
                                .isEqualTo(PluginState.ON));
        assertThat(undo("no, it was none")).isInstanceOf(Administered.Done.class);
        assertThat(switches.state(PIN)).contains(PluginState.OFF);
        assertThat(store.events()).hasSize(4);
        assertThat(store.events().get(2).details())
                .containsEntry("undo", "true")
                .containsEntry("state", "ON")
                .containsEntry("reason", "it was one");
    }

    @Test
    void tellsTheHistoryTheLatestFirst() {
        turn("OFF", "first");
        plugins.turn(Operator.administrator(NOON), "credential", "pin", "ON", "second", 1);

        assertThat(plugins.history(SOMEBODY, "credential", "pin"))
                .isInstanceOfSatisfying(Administered.Done.class, done -> {
                    @SuppressWarnings("unchecked") // as declared
                    List<PastSwitch> past = (List<PastSwitch>) done.result();
                    assertThat(past).extracting(PastSwitch::reason).containsExactly("second", "first");
                    assertThat(past.get(0).by()).contains(SARA);
                    assertThat(past.get(0).role()).isEqualTo(Role.AMMINISTRATORE);
                    assertThat(past.get(1).by()).isEmpty();
                    assertThat(past.get(1).state()).isEqualTo(PluginState.OFF);
                    assertThat(past.get(1).at()).isEqualTo(NOON);
                });
    }

    @Test
    @Proves("UX-52")
    void saysWhomASwitchWouldAffectAndWhichChannelsItWouldClose() {
        arrive(2, "spid", Channel.WEB);

        assertThat(impact("OFF")).satisfies(impact -> {
            assertThat(impact.sessions()).isEqualTo(7);
            assertThat(impact.logins()).isEqualTo(2);
            assertThat(impact.closed()).containsExactly(Channel.COUNTER);
        });
        turn("OFF", "a reason");
        assertThat(impact("OFF").closed()).as("nobody can use it as it is").isEmpty();
        assertThat(impact("ON")).satisfies(impact -> {
            assertThat(impact.sessions()).isZero();
            assertThat(impact.closed()).isEmpty();
        });
        turn("ON", "a reason");
        plugins.turn(SOMEBODY, "credential", "spid", "DRAINING", "a reason", 0);
        assertThat(impact("DRAINING").closed()).containsExactly(Channel.WEB, Channel.COUNTER);
    }

    private Decision decided(Operation operation) {
        asked.add(operation.name());
        return decision;
    }

    private Optional<PluginStatus> find(Claims.Key key) {
        return roll().stream()
                .filter(status ->
                        status.kind().equals(key.kind()) && status.id().equals(key.id()))
                .findFirst();
    }

    /** As the roll of the room would be, without bundles. */
    private List<PluginStatus> roll() {
        List<PluginStatus> all = new ArrayList<>();
        Sentence broken = Sentence.quoted("acme.jar: it is broken.");
        all.add(Status.broken(new Claims.Key(Status.BUNDLE, "acme.jar"), "", "", NOON, broken));
        for (Occupant<?, ?> occupant : roster.everybody()) {
            Claims.Key key = occupant.key();
            Optional<StoredSwitch> last =
                    store.history(key.kind(), key.id(), 1).stream().findFirst();
            all.add(new Status(
                    key.kind(),
                    key.id(),
                    "org.acme",
                    "1.0.0",
                    switches.state(last),
                    NOON,
                    last.map(StoredSwitch::version).orElse(0L),
                    Figures.NONE,
                    last.map(StoredSwitch::reason),
                    Optional.empty()));
        }
        return all;
    }

    private PluginStatus status() {
        return result(plugins.one(SOMEBODY, "credential", "pin"));
    }

    @Test
    @Proves("UX-52")
    void countsWhatWaitsForAServiceThatIsSwitchedOff() {
        arriveRegister();

        for (String wanted : List.of("OFF", "DRAINING")) {
            assertThat(result(plugins.impact(SOMEBODY, "service", "register", wanted)))
                    .satisfies(impact -> {
                        assertThat(impact.pratiche()).isEqualTo(3);
                        assertThat(impact.sessions() + impact.logins()).isZero();
                        assertThat(impact.closed()).isEmpty();
                        assertThat(impact.unreachable()).isEmpty();
                    });
        }
        assertThat(result(plugins.impact(SOMEBODY, "service", "register", "ON")).pratiche())
                .isZero();
        assertThat(impact("OFF").pratiche()).as("of a provider").isZero();
    }

    @Test
    @Proves("UX-52")
    void namesWhatNobodyCouldReachAnyMore() {
        arriveRegister();

        assertThat(impact("OFF").unreachable()).extracting(OperationCard::name).containsExactly("register.read");
        assertThat(impact("ON").unreachable()).isEmpty();
        arrive(2, "card", Channel.WEB);
        assertThat(impact("OFF").unreachable()).isEmpty();
    }

    private void arriveRegister() {
        roster.arrive(
                9, CatalogueService.CONTRACT, new Origin(9, "org.register", "1.0.0", "register.jar", null), register());
        roster.everybody();
    }

    /** A service with something at a level that is reached, and something at a level that nobody reaches anyhow. */
    private static CatalogueService register() {
        ServiceDescriptor descriptor = ServiceDescriptor.of("register")
                .operation(ServiceOperation.of("register.read", Place.AREA).build())
                .operation(ServiceOperation.of("register.change", Place.AREA)
                        .level(AssuranceLevel.HIGH)
                        .build())
                .operation(ServiceOperation.of("register.desk", Place.SEDE).build())
                .build();
        return new CatalogueService() {
            @Override
            public ServiceDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public ServiceStep handle(ServiceRequest request) {
                return new ServiceStep.Unavailable("register.silent");
            }
        };
    }

    private Impact impact(String wanted) {
        return result(plugins.impact(SOMEBODY, "credential", "pin", wanted));
    }

    private static <T> T result(Administered<T> done) {
        assertThat(done).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<T>) done).result();
    }

    private Administered<PluginStatus> turn(String wanted, String reason) {
        return plugins.turn(SOMEBODY, "credential", "pin", wanted, reason, Plugins.ANY_VERSION);
    }

    private Administered<PluginStatus> undo(String reason) {
        return plugins.undo(SOMEBODY, "credential", "pin", reason, Plugins.ANY_VERSION);
    }

    private void arrive(long service, String id, Channel... channels) {
        Origin origin = new Origin(service, "org." + id, "1.0.0", id + ".jar", null);
        roster.arrive(service, CredentialProvider.CONTRACT, origin, new Silent(id, List.of(channels)));
        roster.everybody(); // have said who they are then
    }

    /** A provider that is only there. */
    private record Silent(String id, List<Channel> channels) implements CredentialProvider {

        @Override
        public ProviderDescriptor descriptor() {
            ProviderDescriptor.Builder builder =
                    ProviderDescriptor.of(id, AssuranceLevel.LOW).kind(new CredentialKind("sample"));
            channels.forEach(builder::channel);
            return builder.build();
        }

        @Override
        public LoginStep begin(LoginRequest request) {
            return new LoginStep.Unavailable("sample.silent");
        }

        @Override
        public LoginStep resume(LoginRequest request, ProviderState state) {
            return new LoginStep.Unavailable("sample.silent");
        }
    }
}
