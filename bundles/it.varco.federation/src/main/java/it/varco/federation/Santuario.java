package it.varco.federation;

import org.apache.xml.security.Init;

/** The library that signs and verifies. */
final class Santuario {

    private Santuario() {}

    /** Makes it ready, where it is not: it looks for its parts with the class loader of the thread. */
    static void ready() {
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
