package it.varco.channel.posta;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that hands letters over ends in any moment, as with {@code kill -9}. */
@Timeout(120)
@Proves({"OUT-04", "REL-01"})
class KilledTest {

    @TempDir
    private Path folder;

    @RepeatedTest(25)
    void leavesWholeLettersOrNothing() throws Exception {
        List<String> accepted = new ArrayList<>();
        try (ChildJvm sender = new ChildJvm(List.of(), folder.toString(), "many")) {
            accepted.add(sender.read());
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(new Random().nextInt(60_000)));
            sender.kill();
            for (String line = sender.read(); line.endsWith(" accepted"); line = sender.read()) {
                accepted.add(line);
            }
        }

        List<String> seen = House.names(folder).stream()
                .filter(name -> !name.startsWith("."))
                .toList();
        for (String key : seen) {
            isWhole(folder.resolve(key));
        }
        assertThat(accepted).first().asString().endsWith(" accepted");
        assertThat(seen)
                .containsAll(
                        accepted.stream().map(line -> line.substring(0, 22)).toList());
        new House(folder).channel.start();
        assertThat(House.names(folder)).isEqualTo(seen);
    }

    private static void isWhole(Path letter) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(letter)));
        assertThat(Files.readAllLines(letter.resolve("index.csv")).get(1)).contains("," + hash + ",");
        assertThat(House.names(letter)).containsExactly("index.csv", "letter.pdf");
    }

    private static byte[] bytes(Path letter) throws IOException {
        return Files.readAllBytes(letter.resolve("letter.pdf"));
    }
}
