import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle that answers {@code /lento} on the public site, once there is the file that its header {@code Slow-Until}
 * names; it leaves a file beside it, ending in {@code .asked}, as soon as somebody waits.
 */
public final class Slow implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Path until = Path.of(context.getBundle().getHeaders().get("Slow-Until"));
        context.registerService(
                Servlet.class,
                new Answer(until),
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.servlet.pattern", "/lento",
                        "osgi.http.whiteboard.target", "(varco.listener=public)")));
    }

    @Override
    public void stop(BundleContext context) {
        // the service goes with the bundle
    }

    private static final class Answer extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Path until;

        Answer(Path until) {
            this.until = until;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Files.createFile(Path.of(until + ".asked"));
            while (Files.notExists(until)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            response.setContentType("text/plain");
            response.getWriter().print("whole");
        }
    }
}
