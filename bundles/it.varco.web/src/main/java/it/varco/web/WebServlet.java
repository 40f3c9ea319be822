package it.varco.web;

import it.varco.api.page.PageSet;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts the {@link Site} on the public listener, and on no other (SEC-45). */
@Component(
        name = "it.varco.web",
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=it.varco.web",
            "osgi.http.whiteboard.servlet.pattern=/",
            "osgi.http.whiteboard.target=(varco.listener=public)"
        })
@Designate(ocd = WebServlet.Config.class)
public final class WebServlet extends HttpServlet {

    /** The keys of {@code it.varco.web}. */
    @ObjectClassDefinition(name = "Public site", description = "The pages that people see")
    public @interface Config {
        @AttributeDefinition(
                description = "What browsers write to reach the site; as the public listener says if empty")
        String publicAddress() default "";

        @AttributeDefinition(description = "Name of the site, 1 to 120 characters")
        String site_name() default "Varco";

        @AttributeDefinition(description = "One line below the name; may be empty")
        String site_tagline() default "";

        @AttributeDefinition(description = "The administration that runs it, 1 to 120 characters")
        String site_owner() default "Istituto";

        @AttributeDefinition(description = "Address of the administration's own site; may be empty")
        String site_ownerUrl() default "";

        @AttributeDefinition(
                description = "Page of this site about a demonstration; every page then says that it is one")
        String demo_page() default "";

        @AttributeDefinition(description = "Number of the Contact Center from a landline")
        String contact_landline() default "803164";

        @AttributeDefinition(description = "Number of the Contact Center from a mobile")
        String contact_mobile() default "06164164";
    }

    private static final long serialVersionUID = 1L;

    private final transient Site site;
    private final transient BundleWatch watch;
    private final transient ListenerAddress listener;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and what it may be */
    @Activate
    public WebServlet(Config config, BundleContext context, @Reference Rooms rooms) {
        Files own = new BundleFiles(context.getBundle());
        Contributions contributions = new Contributions(context.getBundle().getSymbolicName(), own);
        watch = new BundleWatch(context, contributions);
        listener = new ListenerAddress(context);
        site = new Site(
                SiteSettings.of(config),
                address(config),
                rooms::now,
                Clock.systemUTC(),
                new Assets(own),
                contributions,
                WebServlet::owner);
    }

    private Supplier<PublicAddress> address(Config config) {
        if (config.publicAddress().isBlank()) {
            return listener::now;
        }
        PublicAddress configured = PublicAddress.of(config.publicAddress());
        return () -> configured;
    }

    @Activate
    void open() {
        listener.open();
        watch.open();
    }

    @Deactivate
    void close() {
        listener.close();
        watch.close();
    }

    private static String owner(PageSet set) {
        Bundle bundle = FrameworkUtil.getBundle(set.getClass());
        return bundle == null ? "" : bundle.getSymbolicName();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        site.serve(request, response);
    }
}
