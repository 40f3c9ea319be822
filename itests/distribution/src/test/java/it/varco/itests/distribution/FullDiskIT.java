package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose data and logs lie on a small disk of their own, which is filled below it and emptied again. */
class FullDiskIT {

    /** What is kept for the trail. */
    private static final long RESERVE = 64L << 20;

    private static final String SIZE = "size=160m";

    @TempDir
    private Path desk;

    private Path disk;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        disk = Files.createDirectory(desk.resolve("disk"));
        Assumptions.assumeTrue(
                Command.in(desk, List.of("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()))
                                .code()
                        == 0,
                "skipped: no disk of its own can be mounted here");
        gateway = Gateway.unpacked(1);
        for (String folder : List.of("data", "logs")) {
            Files.deleteIfExists(gateway.home().resolve(folder));
            Files.createSymbolicLink(gateway.home().resolve(folder), Files.createDirectory(disk.resolve(folder)));
        }
        gateway.hashCheaply();
        gateway.start();
        gateway.settle();
    }

    @AfterEach
    void remove() {
        if (gateway != null) {
            gateway.close();
        }
        Command.in(desk, List.of("umount", disk.toString()));
    }

    @Test
    @Proves({"REL-04", "REL-03"})
    void letsNobodyActAndEverybodyReadAndRecoversByItself() throws IOException {
        Person person = gateway.people().first();
        Visitor inside = new Visitor(gateway).entered(person);
        Path filling = disk.resolve("filling");
        Path log = disk.resolve("logs/varco.log");

        fill(filling, RESERVE / 2);
        Until.isTrue(
                "nobody can begin a login",
                () -> new Visitor(gateway).get("/accesso/pin").statusCode() == 503);
        HttpResponse<String> refused = new Visitor(gateway).get("/accesso/pin");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("Riprova");
        assertThat(new Visitor(gateway.managementSite()).get("/health/ready").body())
                .contains("the disk of the database has less than 64 MB left, which are kept for the trail");
        assertThat(inside.isIn()).isTrue();
        assertThat(inside.get("/area/sessioni").statusCode()).isEqualTo(200);
        long logged = Files.size(log);
        assertThat(gateway.management().ready().lastPosition()).isPositive(); // a look that is recorded
        assertThat(Files.size(log)).as("the log leaves the rest to the trail").isEqualTo(logged);

        fill(filling, 0);
        assertThat(new Visitor(gateway).get("/").statusCode()).isEqualTo(200);
        assertThat(new Visitor(gateway).get("/accesso/pin").statusCode()).isEqualTo(503);

        Files.delete(filling);
        Until.isTrue(
                "people can sign in again",
                () -> new Visitor(gateway).get("/accesso/pin").statusCode() == 200);
        assertThat(new Visitor(gateway).entered(person).isIn()).isTrue();
        assertThat(inside.isIn()).isTrue();
        assertThat(gateway.management().verification().path("intact").asBoolean())
                .isTrue();
        Until.isTrue("the log says what is missing", () -> Gateway.read(log).contains("Log written again"));
    }

    /** Fills the disk until so many bytes are left. */
    private void fill(Path file, long left) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (disk.toFile().getUsableSpace() > left) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }
}
