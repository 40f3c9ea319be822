package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("UX-55")
class PluginCommandTest {

    private static final String HASH = "abababababababababababababababababababababababababababababababab";
    private static final String CARD = """
            {"hash": "%s", "file": "almanac-1.1.0.jar", "symbolic_name": "org.example.almanac", "version": "1.1.0",
             "state": "STATE", "decision": 1}""".formatted(HASH);
    private static final String ONE = """
            {"hash": "%s", "file": "almanac-1.1.0.jar", "state": "waiting", "decision": 0,
             "sheet": {"symbolic_name": "org.example.almanac", "version": "1.1.0", "name": "Almanac", "vendor": "Maker",
               "size": 48211,
               "signer": {"name": "CN=Maker", "chain": ["CN=Authority"], "fingerprint": "ef", "trusted": true,
                 "until": "2027-02-21T07:30:00Z", "at": "2026-02-21T07:30:00Z"},
               "permissions": ["It may open network connections."], "warnings": ["It may end the process."],
               "personal_data": ["The codice fiscale of whoever signs in."], "imports": ["java.net", "java\\u001b[31m"],
               "offers": [], "uses": [], "configurations": [], "components": [], "contract_report": "12 rules hold."},
             "differences": ["It may do more."],
             "objections": [{"rule": "gate.exports", "why": "it exports a package; take it out"}],
             "problem": "It did not come up.",
             "history": [{"at": "2026-02-22T07:30:00Z", "state": "returned", "reason": "red"}]}""".formatted(HASH);

    @TempDir
    private Path folder;

    private ManagementServer server;
    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        server = new ManagementServer();
        bench = new Bench(folder).running(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
        server.close();
    }

    private void answersTo(String act, String state) {
        server.answering("POST /deliveries/" + HASH + "/" + act, CARD.replace("STATE", state));
    }

    private void isListed(String... hashes) {
        StringBuilder all = new StringBuilder();
        for (String hash : hashes) {
            all.append(all.isEmpty() ? "" : ",")
                    .append(CARD.replace("STATE", "waiting").replace(HASH, hash));
        }
        server.answering("GET /deliveries", "{\"items\": [" + all + "]}");
    }

    @Test
    void listsWhatWasDelivered() {
        isListed(HASH);
        assertThat(bench.run("plugin", "list")).isZero();
        assertThat(bench.out().lines())
                .containsExactly(
                        "NAME                 VERSION  STATE    FILE               HASH",
                        "org.example.almanac  1.1.0    waiting  almanac-1.1.0.jar  " + HASH);
    }

    @Test
    void saysHowAJarIsDeliveredWhereNoneWas() {
        isListed();
        assertThat(bench.run("plugin", "list")).isZero();
        assertThat(bench.out()).isEqualTo("No jar was delivered: put one in the folder plugins.\n");
    }

    @Test
    @Proves("SEC-83")
    void showsFirstWhatSomebodyDecidesBy() {
        server.answering("GET /deliveries/" + HASH, ONE);

        assertThat(bench.run("plugin", "show", HASH)).isZero();
        assertThat(bench.out()).isEqualTo("""
                org.example.almanac 1.1.0: waiting

                Signed by CN=Maker, who is on the list of signers
                  under        CN=Authority
                  certificate  ef
                  until        2027-02-21T07:30:00Z
                  signed       2026-02-21T07:30:00Z
                Once it runs it can do all that the gateway can.
                It may open network connections.
                WARNING: It may end the process.
                Personal data: The codice fiscale of whoever signs in.
                Unlike what runs: It may do more.
                AGAINST IT (gate.exports): it exports a package; take it out
                PROBLEM: It did not come up.

                name            Almanac
                vendor          Maker
                file            almanac-1.1.0.jar
                bytes           48211
                SHA-256         %s
                contract tests  12 rules hold.
                imports         java.net, java?[31m

                AT                    STATE     REASON
                2026-02-22T07:30:00Z  returned  red
                """.formatted(HASH));
        assertThat(bench.run("plugin", "show", HASH, "--json")).isZero();
        assertThat(bench.out()).isEqualTo(ONE + "\n");
    }

    @Test
    void saysThatNobodySignedItAndCallsWhatHasNoNameByItsHash() {
        server.answering(
                "GET /deliveries/" + HASH,
                "{\"hash\": \"" + HASH + "\", \"state\": \"unfit\", \"decision\": 0, \"sheet\": {\"size\": 7}}");
        assertThat(bench.run("plugin", "show", HASH)).isZero();
        assertThat(bench.out()).startsWith(HASH + ": unfit\n\nNobody signed it");
    }

    @Test
    void takesTheBeginningOfAHash() {
        isListed(HASH, "cd".repeat(32));
        server.answering("GET /deliveries/" + HASH, ONE);
        assertThat(bench.run("plugin", "show", "ABABABAB")).isZero();
        assertThat(bench.run("plugin", "show", "abcdabcd")).isEqualTo(Exit.NOT_FOUND);
        assertThat(bench.err())
                .isEqualTo("varco: No jar was delivered whose hash begins with abcdabcd: varco plugin list\n");
    }

    @Test
    void doesNotGuessBetweenTwo() {
        isListed(HASH, "ab".repeat(31) + "cd");
        assertThat(bench.run("plugin", "show", "abababab")).isEqualTo(Exit.USAGE);
        assertThat(bench.err()).startsWith("varco: More than one jar was delivered");
    }

    @ParameterizedTest
    @CsvSource({"running,0", "returned,1", "quarantined,1"})
    @Proves("UX-53")
    void approvesAndTellsWithItsExitCodeWhetherItRuns(String state, int code) {
        answersTo("approvals", state);

        assertThat(bench.run("plugin", "approve", HASH, "--reason", "tried")).isEqualTo(code);
        assertThat(bench.out()).isEqualTo("org.example.almanac 1.1.0 is " + state + ".\n");
        assertThat(server.asked())
                .containsExactly("POST /deliveries/" + HASH + "/approvals {\"lower\":false, \"reason\":\"tried\"}");
        assertThat(server.header("If-Match")).isEqualTo("null");
    }

    @Test
    void tellsWhyWhatWasApprovedDoesNotComeUp() {
        server.answering(
                "POST /deliveries/" + HASH + "/approvals",
                CARD.replace("STATE", "running").replace("1}", "1, \"problem\": \"It waits for a service.\"}"));
        assertThat(bench.run("plugin", "approve", HASH, "--reason", "tried")).isEqualTo(Exit.FAILED);
        assertThat(bench.out()).endsWith("PROBLEM: It waits for a service.\n");
    }

    @Test
    void goesBackToALowerVersionWhereThatIsMeant() {
        answersTo("approvals", "running");
        assertThat(bench.run("plugin", "approve", HASH, "--lower", "--reason", "back", "--if-match", "3"))
                .isZero();
        assertThat(server.asked()).singleElement().asString().contains("\"lower\":true");
        assertThat(server.header("If-Match")).isEqualTo("\"3\"");
    }

    @Test
    void saysNo() {
        answersTo("denials", "denied");
        assertThat(bench.run("plugin", "deny", HASH, "--reason", "withdrawn")).isZero();
        assertThat(bench.out()).isEqualTo("org.example.almanac 1.1.0 is denied.\n");
        assertThat(server.asked()).containsExactly("POST /deliveries/" + HASH + "/denials {\"reason\":\"withdrawn\"}");
    }

    @Test
    @Proves({"UX-53", "SEC-83"})
    void showsWhatItIsBeforeItAsks() {
        isListed(HASH);
        server.answering("GET /deliveries/" + HASH, ONE);
        answersTo("approvals", "running");

        bench.watchedBySomebodyWhoTypes("tried", "n");
        assertThat(bench.run("plugin", "approve", "abababab")).isEqualTo(Exit.FAILED);
        assertThat(bench.out()).contains("WARNING: It may end the process.");
        assertThat(bench.err()).isEqualTo("varco: Nothing was changed.\n");
        assertThat(server.asked()).noneMatch(call -> call.startsWith("POST"));

        bench.watchedBySomebodyWhoTypes("tried", "y");
        assertThat(bench.run("plugin", "approve", "abababab")).isZero();
        assertThat(bench.questions()).last().asString().startsWith("Let it in? It is started and tried");
        assertThat(server.header("If-Match")).isEqualTo("\"v1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugin",
                "plugin list all",
                "plugin show",
                "plugin show abc",
                "plugin show almanac-1.1.0.jar",
                "plugin show ..",
                "plugin approve abababab --reason because",
                "plugin approve abababab --yes --reason because",
                "plugin approve --reason because",
                "plugin deny abababab --reason because",
                "plugin approve " + HASH,
                "plugin deny " + HASH + " --lower --reason because",
            })
    void saysWhatIsWrongOnTheCommandLine(String words) {
        assertThat(bench.run(words.split(" ", -1))).isEqualTo(Exit.USAGE);
        assertThat(bench.err()).startsWith("varco: ").doesNotContain("Exception");
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404,4", "409,1", "412,5", "403,1", "503,1"})
    void tellsWhyNothingWasDecided(int status, int code) {
        server.refusing("POST /deliveries/" + HASH + "/approvals", status);
        assertThat(bench.run("plugin", "approve", HASH, "--reason", "tried")).isEqualTo(code);
        assertThat(bench.err()).contains("A rule says no.", "Reference REF123");
    }
}
