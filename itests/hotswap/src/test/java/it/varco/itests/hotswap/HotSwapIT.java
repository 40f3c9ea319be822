package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.audit.AuditTrail;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.itests.framework.Visitor;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotSwapIT {

    private static final String PIN = "it.varco.credential.pin";
    private static final String CATALOGUE = "it.varco.catalogue";

    @Inject
    private BundleContext context;

    private House house;
    private Visitor visitor;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
        visitor = new Visitor(house);
        house.await( // the invented people are stored in the background
                () -> visitor.answer(visitor.asked("pin"), DemoPeople.MATTEO.rightAnswer()),
                login -> login instanceof Login.Entered);
    }

    @After
    public void restore() {
        turn(PluginState.ON);
        List.of(PIN, "it.varco.access", "it.varco.audit", "it.varco.plugins", "it.varco.store.jdbc")
                .forEach(house::start);
    }

    @Test
    public void offersWhatComesAndNoLongerWhatLeft() throws BundleException {
        Bundle example = house.installExample();
        house.await(this::offered, ids -> ids.contains("demo"));
        example.uninstall();
        assertThat(offered()).doesNotContain("demo").contains("pin");
    }

    @Test
    @Proves("SEC-12")
    public void keepsALoginOpenWhoseProviderLeftUntilItComesBack() {
        Login.Ask asked = visitor.asked("pin");
        house.stop(PIN);
        assertThat(visitor.answer(asked, DemoPeople.MARIO.wrongAnswer())) // were it counted, the right one would wait
                .isEqualTo(new Login.NotAvailable("pin", Absence.ABSENT));

        house.start(PIN);
        Login entered = house.await(
                () -> visitor.answer(asked, DemoPeople.MARIO.rightAnswer()), login -> login instanceof Login.Entered);
        assertThat(entered).isInstanceOf(Login.Entered.class);
    }

    @Test
    public void goesOnWithALoginAfterItsProviderWasUpdatedAndRefreshed() {
        Login.Ask asked = visitor.asked("pin");
        house.updateAndRefresh(PIN);
        assertThat(visitor.answer(asked, DemoPeople.MARIO.rightAnswer())).isInstanceOf(Login.Entered.class);
    }

    @Test
    public void beginsAgainWithAProviderThatCannotGoOn() {
        ServiceRegistration<CredentialProvider> first = register(new ProbeProvider(1));
        Login.Ask asked = visitor.asked("probe");
        first.unregister();
        ServiceRegistration<CredentialProvider> second = register(new ProbeProvider(2));
        visitor.asked("probe");
        assertThat(visitor.answer(asked, ProbeProvider.ANSWER))
                .isEqualTo(new Login.NotAvailable("probe", Absence.CHANGED));
        assertThat(visitor.answer(visitor.asked("probe"), ProbeProvider.ANSWER)).isInstanceOf(Login.Entered.class);
        second.unregister();
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    public void countsNothingWhenAProviderFailsWithWhatARefreshMayThrow() {
        ServiceRegistration<CredentialProvider> broken = register(new ProbeProvider(1));
        Login.Ask asked = visitor.asked("probe");
        assertThat(visitor.answer(asked, ProbeProvider.LINKAGE_ERROR))
                .isEqualTo(new Login.NotAvailable("probe", Absence.FAULT));
        assertThat(visitor.answer(asked, ProbeProvider.ANSWER)).isInstanceOf(Login.Entered.class);
        broken.unregister();
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    public void countsNothingWhenAProviderIsReplacedDuringACall() throws BundleException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        offer(called, "called");
        offer(mayAnswer, "mayAnswer");
        Bundle slow = house.install(SlowBundle.jar());
        Login.Ask asked = visitor.asked("slow");
        CompletableFuture<Login> answer =
                CompletableFuture.supplyAsync(() -> visitor.answer(asked, ProbeProvider.ANSWER));
        house.await(called::getCount, count -> count == 0);

        house.updateAndRefresh(slow.getSymbolicName());
        mayAnswer.countDown();
        assertThat(answer.join()).isEqualTo(new Login.NotAvailable("slow", Absence.FAULT));
        assertThat(visitor.answer(asked, ProbeProvider.ANSWER)).isInstanceOf(Login.Entered.class);
        slow.uninstall();
    }

    @Test
    public void offersNobodyWhoCannotBeMade() {
        ServiceRegistration<?> broken = context.registerService(
                CredentialProvider.class,
                new ServiceFactory<CredentialProvider>() {
                    @Override
                    public CredentialProvider getService(
                            Bundle bundle, ServiceRegistration<CredentialProvider> registration) {
                        throw new IllegalArgumentException("timeout: expected PT1S to PT60S");
                    }

                    @Override
                    public void ungetService(
                            Bundle bundle,
                            ServiceRegistration<CredentialProvider> registration,
                            CredentialProvider service) {
                        // nobody got one
                    }
                },
                null);
        assertThat(offered()).doesNotContain("probe").contains("pin");
        assertThat(visitor.choose("probe")).isEqualTo(new Login.NotAvailable("probe", Absence.ABSENT));
        enterWithPin();
        broken.unregister();
    }

    @Test
    @Proves("REL-09")
    public void restartsNobodyElseWhenAPluginOrARoomIsReplaced() {
        assertThat(house.restartedWith(PIN)).containsExactly(PIN);
        assertThat(house.restartedWith("it.varco.access")).containsExactly("it.varco.access");
        assertThat(house.restartedWith(CATALOGUE)).containsExactly(CATALOGUE);
        assertThat(house.restartedWith("it.varco.store.jdbc")).containsExactly("it.varco.store.jdbc");
        assertThat(house.restartedWith("it.varco.spi"))
                .contains(PIN, CATALOGUE, "it.varco.access", "it.varco.store.jdbc")
                .doesNotContain("it.varco.web", "it.varco.rest", "it.varco.shell", "it.varco.http");
        assertThat(house.restartedWith("it.varco.api"))
                .contains(PIN, "it.varco.access", "it.varco.web", "it.varco.rest")
                .doesNotContain("it.varco.http");
    }

    @Test
    public void leavesSessionsAloneWhenTheirProviderLeaves() {
        SessionToken token = enterWithPin();
        house.stop(PIN);
        assertThat(visitor.session(token)).isPresent();
    }

    @Test
    @Proves("SEC-11")
    public void refusesALoginUnderWayWhenItsProviderIsSwitchedOff() {
        Login.Ask asked = visitor.asked("pin");
        turn(PluginState.OFF);
        assertThat(visitor.answer(asked, DemoPeople.MARIO.rightAnswer()))
                .isEqualTo(new Login.NotAvailable("pin", Absence.OFF));
        assertThat(offered()).doesNotContain("pin");

        turn(PluginState.ON);
        assertThat(visitor.answer(asked, DemoPeople.MARIO.rightAnswer())).isInstanceOf(Login.Expired.class);
    }

    @Test
    public void finishesALoginUnderWayWhileItsProviderDrains() {
        Login.Ask asked = visitor.asked("pin");
        turn(PluginState.DRAINING);
        assertThat(visitor.choose("pin")).isInstanceOf(Login.NotAvailable.class);
        assertThat(visitor.answer(asked, DemoPeople.MARIO.rightAnswer())).isInstanceOf(Login.Entered.class);
    }

    @Test
    public void goesOnWithLoginsAndSessionsWhenTheRoomOfLoginsIsRestarted() {
        SessionToken token = enterWithPin();
        Login.Ask asked = visitor.asked("pin");
        house.updateAndRefresh("it.varco.access");
        assertThat(visitor.session(token)).isPresent();
        assertThat(visitor.answer(asked, DemoPeople.MARIO.rightAnswer())).isInstanceOf(Login.Entered.class);
    }

    @Test
    public void decidesNothingWithoutTheStoreAndGoesOnWhenItIsBack() {
        SessionToken token = enterWithPin();
        Login.Ask asked = visitor.asked("pin");
        house.stop("it.varco.store.jdbc");
        house.await(() -> house.has(Logins.class), there -> !there);
        assertThat(house.has(Sessions.class)).isFalse();

        house.start("it.varco.store.jdbc");
        assertThat(visitor.session(token)).isPresent();
        Login entered = house.await(
                () -> visitor.answer(asked, DemoPeople.MARIO.rightAnswer()), login -> login instanceof Login.Entered);
        assertThat(entered).isInstanceOf(Login.Entered.class);
    }

    @Test
    public void keepsTheSwitchWhenTheRoomOfPluginsIsRestarted() {
        turn(PluginState.OFF);
        house.updateAndRefresh("it.varco.plugins");
        house.with(
                Plugins.class,
                plugins -> assertThat(plugins.one(house.serviceAccount(), "credential", "pin"))
                        .isInstanceOfSatisfying(
                                Administered.Done.class,
                                done -> assertThat(done.result())
                                        .isInstanceOfSatisfying(
                                                PluginStatus.class,
                                                pin -> assertThat(pin.state()).isEqualTo(PluginState.OFF))));
        assertThat(visitor.choose("pin")).isInstanceOf(Login.NotAvailable.class);
    }

    @Test
    @Proves("AUD-06")
    public void keepsTheTrailWholeWhenItsRoomIsRestarted() {
        enterWithPin();
        house.updateAndRefresh("it.varco.audit");
        enterWithPin();
        assertThat(house.with(AuditTrail.class, AuditTrail::verify).intact()).isTrue();
    }

    private SessionToken enterWithPin() {
        Login.Ask asked = visitor.asked("pin");
        return ((Login.Entered) visitor.answer(asked, DemoPeople.MARIO.rightAnswer())).token();
    }

    private List<String> offered() {
        return house.with(Logins.class, logins -> logins.offered(Channel.WEB)).stream()
                .map(ProviderCard::id)
                .toList();
    }

    private void turn(PluginState state) {
        Administered<PluginStatus> outcome = house.with(
                Plugins.class,
                plugins -> plugins.turn(
                        house.serviceAccount(), "credential", "pin", state.name(), "rehearsal", Plugins.ANY_VERSION));
        assertThat(outcome).isInstanceOf(Administered.Done.class);
    }

    private void offer(CountDownLatch latch, String name) {
        context.registerService(CountDownLatch.class, latch, FrameworkUtil.asDictionary(Map.of("latch", name)));
    }

    private ServiceRegistration<CredentialProvider> register(CredentialProvider provider) {
        return context.registerService(CredentialProvider.class, provider, null);
    }
}
