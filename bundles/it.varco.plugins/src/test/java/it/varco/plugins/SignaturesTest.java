package it.varco.plugins;

import static it.varco.plugins.FelixHouse.answer;
import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.audit.AuditEvent;
import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Signer;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredOwner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate in production where signatures count, in a Felix of its own. */
@Proves("SEC-81")
class SignaturesTest {

    @TempDir
    private Path home;

    private FelixHouse house;
    private SigningKey key;
    private TestJar unsigned;
    private TestJar signed;

    @BeforeEach
    void open() throws Exception {
        key = SigningKey.in(home);
        unsigned = TestJar.provider("org.acme.login", "1.0.0", "acme");
        signed = TestJar.provider("org.acme.login", "1.0.0", "acme").signedBy(key);
        house = FelixHouse.open(home, "production");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void asksForASignatureOfThoseOnTheList() throws Exception {
        house = house.reopened(Map.of("signers", key.certificate()));
        unsigned.in(house.folder, "unsigned.jar");
        signed.in(house.folder, "signed.jar");

        eventually(() -> house.deliveries().size() == 2);
        assertThat(rules(unsigned)).containsExactly("gate.unsigned");
        assertThat(state(unsigned)).contains(DeliveryState.UNFIT);
        assertThat(house.approve(signed).state()).isEqualTo(DeliveryState.RUNNING);
        assertThat(house.delivery(signed).flatMap(delivery -> delivery.sheet().signer()))
                .map(Signer::trusted)
                .contains(true);
    }

    @Test
    void asksForATimeStampWhereItIsToldWhoMayStamp() throws Exception {
        String certificate = key.certificate();
        house = house.reopened(Map.of("signers", certificate, "stampers", certificate));
        signed.in(house.folder, "acme.jar");

        eventually(() -> state(signed).equals(Optional.of(DeliveryState.UNFIT)));
        assertThat(rules(signed)).containsExactly("gate.stamp");
        assertThat(approve(signed)).isEqualTo(new Administered.Contrary<>("plugins.unfit"));
    }

    @Test
    void doesNotStartAnewWhatWasSignedByACertificateThatWasTakenBackSince() throws Exception {
        String certificate = key.certificate();
        house = house.reopened(Map.of("signers", certificate));
        signed.in(house.folder, "acme.jar");
        assertThat(house.approve(signed).state()).isEqualTo(DeliveryState.RUNNING);

        house = house.reopened(Map.of("signers", certificate, "revoked", key.takenBack()));

        eventually(() -> house.problem("org.acme.login").contains("was taken back; do not use it"));
        assertThat(running()).isEmpty();
        assertThat(house.offered()).isEmpty();
        assertThat(house.all()).extracting(PluginStatus::id).containsExactly("org.acme.login");
        Delivery delivery = house.delivery(signed).orElseThrow();
        assertThat(delivery.problem().map(Sentence::toString))
                .hasValueSatisfying(problem -> assertThat(problem).contains("CN=Acme plugins, was taken back"));
        assertThat(rules(signed)).containsExactly("gate.signer");
        assertThat(house.service(HealthCheck.class).examine(Instant.EPOCH).condition())
                .isEqualTo(Condition.YELLOW);
        assertThat(approve(signed)).isEqualTo(new Administered.Contrary<>("plugins.unfit"));
    }

    @Test
    void stopsWhatRunsAsSoonAsTheListOfRevokedCertificatesIsConfigured() throws Exception {
        signed.in(house.folder, "acme.jar");
        house.approve(signed);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));

        house.configure(Map.of("mode", "production", "signers", key.certificate(), "revoked", key.takenBack()));

        eventually(() -> running().isEmpty());
        eventually(() -> house.felix().getBundleContext().getServiceReference(PluginCalls.class) != null);
        eventually(() -> house.problem("org.acme.login").contains("was taken back"));
        assertThat(running()).isEmpty();
    }

    @Test
    @Proves({"D-59", "SEC-82"})
    void refusesANameOfSomebodyElseBeforeItIsInstalledUntilThatIsDenied() throws Exception {
        signed.in(house.folder, "signed.jar");
        house.approve(signed);
        TestJar renewed = TestJar.provider("org.acme.login", "1.1.0", "acme").signedBy(SigningKey.in(home));

        unsigned.in(house.folder, "unsigned.jar");
        renewed.in(house.folder, "renewed.jar");

        eventually(() -> house.deliveries().size() == 3);
        assertThat(state(unsigned)).contains(DeliveryState.UNFIT);
        assertThat(rules(unsigned)).containsExactly("gate.signer");
        assertThat(rules(renewed)).containsExactly("gate.signer");
        assertThat(approve(unsigned)).isEqualTo(new Administered.Contrary<>("plugins.unfit"));

        assertThat(house.<Delivery>atTheGate(
                        (gate, caller) -> gate.deny(caller, signed.hash(), "renewed", Gate.ANY_VERSION)))
                .isInstanceOf(Administered.Done.class);
        assertThat(house.store.events()).extracting(AuditEvent::operation).contains("plugins.release");
        assertThat(house.approve(renewed).state()).isEqualTo(DeliveryState.RUNNING);
        eventually(() -> !house.owners.all().isEmpty());
        assertThat(house.owners.all())
                .extracting(StoredOwner::signer)
                .containsOnly(house.delivery(renewed)
                        .flatMap(delivery -> delivery.sheet().signer())
                        .orElseThrow()
                        .fingerprint());
    }

    @Test
    @Proves("D-59")
    void freesNoNameByDenyingWhatWasNeverLetIn() {
        house.owners.claim(
                new StoredOwner("bundle", "org.acme.login", "org.acme.login", "ab".repeat(32), Instant.EPOCH));
        signed.in(house.folder, "signed.jar");
        eventually(() -> state(signed).equals(Optional.of(DeliveryState.UNFIT)));

        house.atTheGate((gate, caller) -> gate.deny(caller, signed.hash(), "not ours", Gate.ANY_VERSION));

        assertThat(rules(signed)).containsExactly("gate.owner");
    }

    private Administered<Delivery> approve(TestJar jar) {
        return house.atTheGate((gate, caller) -> gate.approve(caller, jar.hash(), "tried", false, Gate.ANY_VERSION));
    }

    private Optional<DeliveryState> state(TestJar jar) {
        return house.delivery(jar).map(Delivery::state);
    }

    private List<String> rules(TestJar jar) {
        return house.delivery(jar).orElseThrow().objections().stream()
                .map(Objection::rule)
                .toList();
    }

    private List<String> running() {
        return Stream.of(house.felix().getBundleContext().getBundles())
                .map(bundle -> bundle.getLocation())
                .filter(location -> location.startsWith("varco-plugin:"))
                .toList();
    }
}
