package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Applications;
import it.varco.api.audit.AuditTrail;
import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.health.Measured;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Logins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.OpenHouse;
import it.varco.api.staff.Staff;
import it.varco.proves.Proves;
import it.varco.spi.store.ApplicationRepository;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentConstants;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;
import org.osgi.util.tracker.ServiceTracker;

/** The room as it was built, in a Felix with the component runtime. */
class ComponentsTest {

    private static final String SHARED = "it.varco.api.access;version=1.0.0,it.varco.api.audit;version=1.0.0,"
            + "it.varco.api.configuration;version=1.0.0,"
            + "it.varco.api.form;version=1.0.0,it.varco.api.health;version=1.0.0,it.varco.api.identity;version=1.0.0,"
            + "it.varco.api.notification;version=1.0.0,"
            + "it.varco.api.plugin;version=1.0.0,it.varco.api.session;version=1.0.0,it.varco.api.staff;version=1.0.0,"
            + "it.varco.api.store;version=1.0.0,it.varco.spi.credential;version=1.0.0,"
            + "it.varco.spi.store;version=1.0.0,org.osgi.service.cm;version=1.6.1,org.osgi.service.log;version=1.4.0,"
            + "org.slf4j;version=2.0.17";

    @TempDir
    Path cache;

    private final House house = new House();
    private Framework felix = new FrameworkFactory().newFramework(Map.of());

    @BeforeEach
    void starts() throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "felix.log.level",
                        "1"));
        felix.init();
        for (Class<?> inJar : List.of(ComponentConstants.class, Promise.class, Function.class)) {
            install(inJar);
        }
        Bundle admin = install(Class.forName("org.apache.felix.cm.impl.ConfigurationManager"));
        Bundle runtime = install(Class.forName("org.apache.felix.scr.impl.Activator"));
        Bundle room = felix.getBundleContext().installBundle("reference:file:target/classes/");
        felix.start();
        admin.start();
        runtime.start();
        room.start();
    }

    @AfterEach
    void stops() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
    }

    private Bundle install(Class<?> inJar) throws Exception {
        String jar = inJar.getProtectionDomain().getCodeSource().getLocation().toString();
        return felix.getBundleContext().installBundle(jar);
    }

    @Test
    @Proves("REL-03")
    void tellsHowItIsWithoutAStore() throws Exception {
        HealthReport report = found(Health.class).ready();

        assertThat(report.condition()).isEqualTo(Condition.RED);
        assertThat(report.findings()).contains(Finding.well("clock"));
        assertThat(felix.getBundleContext().getServiceReference(Logins.class)).isNull();
    }

    @Test
    @Proves("SEC-70")
    void offersEverythingWithAStoreAndOpensTheHouseWhenTheFirstStartIsOver() throws Exception {
        moveIn();
        for (Class<?> offered : List.of(
                AccessControl.class, Logins.class, Sessions.class, Staff.class, Applications.class, Measured.class)) {
            assertThat(found(offered)).isNotNull();
        }
        assertThat(found(FirstStart.class).stage()).isEqualTo(FirstStart.Stage.NOBODY);
        assertThat(found(Health.class).ready().findings()).contains(Finding.well("credentials"));
        assertThat(felix.getBundleContext().getServiceReferences(OpenHouse.class, null))
                .isEmpty();

        house.store.setup().over(Instant.parse("2026-11-21T10:00:00Z"));

        assertThat(found(OpenHouse.class)).isNotNull();
        assertThat(felix.getBundleContext().getServiceReferences(OpenHouse.class, "(varco.gate=public)"))
                .hasSize(1);
        assertThat(found(FirstStart.class).stage()).isEqualTo(FirstStart.Stage.OVER);
        awaits(Finding.well("first-start"));
    }

    @Test
    @Proves("SEC-70")
    void isInDevelopmentWhereTheFrameworkSaysSoAlone() throws Exception {
        assertThat(invented(felix).isEmpty()).isTrue();
        Framework other = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, cache.resolve("other").toString(), "varco.mode", "development"));
        other.init();
        try {
            assertThat(invented(other).isEmpty()).isFalse();
        } finally {
            other.stop();
            other.waitForStop(10_000);
        }
    }

    private static DemoStaff invented(Framework framework) {
        String sara = House.SARA.value() + "=AMMINISTRATORE";
        return DemoStaff.of("development", framework.getBundleContext()::getProperty, sara);
    }

    @Test
    @Proves("REL-03")
    void isNotReadyWhileItsConfigurationKeepsTheRoomOut() throws Exception {
        moveIn();
        awaits(Finding.well("access"));
        Configuration wrong = found(ConfigurationAdmin.class).getConfiguration("it.varco.access", "?");

        wrong.update(FrameworkUtil.asDictionary(Map.of("session.idle", "PT3H")));
        awaits(new Finding("access", Condition.RED, Sentence.of(HouseHealth.class, "health.missing")));

        wrong.delete();
        awaits(Finding.well("access"));
    }

    /** A look is shared for a second, and components come and go when they can. */
    private void awaits(Finding finding) throws InterruptedException {
        Health health = found(Health.class);
        Instant deadline = Instant.now(Clock.systemUTC()).plusSeconds(20);
        List<Finding> findings = health.ready().findings();
        while (!findings.contains(finding) && Instant.now(Clock.systemUTC()).isBefore(deadline)) {
            findings = health.ready().findings();
        }
        assertThat(findings).contains(finding);
    }

    private void moveIn() {
        BundleContext context = felix.getBundleContext();
        context.registerService(Transactions.class, house.store.transactions(), null);
        context.registerService(PersonRepository.class, house.store.people(), null);
        context.registerService(AttemptRepository.class, house.store.attempts(), null);
        context.registerService(BlockRepository.class, house.store.blocks(), null);
        context.registerService(SessionRepository.class, house.store.sessions(), null);
        context.registerService(RecordRepository.class, house.store.recordsOf(), null);
        context.registerService(StaffRepository.class, house.store.staff(), null);
        context.registerService(InvitationRepository.class, house.store.invitations(), null);
        context.registerService(SetupRepository.class, house.store.setup(), null);
        context.registerService(ApplicationRepository.class, house.store.applications(), null);
        context.registerService(AuditTrail.class, house.store.trail(), null);
        context.registerService(PluginCalls.class, house.plugins, null);
    }

    private <T> T found(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(felix.getBundleContext(), type, null);
        tracker.open(true); // all: this test has the classes of the room too, which Felix takes for other ones
        T service = tracker.waitForService(10_000);
        assertThat(service).as(type.getName()).isNotNull();
        return service;
    }
}
