package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that do what they must not, each beside a provider that goes on letting people in: one row each of the page
 * "Misbehaving plugins" of the handbook.
 */
@Proves({"SEC-12", "SEC-85"})
class MisbehavingPluginsIT {

    /** As many calls as may run in a plugin at once. */
    private static final int PLACES = 8;

    private static Gateway gateway;
    private static Management management;
    private static Path misbehaving;

    @TempDir
    private static Path workshop;

    @TempDir
    private Path desk;

    private final List<Path> dropped = new ArrayList<>();

    @BeforeAll
    static void open() {
        gateway = Gateway.unpacked(0);
        gateway.configure("it.varco.plugins", "mode = development\npoll = PT0.1S\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        gateway.hashCheaply();
        gateway.start();
        gateway.settle();
        management = gateway.management().ready();
        misbehaving = TestPlugin.of("Misbehaving", gateway, workshop, TestPlugin.CONTRACTS, Map.of());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** The good one is not hurt, neither beside the bad one nor after it. */
    @AfterEach
    void everybodyElseSignsInBesideItAndAfterIt() {
        somebodySignsIn();
        takeAway();
        somebodySignsIn();
    }

    private void takeAway() {
        dropped.forEach(Gateway::delete);
        dropped.clear();
    }

    private static void somebodySignsIn() {
        assertThat(new Visitor(gateway).entered(gateway.people().first()).isIn())
                .isTrue();
    }

    /** One more than it has places hang in it; everybody else is done before the first of them is told. */
    @Test
    @Proves("SEC-85")
    void endlessLoop() {
        offered("endless-loop");
        List<HttpResponse<String>> told = new CopyOnWriteArrayList<>();
        List<Thread> stuck = Stream.generate(() -> new Thread(() -> told.add(begin("endless-loop"))))
                .limit(PLACES + 1)
                .toList();
        stuck.forEach(Thread::start);
        Until.isTrue(
                "all its places are taken",
                () -> told("endless-loop").stream().flatMap(String::lines).count() == PLACES);
        somebodySignsIn();
        assertThat(told).as("others do not wait for it").isEmpty();

        stuck.forEach(Threads::join);
        assertThat(told)
                .hasSize(PLACES + 1)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503));
        assertThat(failures("endless-loop")).isEqualTo(PLACES + 1);
        takeAway();
        Until.isTrue("the threads it keeps are told", () -> metrics().contains(left("endless-loop", PLACES)));
    }

    @Test
    void hugeAllocation() {
        offered("huge-allocation");
        for (int i = 0; i < 3; i++) {
            assertThat(begun("huge-allocation")).isEqualTo(503);
        }

        assertThat(failures("huge-allocation")).isEqualTo(3);
        assertThat(told("huge-allocation")).isEmpty();
        Until.isTrue(
                "that is told as three crashes",
                () -> gateway.log()
                        .contains("plugin crashed too often: org.example.huge-allocation: it failed 3 times"));
    }

    @Test
    @Proves("SEC-86")
    void threadLeak() {
        offered("thread-leak");
        begun("thread-leak");
        begun("thread-leak");

        takeAway();

        Until.isTrue("the threads are told", () -> metrics().contains(left("thread-leak", 2)));
        Until.isTrue(
                "in the log too",
                () -> gateway.log().contains("a plugin left threads behind owner=org.example.thread-leak threads=2"));
        assertThat(new Visitor(gateway.managementSite()).get("/health/ready").statusCode())
                .as("a gateway with them stays in use")
                .isEqualTo(200);
    }

    @Test
    @Proves("CP-03")
    void wrongResults() {
        for (String what : List.of("wrong-level", "wrong-kind")) {
            offered(what);
            Visitor visitor = new Visitor(gateway);

            assertThat(visitor.get("/accesso/" + what).statusCode()).isEqualTo(503);

            assertThat(visitor.isIn()).isFalse();
            assertThat(gateway.log()).contains("provider breaks its contract provider=" + what);
        }
    }

    @Test
    void nothingAtAll() {
        offered("null");

        assertThat(begun("null")).isEqualTo(503);

        assertThat(failures("null")).isEqualTo(1);
    }

    @Test
    void errorUntilNobodyAsksAnyMore() {
        offered("error");
        for (int i = 0; i < 10; i++) {
            assertThat(begun("error")).isEqualTo(503);
        }

        assertThat(begun("error")).isEqualTo(503);

        assertThat(plugin("error").path("problem").asText()).contains("it is not asked for now");
        assertThat(metrics()).contains("result=\"suspended\"} 1");
        assertThat(new Visitor(gateway.managementSite()).get("/health/ready").body())
                .contains("plugins");
    }

    @Test
    void slowDescriptor() {
        drop("slow-descriptor", Map.of());
        Until.isTrue("its silence is told", () -> problems().anyMatch(said -> said.contains("has not answered")));

        long begin = System.nanoTime();
        new Visitor(gateway).get("/accesso");

        assertThat((System.nanoTime() - begin) / 1e9)
                .as("seconds that the login page waits")
                .isLessThan(2);
    }

    @Test
    @Proves("SEC-84")
    void installingBundles() throws IOException {
        Path guest = TestPlugin.of(
                "Guest", gateway, Files.createDirectory(desk.resolve("guest")), "org.osgi.framework", Map.of());
        offered(
                "installing",
                Map.of("Misbehaviour-Guest", Base64.getEncoder().encodeToString(Files.readAllBytes(guest))));

        assertThat(begun("installing")).isEqualTo(503);

        assertThat(told("installing")).contains("not started");
        assertThat(gateway.log())
                .contains("a plugin tried to install a bundle, which was undone bundle=org.example.installing")
                .doesNotContain("the guest runs");
        management.verification();
        assertThat(management.eventsAfter(0)).anySatisfy(event -> {
            assertThat(event.path("operation").asText()).isEqualTo("plugins.install");
            assertThat(event.path("details").path("rule").asText()).isEqualTo("plugins.installed-by-plugin");
        });
    }

    /** Nothing can hold it; it is told, and what was confirmed is there when it was started again. */
    @Test
    @Proves("REL-01")
    void endingTheProcess() {
        offered("ending-the-process");
        String role = management.grant(People.code("RUO", 1), "before the end");
        ProcessHandle process = ProcessHandle.of(gateway.pid()).orElseThrow();

        assertThat(begun("ending-the-process"))
                .as("whoever is there is told still")
                .isEqualTo(503);

        Until.isTrue("the process has ended", () -> !process.isAlive());
        assertThat(gateway.varco("status").said())
                .contains("It ended with exit code 7: The class Misbehaving of one of its bundles ended the process");
        gateway.start();
        management.ready();
        assertThat(management.roles("operatore_sede")).contains(role);
        assertThat(management.verification().path("intact").asBoolean()).isTrue();
    }

    @Test
    @Proves({"SEC-84", "D-39", "D-59"})
    void readingTheStoreOfAnother() {
        offered("reading-the-store-of-another");

        begun("reading-the-store-of-another");

        assertThat(told("reading-the-store-of-another").orElseThrow().lines())
                .as("its own store, empty, though that of the PIN is full")
                .contains("service it.varco.api.store.RecordStore", "records 0")
                .allMatch(line -> line.startsWith("records ")
                        || line.equals("service it.varco.api.store.RecordStore")
                        || line.startsWith("service org.osgi.service.condition")
                        || line.startsWith("service org.osgi.service.log."));
    }

    /** The namespace of a store is the symbolic name, so the name is not to be had. */
    @Test
    @Proves("D-59")
    void takingTheNameOfAnother() {
        drop("name", Map.of("Bundle-SymbolicName", "it.varco.credential.pin"));

        refused("the name it.varco.credential.pin belongs to a bundle that came with the gateway");
    }

    @Test
    @Proves("D-59")
    void takingOurIdentifiers() {
        drop("taking", Map.of("Misbehaviour-Id", "pin"));

        refused("the credential pin belongs to it.varco.credential.pin, which offered it first");
    }

    @Test
    void exportingOurPackages() {
        drop("exporting", Map.of("Export-Package", "it.varco.api.form;version=\"1.9\""));

        refused("it exports packages that are not below its name org.example.exporting, or belong to the gateway");
    }

    @Test
    void fragmentOfABundleOfTheGateway() {
        drop("fragment", Map.of("Fragment-Host", "it.varco.web"));

        refused("it is a fragment, an addition to the bundle it.varco.web");
    }

    private void refused(String why) {
        Until.isTrue("it is refused: " + why, () -> problems().anyMatch(said -> said.contains(why)));
    }

    private static Stream<String> problems() {
        return management.plugins().stream()
                .map(plugin -> plugin.path("problem").asText());
    }

    /** Drops it, and waits until people could choose it. */
    private void offered(String what) {
        offered(what, Map.of());
    }

    private void offered(String what, Map<String, String> headers) {
        drop(what, headers);
        Until.foundByAdministration(
                what + " is offered",
                () -> management
                        .plugin(what)
                        .filter(plugin -> plugin.path("state").asText().equals("on")));
    }

    private void drop(String what, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Bundle-SymbolicName", "org.example." + what);
        headers.put("Misbehaviour", what);
        headers.put("Misbehaviour-Id", what);
        headers.put("Misbehaviour-Tells", tells(what).toString());
        headers.putAll(more);
        Repacked jar = Repacked.of(misbehaving);
        headers.forEach(jar::header);
        Path file = gateway.home().resolve("plugins").resolve(what + ".jar");
        jar.to(file);
        dropped.add(file);
    }

    private Path tells(String what) {
        return desk.resolve(what + ".told");
    }

    private Optional<String> told(String what) {
        return Optional.of(tells(what)).filter(Files::exists).map(Gateway::read).map(String::strip);
    }

    /** Status of the page on which a login with it begins. */
    private static int begun(String what) {
        return begin(what).statusCode();
    }

    private static HttpResponse<String> begin(String what) {
        return new Visitor(gateway).get("/accesso/" + what);
    }

    private static JsonNode plugin(String id) {
        return management.plugin(id).orElseThrow();
    }

    private static long failures(String id) {
        return plugin(id).path("figures").path("failures").asLong();
    }

    private static String metrics() {
        return new Visitor(gateway.managementSite()).get("/metrics").body();
    }

    private static String left(String what, int threads) {
        return "varco_plugin_threads_left{owner=\"org.example." + what + "\"} " + threads;
    }
}
