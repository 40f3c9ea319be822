package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PepperTest {

    @TempDir
    private Path secrets;

    @Test
    @Proves("PIN-03")
    void makesNoDifferenceBetweenCapitalAndSmallLetters() {
        assertThat(season("abcXYZ19")).isEqualTo(season("ABCxyz19")).hasSize(32);
        assertThat(season("\u00e0bcdefgh")).isNotEqualTo(season("\u00c0bcdefgh"));
        assertThat(season("[bcdefgh")).isNotEqualTo(season("{bcdefgh"));
    }

    @Test
    void leavesThePinAsItWas() {
        char[] pin = "abcd1234".toCharArray();

        season(new String(pin));
        Keys.pepper().season(1, pin);

        assertThat(pin).isEqualTo("abcd1234".toCharArray());
    }

    @Test
    @Proves("SEC-05")
    void dependsOnTheKey() {
        Pepper one = Keys.pepper(1);
        Pepper other = Keys.pepper(2);

        assertThat(one.season(1, "ABCD1234".toCharArray())).isNotEqualTo(other.season(1, "ABCD1234".toCharArray()));
        assertThat(one.nameOf(PinWorld.MARIO))
                .isNotEqualTo(other.nameOf(PinWorld.MARIO))
                .hasSize(43);
        assertThat(one.nameOf(PinWorld.MARIO)).isNotEqualTo(one.nameOf(PinWorld.CLARA));
    }

    @Test
    void namesRecordsWithTheFirstKeyAndSeasonsWithTheLatest() {
        Pepper before = Keys.pepper(1);
        Pepper after = Keys.pepper(1, 2);

        assertThat(after.nameOf(PinWorld.MARIO)).isEqualTo(before.nameOf(PinWorld.MARIO));
        assertThat(after.latest()).isEqualTo(2);
        assertThat(after.season(1, "ABCD1234".toCharArray())).isEqualTo(before.season(1, "ABCD1234".toCharArray()));
        assertThat(after.season(2, "ABCD1234".toCharArray())).isNotEqualTo(before.season(1, "ABCD1234".toCharArray()));
        assertThat(after.has(2)).isTrue();
        assertThat(before.has(2)).isFalse();
        assertThat(before.has(0)).isFalse();
        assertThat(after).hasToString("Pepper[2 keys]");
    }

    @Test
    void isReadFromItsFiles() throws IOException {
        Path first = write("pin-pepper", 32, "rw-------");
        assertThat(PepperFiles.read(first).latest()).isEqualTo(1);

        write("pin-pepper.2", 32, "r--------");
        assertThat(PepperFiles.read(first).latest()).isEqualTo(2);
    }

    @Test
    void isNotReadFromAFileThatIsMissingOrOfAnotherSize() throws IOException {
        assertThatThrownBy(() -> PepperFiles.read(secrets.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected a file of 32 random bytes at ");
        Path small = write("small", 31, "rw-------");
        assertThatThrownBy(() -> PepperFiles.read(small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected exactly 32 bytes in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void isNotReadFromAFileThatIsOpenToOthers(String mode) throws IOException {
        Path file = write("pin-pepper", 32, mode);

        assertThatThrownBy(() -> PepperFiles.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected mode 0600, open to nobody else, of ");
    }

    private static byte[] season(String pin) {
        return Keys.pepper().season(1, pin.toCharArray());
    }

    private Path write(String name, int size, String mode) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX modes here");
        Path file = Files.write(secrets.resolve(name), new byte[size]);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
