package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

    @TempDir
    Path secrets;

    @Test
    void readsTheFirstKeyAndTheLaterOnesBesideIt() throws IOException {
        Path first = file("store", 32, "rw-------");
        file("store.2", 32, "r--------");
        file("store.4", 32, "rw-------");

        assertThat(KeyFiles.read(first)).containsOnlyKeys(1, 2);
        assertThat(KeyFiles.read(first).get(1)).isEqualTo(Files.readAllBytes(first));
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> KeyFiles.read(secrets.resolve("store")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("keyFile: expected a file of 32 random bytes at ");
    }

    @Test
    void refusesAFileOfAnotherSize() throws IOException {
        for (int size : new int[] {0, 31, 33, 64}) {
            Path file = file("store", size, "rw-------");

            assertThatThrownBy(() -> KeyFiles.read(file)).hasMessageStartingWith("keyFile: expected exactly 32 bytes");
        }
    }

    @Test
    @Proves("SEC-54")
    @DisabledOnOs(OS.WINDOWS)
    void refusesAFileThatOthersMayOpen() throws IOException {
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
            Path file = file("store", 32, mode);

            assertThatThrownBy(() -> KeyFiles.read(file)).hasMessageStartingWith("keyFile: expected mode 0600");
        }
    }

    private Path file(String name, int size, String mode) throws IOException {
        Path file = secrets.resolve(name);
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 5);
        Files.deleteIfExists(file);
        Files.write(file, bytes);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
