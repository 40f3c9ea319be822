package it.varco.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the archive with the tar of the machine, as whoever downloads it does. */
class TarTest {

    private static final String DEEP = "org.eclipse.osgitech.rest.servlet.whiteboard/1.2.2/"
            + "org/eclipse/osgi-technology/rest/org.eclipse.osgitech.rest.servlet.whiteboard-1.2.2-SNAPSHOT.jar";

    @TempDir
    private Path folder;

    @Test
    void isReadByTar() throws Exception {
        assumeThat(Path.of("/bin/tar")).exists();
        Path product = folder.resolve("varco");
        file(product.resolve("bin/varco"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(product.resolve("bin/varco"), PosixFilePermissions.fromString("rwxrwxr-x"));
        file(product.resolve("system").resolve(DEEP), "x".repeat(1_000));
        Files.createDirectories(product.resolve("plugins"));

        Tar.pack(product, folder.resolve("varco.tar.gz"), Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(tar("-tvzf"))
                .contains(
                        "drwxr-xr-x 0/0 0 2026-01-01 00:00 varco/",
                        "-rwxr-xr-x 0/0 10 2026-01-01 00:00 varco/bin/varco",
                        "drwxr-xr-x 0/0 0 2026-01-01 00:00 varco/plugins/",
                        "-rw-r--r-- 0/0 1000 2026-01-01 00:00 varco/system/" + DEEP);
        assertThat(String.join("", tar("-xzOf"))).isEqualTo("#!/bin/sh" + "x".repeat(1_000));
    }

    private List<String> tar(String options) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                "/bin/tar", options, folder.resolve("varco.tar.gz").toString());
        command.environment().put("TZ", "UTC");
        Process process = command.redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertThat(process.waitFor()).as(lines.toString()).isZero();
        return lines;
    }

    private static void file(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
