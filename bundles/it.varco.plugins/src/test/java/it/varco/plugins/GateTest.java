package it.varco.plugins;

import static it.varco.plugins.FelixHouse.answer;
import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PastApproval;
import it.varco.api.store.StoreException;
import it.varco.plugins.sample.DeafActivator;
import it.varco.plugins.sample.FailingActivator;
import it.varco.plugins.sample.LeakingActivator;
import it.varco.plugins.sample.SleepingActivator;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.store.StoredApproval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The gate in production, in a Felix of its own. */
@Proves({"SEC-80", "SEC-87", "D-10"})
class GateTest {

    private static final TestJar FIRST = TestJar.provider("org.acme.login", "1.0.0", "acme");
    private static final TestJar SECOND = TestJar.provider("org.acme.login", "1.1.0", "acme");

    @TempDir
    private Path home;

    private FelixHouse house;

    @BeforeEach
    void open() throws Exception {
        house = FelixHouse.open(home, "production");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void startsNothingThatNobodyApproved() {
        FIRST.in(house.folder, "acme.jar");

        eventually(() -> house.delivery(FIRST).isPresent());
        Delivery delivery = house.delivery(FIRST).orElseThrow();
        assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(delivery.file()).isEqualTo("acme.jar");
        assertThat(delivery.decision()).isZero();
        assertThat(delivery.sheet().symbolicName()).isEqualTo("org.acme.login");
        assertThat(fromTheFolder()).isEmpty();
        assertThat(house.offered()).isEmpty();
    }

    @Test
    void runsWhatIsApprovedFromKeptBytesForItsOwnerAlone() throws Exception {
        FIRST.in(house.folder, "acme.jar");

        Delivery approved = house.approve(FIRST);

        assertThat(approved.state()).isEqualTo(DeliveryState.RUNNING);
        assertThat(approved.problem()).isEmpty();
        assertThat(approved.decision()).isEqualTo(1);
        assertThat(approved.history())
                .singleElement()
                .extracting(PastApproval::state, PastApproval::reason)
                .containsExactly(DeliveryState.RUNNING, "tried");
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(kept(FIRST)).hasBinaryContent(FIRST.bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept(FIRST))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(kept(FIRST).getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @Proves("SEC-61")
    void recordsEveryDecisionAndWhatCameOfIt() {
        FIRST.in(house.folder, "acme.jar");
        house.approve(FIRST);

        assertThat(house.store.events())
                .extracting(AuditEvent::operation)
                .containsExactly("plugins.approve", "plugins.install");
        assertThat(house.store.events().get(0).details())
                .containsEntry("state", "APPROVED")
                .containsEntry("bundle", "org.acme.login")
                .containsEntry("version", "1.0.0")
                .containsEntry("sha256", FIRST.hash())
                .containsEntry("reason", "tried");
    }

    @Test
    void goesOnWithTheApprovedBytesWhenTheFileHasOthers() throws Exception {
        running(FIRST);

        SECOND.in(house.folder, "acme.jar");
        eventually(() -> state(SECOND).equals(Optional.of(DeliveryState.WAITING)));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(state(FIRST)).contains(DeliveryState.RUNNING);

        Files.writeString(house.folder.resolve("acme.jar"), "half a jar");
        eventually(() -> house.delivery(SECOND).isEmpty());
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));

        house = house.reopened("production");
        eventually(() -> house.offered().equals(List.of("acme")));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
    }

    @Test
    void installsNothingThatWasSwappedBetweenTheCheckAndTheApproval() {
        FIRST.in(house.folder, "acme.jar");
        eventually(() -> house.delivery(FIRST).isPresent());

        SECOND.in(house.folder, "acme.jar");
        Administered<Delivery> approved = approve(FIRST, false, Gate.ANY_VERSION);

        assertThat(approved).isInstanceOfAny(Administered.Outdated.class, Administered.Unknown.class);
        eventually(() -> state(SECOND).equals(Optional.of(DeliveryState.WAITING)));
        assertThat(fromTheFolder()).isEmpty();
    }

    @Test
    void comesAnewFromVerifiedBytesAfterARestart() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");

        house = house.reopened("production");

        eventually(() -> house.offered().equals(List.of("acme")));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        eventually(() -> state(SECOND).equals(Optional.of(DeliveryState.WAITING)));
        assertThat(house.store.events())
                .extracting(AuditEvent::operation)
                .containsExactly("plugins.approve", "plugins.install");
    }

    @Test
    void doesNotStartKeptBytesThatWereAltered() throws Exception {
        running(FIRST);
        house.close();
        Files.write(kept(FIRST), SECOND.bytes());

        house = house.reopened("production");

        eventually(() -> house.problem("org.acme.login").contains("kept bytes are not those that were approved"));
        assertThat(fromTheFolder()).isEmpty();
        eventually(() -> house.delivery(FIRST)
                .flatMap(Delivery::problem)
                .filter(problem -> problem.toString().contains("not those that were approved"))
                .isPresent());
        house.approve(FIRST);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(kept(FIRST)).hasBinaryContent(FIRST.bytes());
    }

    @Test
    void saysThatKeptBytesAreGone() throws Exception {
        running(FIRST);
        house.close();
        Files.delete(kept(FIRST));

        house = house.reopened("production");

        eventually(() -> house.problem("org.acme.login").contains("are not kept any more"));
        assertThat(fromTheFolder()).isEmpty();
    }

    @Test
    @Proves("SEC-83")
    void replacesTheOneThatServesOnlyWhenTheOtherIsWellAndNobodyNotices() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");
        AtomicBoolean stop = new AtomicBoolean();
        Set<Call<LoginStep>> met = Collections.synchronizedSet(new HashSet<>());
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                met.add(house.call("acme"));
            }
        });

        house.approve(SECOND);

        eventually(() -> met.contains(answer("org.acme.login", "1.1.0")));
        stop.set(true);
        caller.join();
        assertThat(met)
                .isSubsetOf(Set.of(
                        answer("org.acme.login", "1.0.0"),
                        answer("org.acme.login", "1.1.0"),
                        new Call.Failed<>(CallFailure.FAULT))) // whoever was inside when it left
                .contains(answer("org.acme.login", "1.0.0"));
        assertThat(fromTheFolder()).hasSize(1);
        assertThat(state(FIRST)).contains(DeliveryState.KEPT);
        assertThat(house.store.events()).extracting(AuditEvent::operation).endsWith("plugins.update");
    }

    @Test
    @Proves({"SEC-83", "UX-53"})
    void putsBackWhatTurnsOutRedWhileTheOneBeforeServesOn() {
        running(FIRST);
        long serving = house.bundle("org.acme.login").getBundleId();
        TestJar activator =
                secondBut().with(FailingActivator.class).header("Bundle-Activator", FailingActivator.class.getName());
        TestJar unresolved = secondBut().header("Import-Package", "it.varco.spi.archive");
        TestJar unsatisfied = TestJar.bundle("org.acme.login", "1.1.0")
                .provider(
                        "org.acme.login",
                        "<property name=\"id\" value=\"acme\"/>",
                        "configuration-policy=\"require\"",
                        "");
        TestJar nameless = TestJar.provider("org.acme.login", "1.1.0", "NO IDENTIFIER");

        putsBack(activator, "its activator failed");
        putsBack(unresolved, "it needs the package it.varco.spi.archive");
        putsBack(unsatisfied, "waits for the configuration");
        putsBack(nameless, "asked who it is, it threw");

        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(house.bundle("org.acme.login").getBundleId()).isEqualTo(serving);
        assertThat(fromTheFolder()).hasSize(1);
        assertThat(house.store.events())
                .filteredOn(event -> event.operation().equals("plugins.return"))
                .hasSize(4);
    }

    private static TestJar secondBut() {
        return TestJar.provider("org.acme.login", "1.1.0", "acme");
    }

    private void putsBack(TestJar jar, String why) {
        jar.in(house.folder, "acme.jar");
        Delivery returned = house.approve(jar);
        assertThat(returned.state()).isEqualTo(DeliveryState.RETURNED);
        assertThat(returned.problem().map(Sentence::toString))
                .hasValueSatisfying(problem -> assertThat(problem).contains(why));
        assertThat(returned.history())
                .extracting(PastApproval::state)
                .containsExactly(DeliveryState.RETURNED, DeliveryState.RUNNING);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
    }

    @Test
    void putsBackWhatDoesNotComeToTheEndOfItsStart() {
        running(FIRST);
        TestJar sleeping =
                secondBut().with(SleepingActivator.class).header("Bundle-Activator", SleepingActivator.class.getName());

        putsBack(sleeping, "its activator did not finish in 10 seconds");

        assertThat(fromTheFolder()).hasSize(1);
    }

    @Test
    void startsNothingWhileItCannotReadWhatWasApproved() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");
        house.approve(SECOND);
        house.store.away = true;
        house = house.reopened("production");
        eventually(() -> house.service(HealthCheck.class)
                .examine(Instant.EPOCH)
                .why()
                .toString()
                .contains("1 to be approved"));
        assertThat(house.offered()).isEmpty();
        eventually(() -> fromTheFolder().isEmpty());

        house.store.away = false;

        eventually(() -> house.offered().contains("acme"));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
        eventually(() -> state(FIRST).equals(Optional.of(DeliveryState.KEPT)));
    }

    @Test
    @Proves("D-59")
    void putsBackWhoTakesAnIdentifierOfSomebodyElse() {
        running(FIRST);
        TestJar thief = TestJar.provider("org.umbra.login", "1.0.0", "acme");
        thief.in(house.folder, "umbra.jar");

        Delivery returned = house.approve(thief);

        assertThat(returned.state()).isEqualTo(DeliveryState.RETURNED);
        assertThat(returned.problem().map(Sentence::toString))
                .hasValueSatisfying(problem -> assertThat(problem).contains("belongs to org.acme.login"));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(fromTheFolder()).hasSize(1);
    }

    @Test
    void ownsNothingThatWasOnlyTried() {
        TestJar late = TestJar.provider("org.umbra.login", "1.0.0", "acme")
                .with(FailingActivator.class)
                .header("Bundle-Activator", FailingActivator.class.getName());
        late.in(house.folder, "umbra.jar");
        assertThat(house.approve(late).state()).isEqualTo(DeliveryState.RETURNED);

        running(FIRST);

        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    void replacesASingletonTooAndPutsItBack() {
        TestJar first = TestJar.provider("org.acme.login", "1.0.0", "acme")
                .header("Bundle-SymbolicName", "org.acme.login;singleton:=true");
        TestJar broken = secondBut()
                .header("Bundle-SymbolicName", "org.acme.login;singleton:=true")
                .header("Import-Package", "it.varco.spi.archive");
        TestJar second = secondBut().header("Bundle-SymbolicName", "org.acme.login;singleton:=true");
        running(first);

        broken.in(house.folder, "acme.jar");
        assertThat(house.approve(broken).state()).isEqualTo(DeliveryState.RETURNED);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));

        second.in(house.folder, "acme.jar");
        assertThat(house.approve(second).state()).isEqualTo(DeliveryState.RUNNING);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
    }

    @Test
    void replacesAVersionByOtherBytesOfTheSameVersion() {
        running(FIRST);
        TestJar rebuilt =
                TestJar.provider("org.acme.login", "1.0.0", "acme").header("Bundle-Description", "built again");
        rebuilt.in(house.folder, "acme.jar");

        assertThat(house.approve(rebuilt).state()).isEqualTo(DeliveryState.RUNNING);

        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(fromTheFolder())
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.getLocation()).endsWith(rebuilt.hash()));
    }

    @Test
    void goesBackToALowerVersionOnlyWhereThatIsMeant() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");
        house.approve(SECOND);

        assertThat(approve(FIRST, false, Gate.ANY_VERSION))
                .isEqualTo(new Administered.Contrary<>("plugins.lower-version"));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
        assertThat(house.store.events())
                .last()
                .satisfies(event -> assertThat(event.outcome()).isEqualTo(Outcome.REFUSED));

        assertThat(approve(FIRST, true, Gate.ANY_VERSION)).isInstanceOf(Administered.Done.class);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(state(SECOND)).contains(DeliveryState.KEPT);

        house = house.reopened("production");
        eventually(() -> house.offered().equals(List.of("acme")));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
    }

    @Test
    void removesWhatIsTakenAwayForGoodUntilItIsPutThereAgain() throws Exception {
        running(FIRST);

        Files.delete(house.folder.resolve("acme.jar"));
        eventually(() -> fromTheFolder().isEmpty());
        assertThat(house.call("acme")).isEqualTo(new Call.Failed<>(CallFailure.ABSENT));
        eventually(() -> house.deliveries().isEmpty());
        house = house.reopened("production");
        TestJar other = TestJar.provider("org.umbra.login", "1.0.0", "umbra");
        other.in(house.folder, "umbra.jar");
        house.approve(other);
        assertThat(house.offered()).containsExactly("umbra");

        FIRST.in(house.folder, "renamed.jar");
        eventually(() -> house.offered().size() == 2);
    }

    @Test
    void tellsFilesByTheirBytesNotByTheirNames() throws Exception {
        running(FIRST);
        long serving = house.bundle("org.acme.login").getBundleId();

        FIRST.in(house.folder, "again.jar");
        eventually(() -> house.delivery(FIRST)
                .filter(delivery -> delivery.file().equals("acme.jar"))
                .isPresent());
        Files.delete(house.folder.resolve("acme.jar"));
        eventually(() -> house.delivery(FIRST)
                .filter(delivery -> delivery.file().equals("again.jar"))
                .isPresent());

        assertThat(house.bundle("org.acme.login").getBundleId()).isEqualTo(serving);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
    }

    @Test
    void runsTheLaterApprovedOfTwoFilesOfTheSameNameAndTheOtherWhenItIsTakenAway() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme-1.1.jar");
        house.approve(SECOND);
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
        assertThat(fromTheFolder()).hasSize(1);

        Files.delete(house.folder.resolve("acme-1.1.jar"));

        eventually(() -> house.call("acme").equals(answer("org.acme.login", "1.0.0")));
        eventually(() -> fromTheFolder().size() == 1);
    }

    @Test
    void removesWhatIsDeniedAndKeepsItOut() throws Exception {
        running(FIRST);

        Administered<Delivery> denied =
                house.atTheGate((gate, caller) -> gate.deny(caller, FIRST.hash(), "not ours", 1));

        assertThat(denied).isInstanceOf(Administered.Done.class);
        assertThat(state(FIRST)).contains(DeliveryState.DENIED);
        assertThat(fromTheFolder()).isEmpty();
        house = house.reopened("production");
        eventually(() -> state(FIRST).equals(Optional.of(DeliveryState.DENIED)));
        assertThat(fromTheFolder()).isEmpty();
        house.approve(FIRST);
        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    void offersNobodyWhatCannotBeRemovedAndGoesOnWithTheOthers() {
        TestJar deaf = TestJar.provider("org.acme.login", "1.0.0", "acme")
                .with(DeafActivator.class)
                .header("Bundle-Activator", DeafActivator.class.getName());
        running(deaf);
        try {
            Administered<Delivery> denied =
                    house.atTheGate((gate, caller) -> gate.deny(caller, deaf.hash(), "not ours", 1));

            assertThat(((Administered.Done<Delivery>) denied).result().state()).isEqualTo(DeliveryState.DENIED);
            assertThat(house.offered()).isEmpty();
            assertThat(house.problem("org.acme.login")).contains("its activator does not return");
            assertThat(house.store.events()).extracting(AuditEvent::operation).doesNotContain("plugins.remove");
            TestJar other = TestJar.provider("org.umbra.login", "1.0.0", "umbra");
            other.in(house.folder, "umbra.jar");
            assertThat(house.approve(other).state()).isEqualTo(DeliveryState.RUNNING);
            assertThat(house.offered()).containsExactly("umbra");
        } finally {
            System.setProperty(DeafActivator.OVER, "");
        }
        eventually(() -> house.store.events().stream()
                .anyMatch(event -> event.operation().equals("plugins.remove")));
        System.clearProperty(DeafActivator.OVER);
        assertThat(fromTheFolder()).hasSize(1);
    }

    @Test
    void answersWithWhatItDeniedThoughTheFileHasOtherBytesByNow() {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");
        eventually(() -> state(SECOND).equals(Optional.of(DeliveryState.WAITING)));

        Administered<Delivery> denied =
                house.atTheGate((gate, caller) -> gate.deny(caller, FIRST.hash(), "not ours", 1));

        assertThat(((Administered.Done<Delivery>) denied).result().state()).isEqualTo(DeliveryState.DENIED);
        assertThat(fromTheFolder()).isEmpty();
    }

    @Test
    void freesNoIdentifierWhereSomebodyElsesJarOfTheSameNameIsDenied() throws Exception {
        running(FIRST);
        Files.delete(house.folder.resolve("acme.jar"));
        eventually(() -> fromTheFolder().isEmpty());
        TestJar stranger = TestJar.provider("org.acme.login", "9.0.0", "acme");
        stranger.in(house.folder, "stranger.jar");
        eventually(() -> house.delivery(stranger).isPresent());

        house.atTheGate((gate, caller) -> gate.deny(caller, stranger.hash(), "not ours", 0));

        TestJar thief = TestJar.provider("org.umbra.login", "1.0.0", "acme");
        thief.in(house.folder, "thief.jar");
        assertThat(house.approve(thief).state()).isEqualTo(DeliveryState.RETURNED);
        assertThat(house.store.events()).extracting(AuditEvent::operation).doesNotContain("plugins.release");
    }

    @Test
    void overrulesNoDecisionThatNobodyNeedHaveSeen() {
        FIRST.in(house.folder, "acme.jar");
        eventually(() -> house.delivery(FIRST).isPresent());
        house.atTheGate((gate, caller) -> gate.deny(caller, FIRST.hash(), "not ours", 0));

        assertThat(approve(FIRST, false, Gate.ANY_VERSION)).isInstanceOf(Administered.Outdated.class);

        assertThat(state(FIRST)).contains(DeliveryState.DENIED);
    }

    @Test
    @Proves("API-07")
    void letsOnlyOneOfTwoAdministratorsDecideOnWhatBothSaw() {
        FIRST.in(house.folder, "acme.jar");
        eventually(() -> house.delivery(FIRST).isPresent());

        assertThat(approve(FIRST, false, 0)).isInstanceOf(Administered.Done.class);
        assertThat(house.<Delivery>atTheGate((gate, caller) -> gate.deny(caller, FIRST.hash(), "rather not", 0)))
                .isEqualTo(new Administered.Outdated<>());

        assertThat(state(FIRST)).contains(DeliveryState.RUNNING);
    }

    @Test
    void letsNothingInThatCannotBeRecorded() {
        FIRST.in(house.folder, "acme.jar");
        eventually(() -> house.delivery(FIRST).isPresent());
        house.store.trailFull = true;

        assertThatThrownBy(() -> approve(FIRST, false, 0)).isInstanceOf(StoreException.class);

        assertThat(fromTheFolder()).isEmpty();
        house.store.trailFull = false;
        assertThat(state(FIRST)).contains(DeliveryState.WAITING);
    }

    @Test
    @Proves("SEC-86")
    void putsInQuarantineWhatCrashesThreeTimesUntilItIsApprovedAgain() throws Exception {
        TestJar crashing = TestJar.bundle("org.acme.login", "1.0.0")
                .provider(
                        "org.acme.login",
                        "<property name=\"id\" value=\"acme\"/><property name=\"mood\" value=\"exhausted\"/>",
                        "",
                        "");
        running(crashing);

        for (int i = 0; i < 3; i++) {
            house.call("acme");
        }

        eventually(() -> state(crashing).equals(Optional.of(DeliveryState.QUARANTINED)));
        eventually(() -> fromTheFolder().isEmpty());
        assertThat(house.delivery(crashing).orElseThrow().problem().map(Sentence::toString))
                .hasValueSatisfying(problem -> assertThat(problem).contains("failed 3 times in 10 minutes"));
        assertThat(house.store.events()).extracting(AuditEvent::operation).contains("plugins.quarantine");
        house = house.reopened("production");
        eventually(() -> state(crashing).equals(Optional.of(DeliveryState.QUARANTINED)));
        assertThat(fromTheFolder()).isEmpty();

        assertThat(house.approve(crashing).state()).isEqualTo(DeliveryState.RUNNING);
        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    @Proves("SEC-86")
    void putsInQuarantineAVersionThatLeavesThreadsBehindFiveTimes() throws Exception {
        TestJar leaking = leaking(1);
        running(leaking);
        for (int time = 0; time < 5; time++) {
            eventually(() -> house.offered().contains("acme"));
            Files.delete(house.folder.resolve("acme.jar"));
            eventually(() -> fromTheFolder().isEmpty());
            leaking.in(house.folder, "acme.jar");
        }

        eventually(() -> state(leaking).equals(Optional.of(DeliveryState.QUARANTINED)));
        eventually(() -> fromTheFolder().isEmpty());
        assertThat(house.delivery(leaking).orElseThrow().problem().map(Sentence::toString))
                .hasValueSatisfying(problem -> assertThat(problem).contains("5 times in a row it left threads alive"));

        running(leaking(2));
        assertThat(house.offered()).containsExactly("acme");
    }

    private static TestJar leaking(int version) {
        return TestJar.provider("org.acme.login", "1.0." + version, "acme")
                .with(LeakingActivator.class)
                .header("Bundle-Activator", LeakingActivator.class.getName());
    }

    @Test
    void goesOnWhereAProcessEndedBetweenTheDecisionAndItsEffect() throws Exception {
        running(FIRST);
        TestJar broken = secondBut().header("Import-Package", "it.varco.spi.archive");
        decidedButNotDone(SECOND);

        house = house.reopened("production");

        eventually(() -> house.call("acme").equals(answer("org.acme.login", "1.1.0")));
        decidedButNotDone(broken);

        house = house.reopened("production");

        eventually(() -> state(broken).equals(Optional.of(DeliveryState.RETURNED)));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
    }

    /** What is left when the process dies after the commit: the decision, the kept bytes, and nothing else. */
    @Test
    void triesNothingAgainDuringWhoseTrialTheProcessEnded() throws Exception {
        running(FIRST);
        SECOND.in(house.folder, "acme.jar");
        decidedButNotDone(SECOND);
        Files.writeString(kept(SECOND).resolveSibling("trial"), SECOND.hash() + " 1");

        house = house.reopened("production");

        eventually(() -> state(SECOND).equals(Optional.of(DeliveryState.RETURNED)));
        assertThat(house.delivery(SECOND).flatMap(Delivery::problem).map(Sentence::toString))
                .hasValueSatisfying(why -> assertThat(why).contains("ended while this was tried"));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));

        house.approve(SECOND);

        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.1.0"));
    }

    private void decidedButNotDone(TestJar jar) throws Exception {
        house.close();
        jar.in(house.folder, "acme.jar");
        Files.write(kept(jar), jar.bytes());
        house.store.approvals.put(new StoredApproval(
                jar.hash(),
                1,
                "APPROVED",
                "org.acme.login",
                "1.1.0",
                "",
                "tried",
                Instant.now(Clock.systemUTC()).plusSeconds(1),
                "",
                "SERVICE_ACCOUNT"));
    }

    @Test
    void refreshesNoOtherBundle() {
        running(FIRST);
        TestJar other = TestJar.provider("org.umbra.login", "1.0.0", "umbra");
        other.in(house.folder, "umbra.jar");
        house.approve(other);
        BundleWiring before = house.bundle("org.umbra.login").adapt(BundleWiring.class);
        BundleWiring room = house.room().adapt(BundleWiring.class);

        SECOND.in(house.folder, "acme.jar");
        house.approve(SECOND);

        assertThat(house.bundle("org.umbra.login").adapt(BundleWiring.class)).isSameAs(before);
        assertThat(house.room().adapt(BundleWiring.class)).isSameAs(room);
    }

    @Test
    void takesNoFileThatAnybodyMayChange() throws Exception {
        FIRST.in(house.folder, "acme.jar");
        Path open = house.folder.resolve("open.jar");
        Path part = house.folder.resolve("open.part");
        Files.write(part, SECOND.bytes());
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.move(part, open);

        eventually(() -> house.problem("open.jar").contains("others may change it"));
        eventually(() -> state(FIRST).equals(Optional.of(DeliveryState.WAITING)));
        assertThat(house.delivery(SECOND)).isEmpty();
    }

    @Test
    void takesNothingFromAFolderThatAnybodyMayChange() throws IOException {
        running(FIRST);
        Files.setPosixFilePermissions(house.folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        TestJar other = TestJar.provider("org.umbra.login", "1.0.0", "umbra");
        other.in(house.folder, "umbra.jar");
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        eventually(() -> house.problem(house.folder.getFileName().toString()).contains("others may change it"));
        assertThat(house.delivery(other)).isEmpty();

        Files.setPosixFilePermissions(house.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        eventually(() -> state(other).equals(Optional.of(DeliveryState.WAITING)));
    }

    private void running(TestJar jar) {
        jar.in(house.folder, "acme.jar");
        assertThat(house.approve(jar).state()).isEqualTo(DeliveryState.RUNNING);
    }

    private Administered<Delivery> approve(TestJar jar, boolean lower, long expected) {
        return house.atTheGate((gate, caller) -> gate.approve(caller, jar.hash(), "tried", lower, expected));
    }

    private Optional<DeliveryState> state(TestJar jar) {
        return house.delivery(jar).map(Delivery::state);
    }

    private Path kept(TestJar jar) {
        return home.resolve("data/plugins").resolve(jar.hash() + ".jar");
    }

    private List<Bundle> fromTheFolder() {
        return Stream.of(house.felix().getBundleContext().getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("varco-plugin:"))
                .toList();
    }
}
