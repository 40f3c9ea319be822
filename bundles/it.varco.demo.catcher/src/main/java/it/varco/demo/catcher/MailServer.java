package it.varco.demo.catcher;

import java.net.InetAddress;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on the loopback address alone, which delivers whatever it takes to one mailbox of this process.
 *
 * <p>It relays nothing. Who may open a connection to this machine from itself may fill it: it takes a few connections
 * at a time, mails up to a size, and no connection that is silent.
 */
final class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int MOST_CONNECTIONS = 20;
    private static final int MOST_RECIPIENTS = 10;
    private static final int LARGEST_BYTES = 1 << 18;
    private static final int SILENT_SECONDS = 60;

    private final ExecutorService sessions = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "varco-demo-mail");
        thread.setDaemon(true);
        return thread;
    });
    private final SMTPServer server;

    /** @param port 0 for any that is free */
    MailServer(int port, Mailbox mailbox, Clock clock) {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Varco demo")
                .serverThreadName("varco-demo-mail-door")
                .executorService(sessions)
                .maxConnections(MOST_CONNECTIONS)
                .maxRecipients(MOST_RECIPIENTS)
                .maxMessageSize(LARGEST_BYTES)
                .connectionTimeout(SILENT_SECONDS, TimeUnit.SECONDS)
                .messageHandler((context, from, to, data) ->
                        mailbox.add(number -> MimeReader.read(number, clock.instant(), from, to, data)))
                .build();
    }

    /** Opens its port; where that is taken the log says so, and {@link #port} that it has none. */
    void start() {
        try {
            server.start();
            LOG.info("mail is caught port={}", server.getPortAllocated());
        } catch (RuntimeException taken) { // the library wraps what the socket says
            LOG.warn("no mail is caught: expected a free port port={}", server.getPort(), taken);
        }
    }

    /** The port at which it listens; empty while it does not. */
    OptionalInt port() {
        return server.isRunning() ? OptionalInt.of(server.getPortAllocated()) : OptionalInt.empty();
    }

    /** The address at which it listens. */
    InetAddress address() {
        return server.getBindAddress().orElseThrow();
    }

    void stop() {
        server.stop();
        sessions.shutdownNow();
    }
}
