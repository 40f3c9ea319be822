package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeFileTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void saysOnceThatItCannotBeWrittenUntilThatChanges() throws IOException {
        Path place = folder.resolve("place");
        List<IOException> told = new ArrayList<>();
        CodeFile file = new CodeFile(place.resolve("code").toString(), told::add);

        file.renew(NOW);
        file.renew(NOW.plusSeconds(2));
        assertThat(told).hasSize(1);

        Files.createDirectory(place);
        file.renew(NOW.plusSeconds(4));
        assertThat(place.resolve("code")).exists();
        Files.delete(place.resolve("code"));
        Files.delete(place);
        file.renew(NOW.plusSeconds(6));
        file.renew(NOW.plusSeconds(8));
        assertThat(told).hasSize(2);
    }
}
