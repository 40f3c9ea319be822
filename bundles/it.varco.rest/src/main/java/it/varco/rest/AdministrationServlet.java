package it.varco.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Puts the interface on the management listener, and on no other (SEC-45).
 *
 * <p>Jersey is set up by the first call, not by the start: it would be a quarter of what an idle gateway keeps in
 * memory, and many a gateway is never asked.
 */
@Component(
        name = "it.varco.rest",
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=it.varco.rest",
            "osgi.http.whiteboard.servlet.pattern=" + AdministrationServlet.BASE + "/*",
            "osgi.http.whiteboard.target=(varco.listener=management)"
        })
@Designate(ocd = AdministrationServlet.Config.class)
public final class AdministrationServlet extends HttpServlet {

    /** How much may be asked. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {

        @AttributeDefinition(name = "%rate.limit", description = "%rate.limit.help")
        int rate_limit() default 600;
    }

    static final String BASE = "/api/admin/v1";

    private static final long serialVersionUID = 1L;
    private static final int HIGHEST_LIMIT = 100_000;

    private final transient Rooms rooms;
    private final int callsPerMinute;
    private transient volatile @Nullable ServletContainer engine;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and its range */
    @Activate
    public AdministrationServlet(Config config, @Reference Rooms rooms) {
        callsPerMinute = config.rate_limit();
        if (callsPerMinute < 1 || callsPerMinute > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("rate.limit: expected 1 to " + HIGHEST_LIMIT);
        }
        this.rooms = rooms;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        ServletContainer present = engine;
        (present == null ? setUp() : present).service(request, response);
    }

    private synchronized ServletContainer setUp() throws ServletException {
        ServletContainer present = engine;
        if (present == null) {
            present = made();
            engine = present;
        }
        return present;
    }

    /**
     * The standard looks for its engine with the loader of the thread, which belongs to whoever accepts connections.
     */
    private ServletContainer made() throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ResourceConfig.class.getClassLoader());
        try {
            ServletContainer made = new ServletContainer(ResourceConfig.forApplication(
                    new AdministrationApi(rooms::now, Clock.systemUTC(), callsPerMinute)));
            made.init(getServletConfig());
            return made;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public synchronized void destroy() {
        ServletContainer present = engine;
        if (present != null) {
            present.destroy();
            engine = null;
        }
    }
}
