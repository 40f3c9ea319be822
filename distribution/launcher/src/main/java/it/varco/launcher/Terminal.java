package it.varco.launcher;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person at the terminal reads; everything else is for the log. */
public final class Terminal {

    private static final PrintStream OUT = stream(FileDescriptor.out);
    private static final PrintStream ERR = stream(FileDescriptor.err);

    private Terminal() {}

    /** Prints one line. */
    public static void say(String sentence) {
        OUT.println(sentence);
    }

    /** Prints one line about what went wrong, to standard error. */
    public static void complain(String sentence) {
        ERR.println("varco: " + sentence);
    }

    /** For defects only: what nobody foresaw is shown whole. */
    static void trace(Throwable defect) {
        defect.printStackTrace(ERR);
    }

    /** Whether a person reads and types here, and not a file or another program. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to Java 21 and from 25 on
    public static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // from Java 22 on there can be a console without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
