package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("D-51")
class SecretsTest {

    @TempDir
    private Path data;

    @Test
    void makesOnePrivateFileOf32RandomBytesForEachName() throws IOException {
        Secrets.make(data, List.of("store", "pin-pepper"));

        assertThat(permissions("secrets")).isEqualTo("rwx------");
        assertThat(permissions("secrets/store")).isEqualTo("rw-------");
        assertThat(Files.readAllBytes(data.resolve("secrets/store")))
                .hasSize(32)
                .isNotEqualTo(new byte[32])
                .isNotEqualTo(Files.readAllBytes(data.resolve("secrets/pin-pepper")));
    }

    @Test
    void neverTouchesAKeyThatIsThere() throws IOException {
        Secrets.make(data, List.of("store"));
        byte[] before = Files.readAllBytes(data.resolve("secrets/store"));

        Secrets.make(data, List.of("store", "pin-pepper"));

        assertThat(Files.readAllBytes(data.resolve("secrets/store"))).isEqualTo(before);
        assertThat(data.resolve("secrets/pin-pepper")).exists();
    }

    @Test
    void refusesAKeyThatHasLostBytes() throws IOException {
        Secrets.make(data, List.of("store"));
        Files.write(data.resolve("secrets/store"), new byte[31]);

        assertThatThrownBy(() -> Secrets.make(data, List.of("store")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secrets/store must have 32 bytes");
    }

    @Test
    void takesTheRightsOfOthersFromTheFolder() throws IOException {
        Files.createDirectory(
                data.resolve("secrets"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        Secrets.make(data, List.of());

        assertThat(permissions("secrets")).isEqualTo("rwx------");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }
}
