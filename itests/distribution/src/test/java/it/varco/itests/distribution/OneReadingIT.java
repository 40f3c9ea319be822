package it.varco.itests.distribution;

import static it.varco.itests.distribution.EdgeIT.carriesTheHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What could be read in two ways is read in none: whom a request is for, which page it asks for, where it ends. */
@ExtendWith(Shared.class)
class OneReadingIT {

    private final Gateway gateway;
    private final URI site;

    OneReadingIT(Gateway gateway) {
        this.gateway = gateway;
        this.site = gateway.site();
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
}
