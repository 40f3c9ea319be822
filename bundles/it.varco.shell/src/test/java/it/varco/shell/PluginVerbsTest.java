package it.varco.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Administered.Done;
import it.varco.api.access.Flaw;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import it.varco.tck.ScriptedCaller;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginVerbsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String HASH = "ab".repeat(32);

    private final Map<Class<?>, Object> rooms = new HashMap<>();

    @Test
    @Proves("UX-55")
    void listsWhatWasDelivered() {
        gate(Map.of("deliveries", new Done<>(List.of(delivery(DeliveryState.WAITING, Optional.empty())))));

        assertThat(typed("list"))
                .containsExactly(
                        "NAME                 VERSION  STATE    FILE               HASH" + " ".repeat(62) + "PROBLEM",
                        "org.example.almanac  1.1.0    waiting  almanac-1.1.0.jar  " + HASH);
        gate(Map.of("deliveries", new Done<>(List.of())));
        assertThat(typed("list")).containsExactly("No jar was delivered: put one in the folder plugins.");
    }

    @Test
    @Proves("SEC-83")
    void showsFirstWhoSignedItAndWhatItMayDo() {
        gate(Map.of("delivery", new Done<>(delivery(DeliveryState.UNFIT, Optional.empty()))));

        assertThat(typed("show", HASH))
                .containsExactly(
                        "org.example.almanac 1.1.0 is unfit",
                        "Signed by CN=Maker, who is NOT on the list of signers; certificate " + "ef".repeat(32)
                                + " until 2026-03-01T10:00:00Z, signed at 2026-03-01T10:00:00Z; under CN=Authority",
                        "It says it is: Almanac, Maker",
                        "Once it runs it can do all that the gateway can.",
                        "It may open network connections.",
                        "WARNING: It may end the process.",
                        "Personal data: The codice fiscale of whoever signs in.",
                        "Unlike what runs: It may do more.",
                        "AGAINST IT (gate.exports): it exports a package; take it out",
                        "Contract tests: 12 rules hold.",
                        "Offers: a.b.Offered",
                        "Imports: java.net, java.util?[31m",
                        "AT                    STATE     BY                REASON",
                        "2026-03-01T10:00:00Z  returned  the gateway       red",
                        "2026-03-01T10:00:00Z  running   BRBSRA********4X  tried",
                        "2026-03-01T10:00:00Z  denied    service_account   no");
    }

    @Test
    void saysThatNobodySignedAJarAndNobodyDecidedOnIt() {
        Sheet silent = Fake.value(
                Sheet.class,
                Map.ofEntries(
                        Map.entry("symbolicName", ""),
                        Map.entry("version", ""),
                        Map.entry("name", ""),
                        Map.entry("vendor", ""),
                        Map.entry("licence", ""),
                        Map.entry("permissions", List.of()),
                        Map.entry("warnings", List.of()),
                        Map.entry("personalData", List.of()),
                        Map.entry("imports", List.of()),
                        Map.entry("offers", List.of()),
                        Map.entry("uses", List.of()),
                        Map.entry("configurations", List.of()),
                        Map.entry("components", List.of())));
        gate(Map.of(
                "delivery",
                new Done<>(Fake.value(
                        Delivery.class,
                        Map.of(
                                "hash",
                                HASH,
                                "state",
                                DeliveryState.UNFIT,
                                "sheet",
                                silent,
                                "differences",
                                List.of(),
                                "objections",
                                List.of(),
                                "history",
                                List.of())))));

        assertThat(typed("show", HASH))
                .containsExactly(
                        HASH + " is unfit",
                        "Nobody signed it: what it says of itself is not proved.",
                        "Once it runs it can do all that the gateway can.",
                        "Nobody decided on it yet.");
    }

    @Test
    @Proves("UX-53")
    void approvesAndSaysWhatBecameOfIt() {
        Fake<Gate> gate = gate(Map.of("approve", new Done<>(delivery(DeliveryState.RUNNING, Optional.empty()))));

        assertThat(typed("approve", HASH, "--reason", "tried")).containsExactly("org.example.almanac 1.1.0 is running");
        typed("approve", HASH, "--reason", "back", "--lower", "yes");
        assertThat(gate.calls())
                .containsExactly("approve[" + HASH + ", tried, false, -1]", "approve[" + HASH + ", back, true, -1]");

        gate(Map.of(
                "approve",
                new Done<>(delivery(
                        DeliveryState.RETURNED, Optional.of(Sentence.quoted("almanac: its activator failed"))))));
        assertThat(typed("approve", HASH, "--reason", "tried"))
                .containsExactly(
                        "org.example.almanac 1.1.0 is returned",
                        "PROBLEM: almanac: its activator failed",
                        "What was before was put back.");
    }

    @Test
    void saysNo() {
        Fake<Gate> gate = gate(Map.of("deny", new Done<>(delivery(DeliveryState.DENIED, Optional.empty()))));

        assertThat(typed("deny", HASH, "--reason", "withdrawn")).containsExactly("org.example.almanac 1.1.0 is denied");
        assertThat(gate.calls()).containsExactly("deny[" + HASH + ", withdrawn, -1]");
    }

    @Test
    void saysWhatStandsAgainstIt() {
        gate(Map.of("approve", new Administered.Contrary<>("plugins.unfit")));
        assertThat(said("approve", HASH)).startsWith("A rule of the gate is against it: plugin show");
        gate(Map.of("approve", new Administered.Contrary<>("plugins.lower-version")));
        assertThat(said("approve", HASH)).endsWith("--lower yes");
        gate(Map.of("deny", new Administered.Invalid<>(List.of(new Flaw("reason", Flaw.Kind.MISSING, "")))));
        assertThat(said("deny", HASH)).isEqualTo("reason is missing.");
        gate(Map.of("delivery", new Administered.Unknown<>()));
        assertThat(said("show", "nothing")).isEqualTo("There is no such thing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "undo x",
                "show",
                "approve",
                "approve x --lower maybe",
                "approve x --lower",
                "approve x y",
                "deny x --lower yes",
                "list all",
                "show x --reason r"
            })
    void saysWhatIsWrongWithTheWords(String words) {
        gate(Map.of());
        assertThatThrownBy(() -> typed(words.isEmpty() ? new Object[0] : words.split(" ", -1)))
                .isInstanceOf(NotDone.class);
    }

    @Test
    @Proves("D-42")
    void saysThatTheGateIsNotHere() {
        assertThat(said("list")).startsWith("The room Gate is not here");
    }

    private static Delivery delivery(DeliveryState state, Optional<Sentence> problem) {
        Signer signer = Fake.value(
                Signer.class,
                Map.of(
                        "name",
                        "CN=Maker",
                        "chain",
                        List.of("CN=Authority"),
                        "fingerprint",
                        "ef".repeat(32),
                        "until",
                        NOW,
                        "at",
                        Optional.of(NOW),
                        "trusted",
                        false));
        Sheet sheet = Fake.value(
                Sheet.class,
                Map.ofEntries(
                        Map.entry("symbolicName", "org.example.almanac"),
                        Map.entry("version", "1.1.0"),
                        Map.entry("name", "Almanac"),
                        Map.entry("vendor", "Maker"),
                        Map.entry("licence", ""),
                        Map.entry("signer", Optional.of(signer)),
                        Map.entry("permissions", List.of(Sentence.quoted("It may open network connections."))),
                        Map.entry("warnings", List.of(Sentence.quoted("It may end the process."))),
                        Map.entry("personalData", List.of(Sentence.quoted("The codice fiscale of whoever signs in."))),
                        Map.entry("imports", List.of("java.net", "java.util\033[31m")),
                        Map.entry("offers", List.of("a.b.Offered")),
                        Map.entry("uses", List.of()),
                        Map.entry("configurations", List.of()),
                        Map.entry("components", List.of()),
                        Map.entry("contractReport", Optional.of(Sentence.quoted("12 rules hold.")))));
        return Fake.value(
                Delivery.class,
                Map.of(
                        "hash",
                        HASH,
                        "file",
                        "almanac-1.1.0.jar",
                        "state",
                        state,
                        "sheet",
                        sheet,
                        "differences",
                        List.of(Sentence.quoted("It may do more.")),
                        "objections",
                        List.of(new Objection("gate.exports", Sentence.quoted("it exports a package; take it out"))),
                        "problem",
                        problem,
                        "history",
                        List.of(
                                past(DeliveryState.RETURNED, "red", Map.of()),
                                past(
                                        DeliveryState.RUNNING,
                                        "tried",
                                        Map.of("by", Optional.of(new CodiceFiscale("BRBSRA75C48A944X")))),
                                past(DeliveryState.DENIED, "no", Map.of("role", Optional.of(Role.SERVICE_ACCOUNT))))));
    }

    private static PastApproval past(DeliveryState state, String reason, Map<String, Object> who) {
        Map<String, Object> answers = new HashMap<>(who);
        answers.putAll(Map.of("state", state, "reason", reason, "at", NOW));
        return Fake.value(PastApproval.class, answers);
    }

    private Fake<Gate> gate(Map<String, Object> answers) {
        Fake<Gate> fake = Fake.of(Gate.class, answers);
        rooms.put(Gate.class, fake.it());
        return fake;
    }

    private List<String> typed(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PluginVerbs.run(new Desk(
                new Present(rooms),
                ScriptedCaller.serviceAccount(
                        Visit.at(NOW, "127.0.0.1", "7K3M9QX2AB").build()),
                Line.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8)));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String said(Object... words) {
        try {
            typed(words);
            throw new AssertionError("it was done");
        } catch (NotDone reason) {
            return String.valueOf(reason.getMessage());
        }
    }
}
