package it.varco.http.probe;

import jakarta.servlet.Servlet;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Registers the servlets of the probe with the whiteboard. */
public final class ProbeActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        register(context, "public", "/solo-pubblico", new ProbeServlet("public"));
        register(context, "management", "/solo-gestione", new ProbeServlet("management"));
        register(context, "public", "/prova/*", new ProbeServlet("public"));
        register(context, "management", "/prova/*", new ProbeServlet("management"));
        register(context, "strict", "/prova/*", new ProbeServlet("strict"));
        context.registerService(
                Servlet.class,
                new ProbeServlet("untargeted"),
                FrameworkUtil.asDictionary(Map.of("osgi.http.whiteboard.servlet.pattern", "/ovunque")));
        register(context, "tls", "/prova/*", new ProbeServlet("tls"));
        register(context, "flow", "/flusso", new FlowServlet());
        register(context, "flow", "/prova/*", new ProbeServlet("flow"));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    private static void register(BundleContext context, String listener, String pattern, Servlet servlet) {
        context.registerService(
                Servlet.class,
                servlet,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.servlet.pattern",
                        pattern,
                        "osgi.http.whiteboard.servlet.asyncSupported",
                        true,
                        "osgi.http.whiteboard.target",
                        "(varco.listener=" + listener + ")")));
    }
}
