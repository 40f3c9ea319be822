package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.plugins.Breaker.Admission;
import it.varco.proves.Proves;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it wraps around, as it may
    private final Breaker breaker = new Breaker(now::get);

    @Test
    @Proves("SEC-85")
    void opensAtTheTenthFailureAmongTwentyCalls() {
        for (int i = 1; i < Breaker.FAILURES; i++) {
            assertThat(breaker.failed(Admission.ORDINARY)).isFalse();
            breaker.succeeded(Admission.ORDINARY);
        }
        assertThat(breaker.admit()).isEqualTo(Admission.ORDINARY);

        assertThat(breaker.failed(Admission.ORDINARY)).isTrue();

        assertThat(breaker.open()).isTrue();
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
    }

    @Test
    void forgetsWhatIsMoreThanTwentyCallsAgo() {
        fail(Breaker.FAILURES - 1);
        IntStream.range(0, Breaker.CALLS).forEach(i -> breaker.succeeded(Admission.ORDINARY));

        fail(Breaker.FAILURES - 1);

        assertThat(breaker.open()).isFalse();
    }

    @Test
    @Proves("SEC-85")
    void letsOneCallInAfterHalfAMinuteAndEverybodyOnceThatOneSucceeded() {
        fail(Breaker.FAILURES);
        rest(-1);
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        now.incrementAndGet();

        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        breaker.succeeded(Admission.TRIAL);

        assertThat(breaker.admit()).isEqualTo(Admission.ORDINARY);
        fail(Breaker.FAILURES - 1);
        assertThat(breaker.open()).isFalse();
    }

    @Test
    @Proves("SEC-85")
    void restsAgainAfterATrialThatFailedAndCountsThatAsNoOpening() {
        fail(Breaker.FAILURES);
        rest(0);
        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);

        assertThat(breaker.failed(Admission.TRIAL)).isFalse();

        rest(-1);
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
        now.incrementAndGet();
        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
    }

    @Test
    void makesTheNextCallATrialWhereThePluginWasNotAskedAfterAll() {
        fail(Breaker.FAILURES);
        rest(0);
        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);

        breaker.spared(Admission.TRIAL);

        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
        assertThat(breaker.admit()).isEqualTo(Admission.REFUSED);
    }

    @Test
    void takesNoNoteOfCallsThatEndAfterItOpened() {
        fail(Breaker.FAILURES);

        IntStream.range(0, Breaker.CALLS).forEach(i -> breaker.succeeded(Admission.ORDINARY));
        assertThat(breaker.open()).isTrue();
        fail(Breaker.FAILURES);
        rest(0);

        assertThat(breaker.admit()).isEqualTo(Admission.TRIAL);
    }

    @Test
    void isOpenedByOneOfManyAtOnceAndTriedByOneOfMany() {
        AtomicInteger opened = new AtomicInteger();
        IntStream.range(0, 200).parallel().forEach(i -> opened.addAndGet(breaker.failed(Admission.ORDINARY) ? 1 : 0));
        rest(0);

        long trials = IntStream.range(0, 200)
                .parallel()
                .filter(i -> breaker.admit() == Admission.TRIAL)
                .count();

        assertThat(opened).hasValue(1);
        assertThat(trials).isEqualTo(1);
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> breaker.failed(Admission.ORDINARY));
    }

    /** Lets the half minute pass, and some nanoseconds. */
    private void rest(long more) {
        now.addAndGet(Breaker.REST.toNanos() + more);
    }
}
