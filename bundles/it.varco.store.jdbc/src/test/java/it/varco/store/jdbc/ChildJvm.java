package it.varco.store.jdbc;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process that runs a main class of the tests and can be killed as hard as {@code kill -9}. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter words;

    ChildJvm(Class<?> main, String... arguments) throws IOException {
        this(List.of(), main, arguments);
    }

    /** @param before a program, with its arguments, that runs Java */
    ChildJvm(List<String> before, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dderby.stream.error.file=" + Path.of("target", "derby-child.log"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(Path.of("target", "child.log").toFile())
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        words = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** The next so many lines it wrote; fewer if it ended. */
    List<String> read(int most) throws IOException {
        List<String> read = new ArrayList<>();
        String line = "";
        while (read.size() < most && line != null) {
            line = lines.readLine();
            if (line != null) {
                read.add(line);
            }
        }
        return read;
    }

    /** What it answers to a line. */
    String ask(String word) throws IOException {
        words.write(word + "\n");
        words.flush();
        return String.join("", read(1));
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What it wrote before can still be read afterwards. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly();
            lines.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
