package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that an administrator approved: others in their place, before, while and after they are looked at; and those
 * that turn out to be bad. All are signed by somebody on the list and no rule is against them, so that nothing but the
 * approval keeps the others out; rows of the page "Misbehaving plugins" of the handbook.
 */
class ApprovedPluginsIT {

    private static final String APPROVED = "approved";
    private static final String OTHER = "other";
    private static final String NEIGHBOUR = "/accesso/demo";

    /** How often each of the two answers has to come before the swapping ends. */
    private static final int OFTEN = 3;

    @TempDir
    private static Path desk;

    private static Gateway gateway;
    private static Management management;
    private static Intruders intruders;

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        intruders = Intruders.at(gateway, desk);
        gateway.start();
        gateway.settle();
        gateway.stop();
        gateway.leaveDemonstration(); // in production the framework begins empty at each start
        gateway.start();
        management = gateway.management().ready();
        Repacked neighbour = Repacked.example(gateway, "org.example.neighbour");
        management.approve(
                intruders.laid("neighbour", intruders.signed(neighbour), "waiting"), "everybody signs in with it");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** By the plugin beside it: known PINs are for demonstrations only. */
    @AfterEach
    void everybodyElseSignsIn() {
        assertThat(new Visitor(gateway.managementSite()).get("/health/ready").statusCode())
                .isEqualTo(200);
        Until.isTrue("the other plugin is offered", () -> gateway.shows(NEIGHBOUR));
        Visitor visitor = new Visitor(gateway);
        Map<String, String> fields = visitor.fields(NEIGHBOUR, NEIGHBOUR);
        fields.putAll(Map.of("person", "RSSMRA80A01H501U", "word", "girasole"));
        assertThat(visitor.post(NEIGHBOUR, fields).statusCode()).isEqualTo(303);
        assertThat(visitor.isIn()).isTrue();
    }

    /** Approved, and it has left its mark: so it would be seen if others ran. Returns its hash. */
    private static String running(String name) {
        String hash = intruders.laid(name, intruders.signed(name, APPROVED), "waiting");
        assertThat(intruders.marks(name)).as("before anybody said yes").isEmpty();
        management.approve(hash, "tried elsewhere");
        assertThat(intruders.marks(name)).containsExactly(APPROVED);
        return hash;
    }

    @Test
    @Proves({"SEC-80", "SEC-87"})
    void fileAlteredAfterApproval() {
        String hash = running("altered");

        intruders.laid("altered", intruders.signed("altered", OTHER), "waiting");

        assertThat(management.delivery(hash).path("state").asText()).isEqualTo("running");
        assertThat(intruders.marks("altered")).containsExactly(APPROVED);
    }

    /** Of approved bytes that are kept only those are believed that have their hash, whenever they are read. */
    @Test
    @Proves("SEC-80")
    void keptBytesAltered() {
        String whileItRuns = running("kept-while-it-runs");
        String whileItIsStopped = running("kept-while-it-is-stopped");

        alterKept(whileItRuns, "kept-while-it-runs");
        gateway.stop();
        alterKept(whileItIsStopped, "kept-while-it-is-stopped");
        gateway.start();
        management.ready();

        for (Map.Entry<String, String> each : Map.of(
                        "kept-while-it-runs", whileItRuns, "kept-while-it-is-stopped", whileItIsStopped)
                .entrySet()) {
            String name = each.getKey();
            Until.isTrue(
                    "it is told", () -> gateway.log().contains("plugin approved and not started: org.example." + name));
            JsonNode known = management.delivery(each.getValue());
            assertThat(known.path("problem").asText()).contains("its kept bytes are not those that were approved");
            assertThat(gateway.varco("plugin", "show", each.getValue()).said())
                    .contains("PROBLEM: " + known.path("problem").asText());
            assertThat(intruders.marks(name)).containsExactly(APPROVED);

            management.approve(each.getValue(), "the file in the folder is still the right one");
            assertThat(intruders.marks(name)).containsExactly(APPROVED, APPROVED);
        }
    }

    private static void alterKept(String hash, String name) {
        write(gateway.home().resolve("data/plugins/" + hash + ".jar"), intruders.signed(name, OTHER));
    }

    /** Two jars take turns in one file, whole and in parts, while the hash of one of them is approved. */
    @Test
    @Proves("SEC-80")
    void fileSwappedBetweenCheckAndInstall() {
        byte[] approved = intruders.signed("swapped", APPROVED);
        byte[] other = intruders.signed("swapped", OTHER);
        String hash = intruders.laid("swapped", approved, "waiting");
        AtomicBoolean over = new AtomicBoolean();
        Thread swapper = new Thread(() -> {
            while (!over.get()) {
                move(other, "swapped");
                write(intruders.file("swapped"), approved);
                write(intruders.file("swapped"), other);
                move(approved, "swapped");
            }
        });
        Map<Boolean, Integer> answers = new TreeMap<>(Map.of(true, 0, false, 0));
        swapper.start();
        try {
            Until.isTrue("it was let in and refused, both often", () -> {
                boolean in = management.approving(hash, "this one and no other") == 200;
                answers.merge(in, 1, Integer::sum);
                if (in) { // not there: a part of it lies in the file just now
                    assertThat(management.denying(hash, "once more")).isIn(200, 404);
                }
                return answers.get(true) >= OFTEN && answers.get(false) >= OFTEN;
            });
        } finally {
            over.set(true);
            Threads.join(swapper);
        }
        System.out.println("approved while two jars took turns, by whether it was let in: " + answers);

        assertThat(intruders.marks("swapped")).isNotEmpty().containsOnly(APPROVED);
        intruders.laid("swapped", other, "waiting");
    }

    @Test
    @Proves("SEC-87")
    void symbolicLink() throws IOException {
        Path elsewhere = desk.resolve("linked.jar");
        write(elsewhere, intruders.signed("linked", APPROVED));

        Files.createSymbolicLink(intruders.file("linked"), elsewhere);

        intruders.told("linked.jar: it is a link or a folder; copy the jar itself here");
        assertThat(management.delivery("linked.jar", "waiting")).isEmpty();
        Gateway.delete(intruders.file("linked"));
    }

    /** The same file has a name elsewhere, and who may write there puts back the time of its last change. */
    @Test
    @Proves("SEC-80")
    void hardLinkAlteredElsewhere() throws IOException {
        Path elsewhere = desk.resolve("twofold.jar");
        write(elsewhere, intruders.signed("twofold", APPROVED));
        FileTime time = Files.getLastModifiedTime(elsewhere);
        Files.createLink(intruders.file("twofold"), elsewhere);
        String hash = Hands.sha256(elsewhere);
        Until.foundByAdministration("it waits", () -> management.delivery("twofold.jar", "waiting"));

        write(elsewhere, intruders.signed("twofold", OTHER));
        Files.setLastModifiedTime(elsewhere, time);

        assertThat(management.approving(hash, "as it was shown")).isIn(404, 412);
        assertThat(intruders.marks("twofold")).isEmpty();
        Gateway.delete(intruders.file("twofold"));
    }

    @Test
    void endingTheProcessWhenItIsTried() {
        String hash = intruders.laid(
                "ending",
                intruders.signed(intruders.plain("ending", APPROVED).header("Intruder-Ends", "halt")),
                "waiting");
        ProcessHandle process = ProcessHandle.of(gateway.pid()).orElseThrow();

        assertThatThrownBy(() -> management.approving(hash, "not tried elsewhere"))
                .isInstanceOf(UncheckedIOException.class);
        Until.isTrue("the process has ended", () -> !process.isAlive());
        gateway.start();
        management.ready();

        String why = Until.foundByAdministration("it is put back", () -> management.delivery("ending.jar", "returned"))
                .path("problem")
                .asText();
        assertThat(why).contains("the gateway ended while this was tried");
        assertThat(intruders.marks("ending")).containsExactly(APPROVED);
        assertThat(management.verification().path("intact").asBoolean()).isTrue();
        assertThat(management.eventsAfter(0))
                .extracting(event -> event.path("operation").asText())
                .contains("plugins.return");
        Gateway.delete(intruders.file("ending"));
    }

    @Test
    @Proves("SEC-86")
    void quarantineAfterThreeCrashes() throws IOException {
        Path jar = TestPlugin.of(
                "Misbehaving",
                gateway,
                Files.createDirectory(desk.resolve("huge")),
                TestPlugin.CONTRACTS,
                Map.of("Misbehaviour", "huge-allocation", "Misbehaviour-Id", "huge"));
        String hash = intruders.laid("huge", intruders.signed(Repacked.of(jar)), "waiting");
        management.approve(hash, "tried elsewhere");
        Until.foundByAdministration("it is offered", () -> management.plugin("huge"));

        for (int i = 0; i < 3; i++) {
            assertThat(new Visitor(gateway).get("/accesso/huge").statusCode()).isEqualTo(503);
        }

        String why = Until.foundByAdministration("it is put away", () -> management.delivery("huge.jar", "quarantined"))
                .path("problem")
                .asText();
        assertThat(why).contains("it failed 3 times in 10 minutes");
        assertThat(gateway.log()).contains("plugin crashed too often: " + why);
        assertThat(management.plugin("huge")).isEmpty();
        assertThat(management.approve(hash, "once more").path("state").asText()).isEqualTo("running");
        Gateway.delete(intruders.file("huge"));
    }

    /** In its place, whoever reads meanwhile. */
    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once. */
    private static void move(byte[] content, String name) {
        try {
            Path next = desk.resolve(name + ".next");
            Files.write(next, content);
            Files.move(next, intruders.file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
