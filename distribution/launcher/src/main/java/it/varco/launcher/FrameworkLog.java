package it.varco.launcher;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What the framework itself has to say, for the log like everything else. */
final class FrameworkLog extends org.apache.felix.framework.Logger {

    private static final Logger LOG = Logger.getLogger("org.apache.felix.framework");

    FrameworkLog() {
        setLogLevel(LOG_WARNING);
    }

    @Override
    protected void doLog(int level, String message, Throwable thrown) {
        Level severity = switch (level) {
            case LOG_ERROR -> Level.SEVERE;
            case LOG_WARNING -> Level.WARNING;
            case LOG_INFO -> Level.INFO;
            default -> Level.FINE;
        };
        LOG.log(severity, message, thrown);
    }
}
