package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody comes in without a token, from another listener or from another site, and nobody does what was not decided.
 */
class DoorTest {

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    @Test
    void visitsComeByTheManagementSite() {
        served.client().get("/plugins");
        assertThat(served.house.visits).extracting(Visit::channel).containsExactly(Channel.MANAGEMENT);
    }

    @Test
    @Proves("SEC-71")
    void tellsWhoWouldHaveToProveMoreOrAnew() {
        served.house.decision = new Decision.StepUpNeeded(AssuranceLevel.HIGH);
        assertThat(served.client().get("/audit/events").field("type")).endsWith("step-up-needed");

        served.house.decision = new Decision.ProofTooOld(Duration.ofMinutes(5));
        assertThat(served.client().get("/openapi.yaml").field("type")).endsWith("proof-too-old");
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.trail", "access.unavailable"})
    void isNotAvailableWhileNobodyCanDecide(String rule) {
        served.house.decision = new Decision.Refused(rule);
        for (String target : List.of("/audit/events", "/openapi.yaml")) {
            Exchange answer = served.client().get(target);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        assertThat(served.house.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong-token_0123456789",
                "Bearer",
                "Basic cmlnaHQtdG9rZW5fMDEyMzQ1Njc4OQ==",
                "right-token_0123456789",
                "Bearer right-token_0123456789, Bearer x",
                "Bearer right-token_0123456789x"
            })
    void refusesWhatIsNotTheToken(String header) {
        Exchange answer = served.client().call("GET", "/plugins", "", "Authorization", header);
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void asksAccessControlAboutWhateverIsSentAsAToken() {
        served.client().call("GET", "/plugins", "");
        assertThat(served.house.visits).isEmpty();

        served.client().call("GET", "/plugins", "", "Authorization", "Basic wrong");
        served.client().call("GET", "/plugins", "", "Authorization", "Bearer wrong");

        assertThat(served.house.visits).hasSize(2).allSatisfy(visit -> {
            assertThat(visit.address()).isEqualTo("127.0.0.1");
            assertThat(visit.at()).isEqualTo(Served.NOW);
            assertThat(visit.reference()).matches("[0-9A-Z]{10}");
        });
        assertThat(served.house.visits.stream().map(Visit::reference).distinct())
                .hasSize(2);
    }

    @Test
    void refusesATokenSentTwiceOrInTheQuery() {
        Exchange twice = served.client()
                .call(
                        "GET",
                        "/plugins",
                        "",
                        "Authorization",
                        "Bearer " + House.TOKEN,
                        "Authorization",
                        "Bearer " + House.TOKEN);
        Exchange query = served.client().call("GET", "/plugins?access_token=" + House.TOKEN, "");

        assertThat(twice.status()).isEqualTo(401);
        assertThat(query.status()).isEqualTo(401);
    }

    @Test
    void tellsAnOutsiderNothingAboutWhatExists() {
        Exchange there = served.client().call("GET", "/plugins", "");
        Exchange nowhere = served.client().call("GET", "/nowhere", "");
        Exchange wrongMethod = served.client().call("DELETE", "/plugins", "");

        assertThat(List.of(nowhere.status(), wrongMethod.status())).containsOnly(there.status());
        assertThat(nowhere.text().replace(nowhere.field("instance"), ""))
                .isEqualTo(there.text().replace(there.field("instance"), ""));
    }

    @Test
    void namesTheRequestInTheAnswerAsInTheTrail() {
        Exchange answer = served.client().call("GET", "/plugins", "", "Authorization", "Bearer wrong");
        assertThat(answer.field("instance"))
                .isEqualTo(served.house.visits.get(0).reference());
    }

    @Test
    @Proves("SEC-45")
    void answersNothingThatCameInByAnotherListener() {
        served.listensAs(Served.listener(served.port() + 1));
        assertThat(Client.status(served.port(), Client.BASE + "/plugins")).isEqualTo(404);

        served.listensAs(Listener.of(null));
        assertThat(Client.status(served.port(), Client.BASE + "/plugins")).isEqualTo(404);

        served.listensAs(Listener.of(Map.of("varco.address", "http://localhost:" + served.port())));
        assertThat(Client.status(served.port(), Client.BASE + "/plugins")).isEqualTo(404);
        assertThat(served.house.visits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "http://localhost", "null", "http://localhost:1"})
    void refusesAPageOfAnotherSite(String origin) {
        Exchange answer =
                served.client().call("GET", "/plugins", "", "Authorization", "Bearer " + House.TOKEN, "Origin", origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.field("type")).endsWith("cross-site");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        assertThat(served.house.visits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void refusesWhatABrowserCallsCrossSite(String site) {
        Exchange answer = served.client()
                .call("GET", "/plugins", "", "Authorization", "Bearer " + House.TOKEN, "Sec-Fetch-Site", site);
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void servesAPageOfItsOwnListener() {
        Exchange answer = served.client()
                .call(
                        "GET",
                        "/plugins",
                        "",
                        "Authorization",
                        "Bearer " + House.TOKEN,
                        "Origin",
                        "http://localhost:" + served.port(),
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "DELETE", "PATCH", "POST", "PUT"})
    @Proves("SEC-44")
    void refusesMethodsThatAreNotDeclared(String method) {
        Exchange answer = served.client().with(method, "/plugins");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
        assertThat(served.house.decided).isEmpty();
    }

    @Test
    @Proves("API-03")
    void tellsWhatIsLeftOfTheBudgetAndRefusesBeyondIt() {
        try (Served scarce = new Served(2)) {
            Exchange first = scarce.client().get("/plugins");
            scarce.client().get("/plugins");
            scarce.itIs(Served.NOW.plusMillis(20_500));
            Exchange third = scarce.client().get("/plugins");

            assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
            assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
            assertThat(first.header("X-RateLimit-Reset")).isEqualTo("60");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isEqualTo("40");
            assertThat(scarce.house.decided).hasSize(2);

            scarce.itIs(Served.NOW.plusSeconds(60));
            assertThat(scarce.client().get("/plugins").status()).isEqualTo(200);
        }
    }

    @Test
    @Proves("API-03")
    void whoIsNotLetInNeverUsesUpTheBudgetOfTheOthers() {
        try (Served scarce = new Served(2)) {
            List<Integer> refused = IntStream.range(0, 4)
                    .mapToObj(i -> scarce.client().call("GET", "/plugins", "").status())
                    .toList();

            assertThat(refused).containsExactly(401, 401, 429, 429);
            assertThat(scarce.client().get("/plugins").status()).isEqualTo(200);
        }
    }

    @Test
    @Proves("API-03")
    void asksAboutNoMoreUnknownTokensThanTheBudgetAllows() {
        try (Served scarce = new Served(2)) {
            assertThat(scarce.client().get("/plugins").status()).isEqualTo(200);
            List<Integer> refused = IntStream.range(0, 4)
                    .mapToObj(i -> scarce.client()
                            .call("GET", "/plugins", "", "Authorization", "Bearer wrong" + i)
                            .status())
                    .toList();

            assertThat(refused).containsExactly(401, 429, 429, 429);
            assertThat(scarce.house.visits).hasSize(2);
            assertThat(scarce.client().get("/plugins").status()).isEqualTo(200);
        }
    }

    @Test
    void countsATokenThatIsNotAcceptedAnyMoreLikeAnyOther() {
        try (Served scarce = new Served(2)) {
            scarce.client().get("/plugins");
            scarce.house.token = "another-token_0123456789";
            List<Integer> refused = IntStream.range(0, 4)
                    .mapToObj(i -> scarce.client().get("/plugins").status())
                    .toList();

            assertThat(refused).containsExactly(401, 401, 429, 429);
            assertThat(scarce.house.visits).hasSize(3);
        }
    }

    @Test
    @Proves("SEC-22")
    void answersToItsOwnNamesOnly() {
        int port = served.port();
        List<String> own = List.of("localhost:" + port, "LOCALHOST:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        List<String> others =
                List.of("evil.example", "evil.example:" + port, "localhost", "localhost:1", "127.0.0.1", "localhost.");

        assertThat(own)
                .allSatisfy(host ->
                        assertThat(Client.answerAs(port, host, House.TOKEN)).startsWith("HTTP/1.1 200"));
        assertThat(served.house.visits).hasSize(own.size());
        assertThat(others)
                .allSatisfy(host -> assertThat(Client.answerAs(port, host, House.TOKEN))
                        .startsWith("HTTP/1.1 421")
                        .contains("application/problem+json", "x-problems/misdirected"));
        assertThat(served.house.visits).hasSize(own.size());
    }

    @Test
    @Proves("SEC-22")
    void answersToTheNameThatIsConfigured() {
        String[] endpoints = {"https://127.0.0.1:" + served.port() + "/"};
        served.listensAs(
                Listener.of(Map.of("varco.address", "https://gestione.example.org", "osgi.http.endpoint", endpoints)));

        assertThat(Client.answerAs(served.port(), "gestione.example.org", House.TOKEN))
                .startsWith("HTTP/1.1 200");
        assertThat(Client.answerAs(served.port(), "gestione.example.org:443", House.TOKEN))
                .startsWith("HTTP/1.1 200");
        assertThat(Client.answerAs(served.port(), "gestione.example.org:80", House.TOKEN))
                .startsWith("HTTP/1.1 421");
        assertThat(Client.answerAs(served.port(), "127.0.0.1:" + served.port(), House.TOKEN))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @Proves("SEC-22")
    void whoCallsItByAnotherNameUsesUpNoBudget() {
        try (Served scarce = new Served(1)) {
            for (int i = 0; i < 3; i++) {
                assertThat(Client.answerAs(scarce.port(), "evil.example", "wrong"))
                        .startsWith("HTTP/1.1 421");
            }
            assertThat(scarce.client().call("GET", "/plugins", "").status()).isEqualTo(401);
            assertThat(scarce.client().get("/plugins").status()).isEqualTo(200);
        }
    }

    @Test
    @Proves("API-03")
    void everyTokenHasABudgetOfItsOwn() {
        try (Served scarce = new Served(2)) {
            scarce.house.scopes = Set.of("plugins.view");
            List<Integer> application = IntStream.range(0, 3)
                    .mapToObj(i -> scarce.client()
                            .as(House.APPLICATION, "GET", "/plugins", "")
                            .status())
                    .toList();
            List<Integer> machine = IntStream.range(0, 3)
                    .mapToObj(i -> scarce.client().get("/plugins").status())
                    .toList();

            assertThat(application).containsExactly(200, 200, 429);
            assertThat(machine).containsExactly(200, 200, 429);
        }
    }
}
