package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a command as a user would, and keeps what it said. */
final class Command {

    private static final int LONGEST_SECONDS = 280;
    private static final int LAST_WORDS_SECONDS = 10;

    private Command() {}

    /**
     * How a command ended.
     *
     * @param said standard output and error, as they came
     */
    record Result(int code, String said) {}

    static Result in(Path folder, List<String> words) {
        return in(folder, words, Map.of());
    }

    /** The same with variables of the environment besides those of the test. */
    static Result in(Path folder, List<String> words, Map<String, String> variables) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("VARCO_ALLOW_ROOT", "1"); // whoever builds in a container often is root
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            FutureTask<String> said =
                    new FutureTask<>(() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            Thread reader = new Thread(said, "output of " + words.get(0));
            reader.setDaemon(true);
            reader.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                List<ProcessHandle> children = process.descendants().toList();
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                throw new IllegalStateException(words + " did not end; it said: " + what(said));
            }
            return new Result(process.exitValue(), what(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** All that was said; a process that was left behind may hold the output open, and is not waited for. */
    private static String what(FutureTask<String> said) throws InterruptedException {
        try {
            return said.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the output of a command has no end", e);
        }
    }
}
