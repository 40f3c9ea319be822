package it.varco.logging;

import java.util.Locale;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.FormatterLogger;
import org.osgi.service.log.LoggerConsumer;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * A logger of the OSGi log service, writing to the logger of java.util.logging with its name.
 *
 * <p>Messages are filled in at <code>{}</code>, or as by {@link String#format} where a {@link FormatterLogger} was
 * asked for; a last argument that is a {@link Throwable} goes to the log with its stack trace.
 */
final class OsgiLogger implements FormatterLogger {

    private final java.util.logging.Logger target;
    private final String name;
    private final boolean printf;

    OsgiLogger(java.util.logging.Logger target, String name, boolean printf) {
        this.target = target;
        this.name = name;
        this.printf = printf;
    }

    void write(Severity severity, String message, @Nullable Throwable thrown) {
        if (target.isLoggable(severity.level())) {
            LogRecord event = new LogRecord(severity.level(), null);
            event.setMessage(message);
            event.setLoggerName(target.getName());
            event.setThrown(thrown);
            target.log(event);
        }
    }

    private void fill(Severity severity, String format, @Nullable Object... arguments) {
        if (target.isLoggable(severity.level())) {
            FormattingTuple filled = MessageFormatter.arrayFormat(format, arguments);
            String message = printf ? String.format(Locale.ROOT, format, arguments) : filled.getMessage();
            write(severity, message, filled.getThrowable());
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void audit(String message) {
        write(Severity.INFO, message, null);
    }

    @Override
    public void audit(String format, Object argument) {
        fill(Severity.INFO, format, argument);
    }

    @Override
    public void audit(String format, Object first, Object second) {
        fill(Severity.INFO, format, first, second);
    }

    @Override
    public void audit(String format, Object... arguments) {
        fill(Severity.INFO, format, arguments);
    }

    @Override
    public boolean isTraceEnabled() {
        return target.isLoggable(Severity.TRACE.level());
    }

    @Override
    public void trace(String message) {
        write(Severity.TRACE, message, null);
    }

    @Override
    public void trace(String format, Object argument) {
        fill(Severity.TRACE, format, argument);
    }

    @Override
    public void trace(String format, Object first, Object second) {
        fill(Severity.TRACE, format, first, second);
    }

    @Override
    public void trace(String format, Object... arguments) {
        fill(Severity.TRACE, format, arguments);
    }

    @Override
    public <E extends Exception> void trace(LoggerConsumer<E> consumer) throws E {
        if (isTraceEnabled()) {
            consumer.accept(this);
        }
    }

    @Override
    public boolean isDebugEnabled() {
        return target.isLoggable(Severity.DEBUG.level());
    }

    @Override
    public void debug(String message) {
        write(Severity.DEBUG, message, null);
    }

    @Override
    public void debug(String format, Object argument) {
        fill(Severity.DEBUG, format, argument);
    }

    @Override
    public void debug(String format, Object first, Object second) {
        fill(Severity.DEBUG, format, first, second);
    }

    @Override
    public void debug(String format, Object... arguments) {
        fill(Severity.DEBUG, format, arguments);
    }

    @Override
    public <E extends Exception> void debug(LoggerConsumer<E> consumer) throws E {
        if (isDebugEnabled()) {
            consumer.accept(this);
        }
    }

    @Override
    public boolean isInfoEnabled() {
        return target.isLoggable(Severity.INFO.level());
    }

    @Override
    public void info(String message) {
        write(Severity.INFO, message, null);
    }

    @Override
    public void info(String format, Object argument) {
        fill(Severity.INFO, format, argument);
    }

    @Override
    public void info(String format, Object first, Object second) {
        fill(Severity.INFO, format, first, second);
    }

    @Override
    public void info(String format, Object... arguments) {
        fill(Severity.INFO, format, arguments);
    }

    @Override
    public <E extends Exception> void info(LoggerConsumer<E> consumer) throws E {
        if (isInfoEnabled()) {
            consumer.accept(this);
        }
    }

    @Override
    public boolean isWarnEnabled() {
        return target.isLoggable(Severity.WARN.level());
    }

    @Override
    public void warn(String message) {
        write(Severity.WARN, message, null);
    }

    @Override
    public void warn(String format, Object argument) {
        fill(Severity.WARN, format, argument);
    }

    @Override
    public void warn(String format, Object first, Object second) {
        fill(Severity.WARN, format, first, second);
    }

    @Override
    public void warn(String format, Object... arguments) {
        fill(Severity.WARN, format, arguments);
    }

    @Override
    public <E extends Exception> void warn(LoggerConsumer<E> consumer) throws E {
        if (isWarnEnabled()) {
            consumer.accept(this);
        }
    }

    @Override
    public boolean isErrorEnabled() {
        return target.isLoggable(Severity.ERROR.level());
    }

    @Override
    public void error(String message) {
        write(Severity.ERROR, message, null);
    }

    @Override
    public void error(String format, Object argument) {
        fill(Severity.ERROR, format, argument);
    }

    @Override
    public void error(String format, Object first, Object second) {
        fill(Severity.ERROR, format, first, second);
    }

    @Override
    public void error(String format, Object... arguments) {
        fill(Severity.ERROR, format, arguments);
    }

    @Override
    public <E extends Exception> void error(LoggerConsumer<E> consumer) throws E {
        if (isErrorEnabled()) {
            consumer.accept(this);
        }
    }
}
