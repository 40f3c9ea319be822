package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

class AnnouncerTest {

    @TempDir
    private Path folder;

    private Home home;
    private RunFolder run;
    private Framework framework;
    private BundleContext context;

    @BeforeEach
    void startFramework() throws BundleException {
        home = Home.at(folder);
        run = RunFolder.take(home.data());
        framework = new Felix(
                Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("felix").toString(), "felix.log.level", "0"));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        run.close();
    }

    @Test
    @Proves({"SEC-70", "UX-50"})
    void tellsWhereTheFirstAdministratorBeginsAndWhenThePublicSiteOpens() throws IOException {
        room();
        listener("management", 8081);
        Files.writeString(home.run().resolve("first-start-code"), "ABCDE-FGHJK 2026-01-01T10:30:00Z\n");
        Announcer announcer = begin();
        assertThat(running().state()).isEqualTo(Running.State.FIRST_START);
        assertThat(running().setup()).isEqualTo("http://localhost:8081/amministrazione/avvio");
        assertThat(running().firstStart(home.run())).startsWith("Varco waits for its first administrator: ");

        Files.delete(home.run().resolve("first-start-code"));
        assertThat(running().firstStart(home.run())).startsWith("Varco waits for an administrator to open");
        service("it.varco.api.staff.OpenHouse", "varco.gate", "public");
        listener("public", 8080);

        assertThat(running().state()).isEqualTo(Running.State.READY);
        assertThat(running().page()).isEqualTo(new Address("http://localhost:8080", "http://127.0.0.1:8080/"));
        announcer.stopping();
        assertThat(running().state()).isEqualTo(Running.State.STOPPING);
    }

    @Test
    void doesNotTakeAMissingListenerForAFirstStart() {
        room();
        listener("management", 8081);
        service("it.varco.api.staff.OpenHouse", "varco.gate", "public");
        begin();
        assertThat(running().state()).isEqualTo(Running.State.WITHOUT_PAGE);
    }

    @Test
    void doesNotTakeAStoreThatIsAwayForAFirstStart() {
        listener("management", 8081);
        new Announcer(home, run, true).begin(context, false, () -> false);
        assertThat(running().state()).isEqualTo(Running.State.WITHOUT_PAGE);
    }

    @Test
    void followsAListenerThatMoves() throws IOException {
        Files.createFile(home.data().resolve("first-start-over"));
        home = Home.at(folder);
        room();
        ServiceRegistration<?> first = listener("public", 8080);
        begin();
        assertThat(running().page().url()).isEqualTo("http://localhost:8080");

        first.unregister();
        assertThat(running().state()).isEqualTo(Running.State.WITHOUT_PAGE);
        listener("public", 8090);
        assertThat(running().state()).isEqualTo(Running.State.READY);
        assertThat(running().page().url()).isEqualTo("http://localhost:8090");
    }

    @Test
    void tellsNothingMoreOnceItStops() {
        room();
        listener("public", 8080);
        Announcer announcer = begin();
        announcer.stopping();
        listener("management", 8081);

        assertThat(running().state()).isEqualTo(Running.State.STOPPING);
    }

    @Test
    @Proves("SEC-84")
    void believesNothingOfWhatAPluginRegisters() throws Exception {
        BundleContext plugin = plugin();
        room();
        listener("management", 8081);
        listener(plugin, "public", 9090);
        service(plugin, "it.varco.api.staff.OpenHouse", "varco.gate", "public");
        begin();

        assertThat(running().state()).isEqualTo(Running.State.FIRST_START);
        assertThat(running().page()).isEqualTo(Address.NONE);
    }

    private BundleContext plugin() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "org.acme.plugin");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        Bundle bundle = context.installBundle("varco-plugin:acme.jar", new ByteArrayInputStream(jar.toByteArray()));
        bundle.start();
        return bundle.getBundleContext();
    }

    private Announcer begin() {
        Announcer announcer = new Announcer(home, run, true);
        announcer.begin(context, true, () -> framework.getState() == Bundle.STOPPING);
        return announcer;
    }

    private Running running() {
        return Running.in(home.data()).orElseThrow();
    }

    private void room() {
        service("it.varco.api.session.Logins", "varco.test", "room");
        service("it.varco.api.staff.FirstStart", "varco.test", "room");
    }

    private ServiceRegistration<?> listener(String name, int port) {
        return listener(context, name, port);
    }

    private static ServiceRegistration<?> listener(BundleContext context, String name, int port) {
        String[] endpoints = {"http://10.0.0.1:" + port + "/", "http://127.0.0.1:" + port + "/"};
        Map<String, Object> properties = Map.of(
                "varco.listener", name, "varco.address", "http://localhost:" + port, "osgi.http.endpoint", endpoints);
        return context.registerService("it.varco.test.Listener", new Nothing(), FrameworkUtil.asDictionary(properties));
    }

    private void service(String name, String key, String value) {
        service(context, name, key, value);
    }

    private static void service(BundleContext context, String name, String key, String value) {
        context.registerService(name, new Nothing(), FrameworkUtil.asDictionary(Map.of(key, value)));
    }

    /** A service of a type that is not here. */
    private static final class Nothing implements ServiceFactory<Object> {

        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            return this;
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {}
    }
}
