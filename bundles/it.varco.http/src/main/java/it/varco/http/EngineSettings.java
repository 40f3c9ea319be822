package it.varco.http;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP engine of Felix is told about one listener; read only.
 *
 * <p>The engine starts no server when it may open neither an HTTP nor an HTTPS port of its own, and we want the server
 * without such a port: ours is the only one. It asks for the permission once before it makes the server and again
 * before it opens the port, so the first answer is yes and every later one no. Should a newer engine ask otherwise,
 * {@link Connectors} closes what it opened.
 */
@SuppressWarnings("JdkObsolete") // the type in which configurations are handed over
final class EngineSettings extends Dictionary<String, Object> {

    private static final String MAY_OPEN = "org.apache.felix.http.enable";

    private final Map<String, Object> values;
    private final AtomicBoolean asked = new AtomicBoolean();

    EngineSettings(Door door) {
        ListenerSettings settings = door.settings();
        values = Map.of(
                MAY_OPEN,
                "true",
                "org.apache.felix.http.name",
                settings.name(),
                "org.apache.felix.http.host",
                settings.host(),
                "org.osgi.service.http.port",
                String.valueOf(door.port()),
                "org.apache.felix.http.jetty.threadpool.max",
                String.valueOf(settings.limits().threads()),
                "org.apache.felix.http.jetty.maxFormSize",
                String.valueOf(settings.limits().bodySize()),
                "org.eclipse.jetty.servlet.SessionIdPathParameterName",
                "none",
                "org.apache.felix.http.runtime.init.varco.listener",
                settings.name(),
                "org.apache.felix.http.runtime.init.varco.address",
                door.address().toString());
    }

    @Override
    public @Nullable Object get(Object key) {
        return MAY_OPEN.equals(key) ? String.valueOf(asked.compareAndSet(false, true)) : values.get(key);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Enumeration<String> keys() {
        return Collections.enumeration(values.keySet());
    }

    @Override
    public Enumeration<Object> elements() {
        return Collections.enumeration(values.values());
    }

    @Override
    public Object put(String key, Object value) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public Object remove(Object key) {
        throw new UnsupportedOperationException("read only");
    }
}
