package it.varco.web;

import it.varco.api.page.PageSet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A {@link Site} behind its listener. */
abstract class SiteServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** How often a page that is looked at is asked whether it would look different. */
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final transient ListenerAddress address;
    private final transient RequestCounter counter;
    private final transient LiveStreams streams = new LiveStreams(BEAT);
    private final transient Clockwork alarm = new Clockwork("varco-waits");
    private final transient Site site;
    private final Place place;

    SiteServlet(
            SiteSettings settings, ListenerAddress address, Material material, Rooms rooms, RequestCounter counter) {
        this.place = settings.place();
        this.address = address;
        this.counter = counter;
        this.site = new Site(
                settings,
                address::now,
                rooms::now,
                Clock.systemUTC(),
                material.assets(),
                material.contributions(),
                material.memory(place),
                SiteServlet::owner,
                streams,
                alarm);
    }

    final void begin() {
        address.open();
    }

    final void end() {
        streams.close();
        alarm.close();
        address.close();
    }

    private static String owner(PageSet set) {
        Bundle bundle = FrameworkUtil.getBundle(set.getClass());
        return bundle == null ? "" : bundle.getSymbolicName();
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        site.serve(request, response);
        counter.count(place, response.getStatus());
    }
}
