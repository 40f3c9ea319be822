package it.varco.plugins;

import it.varco.api.plugin.CallFailure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that calls into a plugin fail: each kind of failure once in ten seconds, with the number since. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final String owner;
    private final Map<CallFailure, Line> lines = new EnumMap<>(CallFailure.class);

    FailureLog(String owner) {
        this.owner = owner;
    }

    /** @param what class and place of what was thrown; may be empty */
    void failed(CallFailure why, String what) {
        long left = due(why);
        if (left >= 0) {
            LOG.warn("plugin call failed owner={} why={} thrown={} more={}", owner, why, what, left);
        }
    }

    /** How many were left out since the last line; -1 if this one is left out too. */
    private synchronized long due(CallFailure why) {
        long now = System.nanoTime();
        Line line = lines.computeIfAbsent(why, failure -> new Line(now - WINDOW));
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
