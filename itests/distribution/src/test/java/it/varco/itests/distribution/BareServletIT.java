package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the benchmark compares the gateway with runs, and a wrong answer is noticed. */
@ExtendWith(Shared.class)
class BareServletIT {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Gateway gateway;

    BareServletIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void answersAndCostsSomething() {
        try (JavaProgram servlet = JavaProgram.servlet(gateway)) {
            URI address = URI.create("http://localhost:" + servlet.line() + "/");
            Cost resource = new Cost("an object", servlet.pid(), address.resolve("resource/one"), List.of(), "\"pin\"");
            resource.warm(2);
            assertThat(resource.wrong()).isEmpty();

            Cost right = new Cost("two letters", servlet.pid(), address, List.of(), "ok");
            right.measure(SHORT);
            assertThat(right.rounds())
                    .singleElement()
                    .satisfies(millis -> assertThat(millis).isPositive());
            assertThat(right.wrong()).isEmpty();

            Cost other = new Cost("two other letters", servlet.pid(), address, List.of(), "no");
            other.measure(SHORT);
            assertThat(other.wrong()).contains("two other letters was answered 200");
        }
    }
}
