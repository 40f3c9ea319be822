package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and what is not answered. */
@ExtendWith(Shared.class)
class EdgeIT {

    private final Gateway gateway;
    private final URI site;
    private final URI management;

    EdgeIT(Gateway gateway) {
        this.gateway = gateway;
        this.site = gateway.site();
        this.management = gateway.managementSite();
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, /",
        "303, GET, /accesso",
        "200, GET, /accesso/pin",
        "200, HEAD, /accesso/pin",
        "303, GET, /area",
        "200, GET, /aiuto",
        "404, GET, /non-c-e",
        "404, GET, /accesso/nessuno/altro",
        "405, PUT, /accesso",
        "405, DELETE, /",
        "405, TRACE, /",
        "405, POST, /aiuto",
        "400, GET, /a;b",
        "400, GET, /a//b",
        "400, GET, /a/../b",
        "400, GET, /a%2fb",
        "400, GET, /a%5cb",
        "400, GET, /%c3%28",
        "400, GET, /?a=%zz",
        "400, GET, /area;jsessionid=0123456789ABCDEF",
    })
    @Proves({"SEC-24", "SEC-28", "SEC-43", "SEC-44"})
    void everyAnswerCarriesTheHeadersAndTellsNothing(int status, String method, String path) {
        Raw.Answer answer = Raw.send(
                site,
                method + " " + path + " HTTP/1.1",
                "Host: " + site.getAuthority(),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(status);
        carriesTheHeaders(answer);
    }

    private static void carriesTheHeaders(Raw.Answer answer) {
        assertThat(answer.headers())
                .containsKey("permissions-policy")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsEntry("cache-control", "no-store")
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(answer.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; ")
                .containsPattern("form-action '(self|none)'")
                .contains("base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-", "*", "http:");
        assertThat(answer.body()).doesNotContainIgnoringCase("jetty", "felix", "exception", "jersey");
    }

    @Test
    @Proves("SEC-28")
    void stylesAndScriptsAreKeptByTheBrowserAndCarryTheHeadersToo() {
        Matcher style = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"")
                .matcher(new Visitor(gateway).get("/").body());
        assertThat(style.find()).isTrue();
        Raw.Answer answer = Raw.get(site, style.group(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsKey("content-security-policy")
                .doesNotContainKeys("set-cookie", "server");
        assertThat(answer.headers().get("cache-control")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varco.example", "localhost", "localhost:1", "evil.example:80"})
    @Proves("SEC-22")
    void anotherHostIsNotAnswered(String host) {
        Raw.Answer answer = Raw.send(site, "GET /accesso/pin HTTP/1.1", "Host: " + host);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).doesNotContain(host + "/");
        carriesTheHeaders(answer);
    }

    @Test
    @Proves("SEC-22")
    void whatAProxyWouldSayIsNotBelieved() {
        Raw.Answer answer = Raw.send(
                site,
                "GET /area HTTP/1.1",
                "Host: " + site.getAuthority(),
                "X-Forwarded-Host: evil.example",
                "Forwarded: host=evil.example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location")).doesNotContain("evil");
    }

    @Test
    @Proves("SEC-40")
    void aRequestHiddenInsideAnotherIsNotAnswered() {
        String host = "Host: " + site.getAuthority() + "\r\n";
        String hidden = "GET /aiuto HTTP/1.1\r\n" + host + "\r\n";

        String answers = Raw.exchange(
                site,
                "POST /accesso/pin HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"
                        + "1;ext=\"\r\nX\r\n0\r\n\r\n" + hidden + "\"\r\nX\r\n0\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 4");
        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
    }

    /**
     * Each way of writing is tried on a page that is there and on one that is not, and nobody can tell the two apart.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%2f{}",
                "//{}",
                "/./{}",
                "/x/../{}",
                "/x/%2e%2e/{}",
                "/x/.%2e/{}",
                "/x/..;/{}",
                "/;x/{}",
                "/{};x=1",
                "/{}/.",
                "/{}//",
                "/{}%2f",
                "/{}/%2e",
                "/{}%00",
                "/{}%00.css",
                "/{}%0a",
                "/{}%0d%0aX: y",
                "/{}%3b",
                "/{}%23",
                "/{}%3fx",
                "/{}%25",
                "/{}%252f",
                "/%252e%252e/{}",
                "/\\{}",
                "/x\\..\\{}",
                "/%5c{}",
                "/{}%5c",
                "/{}%c0%af",
                "/%c0%ae%c0%ae/{}",
                "/{}%e0%80%af",
                "/{}%f0%80%80%af",
                "/{}%ff",
                "/{}%ed%a0%80",
                "/{}%u002f",
                "/{}%zz",
                "/{}%2",
                "/{}%",
                "/{}#x",
                "/{}\t",
                "/{}\u00e0",
                "{}",
                "*",
                "?{}",
            })
    @Proves("SEC-43")
    void noOtherWayOfWritingLeadsToAProtectedPage(String written) {
        Visitor citizen = new Visitor(gateway).entered(gateway.people().first());
        String session = citizen.cookie(Visitor.SESSION).orElseThrow();

        Raw.Answer there = asked(written.replace("{}", "area/sessioni"), session);
        Raw.Answer nowhere = asked(written.replace("{}", "aria/sessioni"), session);

        assertThat(there.status()).isEqualTo(400);
        assertThat(there.body()).doesNotContain("area");
        assertThat(unchanging(there)).isEqualTo(unchanging(nowhere));
    }

    private Raw.Answer asked(String target, String session) {
        return Raw.send(
                site,
                "GET " + target + " HTTP/1.1",
                "Host: " + site.getAuthority(),
                "Cookie: " + Visitor.SESSION + "=" + session);
    }

    /** All but what differs in any two answers: date and reference. */
    private static String unchanging(Raw.Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        headers.remove("set-cookie");
        return answer.status() + " " + headers + answer.body().replaceAll(">[0-9A-HJKMNP-TV-Z]{10}<", "><");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/AREA", "/Area/Sessioni", "/area.", "/area%20", "/area/sessioni/x", "/aRea/"})
    @Proves("SEC-43")
    void anotherPathIsAnotherPage(String path) {
        Visitor citizen = new Visitor(gateway).entered(gateway.people().first());

        assertThat(asked(path, citizen.cookie(Visitor.SESSION).orElseThrow()).status())
                .isEqualTo(404);
    }

    /** The address may stand in the request line as a proxy writes it; then both have to be ours. */
    @ParameterizedTest
    @CsvSource({
        "GET http://{}/area/sessioni HTTP/1.1, {}, 303",
        "GET http://{}/x/../area/sessioni HTTP/1.1, {}, 400",
        "GET http://evil.example/area/sessioni HTTP/1.1, {}, 400",
        "GET http://{}/area/sessioni HTTP/1.1, evil.example, 400",
        "GET http://user@{}/area/sessioni HTTP/1.1, {}, 400",
        "GET {} HTTP/1.1, {}, 400",
        "GET /area/sessioni HTTP/1.1, LOCALHOST:PORT, 303",
        "GET /area/sessioni HTTP/1.1, localhost.:PORT, 421",
        "GET /area/sessioni HTTP/1.1, localhost:PORT:1, 400",
        "GET /area/sessioni HTTP/1.1, user@localhost:PORT, 400",
        "GET /area/sessioni HTTP/1.1, localhost:PORT/x, 400",
        "GET /area/sessioni HTTP/1.1, 'localhost:PORT,evil.example', 400",
        "GET /area/sessioni HTTP/1.1, 127.0.0.1:PORT, 303",
        "GET /area/sessioni HTTP/1.1, 2130706433:PORT, 421",
        "GET /area/sessioni HTTP/1.1, evil.example, 421",
    })
    @Proves({"SEC-22", "SEC-43"})
    void thereIsOneReadingOfWhereARequestGoes(String line, String host, int status) {
        String authority = site.getAuthority();
        Raw.Answer answer = Raw.send(
                site,
                line.replace("{}", authority),
                "Host: " + host.replace("{}", authority).replace("PORT", String.valueOf(site.getPort())));

        assertThat(answer.status()).isEqualTo(status);
        carriesTheHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1;a\nX\r\n0\r\n\r\n",
                "Content-Length: 70000\r\n\r\n",
            })
    @Proves("SEC-40")
    void nothingIsHiddenBehindADoubtfulEnd(String rest) {
        String host = "Host: " + site.getAuthority() + "\r\n";

        String answers = Raw.exchange(
                site, "POST /accesso/pin HTTP/1.1\r\n" + host + rest + "GET /aiuto HTTP/1.1\r\n" + host + "\r\n");

        assertThat(answers).matches("(?s)HTTP/1\\.1 (400|413|501) .*");
        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 60_000_000})
    @Proves({"SEC-41", "SEC-28"})
    void aBodyThatIsTooLargeIsRefusedWithAPage(int size) {
        Raw.Answer answer = Raw.send(
                site,
                "POST /accesso/pin HTTP/1.1",
                "Host: " + site.getAuthority(),
                "Accept: text/html",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + size);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("Il contenuto inviato è troppo grande.");
        assertThat(Nu.errors(answer.body())).isEmpty();
        carriesTheHeaders(answer);
    }

    /** As a browser sends it that does not wait for an answer: all of it arrives here, and nothing of it is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000000", "Transfer-Encoding: chunked"})
    @Proves({"SEC-41", "SEC-48"})
    void sixtyMegabytesAreNotTakenIn(String framing) throws IOException {
        long before = Vitals.resident(gateway.pid());
        Raw.Answer answer = Raw.upload(site, "/accesso/pin", framing, 60_000_000);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(Vitals.resident(gateway.pid()) - before).isLessThan(40_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /?{} HTTP/1.1, '', 5000, 414",
        "GET / HTTP/1.1, 'X: {}', 20000, 431",
        "GET / HTTP/9.9, '', 0, 505",
        "GET /, '', 0, 505",
        "nonsense, '', 0, 400",
        "PRI * HTTP/2.0, '', 0, 426",
    })
    @Proves({"SEC-28", "SEC-41"})
    void whatIsRefusedBeforeItIsReadCarriesTheHeadersToo(String line, String header, int length, int status) {
        String much = "a".repeat(length);
        Raw.Answer answer = Raw.send(
                site,
                line.replace("{}", much),
                "Host: " + site.getAuthority(),
                "X-Y: z",
                header.isEmpty() ? "X-Z: a" : header.replace("{}", much));

        assertThat(answer.status()).isEqualTo(status);
        carriesTheHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin/v1/plugins",
                "/api/admin/v1/audit/events",
                "/api/admin/v1/openapi.yaml",
                "/api",
                "/amministrazione",
                "/health/ready",
                "/metrics",
                "/system/console"
            })
    @Proves("SEC-45")
    void thePublicSiteKnowsNoAddressOfTheManagement(String path) {
        Raw.Answer answer = Raw.send(
                site,
                "GET " + path + " HTTP/1.1",
                "Host: " + site.getAuthority(),
                "Authorization: Bearer " + gateway.token());

        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/area", "/area/sessioni", "/aiuto", "/demo", "/api/v1/status"})
    @Proves("SEC-45")
    void theManagementKnowsNoAddressOfThePublicSite(String path) {
        gateway.management().ready();

        Raw.Answer answer = Raw.get(management, path);

        assertThat(answer.status()).isEqualTo(404);
        carriesTheHeaders(answer);
    }

    @Test
    @Proves({"SEC-31", "SEC-28"})
    void theManagementAnswersNobodyWithoutTheToken() {
        gateway.management().ready();

        Raw.Answer nobody = Raw.get(management, "/api/admin/v1/plugins");
        Raw.Answer stranger = Raw.send(
                management,
                "GET /api/admin/v1/plugins HTTP/1.1",
                "Host: " + management.getAuthority(),
                "Authorization: Bearer " + "A".repeat(43));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(nobody.headers()).containsEntry("content-type", "application/problem+json");
        carriesTheHeaders(nobody);
    }

    @Test
    @Proves("SEC-24")
    void cookiesAreForThisSiteAloneAndOutOfReachOfScripts() {
        Person person = gateway.people().first();
        Visitor visitor = new Visitor(gateway);
        var form = visitor.get("/accesso/pin");
        var entered = visitor.post("/accesso/pin", filled(form.body(), person));
        var language = visitor.get("/?lang=en");

        String guards = "; Path=/; Secure; HttpOnly; SameSite=Lax";
        assertThat(form.headers().allValues("set-cookie"))
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie).matches("__Host-varco-accesso=[\\w-]{22,}" + guards + "; Max-Age=900"));
        assertThat(entered.headers().allValues("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie).matches("__Host-varco=[\\w-]{22,}" + guards));
        assertThat(language.headers().allValues("set-cookie"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie).startsWith("__Host-varco-lingua=en; Path=/; Secure; HttpOnly"));
    }

    private static Map<String, String> filled(String page, Person person) {
        Map<String, String> form = Visitor.hidden(page, "/accesso/pin");
        form.put("codiceFiscale", person.codiceFiscale());
        form.put("pin", person.pin());
        return form;
    }
}
