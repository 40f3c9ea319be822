package it.varco.channel.posta;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process that hands letters over and can be killed as hard as {@code kill -9}. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter words;

    /** @param before a program, with its arguments, that runs Java; or nothing */
    ChildJvm(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Sender.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(Path.of("target", "child.log").toFile())
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        words = process.outputWriter(StandardCharsets.US_ASCII);
        if (!read().equals("ready")) {
            throw new IOException("expected the other process to begin, see target/child.log");
        }
    }

    /** The next line; empty if it ended. */
    String read() throws IOException {
        String line = lines.readLine();
        return line == null ? "" : line;
    }

    /** What it answers to a line. */
    String ask(String word) throws IOException {
        words.write(word + "\n");
        words.flush();
        return read();
    }

    /** What it wrote before can still be read afterwards. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
