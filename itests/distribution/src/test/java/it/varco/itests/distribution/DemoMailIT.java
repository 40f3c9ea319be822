package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import it.varco.proves.Proves;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of the demonstration with what it sent, also where somebody else sent something to it. */
@Chromium.Needed
@ExtendWith(Shared.class)
class DemoMailIT {

    private static final String HOSTILE = """
            <html><body onload="document.body.textContent = 'ran'"><p>Leggi qui</p>
            <script>document.body.textContent = 'ran'</script>
            <style>@import 'ELSEWHERE/import.css'; p { background: url(ELSEWHERE/style.png) }</style>
            <link rel="stylesheet" href="ELSEWHERE/link.css"><img src="ELSEWHERE/seen.png">
            <iframe src="ELSEWHERE/frame"></iframe><object data="ELSEWHERE/object"></object>
            </body></html>
            """;

    private final Gateway gateway;
    private final Browser browser;
    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private HttpServer elsewhere;
    private String hostile = "";

    DemoMailIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @BeforeEach
    void listen() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hostile = HOSTILE.replace("ELSEWHERE", address());
        elsewhere.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            fetched.add(path);
            byte[] body = (path.equals("/page") ? hostile : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
    }

    private String address() {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort();
    }

    @AfterEach
    void end() {
        elsewhere.stop(0);
    }

    @Test
    @Proves("SEC-51")
    void showsAMailInWhichNothingRunsAndFromWhichNothingIsFetched() throws IOException {
        send("anna@example.it", hostile);
        browser.begin(gateway, Look.RICH);
        browser.open("/demo/posta");
        browser.press("main td a, main th a");
        assertThat(browser.mainText()).contains("anna@example.it");
        String page = gateway.site() + browser.one("main a[href*='/html?']").getDomAttribute("href");

        browser.openForeign(page);

        assertThat(browser.words()).contains("Leggi qui").doesNotContain("ran");
        assertThat(fetched).isEmpty();
        browser.openForeign(address() + "/page"); // or the mail would be harmless by itself
        assertThat(browser.words()).isEqualTo("ran");
        assertThat(fetched).contains("/link.css");
    }

    private void send(String to, String html) throws IOException {
        List<String> lines = List.of(
                "EHLO test",
                "MAIL FROM:<anybody@example.org>",
                "RCPT TO:<" + to + ">",
                "DATA",
                "Subject: Guarda\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                        + html.replace("\n", "\r\n") + ".");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.mailPort())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer(answers)).startsWith("220");
            for (String line : lines) {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                assertThat(answer(answers)).as(line).matches("(250|354).*");
            }
        }
    }

    private static String answer(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line.startsWith("250-")) {
            line = answers.readLine();
        }
        return line;
    }
}
