package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PepperTest {

    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    private static final CodiceFiscale CLARA = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final byte[] SECRET = {'m', 'a', 'r', 'e'};

    @TempDir
    private Path secrets;

    @Test
    void leavesTheSecretAsItWas() {
        byte[] secret = {1, 2, 3};

        assertThat(Keys.pepper().season(1, secret)).hasSize(32);

        assertThat(secret).containsExactly(1, 2, 3);
    }

    @Test
    @Proves("SEC-06")
    void derivesOtherKeysForEachPurpose() {
        Pepper one = new Pepper("varco.one", List.of(Keys.of(1)));
        Pepper other = new Pepper("varco.other", List.of(Keys.of(1)));

        assertThat(one.season(1, SECRET)).isNotEqualTo(other.season(1, SECRET));
        assertThat(one.nameOf(MARIO)).isNotEqualTo(other.nameOf(MARIO));
    }

    @Test
    @Proves("SEC-05")
    void dependsOnTheKey() {
        Pepper one = Keys.pepper(1);
        Pepper other = Keys.pepper(2);

        assertThat(one.season(1, SECRET)).isNotEqualTo(other.season(1, SECRET));
        assertThat(one.nameOf(MARIO)).isNotEqualTo(other.nameOf(MARIO)).hasSize(43);
        assertThat(one.nameOf(MARIO)).isNotEqualTo(one.nameOf(CLARA));
    }

    @Test
    void namesRecordsWithTheFirstKeyAndSeasonsWithTheLatest() {
        Pepper before = Keys.pepper(1);
        Pepper after = Keys.pepper(1, 2);

        assertThat(after.nameOf(MARIO)).isEqualTo(before.nameOf(MARIO));
        assertThat(after.latest()).isEqualTo(2);
        assertThat(after.season(1, SECRET)).isEqualTo(before.season(1, SECRET));
        assertThat(after.season(2, SECRET)).isNotEqualTo(before.season(1, SECRET));
        assertThat(after.has(2)).isTrue();
        assertThat(before.has(2)).isFalse();
        assertThat(before.has(0)).isFalse();
        assertThat(after).hasToString("Pepper[2 keys]");
    }

    @Test
    void isReadFromItsFiles() throws IOException {
        Path first = write("pepper", 32, "rw-------");
        assertThat(PepperFiles.read(first, "varco.test").latest()).isEqualTo(1);

        write("pepper.2", 32, "r--------");
        assertThat(PepperFiles.read(first, "varco.test").latest()).isEqualTo(2);
    }

    @Test
    void isNotReadFromAFileThatIsMissingOrOfAnotherSize() throws IOException {
        assertThatThrownBy(() -> PepperFiles.read(secrets.resolve("none"), "varco.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected a file of 32 random bytes at ");
        Path small = write("small", 31, "rw-------");
        assertThatThrownBy(() -> PepperFiles.read(small, "varco.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected exactly 32 bytes in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void isNotReadFromAFileThatIsOpenToOthers(String mode) throws IOException {
        Path file = write("pepper", 32, mode);

        assertThatThrownBy(() -> PepperFiles.read(file, "varco.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pepperFile: expected mode 0600, open to nobody else, of ");
    }

    @Test
    void isFoundByFrameworkProperties() throws IOException {
        write("pepper", 32, "rw-------");

        assertThat(PepperFiles.read("${varco.data}/pepper", name -> secrets.toString(), "varco.test")
                        .latest())
                .isEqualTo(1);
        assertThatThrownBy(() -> PepperFiles.read("${varco.none}/pepper", name -> null, "varco.test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pepperFile: expected a framework property for ${varco.none}");
    }

    private Path write(String name, int size, String mode) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX modes here");
        Path file = Files.write(secrets.resolve(name), new byte[size]);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
