package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gateway of its own: unpacked, with its own ports and data, run by {@code bin/varco}. */
final class Gateway implements AutoCloseable {

    /** More than a browser may open by default: 200 of them come from this machine at once. */
    private static final String CONNECTIONS = "connections.perAddress = 300\n";

    private final Path home;
    private final People people;
    private final Administrators administrators;
    private final int port;
    private final int managementPort;
    private final int mailPort;
    private final int identityPort;

    private Gateway(Path home, int more, int port, int managementPort, int mailPort, int identityPort) {
        this.home = home;
        this.people = People.settle(home, more);
        this.administrators = Administrators.settle(home);
        this.port = port;
        this.managementPort = managementPort;
        this.mailPort = mailPort;
        this.identityPort = identityPort;
    }

    /** The demonstration, unpacked and configured, with more people than it has by itself; not started. */
    static Gateway unpacked(int more) {
        Gateway gateway = unpacked("varco-demo", more);
        gateway.configure("it.varco.web", gateway.site(""));
        gateway.configure("it.varco.demo.catcher", "port = " + gateway.mailPort + "\nletters = ${varco.data}/posta\n");
        gateway.meetIdentityProvider();
        gateway.configure(
                "it.varco.channel.email",
                "host = localhost\nport = " + gateway.mailPort + "\nsecurity = none\nsender = varco@example.it\n");
        return gateway;
    }

    /** The archive for production: nobody is in it, and nobody administers it. Not started. */
    static Gateway empty() {
        return unpacked("varco", 0);
    }

    /** The demonstration, but jars of others wait for approval. */
    static Gateway inProduction() {
        Gateway gateway = unpacked(0);
        gateway.configure("it.varco.plugins", "mode = production\npoll = PT0.1S\n");
        gateway.start();
        gateway.management().ready();
        return gateway;
    }

    /** Gateway and identity provider know each other by the ports of this one. */
    private void meetIdentityProvider() {
        Path feature = home.resolve("features/demo/feature.json");
        write(
                feature,
                read(feature)
                        .replace("\"port\": 8083", "\"port\": " + identityPort)
                        .replace("http://127.0.0.1:8083", identityProvider().toString())
                        .replace("http://localhost:8080/accesso", site() + "/accesso"));
    }

    private static Gateway unpacked(String archive, int more) {
        Path home = Archive.unpacked(archive);
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket identity = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Gateway gateway = new Gateway(
                    home, more, one.getLocalPort(), other.getLocalPort(), mail.getLocalPort(), identity.getLocalPort());
            gateway.configure("it.varco.http-public", "port = " + gateway.port + "\n" + CONNECTIONS);
            gateway.configure("it.varco.http-management", "port = " + gateway.managementPort + "\n");
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked and ready, with all its people and some more. */
    static Gateway started(int more) {
        Gateway gateway = unpacked(more);
        try {
            gateway.start();
            gateway.settle();
            return gateway;
        } catch (AssertionError failed) {
            gateway.close();
            throw failed;
        }
    }

    /** Waits until everybody has their PIN: hashing them takes a while when the gateway first sees them. */
    void settle() {
        Until.isTrue("everybody has a PIN", () -> log().contains("demo people stored"));
    }

    Path home() {
        return home;
    }

    People people() {
        return people;
    }

    /** Address of the public site, without a slash at the end. */
    URI site() {
        return URI.create("http://localhost:" + port);
    }

    /** Address of the management listener, without a slash at the end. */
    URI managementSite() {
        return URI.create("http://localhost:" + managementPort);
    }

    /** Address of the identity provider of the demonstration, another site, without a slash at the end. */
    URI identityProvider() {
        return URI.create("http://127.0.0.1:" + identityPort);
    }

    /** Where the demonstration takes mail. */
    int mailPort() {
        return mailPort;
    }

    Administrators administrators() {
        return administrators;
    }

    Management management() {
        return new Management(this);
    }

    /** The token of this run. */
    String token() {
        return read(home.resolve("data/run/management-token")).strip();
    }

    long pid() {
        return Long.parseLong(read(home.resolve("data/run/pid")).strip());
    }

    /** Writes {@code conf/<name>.cfg}. */
    void configure(String name, String lines) {
        write(home.resolve("conf").resolve(name + ".cfg"), lines);
    }

    /** The same while it runs, and waits until the form of the PIN answers as it must from then on. */
    void configure(String name, String lines, int answered) {
        configure(name, lines);
        Visitor visitor = new Visitor(this);
        Until.isTrue(
                name + " is as configured", () -> visitor.get("/accesso/pin").statusCode() == answered);
    }

    /** The PIN is configured anew, by way of a configuration that it does not take: so it starts in any case. */
    void configurePin(String lines) {
        String development = "mode = development\nphaseout.enabled = false\n";
        configure("it.varco.credential.pin", development + "block.duration = three minutes\n", 503);
        configure("it.varco.credential.pin", development + lines, 200);
    }

    /** From now on every login takes longer than whoever sent the form shall look at a page that stands still. */
    void beSlow() {
        configure("it.varco.web", site("wait.sign = PT0.1S\n"));
        configurePin("hash.memoryKib = 32768\nhash.iterations = 10\n");
    }

    /** The end of that. */
    void beQuick() {
        configure("it.varco.web", site(""));
        configurePin("");
    }

    private String site(String more) {
        return "publicAddress = http://localhost:" + port + "\ndemo.page = /demo\n" + more;
    }

    /** From its next start on it is one in production, with the people who are in it by then. */
    void leaveDemonstration() {
        Archive.delete(home.resolve("features/demo"));
        Archive.delete(home.resolve("features/dev"));
        Path properties = home.resolve("conf/varco.properties");
        write(properties, read(properties).replace("varco.mode=development", "varco.mode=production"));
    }

    /** Hashes of PINs shall cost next to nothing: what is left is the gateway's own work. Before the first start. */
    void hashCheaply() {
        Path feature = home.resolve("features/demo/feature.json");
        String pin = "\"it.varco.credential.pin\": {";
        write(
                feature,
                read(feature).replace(pin, pin + "\"hash.memoryKib:Integer\": 8, \"hash.iterations:Integer\": 1,"));
    }

    /**
     * Everybody who was settled here can be reached by mail and by letter, and what failed is soon tried again. Before
     * the first start.
     */
    void reachEverybody() {
        Path feature = home.resolve("features/demo/feature.json");
        String contacts = "\"demoRecapiti\": [";
        String theirs = people.more().stream()
                .map(person -> person.codiceFiscale())
                .map(code -> '"' + code + ";EMAIL;" + code + "@posta.example\", \"" + code
                        + ";POSTA;Anna Prova|Via Inventata 1|00100 Roma RM\", ")
                .collect(Collectors.joining());
        String quick = "\"retry.first\": \"PT0.2S\", \"retry.last\": \"PT1S\", ";
        write(feature, read(feature).replace(contacts, quick + contacts + theirs));
    }

    /** It runs with the options of Java of an archive. Before the first start. */
    void takeOptionsOf(String archive) {
        Path options = Path.of("conf/jvm.options");
        Command.Result read =
                Command.in(home, List.of("tar", "xzOf", Archive.of(archive).toString(), archive + "/" + options));
        if (read.code() != 0) {
            throw new IllegalStateException("tar: " + read.said());
        }
        write(home.resolve(options), read.said());
    }

    /** Runs {@code bin/varco} with some words, from another folder as a user may. */
    Command.Result varco(String... words) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/varco").toString());
        command.addAll(List.of(words));
        return Command.in(home.getParent(), command);
    }

    /** Started, and people can sign in: the store opens while the first pages are there already. */
    void start() {
        Command.Result result = varco("start");
        if (result.code() != 0) {
            throw new AssertionError("start ended with " + result.code() + ": " + result.said() + "\n" + log());
        }
        Visitor visitor = new Visitor(this);
        Until.isTrue("the login page is there", () -> visitor.get("/accesso").statusCode() < 400);
    }

    /** {@code bin/varco run}, as somebody at a terminal starts it; returns at once. */
    Process runs() {
        ProcessBuilder run = new ProcessBuilder(home.resolve("bin/varco").toString(), "run").redirectErrorStream(true);
        run.environment().put("VARCO_ALLOW_ROOT", "1");
        try {
            return run.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it answers, and with that page. */
    boolean shows(String path) {
        try {
            return new Visitor(this).get(path).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    void stop() {
        Command.Result result = varco("stop");
        if (result.code() != 0) {
            throw new AssertionError("stop ended with " + result.code() + ": " + result.said());
        }
    }

    /** The end that nobody prepares for: {@code kill -9}. */
    void kill() {
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        Until.isTrue("process is gone", () -> !process.isAlive());
    }

    String log() {
        Path log = home.resolve("logs/varco.log");
        return Files.exists(log) ? read(log) : "";
    }

    /** The one example of that bundle which came with the archive. */
    Path example(String bundle) {
        try (Stream<Path> files = Files.list(home.resolve("examples"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(bundle + "-"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + bundle + " in examples/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a jar to {@code plugins/} as a person does it: into the folder, under its name. */
    Path drop(Path jar) {
        try {
            return Files.copy(jar, home.resolve("plugins").resolve(jar.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a jar of somebody else into {@code plugins/} and waits until it is seen. Returns its hash. */
    String deliver(Repacked jar, String name) {
        Path file = home.resolve("plugins").resolve(name);
        jar.to(file);
        String hash = Hands.sha256(file);
        Until.foundByAdministration(
                name + " is seen",
                () -> management().deliveries().stream()
                        .filter(each -> each.path("hash").asText().equals(hash))
                        .findFirst());
        return hash;
    }

    /** Does something while an example is in {@code plugins/}, from when people see it until they see it no more. */
    void with(String example, BooleanSupplier seen, Runnable act) {
        Path jar = drop(example(example));
        try {
            Until.isTrue(example + " is there", seen);
            act.run();
        } finally {
            delete(jar);
            Until.isTrue(example + " is gone", () -> !seen.getAsBoolean());
        }
    }

    /** The files of its data and its logs that hold a secret, in letters of one byte or of two. */
    List<Path> filesWith(String secret) throws IOException {
        try (Stream<Path> logs = Files.walk(home.resolve("logs"));
                Stream<Path> data = Files.walk(home.resolve("data"))) {
            return Stream.concat(logs, data)
                    .filter(Files::isRegularFile)
                    .filter(file -> contains(file, secret))
                    .toList();
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String wide = new String(secret.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
            return bytes.contains(secret) || bytes.contains(wide);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and takes its folder away, unless the system property {@code varco.keep} says that it is looked at. */
    @Override
    public void close() {
        varco("stop");
        if (!Boolean.getBoolean("varco.keep")) {
            Archive.delete(home.getParent());
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
