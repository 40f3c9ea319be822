package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    private Path data;

    @Test
    @Proves("D-46")
    void leavesANewPrivateTokenAtEachStart() throws IOException {
        String first = token();
        String second = token();

        assertThat(first).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(second);
        assertThat(data.resolve("run/management-token")).doesNotExist();
    }

    @Test
    void saysWhatRunsAndHowItIs() {
        assertThat(RunFolder.running(data)).isEmpty();
        try (RunFolder run = RunFolder.take(data)) {
            long pid = ProcessHandle.current().pid();
            assertThat(RunFolder.running(data)).contains(new RunFolder.Running(pid, RunFolder.State.STARTING, "", ""));

            run.says(RunFolder.State.READY, "https://varco.example", "http://127.0.0.1:8080/");
            assertThat(RunFolder.running(data))
                    .contains(new RunFolder.Running(
                            pid, RunFolder.State.READY, "https://varco.example", "http://127.0.0.1:8080/"));
        }
        assertThat(RunFolder.running(data)).isEmpty();
    }

    @Test
    void isNotFooledByWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/lock"), "");
        Files.writeString(data.resolve("run/pid"), "1");
        Files.writeString(data.resolve("run/state"), "READY http://localhost:8080");

        assertThat(RunFolder.running(data)).isEmpty();
    }

    @Test
    void takesAwayWhatAKilledProcessLeftBeforeItWritesAnything() throws IOException {
        Path run = Files.createDirectories(data.resolve("run"));
        Files.writeString(run.resolve("pid"), "1");
        Files.writeString(run.resolve("state"), "READY");
        Files.createDirectories(run.resolve("pid.new")); // no new number can be written

        assertThatThrownBy(() -> RunFolder.take(data)).isInstanceOf(CannotStart.class);
        assertThat(run.resolve("pid")).doesNotExist();
        assertThat(run.resolve("state")).doesNotExist();
    }

    @Test
    void refusesASecondGatewayOnTheSameData() {
        try (RunFolder first = RunFolder.take(data)) {
            first.says(RunFolder.State.READY);
            assertThatThrownBy(() -> RunFolder.take(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another gateway (process "
                            + ProcessHandle.current().pid() + ") uses the data folder " + data);
        }
        RunFolder.take(data).close();
    }

    @Test
    void refusesDataThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> RunFolder.take(file)).hasMessageContaining("The data folder " + file);
    }

    private String token() throws IOException {
        try (RunFolder run = RunFolder.take(data)) {
            run.says(RunFolder.State.READY);
            Path file = data.resolve("run/management-token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            return Files.readString(file);
        }
    }
}
