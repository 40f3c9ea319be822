package it.varco.launcher;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which code in this process, other than this program, has called for its end: nothing can keep a bundle from it, so
 * that is told, and is no end that anybody asked for. A signal calls {@code Runtime.exit} of nobody.
 */
final class Culprit {

    private static final String EXIT = Runtime.class.getName();

    /** Between whoever calls for the end and what ends it. */
    private static final List<String> BETWEEN = List.of("java.", "jdk.", "sun.");

    private Culprit() {}

    /** The name of the class; to be asked while the process ends, for until then whoever called waits in that call. */
    static Optional<String> find() {
        return find(Thread.getAllStackTraces().values());
    }

    static Optional<String> find(Collection<StackTraceElement[]> threads) {
        return threads.stream()
                .flatMap(thread -> caller(Stream.of(thread).iterator()).stream())
                .filter(caller -> !caller.equals(Main.class.getName()))
                .findFirst();
    }

    /** The first class that is not Java's own below the call; empty for a thread that does not call for the end. */
    private static Optional<String> caller(Iterator<StackTraceElement> frames) {
        boolean ends = false;
        while (frames.hasNext()) {
            StackTraceElement frame = frames.next();
            ends |= frame.getClassName().equals(EXIT) && frame.getMethodName().equals("exit");
            if (ends && BETWEEN.stream().noneMatch(frame.getClassName()::startsWith)) {
                return Optional.of(frame.getClassName());
            }
        }
        return Optional.empty();
    }
}
