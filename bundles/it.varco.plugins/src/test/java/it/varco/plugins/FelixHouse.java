package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.audit.AuditTrail;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.plugins.sample.SampleAccess;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.store.ApprovalRepository;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.OwnerRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.ComponentConstants;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** A Felix with the component runtime, Configuration Admin, this room as it was built, and a store in memory. */
final class FelixHouse {

    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String SHARED = "it.varco.api.access;version=1.0.0,it.varco.api.audit;version=1.0.0,"
            + "it.varco.api.configuration;version=1.0.0,"
            + "it.varco.api.form;version=1.0.0,it.varco.api.health;version=1.0.0,it.varco.api.identity;version=1.0.0,"
            + "it.varco.api.plugin;version=1.0.0,it.varco.api.catalogue;version=1.0.0,"
            + "it.varco.spi.catalogue;version=1.0.0,it.varco.spi.notification;version=1.0.0,"
            + "it.varco.api.notification;version=1.0.0,"
            + "it.varco.api.session;version=1.0.0,it.varco.api.store;version=1.0.0,"
            + "it.varco.spi.credential;version=1.0.0,it.varco.spi.store;version=1.0.0,"
            + "org.osgi.service.cm;version=1.6.1,org.slf4j;version=2.0.17";

    final MemorySwitches store;
    final MemoryOwners owners;
    final Path folder;

    private final Path home;
    private final Framework felix;
    private final Bundle room;

    private FelixHouse(
            Path home, MemorySwitches store, MemoryOwners owners, Map<String, String> configuration, String gateway)
            throws Exception {
        this.home = home;
        this.owners = owners;
        this.store = store;
        folder = Files.createDirectories(home.resolve("plugins"));
        felix = new FrameworkFactory().newFramework(properties(gateway));
        felix.init();
        install(ComponentConstants.class, Promise.class, Function.class);
        start("org.apache.felix.cm.impl.ConfigurationManager", "org.apache.felix.scr.impl.Activator");
        room = install("reference:file:target/classes/");
        felix.start();
        BundleContext context = felix.getBundleContext();
        context.registerService(SwitchRepository.class, store, null);
        context.registerService(OwnerRepository.class, owners, null);
        context.registerService(ApprovalRepository.class, store.approvals, null);
        context.registerService(Transactions.class, store, null);
        context.registerService(PersonRepository.class, store, null);
        context.registerService(SessionRepository.class, new CountedSessions(0), null);
        context.registerService(AttemptRepository.class, new CountedAttempts(0), null);
        context.registerService(PraticaRepository.class, new CountedPratiche(0), null);
        configure(configuration);
        fence();
        room.start();
        context.registerService(AuditTrail.class, store, null);
        eventually(() -> context.getServiceReference(PluginCalls.class) != null);
    }

    static FelixHouse open(Path home, String mode) throws Exception {
        return new FelixHouse(home, new MemorySwitches(), new MemoryOwners(), Map.of("mode", mode), mode);
    }

    /** A gateway started in production whose configuration says another mode. */
    static FelixHouse openInProduction(Path home, String mode) throws Exception {
        return new FelixHouse(home, new MemorySwitches(), new MemoryOwners(), Map.of("mode", mode), "production");
    }

    /** The same house after a restart: what is on disk and in the store stays. */
    FelixHouse reopened(String mode) throws Exception {
        close();
        return new FelixHouse(home, store, owners, Map.of("mode", mode), mode);
    }

    /** The same house after a restart in production, with values of the configuration of its room. */
    FelixHouse reopened(Map<String, String> configuration) throws Exception {
        close();
        return new FelixHouse(home, store, owners, configuration, "production");
    }

    private Map<String, String> properties(String gateway) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "100");
        properties.put("felix.log.level", "1");
        properties.put("varco.home", home.toString());
        properties.put("varco.mode", gateway);
        return properties;
    }

    private void install(Class<?>... inJars) throws BundleException {
        for (Class<?> type : inJars) {
            install(type.getProtectionDomain().getCodeSource().getLocation().toString());
        }
    }

    private void start(String... inJars) throws Exception {
        for (String type : inJars) {
            Class<?> found = Class.forName(type, false, FelixHouse.class.getClassLoader());
            install(found.getProtectionDomain().getCodeSource().getLocation().toString())
                    .start();
        }
    }

    private Bundle install(String location) throws BundleException {
        return felix.getBundleContext().installBundle(location);
    }

    /** A bundle that came with the gateway, started. */
    Bundle install(String location, TestJar jar) throws BundleException {
        Bundle bundle = felix.getBundleContext().installBundle(location, new ByteArrayInputStream(jar.bytes()));
        bundle.start();
        return bundle;
    }

    /** Configures the room, which looks often. */
    void configure(Map<String, String> values) throws IOException {
        Map<String, String> all = new HashMap<>(values);
        all.put("poll", "PT0.1S");
        configure("it.varco.plugins", all);
    }

    void configure(String pid, Map<String, String> values) throws IOException {
        service(ConfigurationAdmin.class).getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(values));
    }

    /** Waits until everybody was told about the configurations so far: the component is made once, not twice. */
    private void fence() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals("fence")) {
                told.countDown();
            }
        };
        felix.getBundleContext().registerService(ConfigurationListener.class, listener, null);
        configure("fence", Map.of("number", Long.toString(System.nanoTime())));
        eventually(() -> told.getCount() == 0);
    }

    void unconfigure(String pid) throws IOException {
        service(ConfigurationAdmin.class).getConfiguration(pid, "?").delete();
    }

    <S> S service(Class<S> type) {
        ServiceReference<S> reference = felix.getBundleContext().getServiceReference(type);
        assertThat(reference).as(type.getName()).isNotNull();
        return felix.getBundleContext().getService(reference);
    }

    Bundle bundle(String name) {
        return List.of(felix.getBundleContext().getBundles()).stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    Framework felix() {
        return felix;
    }

    Bundle room() {
        return room;
    }

    Plugins plugins() {
        return service(Plugins.class);
    }

    /** Identifiers of the providers that are offered. */
    List<String> offered() {
        return service(PluginCalls.class).present(CredentialProvider.CONTRACT).stream()
                .map(present -> present.descriptor().id())
                .toList();
    }

    Call<LoginStep> call(String id) {
        return call(id, Entry.BEGIN, LIMIT);
    }

    Call<LoginStep> call(String id, Entry entry, Duration limit) {
        return service(PluginCalls.class)
                .call(CredentialProvider.CONTRACT, id, entry, limit, (provider, descriptor) -> provider.begin(null));
    }

    /** The answer of a provider as {@link TestJar#provider} makes it. */
    static Call<LoginStep> answer(String owner, String version) {
        return new Call.Answered<>(owner, new LoginStep.Unavailable("sample.v" + version.replace('.', '-')));
    }

    /** Every plugin, seen by somebody who may, whatever access control the test has. */
    List<PluginStatus> all() {
        Administered<List<PluginStatus>> all = permitted(Plugins::all);
        assertThat(all).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<List<PluginStatus>>) all).result();
    }

    /** The plugin with an identifier, as whoever asks for it alone sees it. */
    Optional<PluginStatus> status(String kind, String id) {
        return permitted((plugins, caller) -> plugins.one(caller, kind, id))
                        instanceof Administered.Done<PluginStatus> one
                ? Optional.of(one.result())
                : Optional.empty();
    }

    /** An act at the gate by somebody who may. */
    <T> Administered<T> atTheGate(BiFunction<Gate, Caller, Administered<T>> act) {
        return permitted((plugins, caller) -> act.apply(service(Gate.class), caller));
    }

    /** Everything that was delivered. */
    List<Delivery> deliveries() {
        return ((Administered.Done<List<Delivery>>) atTheGate(Gate::deliveries)).result();
    }

    /** The delivery of a jar. */
    Optional<Delivery> delivery(TestJar jar) {
        return atTheGate((gate, caller) -> gate.delivery(caller, jar.hash()))
                        instanceof Administered.Done<Delivery> done
                ? Optional.of(done.result())
                : Optional.empty();
    }

    /** Waits until a jar is there, and approves it, whatever was decided before. */
    Delivery approve(TestJar jar) {
        eventually(() -> delivery(jar).isPresent());
        long decision = delivery(jar).map(Delivery::decision).orElse(0L);
        Administered<Delivery> approved =
                atTheGate((gate, caller) -> gate.approve(caller, jar.hash(), "tried", false, decision));
        assertThat(approved).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<Delivery>) approved).result();
    }

    private <T> Administered<T> permitted(BiFunction<Plugins, Caller, Administered<T>> act) {
        Dictionary<String, Object> first =
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
        ServiceRegistration<AccessControl> permitting = felix.getBundleContext()
                .registerService(AccessControl.class, new SampleAccess(service(PluginCalls.class)), first);
        try {
            return act.apply(plugins(), new Operator(Instant.now()));
        } finally {
            permitting.unregister();
        }
    }

    /** The sentence about a bundle that offers nothing; empty if there is none. */
    String problem(String id) {
        return status("bundle", id)
                .flatMap(PluginStatus::problem)
                .map(Sentence::toString)
                .orElse("");
    }

    static void eventually(BooleanSupplier condition) {
        GuardTest.eventually(condition);
    }

    void close() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }
}
