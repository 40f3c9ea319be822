package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("UX-55")
class VarcoTest {

    private static final String PIN = """
            {"kind": "credential", "id": "pin", "state": "off", "since": "2026-03-01T09:00:00.123456Z",
             "switch_version": 3, "figures": {"calls": 7, "refusals": 2, "failures": 0}, "reason": "rehearsal"}""";
    private static final String CF = "BRBSRA75C48A944X";

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

    @Test
    @Proves("D-46")
    void asksTheGatewayOfThisInstallationAsTheServiceAccount() {
        server.answering("GET /plugins", "{\"items\": [" + PIN + "]}");

        assertThat(bench.run("provider", "list")).isZero();
        assertThat(bench.out().lines())
                .containsExactly(
                        "KIND        ID   STATE  SINCE                 CALLS  REFUSALS  FAILURES  REASON",
                        "credential  pin  off    2026-03-01T09:00:00Z  7      2         0         rehearsal");
        assertThat(server.header("Authorization")).isEqualTo("Bearer " + bench.token());
        assertThat(server.header("Host")).isEqualTo("localhost:8081");
    }

    @Test
    void printsTheJsonOfTheInterfaceAsItIs() {
        server.answering("GET /plugins/credential/pin", PIN);

        assertThat(bench.run("provider", "show", "pin", "--json")).isZero();
        assertThat(bench.out()).isEqualTo(PIN + "\n");
        bench.run("--json", "provider", "show", "pin");
        assertThat(bench.out()).isEqualTo(PIN + "\n");
    }

    @Test
    void showsNamesAndValues() {
        server.answering("GET /plugins/credential/pin", PIN);

        bench.run("provider", "show", "pin");
        assertThat(bench.out())
                .contains("switch version  3\n", "figures\n  calls     7\n", "since           2026-03-01T09:00:00Z\n");
    }

    @Test
    @Proves("UX-52")
    void switchesWithoutAskingWhereNobodySits() {
        server.answering("PUT /plugins/credential/pin/state", PIN);

        assertThat(bench.run("provider", "off", "pin", "--reason", "phase-out \"x\"\\"))
                .isZero();
        assertThat(bench.out()).isEqualTo("credential pin is off.\n");
        assertThat(server.asked()).singleElement().asString().contains("\"reason\":\"phase-out \\\"x\\\"\\\\\"");
        assertThat(server.header("If-Match")).isEqualTo("null");
        bench.run("provider", "drain", "pin", "--reason", "abc", "--if-match", "3");
        assertThat(server.header("If-Match")).isEqualTo("\"3\"");
        bench.run("provider", "on", "pin", "--reason", "abc", "--kind", "credential");
        assertThat(server.asked().get(2)).contains("\"state\":\"on\"");
    }

    @Test
    @Proves("UX-52")
    void showsWhatItAffectsBeforeItAsks() {
        server.answering("GET /plugins/credential/pin", PIN)
                .answering(
                        "GET /plugins/credential/pin/impact?state=off",
                        "{\"sessions\": 4, \"logins\": 1, \"closed\": [\"web\"], \"pratiche\": 2}")
                .answering("PUT /plugins/credential/pin/state", PIN);

        bench.watchedBySomebodyWhoTypes("phase-out", "n");
        assertThat(bench.run("provider", "off", "pin")).isEqualTo(Exit.FAILED);
        assertThat(bench.out())
                .contains("signed in through it: 4", "Logins under way with it: 1", "last way in for: web")
                .contains("Dialogues under way with it: 2 (they wait until it is back, or expire)");
        assertThat(bench.err()).isEqualTo("varco: Nothing was changed.\n");
        assertThat(server.asked()).noneMatch(call -> call.startsWith("PUT"));

        bench.watchedBySomebodyWhoTypes("phase-out", "y");
        assertThat(bench.run("provider", "off", "pin")).isZero();
        assertThat(server.header("If-Match")).isEqualTo("\"v1\"");
        assertThat(bench.questions()).contains("Switch it to off? [y/N]");

        bench.watchedBySomebodyWhoTypes();
        assertThat(bench.run("provider", "off", "pin", "--reason", "abc", "--yes"))
                .isZero();
    }

    @Test
    void onlyShowsWhatItAffects() {
        server.answering(
                "GET /plugins/credential/pin/impact?state=draining",
                "{\"sessions\": 0, \"logins\": 0, \"closed\": []}");

        assertThat(bench.run("provider", "drain", "pin", "--impact")).isZero();
        assertThat(bench.out()).doesNotContain("last way");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void takesASwitchBackAndTellsThePast() {
        server.answering("POST /plugins/credential/pin/reversals", PIN)
                .answering(
                        "GET /plugins/credential/pin/switches",
                        "{\"items\": [{\"state\": \"off\", \"reason\": \"r\", \"at\": \"2026-03-01T09:00:00Z\","
                                + " \"role\": \"service_account\"}]}");

        assertThat(bench.run("provider", "undo", "pin", "--reason", "back again"))
                .isZero();
        assertThat(bench.run("provider", "history", "pin")).isZero();
        assertThat(bench.out()).contains("service_account").doesNotContain("BY");
    }

    @Test
    void looksAfterPeople() {
        String role = "{\"id\": \"r1\", \"codice_fiscale\": \"BRBSRA********4X\", \"surname\": \"Barbieri\","
                + " \"name\": \"Sara\", \"role\": \"amministratore\","
                + " \"state\": \"proposed\", \"since\": \"2026-03-01T09:00:00Z\", \"reason\": \"new\"}";
        server.answering("GET /staff-roles?limit=100", "{\"items\": [" + role + "], \"next\": \"n1\"}")
                .answering("GET /staff-roles?limit=100&cursor=n1", "{\"items\": [" + role.replace("r1", "r2") + "]}")
                .answering("POST /staff-roles", role)
                .answering("POST /staff-roles/r1/approvals", role.replace("proposed", "held"))
                .answering("POST /staff-roles/r1/names", role)
                .answering(
                        "GET /ended-staff-roles?limit=100",
                        "{\"items\": [" + role.replace("}", ", \"ended_reason\": \"left us\"}") + "]}")
                .answering("POST /staff-roles/r1/endings", role.replace("proposed", "ended"))
                .answering("POST /invitations", "{\"code\": \"ABCD-EFGH\", \"expires_at\": \"2026-03-03T09:00:00Z\"}")
                .answering("POST /session-searches", "{\"items\": []}")
                .answering("POST /sessions/h1/endings", "{\"handle\": \"h1\"}");

        assertThat(bench.run("user", "list")).isZero();
        assertThat(bench.out()).contains("r1  BRBSRA********4X", "r2  ");
        assertThat(bench.run("user", "list", "--json")).isZero();
        assertThat(bench.out()).contains("\"r1\"", "\"r2\"").doesNotContain("next");
        assertThat(bench.run("user", "ended")).isZero();
        assertThat(bench.out()).contains("BRBSRA********4X", "Barbieri", "left us");
        String grouped = "brb sra 75c48 a944 x";
        assertThat(bench.run(
                        "user",
                        "grant",
                        grouped,
                        "Operatore-Sede",
                        "--surname",
                        "Barbieri",
                        "--name",
                        "Sara",
                        "--reason",
                        "new"))
                .isZero();
        assertThat(bench.out())
                .isEqualTo("Role r1 is proposed. Another administrator has to agree: varco user approve ID.\n");
        assertThat(server.asked())
                .last()
                .asString()
                .contains("\"operatore_sede\"", "\"brbsra75c48a944x\"", "\"Barbieri\"")
                .doesNotContain("despite");
        assertThat(bench.run(
                        "user",
                        "name",
                        "r1",
                        "--surname",
                        "Verdi",
                        "--name",
                        "Sara",
                        "--despite-mismatch",
                        "--reason",
                        "married"))
                .isZero();
        assertThat(server.asked()).last().asString().contains("\"Verdi\"", "\"despite_mismatch\":true");
        assertThat(bench.run("user", "grant", CF, "operatore_sede", "--reason", "new"))
                .isEqualTo(Exit.USAGE);
        assertThat(bench.run("user", "approve", "r1")).isZero();
        assertThat(bench.run("user", "end", "r1", "--reason", "left us")).isZero();
        assertThat(bench.run("user", "invite", CF, "--reason", "lost phone")).isZero();
        assertThat(bench.out()).isEqualTo("Code, shown this once, until 3 March 2026, 10:00 CET:\nABCD-EFGH\n");
        assertThat(bench.run("user", "sessions", CF)).isZero();
        assertThat(bench.out()).isEqualTo("There is no open session.\n");
        assertThat(bench.run("user", "logout", "h1", "--reason", "lost phone")).isZero();
    }

    @Test
    @Proves("SEC-53")
    void takesACodiceFiscaleFromStandardInputBecauseCommandLinesAreSeen() {
        server.answering("POST /session-searches", "{\"items\": []}");

        assertThat(bench.input(CF + "\n").run("user", "sessions", "-")).isZero();
        assertThat(server.asked()).containsExactly("POST /session-searches {\"codice_fiscale\":\"" + CF + "\"}");
        bench.watchedBySomebodyWhoTypes(CF).run("user", "sessions", "-");
        assertThat(bench.questions()).containsExactly("Codice fiscale:");
        assertThat(server.asked()).hasSize(2).last().asString().contains(CF);
    }

    @Test
    void looksIntoTheTrail() {
        server.answering(
                        "POST /audit/verification", "{\"records\": 9, \"waiting\": 1, \"broken\": 0, \"intact\": true}")
                .answering(
                        "POST /audit/verification",
                        "{\"records\": 9, \"waiting\": 0, \"broken\": 4, \"intact\": false}")
                .answering("POST /audit/searches", """
                        {"items": [
                          {"position": 2, "at": "2026-03-01T09:00:00Z", "operation": "login.enter", "outcome": "done",
                           "details": {}},
                          {"position": 1, "at": "2026-03-01T08:00:00Z", "operation": "plugins.switch",
                           "outcome": "done",
                           "details": {"reason": "\\u001b[31mred"}}], "next": "c1"}""");

        assertThat(bench.run("audit", "verify")).isZero();
        assertThat(bench.out()).isEqualTo("The trail is whole: 9 records, 1 waiting.\n");
        assertThat(bench.run("audit", "verify")).isEqualTo(Exit.FAILED);
        assertThat(bench.out()).isEqualTo("The trail is broken at record 4: 9 records, 0 waiting.\n");
        assertThat(bench.run("audit", "search", "--operation", "plugins.", "--limit", "5"))
                .isZero();
        assertThat(bench.out()).contains("reason=?[31mred", "More: --cursor c1").doesNotContain("\033");
        assertThat(server.asked()).last().isEqualTo("POST /audit/searches {\"operation\":\"plugins.\", \"limit\":5}");
        assertThat(bench.run("audit", "tail", "-n", "2")).isZero();
        assertThat(bench.out().lines().skip(1)).first().asString().startsWith("1 ");
    }

    @Test
    @Proves("UX-54")
    void changesTheConfigurationAfterItHasShownTheDifference() {
        String sheet = """
                {"pid": "it.varco.http~public", "name": "Listener", "changed": true, "version": "v1", "problem": "no",
                 "settings": [{"key": "port", "kind": "number", "label": "Port", "choices": [], "defaults": ["8080"],
                               "values": ["8090"], "range": "0..65535", "required": true}]}""";
        server.answering("GET /configurations", "{\"items\": [" + sheet + "]}")
                .answering("GET /configurations/it.varco.http~public", sheet)
                .answering(
                        "POST /configurations/it.varco.http~public/comparisons",
                        "{\"items\": [{\"key\": \"port\", \"before\": [\"8080\"], \"after\": [\"8090\"]},"
                                + " {\"key\": \"password\", \"before\": [], \"after\": []}]}")
                .answering("PUT /configurations/it.varco.http~public", sheet)
                .answering("POST /configurations/it.varco.http~public/reversals", sheet)
                .answering("GET /configurations/it.varco.http~public/versions", """
                        {"items": [
                          {"number": 2, "at": "2026-03-01T09:00:00Z", "role": "amministratore", "reason": "b",
                           "differences": [{"key": "port", "before": ["1"], "after": ["2"]}]},
                          {"number": 1, "at": "2026-02-01T09:00:00Z", "role": "amministratore", "reason": "a",
                           "differences": []}]}""");

        assertThat(bench.run("config", "list")).isZero();
        assertThat(bench.out()).contains("it.varco.http~public  Listener  true");
        assertThat(bench.run("config", "show", "it.varco.http~public")).isZero();
        assertThat(bench.out()).contains("PROBLEM: no", "port  8090   8080     number  0..65535  Port");

        bench.watchedBySomebodyWhoTypes("secret word", "because", "y");
        assertThat(bench.run("config", "set", "it.varco.http~public", "port=8090", "password=-"))
                .isZero();
        assertThat(bench.out()).contains("  port: 8080 -> 8090\n", "  password changed\n");
        assertThat(bench.questions()).first().isEqualTo("(hidden) password:");
        assertThat(server.asked()).last().asString().contains("\"port\":[\"8090\"]", "\"password\":[\"secret word\"]");
        assertThat(server.header("If-Match")).isEqualTo("\"v1\"");

        assertThat(bench.run("config", "undo", "it.varco.http~public", "--reason", "back"))
                .isZero();
        assertThat(server.asked()).last().asString().contains("\"number\":1");
        assertThat(bench.run("config", "history", "it.varco.http~public")).isZero();
        assertThat(bench.out()).contains("port: 1 -> 2");
    }

    @Test
    @Proves("SEC-53")
    void printsATokenOnceAndAlone() {
        String application = "{\"id\": \"a1\", \"name\": \"backup\", \"scopes\": [\"plugins.view\"]}";
        server.answering("POST /applications", "{\"application\": " + application + ", \"token\": \"varco_x\"}")
                .answering("GET /applications?limit=100", "{\"items\": [" + application + "]}")
                .answering("POST /applications/a1/endings", application);

        assertThat(bench.run("token", "create", "backup", "--scope", "plugins.view,audit.read", "--reason", "nightly"))
                .isZero();
        assertThat(bench.out()).isEqualTo("varco_x\n");
        assertThat(bench.err()).isEqualTo("Shown this once:\n");
        assertThat(server.asked())
                .last()
                .asString()
                .contains("\"scopes\":[\"plugins.view\",\"audit.read\"]", "\"days\":90");
        assertThat(bench.run("token", "list")).isZero();
        assertThat(bench.run("token", "end", "a1", "--reason", "over")).isZero();
        assertThat(bench.out()).isEqualTo("The token backup is ended.\n");
    }

    @Test
    @Proves({"UX-55", "NOT-26"})
    void looksAfterMessages() {
        String message = "{\"id\": \"m1\", \"owner\": \"it.x\", \"kind\": \"pin.changed\","
                + " \"codice_fiscale\": \"RSSMRA********1U\","
                + " \"why\": \"mail.address\", \"can_be_retried\": true}";
        server.answering("GET /messages/outbox", "{\"items\": [{\"medium\": \"email\", \"waiting\": 3}]}")
                .answering("GET /messages/undelivered?limit=100", "{\"items\": [" + message + "]}")
                .answering("POST /messages/undelivered/m1/retries", message)
                .answering("POST /messages/undelivered/m2/retries", message)
                .answering("POST /messages/undelivered/m1/endings", message)
                .answering("GET /messages/templates", "{\"items\": [{\"owner\": \"it.x\", \"kind\": \"a.b\"}]}")
                .answering("GET /messages/templates/it.x/a.b/it", "{\"subject\": \"S\", \"text\": \"one\\ntwo\"}");

        assertThat(bench.run("message", "outbox")).isZero();
        assertThat(bench.out()).contains("email");
        assertThat(bench.run("message", "list")).isZero();
        assertThat(bench.out()).contains("m1", "it.x", "mail.address", "RSSMRA********1U");
        assertThat(bench.run("message", "list", "--json")).isZero();
        assertThat(bench.out()).contains("\"can_be_retried\"");
        assertThat(bench.run("message", "retry", "m1", "--reason", "again")).isZero();
        assertThat(bench.out()).isEqualTo("The message m1 is in the outbox again.\n");
        assertThat(bench.run("message", "retry", "m2", "--reason", "again")).isZero();
        assertThat(bench.out()).isEqualTo("The message m2 is in the outbox again as m1.\n");
        assertThat(bench.run("message", "close", "m1", "--reason", "told")).isZero();
        assertThat(server.asked()).last().asString().contains("\"reason\":\"told\"");
        assertThat(bench.run("message", "templates")).isZero();
        assertThat(bench.run("message", "preview", "it.x", "a.b", "it")).isZero();
        assertThat(bench.out()).contains("Subject: S\n", "one\ntwo\n");
        assertThat(bench.run("message", "retry", "..", "--reason", "again")).isEqualTo(Exit.USAGE);
    }

    @ParameterizedTest
    @CsvSource({"400,1", "401,1", "403,1", "404,4", "409,1", "412,5", "422,1", "428,1", "429,1", "500,1", "503,1"})
    void tellsTitleDetailAndReferenceOfAProblem(int status, int code) {
        server.refusing("GET /plugins", status);

        assertThat(bench.run("provider", "list")).isEqualTo(code);
        assertThat(bench.out()).isEmpty();
        assertThat(bench.err()).isEqualTo("varco: Not so: A rule says no.\n  reason: Too short.\nReference REF123\n");
    }

    @Test
    void takesNoOtherProgramForTheInterface() {
        assertThat(bench.run("provider", "list")).isEqualTo(Exit.UNREACHABLE);
        assertThat(bench.err())
                .contains("waiting up to 0 s")
                .contains("is not the management interface (HTTP 404)", "varco doctor");
    }

    @Test
    void doesNotUnderstandWhatIsNoJson() {
        server.answering("GET /plugins", "<html>");

        assertThat(bench.run("provider", "list")).isEqualTo(Exit.UNREACHABLE);
        assertThat(bench.err()).contains("cannot be understood");
    }

    @Test
    void saysThatTheGatewayDoesNotAnswer() {
        server.close();

        assertThat(bench.run("provider", "list")).isEqualTo(Exit.UNREACHABLE);
        assertThat(bench.err()).startsWith("varco: The gateway does not answer at http://127.0.0.1:");
    }

    @Test
    void saysThatTheGatewayIsStopped() throws IOException {
        bench.close();

        assertThat(bench.run("provider", "list")).isEqualTo(Exit.UNREACHABLE);
        assertThat(bench.err()).isEqualTo("varco: The gateway is not running. varco status, varco start\n");
    }

    @Test
    void saysThatTheManagementListenerIsAway() throws IOException {
        bench.running("WITHOUT_PAGE");

        assertThat(bench.run("provider", "list")).isEqualTo(Exit.UNREACHABLE);
        assertThat(bench.err()).contains("its management listener does not");
    }

    @ParameterizedTest
    @ValueSource(ints = {303, 404, 405, 503})
    void waitsForAnInterfaceThatIsNotThereYetAndSaysSo(int status) throws IOException {
        bench.startingRest(server.port()).patience(Duration.ofSeconds(20));
        for (int i = 0; i < 3; i++) {
            server.answering("GET /plugins", status, "text/html", "<html>");
        }
        server.answering("GET /plugins", "{\"items\": []}");

        assertThat(bench.run("provider", "list", "--json")).isZero();
        assertThat(bench.out()).isEqualTo("{\"items\": []}\n");
        assertThat(bench.err()).isEqualTo("varco: The management interface does not answer yet; waiting up to 20 s.\n");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void waitsForAGatewayThatStarts() throws Exception {
        bench.running("STARTING").patience(Duration.ofSeconds(20));
        server.answering("GET /plugins", "{\"items\": []}");
        FutureTask<Integer> list = new FutureTask<>(() -> bench.run("provider", "list"));
        new Thread(list).start();
        assertThat(list).isNotDone();
        bench.running(server.port());

        assertThat(list.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void doesNotWaitForAnythingElsewhereNorDoAnythingTwice() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "varco_abcdefghijklmnopqrstuvwxyz\n");
        bench.startingRest(server.port());

        assertThat(bench.run(
                        "provider", "list", "--url", "http://localhost:" + server.port(), "--token-file", "" + token))
                .isEqualTo(Exit.UNREACHABLE);
        assertThat(server.asked()).hasSize(1);
        server.answering("POST /applications/a1/endings", 500, "text/html", "<html>");
        assertThat(bench.run("token", "end", "a1", "--reason", "over")).isEqualTo(Exit.UNREACHABLE);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void saysThatTheTokenCannotBeRead() throws IOException {
        Files.delete(folder.resolve("data/run/management-token"));

        assertThat(bench.run("provider", "list")).isEqualTo(Exit.FAILED);
        assertThat(bench.err()).contains("run this as the account of the gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "provider",
                "provder list",
                "provider list more",
                "provider show",
                "provider show ..",
                "provider off pin",
                "provider off pin --reason",
                "config set it.varco.x",
                "config set it.varco.x port --reason because",
                "config undo it.varco.x --number one --reason because",
                "token create x --reason because",
                "audit search --limit many",
                "provider list --token-file x",
                "provider list --url https://varco.example.it",
                "provider list --url http://varco.example.it --token-file x",
                "provider list --url https://u:p@varco.example.it --token-file x",
                "provider list --url https://varco.example.it/console --token-file x",
                "provider list --url :: --token-file x",
                "first-start --url https://varco.example.it",
            })
    void saysWhatIsWrongOnTheCommandLine(String words) {
        assertThat(bench.run(words.isEmpty() ? new String[0] : words.split(" ", -1)))
                .isEqualTo(Exit.USAGE);
        assertThat(bench.err()).startsWith("varco: ").doesNotContain("Exception");
    }

    @Test
    void asksAGatewayElsewhereWithATokenOfItsOwn() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "varco_abcdefghijklmnopqrstuvwxyz\n");
        server.answering("GET /plugins", "{\"items\": []}");

        assertThat(bench.run(
                        "provider", "list", "--url", "http://localhost:" + server.port(), "--token-file", "" + token))
                .isZero();
        assertThat(server.header("Authorization")).isEqualTo("Bearer varco_abcdefghijklmnopqrstuvwxyz");
        assertThat(server.header("Host")).isEqualTo("localhost:" + server.port());
    }

    @Test
    @Proves({"UX-50", "SEC-53"})
    void showsAddressAndCodeOfTheFirstStart() throws IOException {
        bench.running("FIRST_START   http://localhost:8081 http://127.0.0.1:8081/");
        Path code = folder.resolve("data/run/first-start-code");
        Files.writeString(code, "ABCDE-FGHJK 2026-03-01T10:30:00Z\n");

        assertThat(bench.run("first-start")).isZero();
        assertThat(bench.out()).isEqualTo("""
                        Open  http://localhost:8081/amministrazione/avvio
                        Code  ABCDE-FGHJK  until 1 March 2026, 11:30 CET
                        """);
        assertThat(bench.run("first-start", "--json")).isZero();
        assertThat(bench.out()).contains("\"code\":\"ABCDE-FGHJK\"", "\"expires_at\":\"2026-03-01T10:30:00Z\"");
        Files.delete(code);
        assertThat(bench.run("first-start")).isEqualTo(Exit.FAILED);
        assertThat(bench.err()).contains("there is an administrator already");
    }

    @Test
    void tunesTheGatewayOfItsOwnMachineOnly() {
        assertThat(bench.run("tune", "--url", "https://varco.example.it")).isEqualTo(Exit.USAGE);
        assertThat(bench.err()).contains("on its own machine only");
        assertThat(bench.run("tune")).as("not by bin/varco").isEqualTo(Exit.USAGE);
    }

    @Test
    void showsWhatWouldBePublishedAndEveryRuleItBreaks() {
        server.answering(
                        "POST /configurations/it.varco.credential.spid/previews",
                        "{\"document\": \"<a/>\", \"broken\": [{\"rule\": \"SPID-14\", \"key\": \"ipaCode\","
                                + " \"why\": \"Write it.\"}]}")
                .answering("POST /configurations/p/previews", "{\"document\": \"<b/>\", \"broken\": []}");

        assertThat(bench.run("config", "preview", "it.varco.credential.spid", "ipaCode="))
                .isEqualTo(Exit.FAILED);
        assertThat(bench.out()).isEqualTo("<a/>\n");
        assertThat(bench.err()).isEqualTo("ipaCode: Write it. (SPID-14)\n");
        assertThat(server.asked()).singleElement().asString().contains("{\"values\":{\"ipaCode\":[\"\"]}}");
        assertThat(bench.run("config", "preview", "p")).isZero();
        assertThat(bench.out()).isEqualTo("<b/>\n");
    }

    @Test
    void explainsItselfWithItsExitCodes() {
        assertThat(bench.run("--help")).isZero();
        assertThat(bench.out()).contains("first-start", "3   the gateway is not running", "run         Run it");
        for (List<String> command : List.of(List.of("provider", "off"), List.of("config", "set"), List.of("doctor"))) {
            assertThat(bench.run(command.get(0), command.get(command.size() - 1), "--help"))
                    .isZero();
        }
        assertThat(bench.run("--version")).isZero();
        assertThat(bench.out()).startsWith("varco ");
    }

    @Test
    void completesWhatItUnderstands() throws IOException, InterruptedException {
        assertThat(bench.run("completion")).isZero();
        assertThat(bench.out()).contains("first-start", "status", "verify", "--reason", "compdef");

        Path script = Files.writeString(folder.resolve("completion.bash"), bench.out());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor()).isZero();
    }
}
