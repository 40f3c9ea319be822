package it.varco.http.probe;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with what it was given; its special paths misbehave on purpose. */
final class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** How many requests reached any servlet of the probe. */
    private static final AtomicInteger SEEN = new AtomicInteger();

    /** About as long as the longest answer of the gateway. */
    private static final int LARGEST = 48 * 1024;

    private final String name;

    ProbeServlet(String name) {
        this.name = name;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int seen = SEEN.incrementAndGet();
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        switch (path) {
            case "/guasto" -> throw new IllegalStateException("a detail that nobody outside may read");
            case "/rinvio" -> response.sendRedirect("/prova/altrove");
            case "/rifiuto" -> response.sendError(403);
            case "/proprie" -> {
                response.setHeader("Content-Security-Policy", "default-src 'self'");
                response.setHeader("Cache-Control", "max-age=60");
            }
            case "/grande" -> {
                response.setContentLength(LARGEST);
                response.getOutputStream().write(new byte[LARGEST]);
            }
            default -> tell(request, response, seen);
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, int seen) throws IOException {
        boolean form = "/modulo".equals(request.getPathInfo());
        int parameters = form ? request.getParameterMap().size() : 0;
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType("text/plain;charset=utf-8");
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute("jakarta.servlet.request.X509Certificate");
        response.getWriter()
                .println("listener=" + name + "\nseen=" + seen + "\nmethod=" + request.getMethod() + "\nbody="
                        + body.length + "\nremote=" + request.getRemoteAddr() + "\nscheme=" + request.getScheme()
                        + "\nprotocol=" + request.getProtocol() + "\nheaders="
                        + new TreeSet<>(Collections.list(request.getHeaderNames())) + "\ncertificate="
                        + (chain == null
                                ? "none"
                                : chain[0].getSubjectX500Principal().getName())
                        + "\nparameters=" + parameters);
    }
}
