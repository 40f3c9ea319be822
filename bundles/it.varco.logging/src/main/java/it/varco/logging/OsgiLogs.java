package it.varco.logging;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.FormatterLogger;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;

/**
 * The OSGi log service, one for each bundle that asks.
 *
 * <p>Its root logger has the symbolic name of the bundle; every other name is taken as it is. There is no log reader:
 * whoever wants to see the log reads the file.
 *
 * @source OSGi Compendium R8, 101 Log Service Specification
 */
final class OsgiLogs implements ServiceFactory<LogService> {

    @Override
    public LogService getService(Bundle bundle, ServiceRegistration<LogService> registration) {
        return new Log(bundle);
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<LogService> registration, LogService service) {
        // holds nothing
    }

    private record Log(Bundle owner) implements LogService {

        @Override
        public Logger getLogger(String name) {
            return logger(owner, name, false);
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return getLogger(type.getName());
        }

        @Override
        public <L extends Logger> L getLogger(String name, Class<L> kind) {
            return getLogger(owner, name, kind);
        }

        @Override
        public <L extends Logger> L getLogger(Class<?> type, Class<L> kind) {
            return getLogger(owner, type.getName(), kind);
        }

        @Override
        public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> kind) {
            return kind.cast(logger(bundle, name, kind == FormatterLogger.class));
        }

        @Override
        @Deprecated
        public void log(int level, String message) {
            log(null, level, message, null);
        }

        @Override
        @Deprecated
        public void log(int level, String message, @Nullable Throwable thrown) {
            log(null, level, message, thrown);
        }

        @Override
        @Deprecated
        public void log(@Nullable ServiceReference<?> about, int level, String message) {
            log(about, level, message, null);
        }

        @Override
        @Deprecated
        public void log(@Nullable ServiceReference<?> about, int level, String message, @Nullable Throwable thrown) {
            logger(owner, Logger.ROOT_LOGGER_NAME, false).write(severity(level), message, thrown);
        }

        @SuppressWarnings("deprecation") // the numbers went with the methods that take them
        private static Severity severity(int level) {
            return switch (level) {
                case LogService.LOG_ERROR -> Severity.ERROR;
                case LogService.LOG_WARNING -> Severity.WARN;
                case LogService.LOG_INFO -> Severity.INFO;
                default -> Severity.DEBUG;
            };
        }

        private static OsgiLogger logger(Bundle bundle, String name, boolean printf) {
            boolean isRoot = Logger.ROOT_LOGGER_NAME.equals(name);
            String known = isRoot ? String.valueOf(bundle.getSymbolicName()) : name;
            return new OsgiLogger(java.util.logging.Logger.getLogger(known), name, printf);
        }
    }
}
