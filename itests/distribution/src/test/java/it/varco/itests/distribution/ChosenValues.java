package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Requests of outsiders, of which no two are alike in any place where an outsider may choose what stands there; as fast
 * as the gateway takes them, many over each connection and from many addresses.
 */
final class ChosenValues {

    private static final int AT_ONCE = 50;

    /** Fewer than one network may miss before it has to wait. */
    private static final int LOGINS_AT_ONCE = 8;

    private static final int SENDERS = 4;

    /** One connection in so many brings logins, which cost a hash and records in the store. */
    private static final int LOGINS = 20;

    private static final int LETTERS = 26;
    private static final int CODES = 100;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})");
    private static final Pattern COOKIE = Pattern.compile("(?mi)^set-cookie: ([^=]+=[^;\\r]+)");

    private final Gateway gateway;
    private final Map<String, Long> answers = new ConcurrentSkipListMap<>();
    private int connections;

    ChosenValues(Gateway gateway) {
        this.gateway = gateway;
    }

    /** How many answers there were so far, by who asked and with which status they were answered. */
    Map<String, Long> answers() {
        return answers;
    }

    /** Sends {@code number} requests: to pages that are and are not there, to the administration, and logins. */
    void send(int number) {
        int end = connections + number / AT_ONCE;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (; connections < end; connections++) {
                int connection = connections;
                sent.add(senders.submit(() -> send(connection, connection * AT_ONCE)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            senders.shutdownNow();
        }
    }

    private void send(int connection, int first) {
        if (connection % LOGINS == 0) {
            signIn(connection, first);
            return;
        }
        switch (connection % 4) {
            case 0 -> exchange("lost", gateway.site(), requests(this::lost, first, AT_ONCE), connection);
            case 1 -> exchange("reader", gateway.site(), requests(this::reader, first, AT_ONCE), connection);
            case 2 -> exchange("guesser", gateway.site(), requests(this::guesser, first, AT_ONCE), connection);
            default ->
                exchange("program", gateway.managementSite(), requests(this::program, first, AT_ONCE), connection);
        }
    }

    private static List<String> requests(IntFunction<String> request, int first, int number) {
        return IntStream.range(first, first + number).mapToObj(request).toList();
    }

    /** Somebody at a page that is not there, of a site that is not ours. */
    private String lost(int i) {
        return "GET /" + word("p", i) + "?" + word("q", i) + "=" + word("v", i) + " HTTP/1.1\r\nHost: " + word("h", i)
                + ".example\r\n" + word("X-", i) + ": " + word("y", i) + "\r\n\r\n";
    }

    /** Somebody at the door, of whom a browser, a proxy and a link say something new each time. */
    private String reader(int i) {
        String[] at = {"accesso/pin", "accesso", "aiuto", "attesa/" + key(i), "accesso/" + word("p", i)};
        return "GET /" + at[i % at.length] + "?ritorno=/" + word("r", i) + "&lang=" + word("l", i) + " HTTP/1.1\r\n"
                + host(gateway.site())
                + lines(
                        "Accept-Language: " + word("a", i) + ", " + key(i).charAt(6) + key(i).charAt(7) + ";q=0.5",
                        "Cookie: __Host-varco=" + key(i) + "; __Host-varco-accesso=" + key(i) + "; " + word("c", i)
                                + "=1",
                        "User-Agent: " + word("u", i),
                        "If-None-Match: \"" + word("e", i) + "\"",
                        "X-Forwarded-For: " + address(i),
                        "Forwarded: for=" + address(i),
                        "X-Request-Id: " + word("x", i),
                        "Accept: " + word("t", i) + "/" + word("s", i));
    }

    /** Somebody who sends forms that were never shown, with fields that there are not. */
    private String guesser(int i) {
        String form = "_attempt=" + key(i) + "&_token=" + key(i) + "&codiceFiscale=" + codiceFiscale(i) + "&pin="
                + word("P", i) + "&" + word("f", i) + "=" + word("v", i);
        String[] at = {"/accesso/pin", "/accesso/" + word("i", i), "/uscita", "/area/sessioni", "/area/" + word("o", i)
        };
        return "POST " + at[i % at.length] + " HTTP/1.1\r\n" + host(gateway.site())
                + lines(
                        "Cookie: __Host-varco=" + key(i) + "; __Host-varco-accesso=" + key(i),
                        "Origin: " + gateway.site(),
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length())
                + form;
    }

    /** A program with a token that nobody gave it. */
    private String program(int i) {
        String[] at = {"plugins/credential/" + word("i", i), "sessions/" + word("s", i) + "/endings", word("r", i)};
        String body = "{\"" + word("f", i) + "\": \"" + word("v", i) + "\"}";
        return "POST /api/admin/v1/" + at[i % at.length] + "?" + word("q", i) + "=1 HTTP/1.1\r\n"
                + host(gateway.managementSite())
                + lines(
                        "Authorization: Bearer varco_" + key(i) + key(i + 1),
                        "Idempotency-Key: " + key(i),
                        "If-Match: \"" + i + "\"",
                        "Traceparent: 00-" + key(i) + key(i) + "-" + key(i).substring(16) + "-01",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length())
                + body;
    }

    /** Some who open the form of the PIN, each as a new browser, and fill it in with a codice fiscale of nobody. */
    private void signIn(int connection, int first) {
        URI site = gateway.site();
        String open = "GET /accesso/pin HTTP/1.1\r\n" + host(site) + "\r\n";
        List<String> pages = exchange("form", site, requests(i -> open, first, LOGINS_AT_ONCE), connection);
        for (int i = 0; i < LOGINS_AT_ONCE; i++) {
            Map<String, String> fields = Visitor.hidden(pages.get(i), "/accesso/pin");
            fields.put("codiceFiscale", codiceFiscale(first + i));
            fields.put("pin", People.WRONG_PIN);
            String form = answered(site, pages.get(i), Visitor.encoded(fields));
            exchange("login", site, List.of(form), connection); // one that takes longer ends its connection
        }
    }

    private static String answered(URI site, String page, String form) {
        String cookies =
                COOKIE.matcher(page).results().map(cookie -> cookie.group(1)).collect(Collectors.joining("; "));
        return "POST /accesso/pin HTTP/1.1\r\n" + host(site)
                + lines(
                        "Cookie: " + cookies,
                        "Origin: null",
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length())
                + form;
    }

    /** Sends all of {@code requests} over one connection, from one of many addresses of this machine. */
    private List<String> exchange(String who, URI site, List<String> requests, int address) {
        int last = requests.size() - 1;
        String all = String.join("", requests.subList(0, last))
                + requests.get(last).replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (Socket socket = new Socket()) {
            byte[] local = {127, (byte) (1 + (address >> 16)), (byte) (address >> 8), (byte) address};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(local), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.getPort()));
            socket.setSoTimeout(Math.toIntExact(Until.PATIENCE.toMillis()));
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> answered = List.of(said.split("(?=HTTP/1\\.1 [1-5])", -1));
            assertThat(answered).as(requests.get(0)).hasSameSizeAs(requests);
            answered.forEach(answer -> count(who, answer));
            return answered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String who, String answer) {
        Matcher status = STATUS.matcher(answer);
        answers.merge(who + " " + (status.lookingAt() ? status.group(1) : "unanswered"), 1L, Long::sum);
    }

    private static String host(URI site) {
        return "Host: " + site.getAuthority() + "\r\n";
    }

    private static String lines(String... headers) {
        return String.join("\r\n", headers) + "\r\n\r\n";
    }

    /** A word that nobody has said before. */
    private static String word(String kind, int number) {
        return kind + Integer.toUnsignedString(number * 0x9E3779B1, 36);
    }

    /** What looks like an identifier of ours. */
    private static String key(int number) {
        return String.format("%08x", number * 0x9E3779B1).repeat(4).substring(0, 22);
    }

    private static String address(int number) {
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Nobody's, and another one for each of the first million numbers. */
    private static String codiceFiscale(int number) {
        int letters = number / CODES;
        String three = "" + (char) ('A' + letters / LETTERS / LETTERS % LETTERS)
                + (char) ('A' + letters / LETTERS % LETTERS) + (char) ('A' + letters % LETTERS);
        return People.code(three, number % CODES);
    }
}
