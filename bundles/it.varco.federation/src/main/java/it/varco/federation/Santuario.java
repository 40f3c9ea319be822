package it.varco.federation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.xml.security.Init;

/** The library that signs and verifies. */
final class Santuario {

    /** Held, because a logger that nobody holds is forgotten with its level. */
    private static final Logger WORDS = Logger.getLogger("org.apache.xml.security");

    private Santuario() {}

    /**
     * Makes it ready, where it is not: it looks for its parts with the class loader of the thread.
     *
     * <p>It warns of every signature that is wrong, with its digests: so anybody could fill the log, and the outcome
     * says it already. It is silent unless whoever runs the gateway gave its loggers a level.
     */
    static void ready() {
        if (WORDS.getLevel() == null) {
            WORDS.setLevel(Level.OFF);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Santuario.class.getClassLoader());
        try {
            Init.init();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
