package it.varco.launcher;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the process ends.
 *
 * <p>The manager of the JDK closes every handler as soon as the process is asked to end, while the bundles are still
 * being stopped: whatever goes wrong then would leave no trace. Here the bundle that opened the log closes it.
 */
public final class LogUntilTheEnd extends LogManager {

    @Override
    public void reset() {
        // the handlers belong to whoever set them
    }
}
