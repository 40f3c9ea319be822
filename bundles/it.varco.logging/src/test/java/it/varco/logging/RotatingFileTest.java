package it.varco.logging;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    @TempDir
    private Path folder;

    private final List<String> reported = new ArrayList<>();

    @Test
    void goesOnWhereTheLastRunEnded() throws IOException {
        write(100, 2, "one");
        write(100, 2, "two");

        assertThat(folder.resolve("varco.log")).hasContent("one\ntwo\n");
    }

    @Test
    void setsTheFileAsideWhenItIsFullAndKeepsTheGivenNumber() {
        write(8, 2, "first", "second", "third", "fourth");

        assertThat(folder.resolve("varco.log")).hasContent("fourth\n");
        assertThat(folder.resolve("varco.1.log")).hasContent("third\n");
        assertThat(folder.resolve("varco.2.log")).hasContent("second\n");
        assertThat(folder.resolve("varco.3.log")).doesNotExist();
    }

    @Test
    void writesAnEventLongerThanTheLimitWhole() {
        write(4, 1, "longer than the limit", "b");

        assertThat(folder.resolve("varco.1.log")).hasContent("longer than the limit\n");
        assertThat(folder.resolve("varco.log")).hasContent("b\n");
    }

    @Test
    void triesAgainWithTheNextEventWhenTheFileCouldNotBeWritten() throws IOException {
        Path later = folder.resolve("later");
        try (Closing file = new Closing(new RotatingFile(later.resolve("varco.log"), () -> true, 100, 1))) {
            file.handler.setFormatter(new Plain());
            file.handler.setErrorManager(reporting());
            file.handler.publish(new LogRecord(Level.INFO, "lost"));
            Files.createDirectory(later);
            file.handler.publish(new LogRecord(Level.INFO, "kept"));
        }

        assertThat(reported).singleElement().asString().contains("cannot write");
        assertThat(later.resolve("varco.log")).hasContent("kept\n");
    }

    @Test
    @Proves("REL-04")
    void leavesTheLastOfTheDiskToTheTrailAndSaysHowMuchIsMissing() {
        Path log = folder.resolve("varco.log");
        AtomicBoolean room = new AtomicBoolean(true);
        try (Closing file = new Closing(new RotatingFile(log, room::get, 1_000, 1))) {
            file.handler.setFormatter(new Plain());
            file.handler.setErrorManager(reporting());
            file.handler.publish(new LogRecord(Level.INFO, "before"));
            room.set(false);
            file.handler.publish(new LogRecord(Level.SEVERE, "lost"));
            file.handler.publish(new LogRecord(Level.INFO, "lost too"));
            assertThat(log).hasContent("before\n");
            room.set(true);
            file.handler.publish(new LogRecord(Level.INFO, "after"));
        }

        assertThat(reported).containsExactly("the disk is nearly full, no more written to " + log);
        assertThat(log).hasContent("before\nLog written again, the disk was nearly full; missed=2\nafter\n");
    }

    private ErrorManager reporting() {
        return new ErrorManager() {
            @Override
            public synchronized void error(String message, Exception cause, int code) {
                reported.add(message);
            }
        };
    }

    private void write(long limit, int older, String... events) {
        try (Closing file = new Closing(new RotatingFile(folder.resolve("varco.log"), () -> true, limit, older))) {
            file.handler.setFormatter(new Plain());
            for (String event : events) {
                file.handler.publish(new LogRecord(Level.INFO, event));
            }
        }
    }

    private record Closing(RotatingFile handler) implements AutoCloseable {
        @Override
        public void close() {
            handler.close();
        }
    }

    private static final class Plain extends Formatter {
        @Override
        public String format(LogRecord event) {
            return event.getMessage() + "\n";
        }
    }
}
