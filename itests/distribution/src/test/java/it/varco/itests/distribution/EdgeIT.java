package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and how much is taken in before one is given. */
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
        "200, GET, /accesso",
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

    static void carriesTheHeaders(Raw.Answer answer) {
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

    /** What is typed, and secrets of forms, stand in pages: their length must not tell how alike the two are. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/accesso/pin", "/aiuto", "/non-c-e", "/api/v1/status"})
    @Proves("SEC-47")
    void noPageIsCompressed(String path) {
        Raw.Answer answer = Raw.send(
                site,
                "GET " + path + " HTTP/1.1",
                "Host: " + site.getAuthority(),
                "Accept-Encoding: gzip, deflate, br");

        assertThat(answer.headers()).doesNotContainKey("content-encoding");
        assertThat(answer.headers().getOrDefault("vary", "")).doesNotContain("Accept-Encoding");
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
                        assertThat(cookie).matches("__Host-varco-accesso=[\\w-]{22,}" + guards + "; Max-Age=3600"));
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
