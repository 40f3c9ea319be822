package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code keytool} of this Java, on one key of one keystore, which it makes. */
record Keytool(Path keystore, String alias) {

    static final String PASSWORD = "changeit";

    void run(String... words) throws IOException, InterruptedException {
        Path said = keystore.resolveSibling("keytool.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", alias, "-keystore", keystore.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
