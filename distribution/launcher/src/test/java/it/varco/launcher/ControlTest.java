package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind a proxy: the address that browsers write leads nowhere from here. */
class ControlTest {

    private static final String URL = "https://varco.invalid";
    private static final int ON_ITS_WAY = 4;

    @TempDir
    private Path folder;

    private Home home;
    private RunFolder run;

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
    void isReadyWhenItsOwnListenerAnswersThatThePageHasAnotherName() throws IOException {
        assertThat(statusWhenItAnswers(421)).isEqualTo(Main.OK);
    }

    @Test
    void isNotReadyWhileItsListenerFails() throws IOException {
        assertThat(statusWhenItAnswers(503)).isEqualTo(ON_ITS_WAY);
    }

    @Test
    void isReadyWhenItsListenerWithTlsAcceptsAConnection() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
            run.says(RunFolder.State.READY, URL, "https://127.0.0.1:" + port + "/");
            assertThat(new Control(home).status()).isEqualTo(Main.OK);
        }
        assertThat(new Control(home).status()).isEqualTo(ON_ITS_WAY);
    }

    private int statusWhenItAnswers(int code) throws IOException {
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        listener.start();
        try {
            run.says(
                    RunFolder.State.READY,
                    URL,
                    "http://127.0.0.1:" + listener.getAddress().getPort() + "/");
            return new Control(home).status();
        } finally {
            listener.stop(0);
        }
    }
}
