package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.DomainCombiner;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ClassLoader loader = new URLClassLoader(new URL[0], null);
    private final Origin origin = new Origin(7, "org.acme.login", "1.0.0", "acme.jar", loader);
    private final List<Origin> crashed = new CopyOnWriteArrayList<>();
    private final Guard guard = new Guard(origin, crashed::add, Duration.ofMillis(100));
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() throws InterruptedException {
        end.countDown();
        guard.close();
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answersWithTheNameOfTheBundle() {
        assertThat(guard.call(() -> "fine", LONG)).contains(new Call.Answered<>("org.acme.login", "fine"));
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    void takesWhateverIsThrownForAFault() {
        List<Supplier<String>> bad = List.of(
                () -> {
                    throw new IllegalStateException("no");
                },
                () -> {
                    throw new NoClassDefFoundError("org/acme/Gone");
                },
                () -> {
                    throw new AssertionError("no");
                },
                () -> sneaky(new IOException("no")),
                () -> endless(0),
                () -> {
                    throw new Hostile();
                });

        for (Supplier<String> code : bad) {
            assertThat(guard.call(code, LONG)).contains(new Call.Failed<>(CallFailure.FAULT));
        }
    }

    @Test
    @Proves("SEC-12")
    void takesNoAnswerForAFault() {
        assertThat(guard.call(GuardTest::nothing, LONG)).contains(new Call.Failed<>(CallFailure.FAULT));
    }

    @Test
    @Proves("SEC-85")
    void endsTheThreadOfAFatalErrorAndGoesOnWithAnother() {
        AtomicInteger threads = new AtomicInteger();
        Supplier<String> dying = () -> {
            threads.incrementAndGet();
            throw new OutOfMemoryError("in a test");
        };

        for (int i = 0; i <= Guard.THREADS; i++) {
            assertThat(guard.call(dying, LONG)).contains(new Call.Failed<>(CallFailure.FAULT));
        }

        assertThat(threads).hasValue(Guard.THREADS + 1);
        assertThat(guard.call(() -> "fine", LONG)).contains(new Call.Answered<>("org.acme.login", "fine"));
    }

    @Test
    @Proves("SEC-86")
    void tellsOfEachFatalErrorAsACrash() {
        guard.call(
                () -> {
                    throw new OutOfMemoryError("in a test");
                },
                LONG);
        eventually(() -> crashed.size() == 1);
        guard.call(
                () -> {
                    throw new IllegalStateException("not fatal");
                },
                LONG);

        assertThat(crashed).containsExactly(origin);
    }

    @Test
    @Proves({"SEC-12", "SEC-85", "SEC-86"})
    void asksAPluginThatFailsTooOftenNoMoreAndTellsOfIt() {
        AtomicInteger asked = new AtomicInteger();
        Supplier<String> failing = () -> {
            asked.incrementAndGet();
            throw new IllegalStateException("no");
        };
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThat(guard.suspended()).isFalse();
            assertThat(guard.call(failing, LONG)).contains(new Call.Failed<>(CallFailure.FAULT));
        }

        assertThat(guard.call(failing, LONG)).contains(new Call.Failed<>(CallFailure.SUSPENDED));
        assertThat(guard.call(() -> "fine", LONG)).contains(new Call.Failed<>(CallFailure.SUSPENDED));

        assertThat(asked).hasValue(Breaker.FAILURES);
        assertThat(guard.suspended()).isTrue();
        assertThat(crashed).containsExactly(origin);
        guard.close();
        assertThat(guard.call(() -> "fine", LONG)).isEmpty(); // its successor is asked instead
    }

    @Test
    @Proves("SEC-85")
    void countsNoAnswerInTimeAndAnAnswerOfNullAmongTheFailures() {
        for (int i = 0; i < Breaker.FAILURES / 2; i++) {
            guard.call(GuardTest::nothing, LONG);
            guard.call(() -> stubborn(new AtomicInteger()), Duration.ofMillis(1));
        }

        assertThat(guard.suspended()).isTrue();
    }

    @Test
    @Proves("SEC-85")
    @SuppressWarnings("removal") // as long as threads inherit one
    void tellsThePluginNothingOfWhoeverCalls() {
        InheritableThreadLocal<String> token = new InheritableThreadLocal<>();
        token.set("of the caller");
        DomainCombiner caller = (current, assigned) -> current;
        Supplier<String> code =
                () -> token.get() + ' ' + AccessController.getContext().getDomainCombiner();

        Optional<Call<String>> call = AccessController.doPrivileged(
                (PrivilegedAction<Optional<Call<String>>>) () -> guard.call(code, LONG),
                new AccessControlContext(new AccessControlContext(new ProtectionDomain[0]), caller));

        token.remove();
        assertThat(call).contains(new Call.Answered<>("org.acme.login", "null null"));
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    void doesNotWaitLongerThanTheLimitAndInterrupts() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        long begin = System.nanoTime();

        Optional<Call<String>> call = guard.call(
                () -> {
                    try {
                        end.await();
                        interrupted.complete(false);
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                    }
                    return "late";
                },
                SHORT);

        assertThat(call).contains(new Call.Failed<>(CallFailure.TIMEOUT));
        assertThat(System.nanoTime() - begin).isBetween(SHORT.toNanos(), LONG.toNanos() / 2);
        assertThat(interrupted.join()).isTrue();
    }

    @Test
    @Proves("SEC-85")
    void hasEightPlacesAndFiftyInTheQueueAndCostsOthersNothing() {
        AtomicInteger inside = new AtomicInteger();
        List<Future<Optional<Call<String>>>> calls = new ArrayList<>();
        for (int i = 0; i < Guard.THREADS + Guard.QUEUE; i++) {
            calls.add(callers.submit(() -> guard.call(() -> stubborn(inside), LONG)));
        }
        eventually(() -> guard.waiting() == Guard.QUEUE);

        assertThat(guard.call(() -> "no place", LONG)).contains(new Call.Failed<>(CallFailure.BUSY));
        eventually(() -> inside.get() == Guard.THREADS);
        assertThat(guard.threads()).isEqualTo(Guard.THREADS);
        Guard other = new Guard(origin, crashed::add);
        assertThat(other.call(() -> "fine", LONG)).isPresent();
        other.close();
        end.countDown();
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.get()).contains(new Call.Answered<>("org.acme.login", "let go")));
    }

    @Test
    void countsTheQueueInTheLimit() {
        for (int i = 0; i < Guard.THREADS; i++) {
            callers.execute(() -> guard.call(() -> stubborn(new AtomicInteger()), LONG));
        }
        eventually(() -> guard.threads() == Guard.THREADS);

        assertThat(guard.call(() -> "late", SHORT)).contains(new Call.Failed<>(CallFailure.TIMEOUT));
        assertThat(guard.waiting()).isZero();
    }

    @Test
    @Proves("SEC-85")
    void setsTheContextClassLoaderForTheCallAlone() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        guard.call(
                () -> {
                    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
                    Thread.currentThread().setContextClassLoader(before);
                    return "changed";
                },
                LONG);

        assertThat(guard.call(() -> Thread.currentThread().getContextClassLoader(), LONG))
                .contains(new Call.Answered<>("org.acme.login", loader));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void sendsAwayAtOnceWhoIsInsideWhenThePluginLeaves() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        Future<Optional<Call<String>>> call = callers.submit(() -> guard.call(() -> stubborn(inside), LONG));
        eventually(() -> inside.get() == 1);

        guard.close();

        assertThat(call.get(5, TimeUnit.SECONDS)).contains(new Call.Failed<>(CallFailure.FAULT));
    }

    @Test
    void neverRunsWhatWasInTheQueueWhenThePluginLeft() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        for (int i = 0; i < Guard.THREADS; i++) {
            callers.execute(() -> guard.call(() -> stubborn(inside), LONG));
        }
        eventually(() -> inside.get() == Guard.THREADS);
        AtomicInteger run = new AtomicInteger();
        Future<Optional<Call<Integer>>> waiting = callers.submit(() -> guard.call(run::incrementAndGet, LONG));
        eventually(() -> guard.waiting() == 1);

        guard.close();

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(guard.call(run::incrementAndGet, LONG)).isEmpty();
        end.countDown();
        assertThat(run).hasValue(0);
    }

    @Test
    void keepsNoThreadWithoutWork() {
        assertThat(guard.threads()).isZero();

        guard.call(() -> "fine", LONG);
        assertThat(guard.threads()).isEqualTo(1);

        eventually(() -> guard.threads() == 0);
    }

    @Test
    void writesNoMessageOfAnExceptionInTheLog() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            guard.call(
                    () -> {
                        throw new IllegalArgumentException("PIN 1A2B3C4D is wrong");
                    },
                    LONG);
            guard.call(
                    () -> {
                        throw new IllegalArgumentException("PIN 1A2B3C4D is wrong");
                    },
                    LONG);
        } finally {
            System.setErr(before);
        }

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("owner=org.acme.login why=FAULT thrown=java.lang.IllegalArgumentException at")
                .doesNotContain("1A2B3C4D")
                .hasLineCount(1);
    }

    private String stubborn(AtomicInteger inside) {
        inside.incrementAndGet();
        while (true) {
            try {
                end.await();
                return "let go";
            } catch (InterruptedException e) {
                // hangs on, as a plugin may
            }
        }
    }

    private static String nothing() {
        return null;
    }

    private static String endless(int depth) {
        return depth < 0 ? "" : endless(depth + 1) + depth;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> String sneaky(Exception thrown) throws E {
        throw (E) thrown;
    }

    /** An exception that fails when it is looked at. */
    private static final class Hostile extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new LinkageError("no trace");
        }
    }

    /** Looks now and then: whoever looks without a pause keeps the gate from those who are to bring it about. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("expected within ten seconds");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
