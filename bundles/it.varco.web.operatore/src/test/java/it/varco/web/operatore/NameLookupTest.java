package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NameLookupTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatIsFoundInTimeIsTold() {
        NameLookup lookup = NameLookup.within(LONG, host -> Optional.of(List.of(host + " leads here")));
        assertThat(lookup.of("a")).contains(List.of("a leads here"));
        assertThat(lookup.of("b")).contains(List.of("b leads here"));
    }

    @Test
    void whileOneHangsNoOtherIsBegun() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        NameLookup lookup = NameLookup.within(Duration.ofMillis(20), host -> {
            begun.incrementAndGet();
            awaitUninterruptibly(answer);
            return Optional.of(List.of());
        });
        assertThat(lookup.of("a")).isEmpty();
        assertThat(lookup.of("b")).isEmpty();
        answer.countDown();
        assertThat(begun).hasValueLessThanOrEqualTo(1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
