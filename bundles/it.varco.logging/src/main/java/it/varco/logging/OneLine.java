package it.varco.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One event, one line: {@code instant severity logger [thread] message}, the instant in UTC.
 *
 * <p>Whatever could break a line or hide in it is written as an escape: {@code \n}, {@code \r}, {@code \t}, a doubled
 * backslash, and {@code \}{@code u202e} and the like for other control characters, line separators, direction marks and
 * lone surrogates. A stack trace, or its innermost cause, follows the message in the same line, with the same escapes.
 * Events longer than 65,536 characters are cut and end in {@code \...}, which no escape begins with.
 *
 * @source rule SEC-52
 */
final class OneLine extends Formatter {

    /** How much of an exception is shown. */
    enum Causes {
        WHOLE,
        INNERMOST
    }

    private static final int LONGEST = 65_536;

    private final Causes causes;

    OneLine(Causes causes) {
        this.causes = causes;
    }

    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder(160);
        line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS));
        line.append(' ').append(Severity.of(event.getLevel()));
        line.append(' ');
        encode(String.valueOf(event.getLoggerName()), line);
        line.append(" [");
        encode(Thread.currentThread().getName(), line);
        line.append("] ");
        encode(String.valueOf(formatMessage(event)), line);
        if (event.getThrown() != null) {
            line.append(causes == Causes.WHOLE ? "\\n" : ": ");
            encode(causes == Causes.WHOLE ? stackTrace(event.getThrown()) : innermost(event.getThrown()), line);
        }
        return line.append('\n').toString();
    }

    private static String innermost(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    private static void encode(String text, StringBuilder line) {
        for (int at = 0; at < text.length(); at++) {
            if (line.length() > LONGEST) {
                line.append("\\...");
                return;
            }
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                line.append(c).append(text.charAt(++at));
            } else {
                encode(c, line);
            }
        }
    }

    private static void encode(char c, StringBuilder line) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\\' -> line.append("\\\\");
            default -> line.append(isTreacherous(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
        }
    }

    private static boolean isTreacherous(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
