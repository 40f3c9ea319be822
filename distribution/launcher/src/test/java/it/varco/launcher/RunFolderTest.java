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
            assertThat(Running.in(data)).contains(new Running(pid, Running.State.STARTING, Address.NONE, Address.NONE));

            Address page = new Address("https://varco.example", "http://127.0.0.1:8080/");
            Address management = new Address("http://localhost:8081", "http://127.0.0.1:8081/");
            run.says(Running.State.READY, page, management);
            assertThat(Running.in(data)).contains(new Running(pid, Running.State.READY, page, management));
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
    void leavesNoCodeOfAFirstStartBehind() throws IOException {
        Path run = Files.createDirectories(data.resolve("run"));
        Files.writeString(run.resolve("first-start-code"), "ABCDE-FGHJK 2026-01-01T10:30:00Z");

        try (RunFolder taken = RunFolder.take(data)) {
            assertThat(RunFolder.hasCode(run)).isFalse();
            taken.says(Running.State.READY);
            Files.writeString(run.resolve("first-start-code"), "ABCDE-FGHJK 2026-01-01T10:30:00Z");
        }
        assertThat(RunFolder.hasCode(run)).isFalse();
    }

    @Test
    void saysWhenEverythingHasStartedAndWhyTheLastRunEnded() throws IOException {
        assertThat(RunFolder.lastFailure(data)).isEmpty();
        try (RunFolder run = RunFolder.take(data)) {
            assertThat(Running.hasAllStarted(data)).isFalse();
            run.saysAllStarted();
            assertThat(Running.hasAllStarted(data)).isTrue();
            run.saysFailure(new Failure(5, "The port 8080 cannot be used:\nstop the program that has it."));
        }
        assertThat(Running.hasAllStarted(data)).isFalse();
        assertThat(RunFolder.lastFailure(data))
                .contains(new Failure(5, "The port 8080 cannot be used: stop the program that has it."));

        RunFolder.take(data).close();
        assertThat(RunFolder.lastFailure(data)).isEmpty();
        Files.writeString(data.resolve("run/pid"), "1");
        assertThat(RunFolder.lastFailure(data)).contains(Failure.killed());
    }

    @Test
    void refusesASecondGatewayOnTheSameData() {
        try (RunFolder first = RunFolder.take(data)) {
            first.says(Running.State.READY);
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
            run.says(Running.State.READY);
            Path file = data.resolve("run/management-token");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            return Files.readString(file);
        }
    }
}
