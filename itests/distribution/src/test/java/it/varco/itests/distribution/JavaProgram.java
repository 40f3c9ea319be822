package it.varco.itests.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that does one thing without Varco, in a process of its own with the options of a gateway. */
final class JavaProgram implements AutoCloseable {

    private static final Pattern JETTY_AND_JERSEY = Pattern.compile("(jetty-|org\\.apache\\.felix\\.http\\.servlet-api-"
            + "|it\\.varco\\.logging-|jersey-|hk2-|aopalliance-|jackson-|jakarta\\.).*\\.jar");

    private final Process process;
    private final BufferedReader output;

    private JavaProgram(List<String> words) {
        try {
            process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** {@link HashAlone}. */
    static JavaProgram hash(Gateway gateway) {
        return new JavaProgram(words(gateway, System.getProperty("java.class.path"), HashAlone.class.getName()));
    }

    /** The bare servlet and the bare resource, with Jetty and Jersey of the gateway. */
    static JavaProgram servlet(Gateway gateway) {
        Path source = Archive.root().resolve("itests/distribution/src/bare/BareServlet.java");
        return new JavaProgram(words(gateway, jars(gateway.home().resolve("system")), source.toString()));
    }

    long pid() {
        return process.pid();
    }

    /** The next line that it prints. */
    String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw new AssertionError("the program ended: " + process.info());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static List<String> words(Gateway gateway, String classPath, String program) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(Machine.options(gateway));
        words.addAll(List.of("-cp", classPath, program));
        return words;
    }

    /** Jetty and Jersey, their interfaces, and the log they write to. */
    private static String jars(Path system) {
        try (Stream<Path> files = Files.walk(system)) {
            return files.filter(file -> JETTY_AND_JERSEY
                            .matcher(file.getFileName().toString())
                            .matches())
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
