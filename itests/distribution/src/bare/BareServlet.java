import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Two letters from a servlet in Jetty and nothing else: what the requests of the gateway are compared with. And one
 * object as JSON from a resource of Jersey, which tells how much of a call of the interface is Jersey itself.
 *
 * <p>Java runs this source as it stands, with Jetty and Jersey of the assembled gateway, so that the versions are the
 * same.
 */
public final class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Prints the port, then serves until the process is ended. */
    public static void main(String... arguments) throws Exception {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new BareServlet()), "/");
        ResourceConfig resources =
                new ResourceConfig(BareResource.class).register(JacksonFeature.withoutExceptionMappers());
        context.addServlet(new ServletHolder(new ServletContainer(resources)), "/resource/*");
        server.setHandler(context);
        server.start();
        System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        server.join();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print("ok");
    }

    /** Answers without looking at anything. */
    @Singleton
    @Path("one")
    @Produces("application/json")
    public static final class BareResource {

        /** An object of a size that is usual there. */
        public record One(String kind, String id, String owner, String version, String state, long calls) {}

        /** Always the same. */
        @GET
        public One one() {
            return new One("credential", "pin", "it.varco.credential.pin", "1.0.0", "on", 17);
        }
    }
}
