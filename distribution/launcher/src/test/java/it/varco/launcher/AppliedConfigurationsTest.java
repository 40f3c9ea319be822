package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedConfigurationsTest {

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void makeHome() throws IOException {
        home = new TestHome(folder).configurations("{\"p\": {\"k\": \"v\"}}").write();
        Files.createDirectories(home.cache());
        Files.writeString(folder.resolve("conf/q.cfg"), "a=1");
    }

    @Test
    void usesTheMemoryOfAnOrderlyRunInWhichNothingChanged() throws IOException {
        AppliedConfigurations first = start();
        String text = Files.readString(first.initial());
        remember(first);
        first.keepForTheNextStart();

        AppliedConfigurations second = start();

        assertThat(Files.readString(second.initial())).isEqualTo(text).contains("\"k\":\"v\"");
        assertThat(second.memory().resolve("p.config")).exists();
    }

    @Test
    void beginsAnewAfterACrash() throws IOException {
        AppliedConfigurations first = start();
        String text = Files.readString(first.initial());
        remember(first);

        assertBegunAnew(start(), text);
    }

    @Test
    void beginsAnewWhenAFileWasChangedWhileStopped() throws IOException {
        AppliedConfigurations first = start();
        String text = Files.readString(first.initial());
        remember(first);
        first.keepForTheNextStart();
        Files.writeString(folder.resolve("conf/q.cfg"), "a=2");

        assertBegunAnew(start(), text);
    }

    @Test
    void beginsAnewWhenAFileCameWhileItRanAndWentWhileStopped() throws IOException {
        AppliedConfigurations first = start();
        String text = Files.readString(first.initial());
        remember(first);
        Files.writeString(folder.resolve("conf/r.cfg"), "a=2");
        first.keepForTheNextStart();
        Files.delete(folder.resolve("conf/r.cfg"));

        assertBegunAnew(start(), text);
    }

    @Test
    void beginsAnewWhenAFileWasTouchedWhileItRan() throws IOException {
        AppliedConfigurations first = start();
        String text = Files.readString(first.initial());
        remember(first);
        Files.setLastModifiedTime(folder.resolve("conf/q.cfg"), FileTime.fromMillis(1_000));
        first.keepForTheNextStart();

        assertBegunAnew(start(), text);
    }

    private static void remember(AppliedConfigurations applied) throws IOException {
        Files.writeString(applied.memory().resolve("p.config"), "what Configuration Admin keeps");
    }

    private static void assertBegunAnew(AppliedConfigurations applied, String before) throws IOException {
        assertThat(applied.memory()).isEmptyDirectory();
        assertThat(Files.readString(applied.initial())).isNotEqualTo(before);
    }

    private AppliedConfigurations start() {
        return AppliedConfigurations.apply(Configurations.of(Features.read(home.features()), home), home);
    }
}
