package it.varco.http;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http2.hpack.HpackFieldPreEncoder;

/**
 * Shows Jetty the services it looks for through the context class loader, which finds nothing in a framework.
 *
 * <p>This bundle names them in {@code META-INF/services} and sees their classes; with its own class loader in place
 * Jetty finds them, and no bundle has to be woven for it.
 */
final class JettyServices {

    /** The classes named in {@code META-INF/services}: mentioned so that their packages are imported. */
    static final List<Class<?>> NAMED = List.of(JDK9ServerALPNProcessor.class, HpackFieldPreEncoder.class);

    private JettyServices() {}

    /**
     * Makes Jetty load its header encoders. It does so once, when the class is first used: without the one for HTTP/2
     * at that moment, HTTP/2 fails until the process ends.
     */
    static void load() {
        found(() -> new PreEncodedHttpField(HttpHeader.CONNECTION, "close"));
    }

    /** Calls {@code constructor} with this bundle's class loader in place. */
    static <T> T found(Supplier<T> constructor) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JettyServices.class.getClassLoader());
        try {
            return constructor.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
