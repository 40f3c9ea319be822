package it.varco.itests.administration;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Applications;
import it.varco.api.access.Decision;
import it.varco.api.access.NewApplication;
import it.varco.api.access.Operation;
import it.varco.api.page.PageSet;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Visit;
import it.varco.itests.framework.DemoAdministrator;
import it.varco.itests.framework.DemoOfficer;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.itests.framework.Visitor;
import it.varco.proves.Proves;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
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
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Everybody tries every act at every entrance; and a check that is missing is found. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class GridIT {

    private static List<Entrance> entrances = List.of();

    @Inject
    private BundleContext context;

    private House house;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
        if (entrances.isEmpty()) { // an administrator's code counts once
            URI management = house.address("management");
            Keys keys = keys();
            entrances = List.of(
                    new RestEntrance(management, keys),
                    new PageEntrance(management, keys),
                    new ShellEntrance(house, Path.of(context.getProperty("varco.run"), "management-token")));
        }
    }

    @Test
    @Proves({"SEC-01", "SEC-31", "UX-55", "D-46", "ROL-02", "ROL-07"})
    public void letsEverybodyDoWhatTheyMayAndNothingElse() {
        assertThat(Grid.breaches(entrances)).isEmpty();
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    public void knowsEveryActThereIs() {
        assertThat(Administration.all())
                .extracting(Operation::name)
                .filteredOn(name -> !name.equals("console.enter")) // stands before each page
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Verb.values())
                        .map(Verb::operation)
                        .distinct()
                        .toList());
    }

    /** Where the interface believed access control that lets everybody in, the grid says so of every act. */
    @Test
    @Proves("SEC-01")
    public void findsADecisionThatIsMissing() {
        ServiceRegistration<AccessControl> careless =
                context.registerService(AccessControl.class, new Careless(house.serviceAccount()), first(Map.of()));
        try {
            Entrance rest = entrances.get(0);
            for (Verb verb : Verb.values()) {
                if (verb != Verb.VIEW_INTERFACE) { // a narrow program may
                    house.await(() -> rest.admits(Who.NARROW_PROGRAM, verb), admitted -> admitted);
                }
            }
            assertThat(Grid.breaches(List.of(rest))).hasSizeGreaterThanOrEqualTo(Verb.values().length - 1);
        } finally {
            careless.unregister();
        }
        // asked by a known caller until it is over: strangers may ask 600 times a minute
        house.await(() -> entrances.get(0).admits(Who.NARROW_PROGRAM, Verb.VIEW_PLUGINS), admitted -> !admitted);
        assertThat(Grid.breaches(entrances)).isEmpty();
    }

    /** Where pages said of nobody who may open them, the grid says so of every page. */
    @Test
    @Proves("SEC-01")
    public void findsAPageThatIsOpenToAll() {
        Bundle console = house.bundle("it.varco.web.operatore");
        ServiceRegistration<PageSet> unguarded = console.getBundleContext()
                .registerService(PageSet.class, Unguarded.of(console), first(Map.of(PageSet.SITE, "management")));
        try {
            Entrance pages = entrances.get(1);
            for (Verb verb : Verb.values()) {
                if (pages.has(verb) && !verb.page().contains(" ")) {
                    house.await(() -> pages.admits(Who.NOBODY, verb), admitted -> admitted);
                }
            }
            assertThat(Grid.breaches(List.of(pages))).isNotEmpty();
        } finally {
            unguarded.unregister();
        }
        house.await(() -> entrances.get(1).admits(Who.NOBODY, Verb.VIEW_PLUGINS), admitted -> !admitted);
        assertThat(Grid.breaches(entrances.subList(1, entrances.size()))).isEmpty();
    }

    private static Dictionary<String, Object> first(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
        return FrameworkUtil.asDictionary(properties);
    }

    private Keys keys() {
        Map<Who, String> tokens = new HashMap<>();
        tokens.put(Who.SERVICE_ACCOUNT, house.serviceToken());
        tokens.put(Who.NARROW_PROGRAM, token("grid narrow", List.of("interface.view")));
        tokens.put(
                Who.BROAD_PROGRAM,
                token(
                        "grid broad",
                        Administration.scopes().stream().map(Operation::name).toList()));
        Map<Who, String> cookies = new HashMap<>();
        String citizen = enter(Channel.WEB, "pin", DemoPeople.MATTEO.rightAnswer());
        cookies.put(Who.CITIZEN, "__Host-varco=" + citizen + "; __Host-varco-gestione=" + citizen);
        String administrator = enter(Channel.MANAGEMENT, "local", DemoAdministrator.rightAnswer());
        cookies.put(Who.ADMINISTRATOR, "__Host-varco=" + administrator + "; __Host-varco-gestione=" + administrator);
        String officer = enter(Channel.MANAGEMENT, "local", DemoOfficer.rightAnswer());
        cookies.put(Who.OFFICER, "__Host-varco=" + officer + "; __Host-varco-gestione=" + officer);
        return new Keys(tokens, cookies);
    }

    private String token(String name, List<String> scopes) {
        Administered<NewApplication> made = house.with(
                Applications.class,
                applications -> applications.create(house.serviceAccount(), name, scopes, "1", "tried by a test"));
        return ((Administered.Done<NewApplication>) made).result().token();
    }

    private String enter(Channel channel, String provider, Map<String, String> answer) {
        Visitor visitor = new Visitor(house, channel);
        Login login = house.await(
                () -> visitor.answer(visitor.asked(provider), answer), found -> found instanceof Login.Entered);
        return ((Login.Entered) login).token().text();
    }

    /** Access control as it would be if somebody had forgotten it: whoever comes may. */
    private record Careless(Caller machine) implements AccessControl {

        @Override
        public Decision decide(Caller caller, Operation operation) {
            return new Decision.Granted();
        }

        @Override
        public Optional<Caller> visitor(Visit visit) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> serviceAccount(String token, Visit visit) {
            return Optional.of(machine);
        }

        @Override
        public Optional<Caller> application(String token, Visit visit) {
            return Optional.of(machine);
        }
    }
}
