package it.varco.plugins;

import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.store.RecordStore;
import it.varco.plugins.sample.AskingProvider;
import it.varco.plugins.sample.HookingActivator;
import it.varco.plugins.sample.SampleAccess;
import it.varco.plugins.sample.SampleProvider;
import it.varco.plugins.sample.TrespassingActivator;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What a bundle from the watched folder gets to see, in a Felix of its own. */
class SeclusionTest {

    private static final String ARCHIVE = "it.varco.spi.archive.IseeArchive";

    @TempDir
    private Path home;

    private FelixHouse house;
    private BundleContext plugin;
    private BundleContext trusted;

    @BeforeEach
    void open() throws Exception {
        house = FelixHouse.open(home, "development");
        TestJar.provider("org.umbra.login", "1.0.0", "umbra").in(house.folder, "umbra.jar");
        TestJar.provider("org.acme.login", "1.0.0", "acme")
                .header(
                        "Require-Capability",
                        "osgi.service;filter:=\"(objectClass=" + ARCHIVE + ")\";effective:=active")
                .in(house.folder, "acme.jar");
        trusted = house.install("system", TestJar.provider("it.varco.credential.ours", "1.0.0", "ours"))
                .getBundleContext();
        eventually(() -> house.offered().equals(List.of("acme", "ours", "umbra")));
        plugin = house.bundle("org.acme.login").getBundleContext();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    @Proves({"SEC-84", "D-39"})
    void aPluginFindsNoServiceOfTheHouse() throws Exception {
        for (Class<?> type : List.of(
                ConfigurationAdmin.class,
                PluginCalls.class,
                AuditTrail.class,
                SwitchRepository.class,
                Transactions.class,
                FindHook.class,
                ServiceComponentRuntime.class)) {
            assertThat(trusted.getAllServiceReferences(type.getName(), null))
                    .as(type.getName())
                    .isNotEmpty();
            assertThat(plugin.getServiceReference(type)).as(type.getName()).isNull();
            assertThat(plugin.getAllServiceReferences(type.getName(), null)).isNull();
        }
    }

    @Test
    @Proves({"SEC-84", "D-39"})
    void aPluginFindsItsOwnServiceAndNoneOfOtherPlugins() throws Exception {
        assertThat(plugin.getAllServiceReferences(CredentialProvider.class.getName(), null))
                .extracting(ServiceReference::getBundle)
                .containsExactly(plugin.getBundle());
        assertThat(trusted.getAllServiceReferences(CredentialProvider.class.getName(), null))
                .hasSize(3);
    }

    @Test
    @Proves({"SEC-84", "D-39"})
    void aPluginFindsItsStoreAndTheArchiveItsManifestAsksForAlone() {
        offer(RecordStore.class.getName());
        offer(ARCHIVE);
        offer("it.varco.spi.archive.CasellarioArchive");

        assertThat(plugin.getServiceReference(RecordStore.class)).isNotNull();
        assertThat(plugin.getServiceReference(ARCHIVE)).isNotNull();
        assertThat(plugin.getServiceReference("it.varco.spi.archive.CasellarioArchive"))
                .isNull();
        BundleContext other = house.bundle("org.umbra.login").getBundleContext();
        assertThat(other.getServiceReference(RecordStore.class)).isNotNull();
        assertThat(other.getServiceReference(ARCHIVE)).isNull();
        assertThat(trusted.getServiceReference("it.varco.spi.archive.CasellarioArchive"))
                .isNotNull();
    }

    /** One interface that may be seen lends no sight of another one. */
    @Test
    @Proves("SEC-84")
    void aPluginFindsNothingThatIsOfferedUnderAHiddenNameToo() {
        house.felix().getBundleContext().registerService(new String[] {ARCHIVE, "org.acme.Secrets"}, factory(), null);

        assertThat(plugin.getServiceReference(ARCHIVE)).isNull();
        assertThat(trusted.getServiceReference(ARCHIVE)).isNotNull();
    }

    @Test
    @Proves("SEC-84")
    void aPluginHearsOfTheServicesItMaySeeAlone() {
        List<String> heard = new ArrayList<>();
        List<String> trustedHeard = new ArrayList<>();
        plugin.addServiceListener(event -> heard.add(name(event)));
        trusted.addServiceListener(event -> trustedHeard.add(name(event)));

        offer("org.acme.Secrets").unregister();
        offer(RecordStore.class.getName()).unregister();
        plugin.registerService("org.acme.Own", factory(), null).unregister();

        String store = RecordStore.class.getName();
        assertThat(heard).containsExactly(store, store, "org.acme.Own", "org.acme.Own");
        assertThat(trustedHeard)
                .as("that something ends hurts nobody")
                .containsExactly("org.acme.Secrets", "org.acme.Secrets", store, store, "org.acme.Own");
    }

    /** Nobody shall ask a plugin what it is not asked as a plugin, however early it stands in the order of ranking. */
    @Test
    @Proves({"SEC-84", "D-39"})
    void theHouseSeesOfAPluginOnlyWhatPluginsAreAskedFor() throws Exception {
        List<String> heard = new ArrayList<>();
        trusted.addServiceListener(event -> heard.add(name(event)));
        List<String> names = List.of(
                AccessControl.class.getName(),
                AuditTrail.class.getName(),
                RecordStore.class.getName(),
                ConfigurationAdmin.class.getName(),
                "jakarta.servlet.Servlet",
                "org.osgi.service.cm.ConfigurationPlugin",
                "org.osgi.service.cm.ManagedService",
                "org.osgi.service.log.LogListener",
                "it.varco.api.health.HealthCheck");
        for (String name : names) {
            plugin.registerService(name, factory(), first());
            plugin.registerService(
                    new String[] {CredentialProvider.CONTRACT.type().getName(), name}, factory(), first());
        }

        assertThat(heard).isEmpty();
        String ofThePlugin = "(service.bundleid=" + plugin.getBundle().getBundleId() + ")";
        assertThat(trusted.getAllServiceReferences(null, ofThePlugin)).hasSize(1);
        for (String name : names) {
            assertThat(trusted.getAllServiceReferences(name, ofThePlugin))
                    .as(name)
                    .isNull();
        }
        assertThat(house.offered()).containsExactly("acme", "ours", "umbra");
    }

    @Test
    @Proves({"SEC-84", "D-39"})
    void accessControlOfAPluginDecidesNothing() {
        plugin.registerService(AccessControl.class, new SampleAccess(house.service(PluginCalls.class)), first());

        assertThat(house.plugins().all(new Operator(Instant.now())))
                .isEqualTo(new Administered.Forbidden<>(new Decision.Refused("access.unavailable")));
    }

    @Test
    @Proves("SEC-84")
    void noPluginIsTheStoreOfAnother() {
        house.bundle("org.umbra.login")
                .getBundleContext()
                .registerService(RecordStore.class.getName(), factory(), null);

        assertThat(plugin.getServiceReference(RecordStore.class)).isNull();
    }

    /** It would be asked by the component runtime for the configurations of all bundles. */
    @Test
    @Proves("SEC-84")
    void aPluginDoesNotConfigureItself() {
        plugin.registerService(ConfigurationAdmin.class.getName(), factory(), first());

        assertThat(plugin.getServiceReference(ConfigurationAdmin.class)).isNull();
    }

    /** The framework itself takes them from whoever offers them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.osgi.framework.hooks.bundle.CollisionHook",
                "org.osgi.framework.hooks.resolver.ResolverHookFactory",
                "org.osgi.framework.hooks.service.FindHook",
                "org.osgi.framework.hooks.weaving.WeavingHook",
                "org.osgi.service.url.URLStreamHandlerService",
                "java.net.ContentHandler"
            })
    @Proves("SEC-84")
    void aPluginThatHooksIntoTheFrameworkIsStoppedAndAlarms(String hook) throws Exception {
        plugin.registerService(hook, factory(), null);

        eventually(() -> house.bundle("org.acme.login").getState() == Bundle.RESOLVED);
        assertThat(refused()).containsExactly(tuple("plugins.hook", rule("plugins.hooked-by-plugin")));
        assertThat(trusted.getAllServiceReferences(hook, "(service.bundleid=" + acme().getBundleId() + ")"))
                .isNull();
    }

    @Test
    @Proves("SEC-84")
    void soIsOneThatDoesWhenItStarts() throws Exception {
        TestJar.bundle("org.acme.weaver", "1.0.0")
                .with(HookingActivator.class)
                .with(Class.forName(HookingActivator.class.getName() + "$1"))
                .header("Bundle-Activator", HookingActivator.class.getName())
                .in(house.folder, "weaver.jar");

        eventually(() -> refused()
                .contains(tuple(
                        "plugins.hook", Map.of("bundle", "org.acme.weaver", "rule", "plugins.hooked-by-plugin"))));
        eventually(() -> house.bundle("org.acme.weaver").getState() == Bundle.RESOLVED);
    }

    /** The component runtime looks for services in the name of the bundle whose component it is. */
    @Test
    @Proves({"SEC-84", "D-39"})
    void aComponentOfAPluginWaitsForAHiddenServiceAndGetsItsStore() {
        offer(RecordStore.class.getName());
        wanting("org.acme.keeper", "keeper", RecordStore.class).in(house.folder, "keeper.jar");
        wanting("org.acme.nosy", "nosy", ConfigurationAdmin.class).in(house.folder, "nosy.jar");

        eventually(() -> house.offered().contains("keeper"));
        eventually(() -> house.problem("nosy.jar").contains("which plugins do not see"));
        assertThat(house.offered()).doesNotContain("nosy");
    }

    @Test
    @Proves("SEC-84")
    void aPluginIsConfiguredThoughItDoesNotSeeWhoDoesThat() throws Exception {
        TestJar.bundle("org.acme.set", "1.0.0")
                .provider(
                        "org.acme.set",
                        "<property name=\"answer\" value=\"sample.set\"/>",
                        "configuration-policy=\"require\"",
                        "")
                .in(house.folder, "set.jar");
        eventually(() -> house.problem("set.jar").contains("waits for the configuration org.acme.set"));

        house.configure("org.acme.set", Map.of("id", "set"));

        eventually(() -> house.offered().contains("set"));
    }

    @Test
    @Proves("SEC-84")
    void aPluginIsGivenTheConfigurationThatWasThereBeforeItAlsoAfterARestart() throws Exception {
        house.configure("org.acme.set", Map.of("id", "set"));
        TestJar.bundle("org.acme.set", "1.0.0")
                .provider("org.acme.set", "<property name=\"id\" value=\"unset\"/>", "", "")
                .in(house.folder, "set.jar");
        house.configure("org.acme.due", Map.of("id", "due"));
        TestJar.bundle("org.acme.due", "1.0.0")
                .provider("org.acme.due", "", "configuration-policy=\"require\"", "")
                .in(house.folder, "due.jar");

        eventually(() -> house.offered().equals(List.of("acme", "due", "ours", "set", "umbra")));
        house = house.reopened("development");
        eventually(() -> house.offered().containsAll(List.of("due", "set")));
    }

    /** Whoever configures it is on the stack then, and in use by its bundle. */
    @Test
    @Proves("SEC-84")
    void aComponentThatIsBeingConfiguredDoesNotFindWhoDoesThat() throws Exception {
        house.configure("org.acme.asking", Map.of("id", "asking"));
        TestJar.bundle("org.acme.asking", "1.0.0")
                .with(SampleProvider.class)
                .with(AskingProvider.class)
                .component(
                        "org.acme.asking",
                        AskingProvider.class,
                        CredentialProvider.class.getName(),
                        "",
                        "immediate=\"true\" init=\"2\"",
                        "")
                .in(house.folder, "asking.jar");

        eventually(() -> house.offered().contains("asking"));
        assertThat(house.felix().getBundleContext().getAllServiceReferences(AskingProvider.class.getName(), null))
                .extracting(told -> told.getProperty("found"))
                .containsExactly(false);
    }

    @Test
    @Proves("SEC-84")
    void aComponentThatRefersToWhoConfiguresItWaitsForever() throws Exception {
        house.configure("org.acme.nosy", Map.of("id", "nosy"));
        wanting("org.acme.nosy", "nosy", ConfigurationAdmin.class).in(house.folder, "nosy.jar");

        eventually(() -> house.problem("nosy.jar").contains("which plugins do not see"));
    }

    /** A plugin that held on to the old one would keep it for everybody. */
    @Test
    void theHouseIsConfiguredAlsoAfterConfigurationAdminWasReplaced() throws Exception {
        house.configure("org.acme.set", Map.of("id", "set"));
        TestJar.bundle("org.acme.set", "1.0.0")
                .provider("org.acme.set", "", "configuration-policy=\"require\"", "")
                .in(house.folder, "set.jar");
        eventually(() -> house.offered().contains("set"));
        Bundle configurations = house.bundle("org.apache.felix.configadmin");
        configurations.stop();
        configurations.start();

        house.configure("it.varco.credential.ours", Map.of("id", "renamed"));
        house.configure("org.acme.set", Map.of("id", "reset"));

        eventually(() -> house.offered().contains("renamed"));
    }

    @Test
    @Proves("SEC-84")
    void aPluginFindsNoBundleButItself() {
        Bundle other = house.bundle("org.umbra.login");

        assertThat(plugin.getBundles()).containsExactly(plugin.getBundle());
        assertThat(plugin.getBundle(other.getBundleId())).isNull();
        assertThat(plugin.getBundle(Constants.SYSTEM_BUNDLE_ID)).isNull();
        assertThat(trusted.getBundles()).contains(other, plugin.getBundle());
    }

    @Test
    @Proves("SEC-84")
    void aPluginHearsOfNoBundleButItself() throws Exception {
        List<Bundle> heard = new ArrayList<>();
        plugin.addBundleListener((SynchronousBundleListener) event -> heard.add(event.getBundle()));
        int before = trusted.getBundles().length;

        house.install("other", TestJar.bundle("org.other", "1.0.0")).uninstall();

        assertThat(heard).isEmpty();
        assertThat(trusted.getBundles()).hasSize(before);
    }

    @Test
    @Proves("SEC-84")
    void whatAPluginInstallsIsRemovedBeforeItCanStartAndAlarms() throws Exception {
        byte[] jar = TestJar.provider("org.acme.guest", "1.0.0", "guest").bytes();
        List<Integer> happened = new ArrayList<>();
        trusted.addBundleListener((SynchronousBundleListener) event -> happened.add(event.getType()));

        Bundle guest = plugin.installBundle("varco-plugin:guest.jar", new ByteArrayInputStream(jar));

        assertThat(guest.getState()).isEqualTo(Bundle.UNINSTALLED);
        assertThatIllegalStateException().isThrownBy(guest::start);
        assertThat(happened).doesNotContain(BundleEvent.RESOLVED, BundleEvent.STARTED);
        assertThat(trusted.getBundles()).extracting(Bundle::getSymbolicName).doesNotContain("org.acme.guest");
        assertThat(refused()).containsExactly(tuple("plugins.install", rule("plugins.installed-by-plugin")));
        assertThat(house.offered()).containsExactly("acme", "ours", "umbra");
    }

    @Test
    @Proves("SEC-84")
    void whatItInstallsInALoopIsToldOnce() throws Exception {
        byte[] jar = TestJar.bundle("org.acme.guest", "1.0.0").bytes();

        for (int i = 0; i < 50; i++) {
            assertThat(plugin.installBundle("guest", new ByteArrayInputStream(jar))
                            .getState())
                    .isEqualTo(Bundle.UNINSTALLED);
        }

        assertThat(refused()).containsExactly(tuple("plugins.install", rule("plugins.installed-by-plugin")));
    }

    /** As whoever uses its services, of whom the framework tells it. */
    @Test
    @Proves({"SEC-80", "SEC-84"})
    void whatAPluginInstallsInTheNameOfTheHouseIsRemovedToo() {
        Trespasser trespasser = trespasser();
        byte[] jar = TestJar.bundle("org.acme.guest", "1.0.0").bytes();

        Bundle guest = trespasser.install().apply(trusted, new ByteArrayInputStream(jar));

        assertThat(guest.getState()).isEqualTo(Bundle.UNINSTALLED);
        assertThat(refused())
                .containsExactly(tuple(
                        "plugins.install",
                        Map.of("bundle", "org.acme.trespasser", "rule", "plugins.installed-by-plugin")));
    }

    /** Bytes that nobody looked at do not run, whoever is replaced by them. */
    @Test
    @Proves({"SEC-80", "SEC-84"})
    void aBundleThatAPluginReplacesIsRemoved() {
        Trespasser trespasser = trespasser();
        for (Bundle replaced : List.of(house.bundle("org.acme.trespasser"), trusted.getBundle())) {
            byte[] jar = TestJar.provider(replaced.getSymbolicName(), "9.0.0", "guest")
                    .bytes();

            assertThatIllegalStateException()
                    .isThrownBy(() -> trespasser.update().accept(replaced, new ByteArrayInputStream(jar)));

            assertThat(replaced.getState()).isEqualTo(Bundle.UNINSTALLED);
        }
        assertThat(refused())
                .containsExactly(tuple(
                        "plugins.update",
                        Map.of("bundle", "org.acme.trespasser", "rule", "plugins.replaced-by-plugin")));
        assertThat(house.offered()).doesNotContain("guest");
    }

    /** Nobody of the gateway lets a bundle be installed by a thread of which nothing shows whose it is. */
    @Test
    @Proves({"SEC-80", "SEC-84"})
    void whatNobodyCanBeSeenToInstallIsRemoved() throws Exception {
        MethodHandle install = MethodHandles.publicLookup()
                .findVirtual(
                        BundleContext.class,
                        "installBundle",
                        MethodType.methodType(Bundle.class, String.class, InputStream.class));
        InputStream jar = new ByteArrayInputStream(
                TestJar.bundle("org.acme.guest", "1.0.0").bytes());
        Thread nobody = new Thread(MethodHandleProxies.asInterfaceInstance(
                Runnable.class, MethodHandles.insertArguments(install, 0, trusted, "guest", jar)));

        nobody.start();
        nobody.join();

        assertThat(trusted.getBundles()).extracting(Bundle::getSymbolicName).doesNotContain("org.acme.guest");
        assertThat(refused()).hasSize(1);
    }

    @Test
    @Proves("SEC-84")
    void evenAnAdditionToTheFrameworkThatAPluginInstallsIsNotResolved() throws Exception {
        byte[] jar = TestJar.bundle("org.acme.extension", "1.0.0")
                .header("Import-Package", "org.osgi.framework")
                .header("Fragment-Host", "system.bundle; extension:=framework")
                .header("Export-Package", "org.acme.inside")
                .bytes();

        Bundle guest = plugin.installBundle("extension", new ByteArrayInputStream(jar));

        assertThat(guest.getState()).isEqualTo(Bundle.UNINSTALLED);
    }

    /** Whoever stops in the very moment keeps no other plugin from being kept out. */
    @Test
    @Proves("SEC-84")
    void aContextThatIsNoLongerValidHearsOfNothingAndStandsInNobodysWay() throws Exception {
        Bundle umbra = house.bundle("org.umbra.login");
        BundleContext stale = umbra.getBundleContext();
        umbra.stop();
        List<BundleContext> listening = new ArrayList<>(List.of(stale, plugin, trusted));

        new BundleSight((trespass, by, what) -> {}).event(new BundleEvent(BundleEvent.STOPPED, umbra), listening);

        assertThat(listening).containsExactly(trusted);
    }

    /** A shell, the launcher and this room install as before. */
    @Test
    void othersInstall() throws Exception {
        Bundle installed = trusted.installBundle(
                "by-ours",
                new ByteArrayInputStream(TestJar.bundle("org.other", "1.0.0").bytes()));

        assertThat(installed.getState()).isEqualTo(Bundle.INSTALLED);
    }

    /** What the hooks cannot do, so that nobody believes in them too much. */
    @Test
    void aPluginThatHoldsAnObjectOfTheHouseFindsAllThroughItsClass() throws Exception {
        Class<?> type = house.room().loadClass("it.varco.plugins.PluginRoom"); // as an object of it would tell

        BundleContext leak = FrameworkUtil.getBundle(type).getBundleContext();

        assertThat(leak.getServiceReference(ConfigurationAdmin.class)).isNotNull();
    }

    /** What a plugin does with its own hands. */
    private record Trespasser(
            BiFunction<BundleContext, InputStream, Bundle> install, BiConsumer<Bundle, InputStream> update) {}

    @SuppressWarnings("unchecked")
    private Trespasser trespasser() {
        TestJar.bundle("org.acme.trespasser", "1.0.0")
                .with(TrespassingActivator.class)
                .header("Bundle-Activator", TrespassingActivator.class.getName())
                .in(house.folder, "trespasser.jar");
        BundleContext all = house.felix().getBundleContext();
        eventually(() -> all.getServiceReference(BiFunction.class) != null);
        Object hands = all.getService(all.getServiceReference(BiFunction.class));
        return new Trespasser(
                (BiFunction<BundleContext, InputStream, Bundle>) hands, (BiConsumer<Bundle, InputStream>) hands);
    }

    private Bundle acme() {
        return house.bundle("org.acme.login");
    }

    private List<Tuple> refused() {
        return house.store.events().stream()
                .filter(event -> event.outcome() == Outcome.REFUSED)
                .map(event -> tuple(event.operation(), event.details()))
                .toList();
    }

    private static Map<String, String> rule(String rule) {
        return Map.of("bundle", "org.acme.login", "rule", rule);
    }

    private static Dictionary<String, Object> first() {
        return FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
    }

    private static TestJar wanting(String name, String id, Class<?> service) {
        return TestJar.bundle(name, "1.0.0")
                .provider(
                        name,
                        "<property name=\"id\" value=\"" + id + "\"/>",
                        "",
                        "<reference name=\"wanted\" interface=\"" + service.getName() + "\"/>");
    }

    private ServiceRegistration<?> offer(String name) {
        return house.felix().getBundleContext().registerService(name, factory(), null);
    }

    private static ServiceFactory<Object> factory() {
        return new ServiceFactory<>() {
            @Override
            public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
                return new Object();
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
                // nothing to end
            }
        };
    }

    private static String name(ServiceEvent event) {
        Dictionary<String, Object> properties = event.getServiceReference().getProperties();
        return Stream.of((String[]) properties.get(Constants.OBJECTCLASS))
                .findFirst()
                .orElseThrow();
    }
}
