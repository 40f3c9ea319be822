package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administration;
import it.varco.api.access.Applications;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditSearch;
import it.varco.api.configuration.Configurations;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Staff;
import it.varco.api.store.RecordStore;
import it.varco.proves.Proves;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entrance is shut to whoever may not go in, and open to whoever may: each test walks through all of them. */
class EntrancesTest {

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    static List<Resources.Entrance> entrances() {
        return Resources.all();
    }

    static List<Resources.Entrance> ofApplications() {
        return Resources.all().stream().filter(EntrancesTest::isScope).toList();
    }

    static List<Resources.Entrance> ofNoApplication() {
        return Resources.all().stream().filter(each -> !isScope(each)).toList();
    }

    private static boolean isScope(Resources.Entrance entrance) {
        return Administration.scopes().stream().anyMatch(each -> each.name().equals(needs(entrance)));
    }

    @Test
    void findsEveryResourceMethod() {
        assertThat(entrances()).hasSize(43);
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-01")
    void refusesEveryEntranceWithoutAToken(Resources.Entrance entrance) {
        Exchange answer = served.client().use(entrance, "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-01")
    void refusesEveryEntranceWithAnotherToken(Resources.Entrance entrance) {
        assertThat(served.client().use(entrance, "wrong-token_0123456789").status())
                .isEqualTo(401);
        assertThat(served.client().use(entrance, "varco_" + "b".repeat(43)).status())
                .isEqualTo(401);
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-01")
    void refusesEveryEntranceWhenAccessControlDoes(Resources.Entrance entrance) {
        served.house.decision = new Decision.Refused("access.role");

        assertThat(served.client().use(entrance, House.TOKEN).status()).isEqualTo(403);
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves({"SEC-01", "SEC-31"})
    void refusesEveryEntranceToAnApplicationWhoseTokenDoesNotNameIt(Resources.Entrance entrance) {
        served.house.scopes = Administration.all().stream()
                .map(Operation::name)
                .filter(name -> !name.equals(needs(entrance)))
                .collect(Collectors.toSet());

        assertThat(served.client().use(entrance, House.APPLICATION).status()).isEqualTo(403);
        assertThat(served.house.acts).noneMatch(each -> !each.startsWith("looked at"));
    }

    @ParameterizedTest
    @MethodSource("ofApplications")
    @Proves("SEC-31")
    void opensEveryEntranceToAnApplicationWhoseTokenNamesIt(Resources.Entrance entrance) {
        served.house.scopes = Set.of(needs(entrance));

        assertThat(served.client().use(entrance, House.APPLICATION).status()).isIn(200, 201);
    }

    @ParameterizedTest
    @MethodSource("ofNoApplication")
    @Proves({"SEC-01", "SEC-31"})
    void opensNothingThatCouldRaiseAnybodyToAnApplicationWhateverItsTokenNames(Resources.Entrance entrance) {
        served.house.scopes = Administration.all().stream().map(Operation::name).collect(Collectors.toSet());

        assertThat(served.client().use(entrance, House.APPLICATION).status()).isEqualTo(403);
        assertThat(served.house.acts).noneMatch(each -> !each.startsWith("looked at"));
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-01")
    void everyEntranceIsDecidedOnceAsTheActItSaysItIs(Resources.Entrance entrance) {
        assertThat(served.client().use(entrance, House.TOKEN).status()).isIn(200, 201);
        assertThat(served.house.decided).last().isEqualTo(needs(entrance));
        assertThat(served.house.decided.stream().filter(needs(entrance)::equals))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-31")
    void everyEntranceSaysWhichActOfTheListItIs(Resources.Entrance entrance) {
        assertThat(Administration.all()).extracting(Operation::name).contains(needs(entrance));
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-22")
    void refusesEveryEntranceByAnotherName(Resources.Entrance entrance) {
        String answer = Client.answerAs(
                served.port(), "evil.example:" + served.port(), House.TOKEN, entrance.method(), entrance.target());

        assertThat(answer).startsWith("HTTP/1.1 421");
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("SEC-27")
    void refusesEveryEntranceToAPageOfAnotherSite(Resources.Entrance entrance) {
        Exchange foreign = served.client().use(entrance, House.TOKEN, "Origin", "https://evil.example");
        Exchange marked = served.client().use(entrance, House.TOKEN, "Sec-Fetch-Site", "cross-site");

        assertThat(List.of(foreign.status(), marked.status())).containsOnly(403);
        assertThat(foreign.field("type")).endsWith("cross-site");
        nothingHappened();
    }

    @ParameterizedTest
    @MethodSource("entrances")
    void saysOfEveryEntranceThatItIsNotAvailableWhileTheRoomsAreAway(Resources.Entrance entrance) {
        served.away(
                Plugins.class,
                Gate.class,
                Staff.class,
                Sessions.class,
                AuditSearch.class,
                Configurations.class,
                Applications.class,
                Outbox.class,
                MessageTemplates.class,
                FirstStart.class,
                RecordStore.class);
        Exchange answer = served.client().use(entrance, House.TOKEN);

        if (needs(entrance).equals("interface.view")) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    @Proves("SEC-31")
    void refusesWhatDoesNotSayWhichActItIsOrNamesNoneOfTheList() {
        try (Served odd = new Served(2_000, Odd.class)) {
            assertThat(odd.client().get("/odd/silent").status()).isEqualTo(403);
            assertThat(odd.client().get("/odd/unknown").status()).isEqualTo(403);
            assertThat(odd.client()
                            .plain("GET", "/odd/known", "", "Authorization", "Bearer " + House.TOKEN)
                            .status())
                    .isEqualTo(200);
        }
    }

    private void nothingHappened() {
        assertThat(served.house.decided).isEmpty();
        assertThat(served.house.acts).isEmpty();
    }

    private static String needs(Resources.Entrance entrance) {
        return entrance.code().getAnnotation(Needs.class).value();
    }

    /** What somebody might add one day. */
    @Path("odd")
    public static final class Odd {

        @GET
        @Path("silent")
        public String silent() {
            return "silent";
        }

        @GET
        @Path("unknown")
        @Needs("plugins.destroy")
        public String unknown() {
            return "unknown";
        }

        @GET
        @Path("known")
        @Needs("plugins.view")
        public String known() {
            return "known";
        }
    }
}
