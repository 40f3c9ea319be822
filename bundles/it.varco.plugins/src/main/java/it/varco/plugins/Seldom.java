package it.varco.plugins;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets something be told once in ten seconds for each key, with the number of those that were left out since. */
final class Seldom<K> {

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final Map<K, Line> lines = new HashMap<>();

    /** How many were left out since the last one that was told; -1 if this one is left out too. */
    synchronized long due(K key) {
        long now = System.nanoTime();
        Line line = lines.computeIfAbsent(key, first -> new Line(now - WINDOW));
        if (now - line.at < WINDOW) {
            line.left++;
            return -1;
        }
        long left = line.left;
        line.at = now;
        line.left = 0;
        return left;
    }

    private static final class Line {
        private long at;
        private long left;

        private Line(long at) {
            this.at = at;
        }
    }
}
