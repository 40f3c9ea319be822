package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind a proxy: the address that browsers write leads nowhere from here. */
class ControlTest {

    private static final String URL = "https://varco.invalid";
    private static final int ON_ITS_WAY = 4;

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Home home;
    private RunFolder run;

    @BeforeAll
    static void letHostBeSaid() {
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true"); // as the program does, first of all
    }

    @BeforeEach
    void takeTheData() {
        home = Home.at(folder);
        run = RunFolder.take(home.data());
    }

    @AfterEach
    void giveItFree() {
        run.close();
    }

    @Test
    void isReadyWhenItsOwnListenerAnswersToTheNameOfThePage() throws IOException {
        assertThat(statusWhenItAnswers(200, "application/problem+json")).isEqualTo(Main.OK);
        assertThat(asked).containsExactly("varco.invalid /api/v1/status");
    }

    @Test
    void isNotReadyWhileItsListenerFails() throws IOException {
        assertThat(statusWhenItAnswers(503, "application/problem+json")).isEqualTo(Main.FAILED);
    }

    @Test
    void takesNoOtherProgramForTheGateway() throws IOException {
        assertThat(statusWhenItAnswers(404, "application/json")).isEqualTo(Main.FAILED);
        assertThat(statusWhenItAnswers(200, "text/html")).isEqualTo(Main.FAILED);
    }

    @Test
    void isReadyWhenItsListenerWithTlsAcceptsAConnection() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
            run.says(Running.State.READY, new Address(URL, "https://127.0.0.1:" + port + "/"), Address.NONE);
            assertThat(new Control(home).status(false)).isEqualTo(Main.OK);
        }
        assertThat(new Control(home).status(false)).isEqualTo(Main.FAILED);
    }

    @Test
    void isWellInTheFirstStartWhenTheManagementSiteAnswers() throws IOException {
        HttpServer listener = listener(200, "application/json");
        try {
            run.says(Running.State.FIRST_START, Address.NONE, new Address("http://localhost:8081", at(listener)));
            assertThat(new Control(home).status(true)).isEqualTo(Main.OK);
        } finally {
            listener.stop(0);
        }
        assertThat(asked).containsExactly("localhost:8081 /health/ready");
        assertThat(new Control(home).status(true)).isEqualTo(Main.FAILED);
    }

    @Test
    void isNotWellInTheFirstStartWhereNobodyCouldBegin() throws IOException {
        HttpServer listener = listener(503, "application/json");
        try {
            run.says(Running.State.FIRST_START, Address.NONE, new Address("http://localhost:8081", at(listener)));
            assertThat(new Control(home).status(false)).isEqualTo(Main.FAILED);
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void returnsFromAStartOnlyWhenEverythingHasStarted() throws Exception {
        HttpServer listener = listener(200, "application/json");
        long pid = ProcessHandle.current().pid();
        FutureTask<Integer> start = new FutureTask<>(() -> new Control(home).await(pid, 20));
        try {
            run.says(Running.State.READY, new Address(URL, at(listener)), Address.NONE);
            new Thread(start).start();
            await(() -> asked.size() > 2); // people can sign in, and it was told
            assertThat(start).isNotDone();
            run.saysAllStarted();
            assertThat(start.get(20, TimeUnit.SECONDS)).isEqualTo(Main.OK);
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void saysThatItIsOnItsWay() {
        assertThat(new Control(home).status(false)).isEqualTo(ON_ITS_WAY);
    }

    private int statusWhenItAnswers(int code, String type) throws IOException {
        HttpServer listener = listener(code, type);
        try {
            run.says(Running.State.READY, new Address(URL, at(listener)), Address.NONE);
            return new Control(home).status(false);
        } finally {
            listener.stop(0);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String at(HttpServer listener) {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + "/";
    }

    private HttpServer listener(int code, String type) throws IOException {
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        listener.start();
        return listener;
    }
}
