package it.varco.web;

import jakarta.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Puts the management {@link Site} on the management listener, and on no other (SEC-45).
 *
 * <p>Its configuration is its own, so that a mistake in that of the public site can be mended here.
 */
@Component(
        name = "it.varco.web.management",
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=it.varco.web.management",
            "osgi.http.whiteboard.servlet.pattern=/",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
            "osgi.http.whiteboard.target=(varco.listener=management)"
        })
@Designate(ocd = ManagementServlet.Config.class)
public final class ManagementServlet extends SiteServlet {

    /** The keys of {@code it.varco.web.management}. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%management.name",
            description = "%management.description")
    public @interface Config {
        @AttributeDefinition(
                name = "%management.publicAddress",
                description = "%management.publicAddress.help",
                required = false)
        String publicAddress() default "";

        @AttributeDefinition(name = "%management.site.name", description = "%management.site.name.help")
        String site_name() default "Varco";

        @AttributeDefinition(name = "%management.site.owner", description = "%management.site.owner.help")
        String site_owner() default "Istituto";

        @AttributeDefinition(name = "%management.demo", description = "%management.demo.help")
        boolean demo() default false;

        @AttributeDefinition(name = "%management.wait.sign", description = "%management.wait.sign.help")
        String wait_sign() default "PT1S";
    }

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and what it may be */
    @Activate
    public ManagementServlet(
            Config config,
            BundleContext context,
            @Reference Material material,
            @Reference Rooms rooms,
            @Reference RequestCounter counter) {
        super(
                SiteSettings.of(config),
                new ListenerAddress(context, Place.MANAGEMENT, config.publicAddress()),
                material,
                rooms,
                counter);
    }

    @Activate
    void open() {
        begin();
    }

    @Deactivate
    void close() {
        end();
    }
}
