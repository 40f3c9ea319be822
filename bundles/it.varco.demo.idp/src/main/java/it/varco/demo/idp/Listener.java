package it.varco.demo.idp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of the JDK on the loopback address of this machine, with bounds: four threads, half a megabyte a
 * request, ten seconds to send it and as long to take the answer. Whoever comes under another name than the one it was
 * opened for is sent away.
 *
 * @source SEC-40, SEC-45 in small; D-44
 */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final int LARGEST_IN_BYTES = 512 * 1024;
    private static final String LONGEST_IN_SECONDS = "10";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Clock clock;

    private Listener(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        // what finds no place waits, and is cut off after the longest time of a request
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                work -> {
                    Thread thread = new Thread(work, "demo-idp");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Takes a port, and answers nobody yet.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if it is taken
     */
    static Listener bind(int port, Clock clock) {
        setUnlessSet("sun.net.httpserver.maxReqTime"); // the server knows these limits in no other way
        setUnlessSet("sun.net.httpserver.maxRspTime");
        try {
            return new Listener(HttpServer.create(new InetSocketAddress(loopback(), port), MOST_WAITING), clock);
        } catch (IOException taken) {
            throw new UncheckedIOException("port: expected one that is free, got " + port, taken);
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
    }

    private static void setUnlessSet(String limit) {
        if (System.getProperty(limit) == null) {
            System.setProperty(limit, LONGEST_IN_SECONDS);
        }
    }

    /** Where it answers, without a slash at the end. */
    String address() {
        return "http://" + authority();
    }

    private String authority() {
        return HOST + ":" + server.getAddress().getPort();
    }

    /** Answers from now on. */
    void answer(Function<Asked, Reply> site) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, site));
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, Function<Asked, Reply> site) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange, site);
            Headers headers = exchange.getResponseHeaders();
            reply.headers().forEach(headers::set);
            boolean bare = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), bare ? -1 : reply.body().length);
            if (!bare) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply reply(HttpExchange exchange, Function<Asked, Reply> site) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if (!List.of(authority()).equals(headers.get("Host"))) {
            return Reply.line(421, "This is not the address of this site.");
        }
        boolean isSent = exchange.getRequestMethod().equals("POST");
        if (!isSent && !List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Reply.line(405, "GET or POST");
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String form = "";
        if (isSent) {
            if (!first(headers, "Content-Type").split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
                return Reply.line(415, FORM);
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_IN_BYTES + 1);
            if (body.length > LARGEST_IN_BYTES) {
                return Reply.line(413, "At most " + LARGEST_IN_BYTES + " bytes");
            }
            form = new String(body, StandardCharsets.UTF_8);
        }
        Optional<Map<String, String>> fields = Fields.of(isSent ? form : query);
        if (fields.isEmpty()) {
            return Reply.line(400, "Each field once, encoded as forms are");
        }
        Words words = Words.preferred(fields.get().getOrDefault("lang", ""), first(headers, "Accept-Language"));
        return answered(
                site,
                new Asked(isSent, exchange.getRequestURI().getPath(), query, fields.get(), words, clock.instant()));
    }

    private static Reply answered(Function<Asked, Reply> site, Asked asked) {
        try {
            return site.apply(asked);
        } catch (RuntimeException fault) { // a fault of ours: nobody else would tell of it
            LOG.error("fault path={}", asked.path(), fault);
            return Reply.line(500, asked.words().of("fault"));
        }
    }

    private static String first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
}
