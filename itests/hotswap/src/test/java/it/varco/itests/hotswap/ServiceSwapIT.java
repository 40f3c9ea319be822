package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Login.Absence;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.CatalogueService;
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
import org.osgi.framework.ServiceRegistration;

/** What happens to a pratica when its service leaves and comes back. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ServiceSwapIT {

    private static final String CATALOGUE = "it.varco.catalogue";
    private static final String STORE = "it.varco.store.jdbc";
    private static final String NOTES = "it.varco.service.demo";
    private static final String WRITE = "promemoria.scrivi";
    private static final String RESERVED = "promemoria.riservato";

    @Inject
    private BundleContext context;

    private House house;
    private Bundle notes;
    private Citizen mario;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
        notes = house.installExample(NOTES);
        mario = new Citizen(house, DemoPeople.MARIO);
        house.await(mario::offered, operations -> operations.contains(WRITE));
    }

    @After
    public void restore() throws BundleException {
        List.of(CATALOGUE, STORE).forEach(house::start);
        turn(PluginState.ON);
        notes.uninstall();
    }

    @Test
    @Proves({"SEC-12", "CS-02"})
    public void keepsAPraticaWhoseServiceLeftUntilItComesBack() {
        PraticaCard pratica = mario.begun(WRITE);
        house.stop(NOTES);
        assertAway(mario.answer(pratica, words("left")), Absence.ABSENT);
        assertThat(mario.underWay(pratica)).map(PraticaCard::available).contains(false);
        assertThat(mario.offered()).doesNotContain(WRITE);
        assertThat(mario.open(WRITE)).isInstanceOf(Handling.Missing.class);

        house.start(NOTES);
        Handling again = house.await(() -> mario.show(pratica), handling -> handling instanceof Handling.Ask);
        assertThat(((Handling.Ask) again).typed()).isEqualTo(words("left"));
        assertThat(mario.underWay(pratica)).map(PraticaCard::available).contains(true);
        assertThat(mario.answer(pratica, words("left"))).isInstanceOf(Handling.Receipted.class);
        assertThat(mario.underWay(pratica)).isEmpty();
    }

    @Test
    @Proves("CS-02")
    public void goesOnWithAPraticaAfterItsServiceWasUpdatedAndRefreshed() {
        PraticaCard pratica = mario.begun(WRITE);
        house.updateAndRefresh(NOTES);
        assertThat(mario.answer(pratica, words("refreshed"))).isInstanceOf(Handling.Receipted.class);
    }

    @Test
    public void beginsAgainWithAServiceThatCannotGoOn() {
        ServiceRegistration<CatalogueService> first = register(new ProbeService(1));
        PraticaCard pratica = mario.begun("probe.write");
        first.unregister();
        ServiceRegistration<CatalogueService> second = register(new ProbeService(2));
        mario.begun("probe.write");

        Handling again = mario.answer(pratica, ProbeService.ANSWER);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Handling.Ask.class, ask -> assertThat(ask.typed()).isEqualTo(ProbeService.ANSWER));
        PraticaCard later = ((Handling.Ask) again).pratica();
        assertThat(mario.underWay(pratica)).map(PraticaCard::id).contains(later.id());
        assertThat(mario.answer(pratica, ProbeService.ANSWER)).isInstanceOf(Handling.Over.class);
        assertThat(mario.answer(later, ProbeService.ANSWER)).isInstanceOf(Handling.Done.class);
        second.unregister();
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    public void doesNothingWhenAServiceFailsWithWhatARefreshMayThrow() {
        ServiceRegistration<CatalogueService> broken = register(new ProbeService(1));
        PraticaCard pratica = mario.begun("probe.write");
        assertAway(mario.answer(pratica, ProbeService.LINKAGE_ERROR), Absence.FAULT);
        assertThat(mario.answer(pratica, ProbeService.ANSWER)).isInstanceOf(Handling.Done.class);
        broken.unregister();
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    public void doesNothingWhenAServiceIsReplacedDuringACall() throws BundleException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        offer(called, "called");
        offer(mayAnswer, "mayAnswer");
        Bundle slow = house.install(SlowBundle.jar());
        PraticaCard pratica = mario.begun("slow.write");
        CompletableFuture<Handling> answer =
                CompletableFuture.supplyAsync(() -> mario.answer(pratica, ProbeService.ANSWER));
        house.await(called::getCount, count -> count == 0);

        house.updateAndRefresh(slow.getSymbolicName());
        mayAnswer.countDown();
        assertAway(answer.join(), Absence.FAULT);
        assertThat(mario.underWay(pratica)).isPresent();
        assertThat(mario.answer(pratica, ProbeService.ANSWER)).isInstanceOf(Handling.Done.class);
        assertThat(mario.answer(pratica, ProbeService.ANSWER)).isInstanceOf(Handling.Over.class);
        slow.uninstall();
    }

    @Test
    @Proves({"SEC-11", "UX-52"})
    public void keepsAPraticaWhileItsServiceIsSwitchedOff() {
        PraticaCard pratica = mario.begun(WRITE);
        assertThat(waiting()).isPositive();
        turn(PluginState.OFF);
        assertAway(mario.answer(pratica, words("off")), Absence.OFF);
        assertThat(mario.underWay(pratica)).map(PraticaCard::available).contains(false);

        turn(PluginState.ON);
        long before = waiting();
        assertThat(mario.answer(pratica, words("off"))).isInstanceOf(Handling.Receipted.class);
        assertThat(waiting()).isEqualTo(before - 1);
    }

    @Test
    public void finishesAPraticaUnderWayWhileItsServiceDrains() {
        PraticaCard pratica = mario.begun(WRITE);
        turn(PluginState.DRAINING);
        assertThat(mario.open(WRITE)).isInstanceOf(Handling.Missing.class);
        assertThat(mario.underWay(pratica)).map(PraticaCard::available).contains(true);
        assertThat(mario.answer(pratica, words("drained"))).isInstanceOf(Handling.Receipted.class);
    }

    @Test
    public void keepsAPraticaWhileTheStoreOrItsRoomIsAway() {
        PraticaCard pratica = mario.begun(WRITE);
        house.stop(STORE);
        house.await(() -> house.has(Catalogue.class), there -> !there);

        house.start(STORE);
        house.await(() -> mario.show(pratica), handling -> handling instanceof Handling.Ask);
        house.updateAndRefresh(CATALOGUE);
        assertThat(mario.answer(pratica, words("store"))).isInstanceOf(Handling.Receipted.class);
    }

    @Test
    @Proves({"CS-01", "UX-16"})
    public void asksForMoreThanWasProvedBeforeAServiceIsCalled() {
        ServiceRegistration<CredentialProvider> strong =
                context.registerService(CredentialProvider.class, ProbeProvider.strong(), null);
        mario.begun(WRITE);
        assertThat(mario.offered()).contains(RESERVED);
        assertThat(mario.open(RESERVED))
                .isEqualTo(new Handling.Forbidden(new Decision.StepUpNeeded(AssuranceLevel.SUBSTANTIAL)));

        mario.raise("strong", ProbeProvider.answer(DemoPeople.MARIO.codiceFiscale()));
        assertThat(mario.open(RESERVED)).isInstanceOf(Handling.Answered.class);
        strong.unregister();
        assertThat(mario.open(RESERVED)).isInstanceOf(Handling.Answered.class);
    }

    @Test
    @Proves("SEC-10")
    public void endsTheOtherSessionsOfThePersonWhereAServiceSaysSo() {
        ServiceRegistration<CatalogueService> probe = register(new ProbeService(1));
        Citizen elsewhere = new Citizen(house, DemoPeople.MARIO);
        Citizen lara = new Citizen(house, DemoPeople.LARA);
        PraticaCard pratica = mario.begun("probe.write");
        assertThat(elsewhere.isIn()).isTrue();
        assertThat(mario.answer(pratica, ProbeService.OTHERS)).isInstanceOf(Handling.Done.class);
        assertThat(elsewhere.isIn()).isFalse();
        assertThat(mario.isIn()).isTrue();
        assertThat(lara.isIn()).isTrue();
        probe.unregister();
    }

    private void turn(PluginState state) {
        Administered<PluginStatus> outcome = house.with(
                Plugins.class,
                plugins -> plugins.turn(
                        house.serviceAccount(),
                        "service",
                        "promemoria",
                        state.name(),
                        "rehearsal",
                        Plugins.ANY_VERSION));
        assertThat(outcome).isInstanceOf(Administered.Done.class);
    }

    private static Map<String, String> words(String words) {
        return Map.of("testo", words);
    }

    private static void assertAway(Handling handling, Absence why) {
        assertThat(handling)
                .isInstanceOfSatisfying(
                        Handling.NotAvailable.class,
                        away -> assertThat(away.why()).isEqualTo(why));
    }

    /** How many dialogues would wait if the service of the example were switched off. */
    private long waiting() {
        Administered<Impact> impact = house.with(
                Plugins.class, plugins -> plugins.impact(house.serviceAccount(), "service", "promemoria", "OFF"));
        assertThat(impact).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<Impact>) impact).result().pratiche();
    }

    private void offer(CountDownLatch latch, String name) {
        context.registerService(CountDownLatch.class, latch, FrameworkUtil.asDictionary(Map.of("latch", name)));
    }

    private ServiceRegistration<CatalogueService> register(CatalogueService service) {
        return context.registerService(CatalogueService.class, service, null);
    }
}
