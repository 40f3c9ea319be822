package it.varco.logging;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OneLineTest {

    private final OneLine format = new OneLine(OneLine.Causes.WHOLE);

    @Test
    void saysWhenHowSevereWhoAndWhat() {
        LogRecord event = event("Login refused, provider=pin");

        assertThat(format.format(event))
                .isEqualTo("2026-11-20T09:30:00.123Z WARN it.varco.access ["
                        + Thread.currentThread().getName() + "] Login refused, provider=pin\n");
    }

    @Test
    @Proves("SEC-52")
    void writesLineBreaksAsEscapes() {
        assertThat(format.format(event("name=x\r\n2026-11-20T09:30:00Z INFO it.varco.access [main] Login of admin")))
                .endsWith("] name=x\\r\\n2026-11-20T09:30:00Z INFO it.varco.access [main] Login of admin\n")
                .containsOnlyOnce("\n");
    }

    @Test
    @Proves("SEC-52")
    void writesWhateverHidesInALineAsEscapes() {
        assertThat(format.format(event("a\u001b[2Jb\u2028c\u202ed\u0085e\ud800f\u0000g\u007fh\\n")))
                .endsWith("] a\\u001b[2Jb\\u2028c\\u202ed\\u0085e\\ud800f\\u0000g\\u007fh\\\\n\n");
    }

    @Test
    void leavesLettersAndSymbolsAsTheyAre() {
        assertThat(format.format(event("perché è così, 😀 ok"))).endsWith("] perché è così, 😀 ok\n");
    }

    @Test
    @Proves("SEC-52")
    void putsTheStackTraceInTheSameLine() {
        LogRecord event = event("Store failed");
        event.setThrown(new IllegalStateException("first\nsecond"));

        assertThat(format.format(event))
                .contains("] Store failed\\njava.lang.IllegalStateException: first\\nsecond\\n\\tat it.varco.logging.")
                .containsOnlyOnce("\n");
    }

    @Test
    void canShowTheInnermostCauseOnly() {
        LogRecord event = event("Store failed");
        event.setThrown(new IllegalStateException("outer", new IllegalArgumentException("port must be\n0 to 65535")));

        assertThat(new OneLine(OneLine.Causes.INNERMOST).format(event))
                .endsWith("] Store failed: java.lang.IllegalArgumentException: port must be\\n0 to 65535\n");
    }

    @Test
    @Proves("SEC-52")
    void escapesTheNamesOfLoggerAndThread() throws InterruptedException {
        StringBuilder line = new StringBuilder();
        LogRecord event = event("x");
        event.setLoggerName("a\nb");
        Thread thread = new Thread(() -> line.append(format.format(event)), "t\nu");
        thread.start();
        thread.join();

        assertThat(line.toString()).contains(" a\\nb [t\\nu] x\n").containsOnlyOnce("\n");
    }

    @Test
    void cutsAnEventThatIsTooLong() {
        assertThat(format.format(event("x".repeat(1_000_000))))
                .hasSizeLessThan(70_000)
                .endsWith("x\\...\n");
    }

    private static LogRecord event(String message) {
        LogRecord event = new LogRecord(Level.WARNING, message);
        event.setLoggerName("it.varco.access");
        event.setInstant(Instant.parse("2026-11-20T09:30:00.123456Z"));
        return event;
    }
}
