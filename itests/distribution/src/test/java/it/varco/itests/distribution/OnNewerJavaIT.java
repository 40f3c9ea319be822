package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The archive on a newer Java than the one it is built for: what a user does in the first minute. */
@ExtendWith(OnNewerJavaIT.Condition.class)
class OnNewerJavaIT {

    private Gateway gateway;

    @BeforeEach
    void unpack() {
        gateway = Gateway.unpacked(0);
    }

    @AfterEach
    void remove() {
        gateway.close();
    }

    @Test
    @Proves("D-03")
    void startsLetsPeopleInAndStops() throws IOException {
        Path java = Condition.home().orElseThrow().resolve("bin/java");
        assertThat(varco("start").said()).startsWith("Varco is ready");
        assertThat(ProcessHandle.of(gateway.pid()).orElseThrow().info().command())
                .hasValue(java.toRealPath().toString());

        gateway.settle();
        Visitor visitor = new Visitor(gateway);
        assertThat(visitor.get("/").body()).contains("Varco");
        assertThat(visitor.entered(gateway.people().first()).isIn()).isTrue();
        gateway.management().ready();
        assertThat(varco("status", "--json").code()).isZero();
        assertThat(varco("doctor").code()).isZero();
        assertThat(varco("stop").code()).isZero();

        assertThat(gateway.log()).doesNotContain(" ERROR ");
        assertThat(Gateway.read(gateway.home().resolve("logs/console.log")).lines())
                .as("what Java itself complains of, but for the one thing that the framework still does")
                .filteredOn(line -> line.startsWith("WARNING:"))
                .filteredOn(line -> !line.startsWith("WARNING: EventAdmin")) // stopped while it told of something
                .allMatch(
                        line -> line.contains("sun.misc.Unsafe") || line.contains("felix.framework.util.SecureAction"));
    }

    /** {@code bin/varco} as a user runs it who has that Java. */
    private Command.Result varco(String... words) {
        List<String> command = new ArrayList<>();
        command.add(gateway.home().resolve("bin/varco").toString());
        command.addAll(List.of(words));
        return Command.in(
                gateway.home().getParent(),
                command,
                Map.of("JAVA_HOME", Condition.home().orElseThrow().toString()));
    }

    /**
     * Where that Java is: the system property {@code varco.java25} or the environment variable {@code VARCO_JAVA25}.
     * Without either the test is skipped and says so; what is not run is not claimed.
     *
     * @source D-03, D-54
     */
    static final class Condition implements ExecutionCondition {

        static Optional<Path> home() {
            return Optional.ofNullable(System.getProperty("varco.java25", System.getenv("VARCO_JAVA25")))
                    .filter(home -> !home.isBlank())
                    .map(Path::of);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (home().isPresent()) {
                return ConditionEvaluationResult.enabled("there is a newer Java");
            }
            String skipped = "SKIPPED " + context.getDisplayName() + ": varco.java25 names no JDK 25";
            if (context.getTestMethod().isEmpty()) {
                System.err.println(skipped);
            }
            return ConditionEvaluationResult.disabled(skipped);
        }
    }
}
