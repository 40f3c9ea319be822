package it.varco.itests.distribution;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of this machine and its driver. */
final class Chromium implements ExecutionCondition {

    /**
     * Marks tests that need the browser: without one they are skipped and say so, unless the environment variable or
     * system property below says that one is required, and then they fail.
     *
     * @source D-54
     */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Chromium.class)
    @interface Needed {}

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser");
    private static final List<String> DRIVERS = List.of("chromedriver");
    private static final List<String> FOLDERS = Stream.concat(
                    Stream.of("/usr/bin"),
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
            .filter(folder -> !folder.isEmpty())
            .toList();

    static Optional<Path> browser() {
        return found(BROWSERS);
    }

    static Optional<Path> driver() {
        return found(DRIVERS);
    }

    private static Optional<Path> found(List<String> names) {
        return FOLDERS.stream()
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRequired() {
        return "required".equals(System.getenv("VARCO_BROWSER"))
                || "required".equals(System.getProperty("varco.browser"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (browser().isPresent() && driver().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if (isRequired()) {
            return ConditionEvaluationResult.enabled("a browser is required: the test will fail");
        }
        String skipped = "SKIPPED " + context.getDisplayName() + ": no chromium with chromedriver on this machine";
        if (context.getTestMethod().isEmpty()) {
            System.err.println(skipped);
        }
        return ConditionEvaluationResult.disabled(skipped);
    }
}
