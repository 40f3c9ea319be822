package it.varco.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person at the terminal reads; everything else is for the log. */
final class Terminal {

    private static final PrintStream OUT = stream(FileDescriptor.out);
    private static final PrintStream ERR = stream(FileDescriptor.err);

    private Terminal() {}

    static void say(String sentence) {
        OUT.println(sentence);
    }

    static void complain(String sentence) {
        ERR.println("varco: " + sentence);
    }

    /** For defects only: what nobody foresaw is shown whole. */
    static void trace(Throwable defect) {
        defect.printStackTrace(ERR);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
