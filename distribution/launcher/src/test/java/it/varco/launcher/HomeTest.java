package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeConf() throws IOException {
        Files.createDirectory(folder.resolve("conf"));
    }

    @Test
    @Proves("D-10")
    void isForProductionUnlessToldOtherwise() throws IOException {
        assertThat(Home.at(folder).properties()).containsEntry("varco.mode", "production");

        settings("varco.mode=development");
        assertThat(Home.at(folder).properties()).containsEntry("varco.mode", "development");
    }

    @Test
    void putsDataAndLogsWhereToldOrBesideTheProgram() throws IOException {
        assertThat(Home.at(folder).data()).isEqualTo(folder.resolve("data"));

        settings("varco.data=/var/lib/varco\nvarco.logs=elsewhere");
        assertThat(Home.at(folder).data()).isEqualTo(Path.of("/var/lib/varco"));
        assertThat(Home.at(folder).logs()).isEqualTo(folder.resolve("elsewhere"));
    }

    @Test
    @Proves("SEC-70")
    void keepsThePublicSiteClosedUntilTheFirstStartIsOver() throws IOException {
        assertThat(Home.at(folder).properties()).containsEntry("varco.gate.public", "(varco.gate=public)");

        Files.createDirectory(folder.resolve("data"));
        Files.createFile(folder.resolve("data/first-start-over"));
        assertThat(Home.at(folder).properties()).containsEntry("varco.gate.public", "");
    }

    @Test
    void replacesThePlacesAndLeavesOtherTokens() throws IOException {
        settings("a.b=${varco.data}/x");
        Home home = Home.at(folder);

        assertThat(home.properties()).containsEntry("a.b", folder + "/data/x");
        assertThat(home.expand("${varco.conf}|${varco.home}|${varco.other}|${x}|$[secret:y]"))
                .isEqualTo(folder + "/conf|" + folder + "|${varco.other}|${x}|$[secret:y]");
    }

    @Test
    void refusesSettingsItCannotRead() throws IOException {
        refuses("varco.mode=test", "varco.mode must be production or development, not test");
        refuses("varco.port=1", "there is no key varco.port, only varco.data, varco.logs and varco.mode");
        refuses("a=\\u12", "cannot be read");
    }

    private void refuses(String line, String reason) throws IOException {
        settings(line);
        assertThatThrownBy(() -> Home.at(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("conf/varco.properties")
                .hasMessageContaining(reason);
    }

    private void settings(String text) throws IOException {
        Files.writeString(folder.resolve("conf/varco.properties"), text);
    }
}
