package it.varco.itests.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Jars for a gateway in production that asks for signatures: whatever runs of them leaves a mark, and whoever signs
 * them is on its list.
 */
final class Intruders {

    private final Gateway gateway;
    private final Path desk;
    private final Seal seal;
    private final Path jar;

    private Intruders(Gateway gateway, Path desk, Seal seal, Path jar) {
        this.gateway = gateway;
        this.desk = desk;
        this.seal = seal;
        this.jar = jar;
    }

    /**
     * Prepares a gateway for them that was not started yet.
     *
     * @param others who are on its list of signers too
     */
    static Intruders at(Gateway gateway, Path desk, Seal... others) {
        Seal seal = Seal.of("Acme", desk);
        StringBuilder signers = new StringBuilder(seal.pem());
        for (Seal other : others) {
            signers.append(other.pem());
        }
        Gateway.write(gateway.home().resolve("conf/signers.pem"), signers.toString());
        gateway.configure("it.varco.plugins", "mode = production\npoll = PT0.1S\nsigners = conf/signers.pem\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        gateway.hashCheaply();
        return new Intruders(gateway, desk, seal, compiled("Intruder", gateway, desk));
    }

    /** A bundle of tests, and beside it its class files. */
    static Path compiled(String name, Gateway gateway, Path desk) {
        try {
            Path folder = Files.createDirectory(desk.resolve(name));
            return TestPlugin.of(name, gateway, folder, "org.osgi.framework", Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One that nobody signed.
     *
     * @param name last part of its symbolic name, and of the file in which it leaves its mark
     * @param says the mark
     */
    Repacked plain(String name, String says) {
        return Repacked.of(jar)
                .header("Bundle-SymbolicName", "org.example." + name)
                .header("Intruder-Tells", tells(name).toString())
                .header("Intruder-Says", says);
    }

    byte[] signed(Repacked plain) {
        return seal.on(plain.bytes());
    }

    byte[] signed(String name, String says) {
        return signed(plain(name, says));
    }

    /** What ran so far of all that have a name, a line each. */
    List<String> marks(String name) {
        return Files.exists(tells(name)) ? Gateway.read(tells(name)).lines().toList() : List.of();
    }

    private Path tells(String name) {
        return desk.resolve(name + ".told");
    }

    Path file(String name) {
        return gateway.home().resolve("plugins").resolve(name + ".jar");
    }

    /** Puts something in the folder under a name, in the place of what lay there. */
    void lay(String name, byte[] content) {
        try {
            Files.copy(new ByteArrayInputStream(content), file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and waits until it is in a state. Returns its hash. */
    String laid(String name, byte[] content, String state) {
        lay(name, content);
        String hash = Hands.sha256(file(name));
        Until.foundByAdministration(
                name + " is " + state,
                () -> gateway.management()
                        .delivery(name + ".jar", state)
                        .filter(seen -> seen.path("hash").asText().equals(hash)));
        return hash;
    }

    /** Waits until the list of plugins tells of something in half a sentence. */
    void told(String what) {
        Until.foundByAdministration(
                "it is told: " + what,
                () -> gateway.management().plugins().stream()
                        .map((JsonNode plugin) -> plugin.path("problem").asText())
                        .filter(problem -> problem.contains(what))
                        .findFirst());
    }
}
