package it.varco.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The site on a real HTTP engine at a free port, with rooms of the test. */
final class RunningSite {

    static final Instant NOW = Instant.parse("2026-11-21T17:05:30Z");

    /** What the clock of the site says. */
    volatile Instant now = NOW;

    final Place place;
    final FakeRooms rooms;
    /** Rings when the test says so. */
    final HandAlarm alarm = new HandAlarm();

    final Memory memory = Memory.since(NOW);
    final LiveStreams streams = new LiveStreams(Duration.ofMillis(20));
    final Contributions contributions = new Contributions("it.varco.web", new FolderFiles(FolderFiles.WEB));
    final Assets assets = new Assets(new FolderFiles(FolderFiles.WEB));
    private final Server server = new Server();
    private final int port;

    /** The public site. */
    RunningSite() throws Exception {
        this(Place.PUBLIC, new FakeRooms());
    }

    RunningSite(Place place, FakeRooms rooms) throws Exception {
        this.place = place;
        this.rooms = rooms;
        contributions.add("it.varco.guest", new FolderFiles(FolderFiles.GUEST));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.open();
        port = connector.getLocalPort();
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new Door(site()));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/");
        server.setHandler(context);
        server.start();
    }

    private Site site() {
        PublicAddress address = PublicAddress.of("http://localhost:" + port);
        return new Site(
                new SiteSettings(place, shown(), Duration.ofSeconds(1)),
                () -> address,
                rooms::now,
                new Watch(),
                assets,
                contributions,
                memory,
                set -> rooms.owner,
                streams,
                alarm);
    }

    static Map<String, Object> shown() {
        Map<String, Object> shown = new HashMap<>();
        shown.put("site.name", "Varco");
        shown.put("site.tagline", "");
        shown.put("site.owner", "Istituto");
        shown.put("site.ownerUrl", "");
        shown.put("banner", List.of());
        shown.put("contact.landline", "803164");
        shown.put("contact.mobile", "06164164");
        shown.put("accessibility.declaration", "");
        shown.put("accessibility.mail", "");
        shown.put("accessibility.feedback", "");
        shown.put("privacy.notice", "");
        return shown;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    /** A browser without cookies. */
    Browser browser() {
        return new Browser(origin());
    }

    /** A browser that holds an open session. */
    Browser signedIn() {
        Browser browser = browser();
        browser.cookies.put(
                place.cookies().session(), rooms.open(place.channel()).text());
        return browser;
    }

    /** Sends a request as it is written, and gives the answer as it comes. */
    String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String authority() {
        return "localhost:" + port;
    }

    void stop() throws Exception {
        streams.close();
        server.stop();
    }

    private final class Watch extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Door extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Site site;

        Door(Site site) {
            this.site = site;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            site.serve(request, response);
        }
    }
}
