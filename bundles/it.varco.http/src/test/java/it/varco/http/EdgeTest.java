package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge refuses, seen from the attacker's side of the socket. */
@Timeout(120)
class EdgeTest {

    private static final String POST = "POST /prova/x HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LAST_POST = POST + "Connection: close\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String HIDDEN = "GET /prova/nascosta HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    private static Path directory;

    private static Gateway gateway;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(directory);
        gateway.configure("public", Map.of("port", "0"));
        port = gateway.port("public");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    private static int seen() throws IOException {
        String body = Raw.get(port, "/prova/x").body();
        return Integer.parseInt(body.lines()
                .filter(line -> line.startsWith("seen="))
                .findFirst()
                .orElseThrow()
                .substring(5));
    }

    @Test
    @Proves("SEC-40")
    void takesNoRequestHiddenInAQuotedChunkExtension() throws IOException {
        int before = seen();
        Raw.Answer answer = Raw.send(port, CHUNKED + "1;ext=\"\r\nX\r\n0\r\n\r\n" + HIDDEN + "\"\r\nY\r\n0\r\n\r\n");
        assertThat(answer.statuses()).containsExactly(400);
        assertThat(answer.closed()).isTrue();
        assertThat(seen()).isEqualTo(before + 1);
    }

    @Test
    @Proves("SEC-40")
    void takesNoRequestHiddenBehindAChunkLineEndedByLineFeedAlone() throws IOException {
        int before = seen();
        Raw.Answer answer = Raw.send(port, CHUNKED + "1;ext\nX\r\n0\r\n\r\n" + HIDDEN);
        assertThat(answer.statuses()).containsExactly(400);
        assertThat(answer.closed()).isTrue();
        assertThat(seen()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 1 1\r\n\r\na",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "X-One: a\r\n folded\r\n\r\n",
                "Host: other\r\n\r\n",
                "No-Colon\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
                "Content-Length: 4, 4\r\n\r\nabcd",
                "Content-Length: +4\r\n\r\nabcd",
                "Content-Length: 0x4\r\n\r\nabcd",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding\u0000: chunked\r\n\r\n0\r\n\r\n",
                "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\nX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\nXX0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\nX\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\nX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x1\r\nX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff1\r\nX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1;a=\u0001\r\nX\r\n0\r\n\r\n",
            })
    @Proves({"SEC-40", "SEC-41"})
    void refusesMessagesWhoseEndIsDoubtful(String rest) throws IOException {
        int before = seen();
        Raw.Answer answer = Raw.send(port, POST + rest + HIDDEN);
        assertThat(answer.statuses()).hasSize(1).allMatch(status -> status == 400 || status == 501);
        assertThat(seen()).as("the hidden request was not taken").isLessThanOrEqualTo(before + 1);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void answersTwoHonestRequestsOfOneWriteAndAnHonestChunkExtension() throws IOException {
        String get = "GET /prova/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Raw raw = new Raw(port)) {
            raw.write(get + get);
            assertThat(raw.readOpen().statuses()).containsExactly(200, 200);
        }
        assertThat(Raw.send(port, LAST_POST + "Transfer-Encoding: chunked\r\n\r\n2;a=b;c=\"d\"\r\nab\r\n0\r\n\r\n")
                        .body())
                .contains("body=2");
    }

    @RepeatedTest(4)
    @Proves("SEC-40")
    void takesNothingFromTheBodyOfARefusedRequestForAnotherRequest() throws IOException {
        int before = seen();
        String tooMuch = "Content-Length: 70000\r\n\r\n" + HIDDEN.repeat(1_500).substring(0, 70_000);
        for (String refused : List.of(POST + tooMuch, POST.replace("/prova/x", "/prova//x") + tooMuch)) {
            Raw.Answer answer = Raw.send(port, refused + HIDDEN);
            assertThat(answer.statuses()).hasSize(1).allMatch(status -> status == 400 || status == 413);
            assertThat(answer.closed()).isTrue();
        }
        assertThat(seen()).isEqualTo(before + 1);
    }

    @Test
    @Proves("SEC-41")
    void refusesARequestLineOverFourKilobytes() throws IOException {
        assertThat(Raw.get(port, "/prova/x?" + "a".repeat(4_000)).statuses()).containsExactly(200);
        assertOver(Raw.get(port, "/prova/x?" + "a".repeat(4_100)), 414);
        assertOver(Raw.get(port, "/prova/x?" + "a".repeat(40_000)), 414);
    }

    @Test
    @Proves("SEC-41")
    void refusesHeadersOverSixteenKilobytesOrSixtyLines() throws IOException {
        assertThat(Raw.request(port, "GET", "/prova/x", "X-A: " + "a".repeat(15_000) + "\r\n")
                        .statuses())
                .containsExactly(200);
        assertOver(Raw.request(port, "GET", "/prova/x", "X-A: " + "a".repeat(17_000) + "\r\n"), 431);
        assertThat(Raw.request(port, "GET", "/prova/x", "X-A: a\r\n".repeat(58)).statuses())
                .containsExactly(200);
        assertOver(Raw.request(port, "GET", "/prova/x", "X-A: a\r\n".repeat(59)), 431);
    }

    @Test
    @Proves("SEC-41")
    void refusesABodyOverSixtyFourKilobytesBeforeAServletSeesIt() throws IOException {
        assertThat(Raw.send(port, LAST_POST + "Content-Length: 65536\r\n\r\n" + "a".repeat(65_536))
                        .body())
                .contains("body=65536");
        int before = seen();
        assertOver(Raw.send(port, POST + "Content-Length: 65537\r\n\r\n"), 413);
        assertOver(Raw.send(port, POST + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n"), 413);
        String chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
        assertOver(Raw.send(port, CHUNKED + chunk.repeat(4) + "1\r\na\r\n"), 413);
        assertThat(seen()).isEqualTo(before + 1);
        assertThat(Raw.send(port, LAST_POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(4) + "0\r\n\r\n")
                        .body())
                .contains("body=65536");
    }

    /** One address takes what another site sends, which may be longer, and nothing else that way. */
    @Test
    @Proves({"SPID-40", "SEC-41"})
    void takesALongerBodyOfWhatComesBackFromAnotherSite() throws IOException {
        String back = LAST_POST.replaceFirst("POST [^ ]*", "POST /accesso/spid/ritorno");
        String whole = "Content-Length: 400000\r\n\r\n" + "a".repeat(400_000);

        assertThat(Raw.send(port, back + whole).statuses()).containsExactly(404); // nobody is there, but it was taken
        assertOver(Raw.send(port, back + "Content-Length: 458753\r\n\r\n"), 413);
        for (String other : List.of("/accesso/spid", "/accesso/spid/ritorno/", "/accesso/a/b/ritorno", "/ritorno")) {
            String there = POST.replaceFirst("POST [^ ]*", "POST " + other);
            assertOver(Raw.send(port, there + "Content-Length: 65537\r\n\r\n"), 413);
        }
    }

    @Test
    @Proves("SEC-48")
    void takesFewLongBodiesAtOnce() {
        LongBodies bodies = new LongBodies();
        for (int i = 0; i < LongBodies.MOST; i++) {
            assertThat(bodies.take()).isTrue();
        }
        assertThat(bodies.take()).isFalse();
        bodies.giveBack();
        assertThat(bodies.take()).isTrue();
        assertThat(bodies.take()).isFalse();
    }

    private static void assertOver(Raw.Answer answer, int status) {
        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.closed()).isTrue();
        assertSecurityHeaders(answer);
    }

    @Test
    @Proves("SEC-41")
    void refusesAFormOfMoreThanTwoHundredFields() throws IOException {
        assertThat(form("", 200).body()).contains("parameters=200");
        assertOver(form("", 201), 400);
        assertThat(form("?a=1", 199).body()).contains("parameters=200");
        assertOver(form("?a=1", 200), 400);
        assertThat(Raw.get(port, "/prova/x?" + fields(200)).statuses()).containsExactly(200);
        assertOver(Raw.get(port, "/prova/x?" + fields(201)), 400);
    }

    @Test
    @Proves("SEC-41")
    void refusesABodyOfMoreThanFivePartsOrOfNoneThatCanBeTold() throws IOException {
        assertThat(parts("boundary=fine", 5).statuses()).containsExactly(200);
        assertOver(parts("boundary=fine", 6), 400);
        assertOver(parts("boundary=\"fine\"", 6), 400);
        assertOver(parts("charset=utf-8", 1), 400);
    }

    private static Raw.Answer parts(String parameter, int number) throws IOException {
        String part = "--fine\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        String body = part.repeat(number) + "--fine--\r\n";
        return Raw.send(
                port,
                LAST_POST + "Content-Type: Multipart/form-data; " + parameter + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    @Test
    @Proves("SEC-41")
    void takesSoManyRequestsOverOneConnectionAndSaysWhenItIsTheLast() throws IOException {
        gateway.configure("brief", Map.of("port", "0", "connection.requests", "3"));
        try (Raw raw = new Raw(gateway.port("brief"))) {
            raw.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4));
            Raw.Answer answer = raw.read();
            assertThat(answer.statuses()).containsExactly(404, 404, 404);
            assertThat(answer.closed()).isTrue();
            assertThat(answer.text()).containsOnlyOnce("Connection: close");
        } finally {
            gateway.remove("brief");
        }
    }

    /** Every limit is what the configuration says: half of the default here. */
    @Test
    @Proves("SEC-41")
    void takesTheLimitsFromTheConfiguration() throws IOException {
        gateway.configure(
                "half",
                Map.of(
                        "port", "0",
                        "requestLine.max", "2048",
                        "header.size", "8192",
                        "header.count", "30",
                        "body.max", "32768",
                        "form.fields", "100",
                        "form.parts", "2"));
        int half = gateway.port("half");
        try {
            assertThat(Raw.get(half, "/?" + "a".repeat(2_000)).statuses()).containsExactly(404);
            assertOver(Raw.get(half, "/?" + "a".repeat(2_050)), 414);
            assertThat(Raw.request(half, "GET", "/", "X: " + "a".repeat(7_500) + "\r\n")
                            .statuses())
                    .containsExactly(404);
            assertOver(Raw.request(half, "GET", "/", "X: " + "a".repeat(9_000) + "\r\n"), 431);
            assertThat(Raw.request(half, "GET", "/", "X: a\r\n".repeat(28)).statuses())
                    .containsExactly(404);
            assertOver(Raw.request(half, "GET", "/", "X: a\r\n".repeat(29)), 431);
            assertThat(Raw.request(half, "POST", "/", "Content-Length: 32768\r\n\r\n" + "a".repeat(32_768))
                            .statuses())
                    .containsExactly(404);
            assertOver(Raw.request(half, "POST", "/", "Content-Length: 32769\r\n"), 413);
            assertThat(Raw.get(half, "/?" + fields(100)).statuses()).containsExactly(404);
            assertOver(Raw.get(half, "/?" + fields(101)), 400);
        } finally {
            gateway.remove("half");
        }
    }

    private static String fields(int number) {
        return IntStream.range(0, number).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
    }

    private static Raw.Answer form(String query, int number) throws IOException {
        String body = fields(number);
        return Raw.send(
                port,
                "POST /prova/modulo" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    @Test
    void sendsTheInterimAnswerToWhoeverWaitsForIt() throws IOException {
        try (Raw raw = new Raw(port)) {
            raw.write(POST + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\n");
            assertThat(raw.readOpen().statuses()).containsExactly(100);
            raw.write("abc");
            assertThat(raw.read().body()).contains("body=3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/prova/%2fx",
                "/prova/%5cx",
                "/prova\\x",
                "/prova/x;y=1",
                "/prova/x;jsessionid=1",
                "/prova/%3bx",
                "/prova//x",
                "//prova/x",
                "/prova/./x",
                "/prova/../x",
                "/prova/x/..",
                "/prova/%2e%2e/x",
                "/prova/%2ex",
                "/prova/%252fx",
                "/prova/%00",
                "/prova/%0a",
                "/prova/%7f",
                "/prova/%c2%85",
                "/prova/%c0%af",
                "/prova/%ff",
                "/prova/%ed%a0%80",
                "/prova/%",
                "/prova/%2",
                "/prova/%zz",
                "/prova/%u002f",
                "/prova/x#y",
                "prova/x",
            })
    @Proves({"SEC-43", "SEC-24"})
    void refusesPathsThatCanBeReadInTwoWays(String path) throws IOException {
        int before = seen();
        Raw.Answer answer = Raw.get(port, path);
        assertThat(answer.statuses()).containsExactly(400);
        assertSecurityHeaders(answer);
        assertThat(seen()).isEqualTo(before + 1);
    }

    @Test
    @Proves("SEC-43")
    void acceptsLettersOfOtherLanguagesInPaths() throws IOException {
        assertThat(Raw.get(port, "/prova/citt%C3%A0?a=%2f;b").statuses()).containsExactly(200);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /prova/x",
        "OPTIONS, /prova/x",
        "OPTIONS, *",
        "PROPFIND, /prova/x",
        "get, /prova/x",
        "CONNECT, x:1"
    })
    @Proves("SEC-44")
    void refusesMethodsThatNoServletMayDeclare(String method, String target) throws IOException {
        Raw.Answer answer = Raw.request(port, method, target, "");
        assertThat(answer.statuses()).containsAnyOf(400, 405).hasSize(1);
        assertThat(answer.body()).doesNotContain("listener=");
        assertSecurityHeaders(answer);
    }

    @Test
    @Proves("SEC-44")
    void answersTraceWithTheMethodsThereAre() throws IOException {
        Raw.Answer answer = Raw.request(port, "TRACE", "/prova/x", "");
        assertThat(answer.statuses()).containsExactly(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
    }

    /** Who sends a CONNECT may go on in another language. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: close\r\n", "Connection: keep-alive\r\n"})
    @Proves("SEC-44")
    void endsTheConnectionAfterAConnect(String header) throws IOException {
        int before = seen();
        Raw.Answer answer =
                Raw.send(port, "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n" + header + "\r\n" + HIDDEN);
        assertThat(answer.statuses()).containsExactly(405);
        assertThat(answer.closed()).isTrue();
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
        assertSecurityHeaders(answer);
        assertThat(seen()).isEqualTo(before + 1);
    }

    @Test
    @Proves({"SEC-21", "SEC-44"})
    void hidesFromServletsWhatAClientSaysInPlaceOfAProxy() throws IOException {
        String headers = String.join(
                "\r\n",
                "Forwarded: for=1.2.3.4;proto=https",
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Proto: https",
                "X_Forwarded_Host: evil",
                "X-Real-IP: 1.2.3.4",
                "Client-Cert: :AAAA:",
                "X-HTTP-Method-Override: DELETE",
                "X-SSL-Client-Cert: x",
                "X-Kept: yes",
                "");
        String answer = Raw.request(port, "GET", "/prova/x", headers).body();
        assertThat(answer)
                .contains("remote=127.0.0.1", "scheme=http\n", "method=GET", "headers=[Connection, Host, X-Kept]");
    }

    @Test
    @Proves({"SEC-21", "SEC-42"})
    void believesAListedProxyAboutTheAddressOfItsClientAndNothingElse() throws IOException {
        gateway.configure("flow", Map.of("port", "0", "proxies", "127.0.0.1, ::1"));
        String headers = String.join(
                "\r\n",
                "X-Forwarded-For: 192.0.2.66, 192.0.2.7",
                "X-Forwarded-Host: evil",
                "X-Forwarded-Proto: https",
                "Forwarded: for=192.0.2.1",
                "X-Real-IP: 192.0.2.2",
                "");
        try {
            int flow = gateway.port("flow");
            Gateway.await(() -> Raw.answers(flow, "/prova/x", 200)); // servlets follow their listener
            String answer = Raw.request(flow, "GET", "/prova/x", headers).body();
            assertThat(answer).contains("remote=192.0.2.7\n", "scheme=http\n", "headers=[Connection, Host]");
        } finally {
            gateway.remove("flow");
        }
    }

    @Test
    @Proves("SEC-47")
    void refusesACompressedBody() throws IOException {
        Raw.Answer answer = Raw.send(port, LAST_POST + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\na");
        assertThat(answer.statuses()).containsExactly(415);
        assertSecurityHeaders(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/prova/x, 200",
        "/manca, 404",
        "/prova/guasto, 500",
        "/prova/rinvio, 302",
        "/prova/rifiuto, 403",
    })
    @Proves("SEC-28")
    void putsTheSecurityHeadersOnEveryAnswer(String path, int status) throws IOException {
        Raw.Answer answer = Raw.get(port, path);
        assertThat(answer.statuses()).containsExactly(status);
        assertSecurityHeaders(answer);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).doesNotContainIgnoringCase("jetty").doesNotContainIgnoringCase("felix");
        assertThat(answer.text()).doesNotContain("nobody outside", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nBad\u0001Name: x\r\n\r\n",
                "GET http://other/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    @Proves("SEC-28")
    void putsTheSecurityHeadersOnAnswersBeforeAnyServlet(String request) throws IOException {
        Raw.Answer answer = Raw.send(port, request);
        assertThat(answer.statuses()).hasSize(1).allMatch(status -> status >= 400 && status < 600);
        assertSecurityHeaders(answer);
        assertThat(answer.text()).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
    }

    @Test
    @Proves("SEC-28")
    void letsAServletSetItsOwnPolicyAndCaching() throws IOException {
        Raw.Answer answer = Raw.get(port, "/prova/proprie");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    @Proves("SEC-28")
    void asksForHttpsOnlyWhereThePublicAddressIsHttps() throws IOException {
        assertThat(Raw.get(port, "/prova/x").header("Strict-Transport-Security"))
                .isEmpty();
        gateway.configure("proxied", Map.of("port", "0", "publicAddress", "https://varco.example.it"));
        Raw.Answer answer = Raw.get(gateway.port("proxied"), "/manca");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=63072000");
        gateway.remove("proxied");
    }

    @Test
    void tellsErrorsInTheLanguageOfTheBrowser() throws IOException {
        assertThat(Raw.get(port, "/manca").body()).isEqualTo("Questo indirizzo non esiste.\n");
        assertThat(Raw.request(port, "GET", "/manca", "Accept-Language: de, en-GB;q=0.8, it;q=0.5\r\n")
                        .body())
                .isEqualTo("This address does not exist.\n");
        assertThat(Raw.get(port, "/manca").header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(Raw.request(port, "HEAD", "/manca", "").body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /manca, '', 404, Questo indirizzo non esiste.",
        "TRACE, /prova/x, '', 405, Questa operazione non è ammessa a questo indirizzo.",
        "POST, /prova/x, 'Content-Length: 70000', 413, Il contenuto inviato è troppo grande.",
        "POST, /prova/x, 'Content-Encoding: gzip', 415, Il contenuto inviato è in un formato non ammesso.",
        "GET, /prova/guasto, '', 500, Si è verificato un errore.",
    })
    @Proves({"SEC-28", "SEC-41"})
    void answersPeopleWithAPageInWords(String method, String path, String header, int status, String words)
            throws Exception {
        String accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
        Raw.Answer answer = Raw.request(port, method, path, accept + (header.isEmpty() ? "" : header + "\r\n"));
        assertThat(answer.statuses()).containsExactly(status);
        assertPage(answer);
        assertThat(answer.body())
                .contains(words, "Codice dell’errore: " + status)
                .doesNotContain("{what}", "{title}", "{code}", "{back}", "{site}", "{language}");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_200, 40_000})
    @Proves({"SEC-28", "SEC-41"})
    void answersWithAPageAlsoWhereTheRequestWasNotReadToItsEnd(int length) throws Exception {
        Raw.Answer answer = Raw.get(port, "/prova/x?" + "a".repeat(length));
        assertThat(answer.statuses()).containsExactly(414);
        assertPage(answer);
    }

    /** The style is the only thing that a browser may take in, and only as it is. */
    private static void assertPage(Raw.Answer answer) throws Exception {
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.header("Content-Language")).isEqualTo("it");
        String body = answer.body();
        assertThat(body).startsWith("<!doctype html>").contains("<html lang=\"it\">", "<h1>", "<a href=\"/\">");
        String style = body.substring(body.indexOf("<style>") + 7, body.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertSecurityHeaders(answer);
    }

    @Test
    void tellsPeopleInEnglishToo() throws IOException {
        Raw.Answer answer = Raw.request(port, "GET", "/manca", "Accept: text/html\r\nAccept-Language: en\r\n");
        assertThat(answer.body()).contains("<html lang=\"en\">", "This address does not exist.");
    }

    static void assertSecurityHeaders(Raw.Answer answer) {
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .endsWith("; base-uri 'none'; frame-ancestors 'none'")
                .doesNotContain("unsafe-", "*", "http");
        if (!answer.header("Content-Type").startsWith("text/html")) {
            assertThat(policy)
                    .contains("; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';");
        }
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()").contains("geolocation=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }
}
