package it.varco.plugins;

import it.varco.api.plugin.CallFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that calls into a plugin fail: each kind of failure seldom, with the number since. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final String owner;
    private final Seldom<CallFailure> lines = new Seldom<>();

    FailureLog(String owner) {
        this.owner = owner;
    }

    /** @param what class and place of what was thrown; may be empty */
    void failed(CallFailure why, String what) {
        long left = lines.due(why);
        if (left >= 0) {
            LOG.warn("plugin call failed owner={} why={} thrown={} more={}", owner, why, what, left);
        }
    }
}
