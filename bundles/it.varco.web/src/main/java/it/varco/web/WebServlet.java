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

/** Puts the public {@link Site} on the public listener, and on no other (SEC-45). */
@Component(
        name = "it.varco.web",
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=it.varco.web",
            "osgi.http.whiteboard.servlet.pattern=/",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
            "osgi.http.whiteboard.target=(varco.listener=public)"
        })
@Designate(ocd = WebServlet.Config.class)
public final class WebServlet extends SiteServlet {

    /** The keys of {@code it.varco.web}; what each means stands in {@code OSGI-INF/l10n/config.properties}. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%publicAddress", description = "%publicAddress.help", required = false)
        String publicAddress() default "";

        @AttributeDefinition(name = "%site.name", description = "%site.name.help")
        String site_name() default "Varco";

        @AttributeDefinition(name = "%site.tagline", description = "%site.tagline.help", required = false)
        String site_tagline() default "";

        @AttributeDefinition(name = "%site.owner", description = "%site.owner.help")
        String site_owner() default "Istituto";

        @AttributeDefinition(name = "%site.ownerUrl", description = "%site.ownerUrl.help", required = false)
        String site_ownerUrl() default "";

        @AttributeDefinition(name = "%demo.page", description = "%demo.page.help", required = false)
        String demo_page() default "";

        @AttributeDefinition(name = "%contact.landline", description = "%contact.landline.help")
        String contact_landline() default "803164";

        @AttributeDefinition(name = "%contact.mobile", description = "%contact.mobile.help")
        String contact_mobile() default "06164164";

        @AttributeDefinition(
                name = "%accessibility.declaration",
                description = "%accessibility.declaration.help",
                required = false)
        String accessibility_declaration() default "";

        @AttributeDefinition(
                name = "%accessibility.feedback",
                description = "%accessibility.feedback.help",
                required = false)
        String accessibility_feedback() default "";

        @AttributeDefinition(name = "%privacy.notice", description = "%privacy.notice.help", required = false)
        String privacy_notice() default "";

        @AttributeDefinition(name = "%wait.sign", description = "%wait.sign.help")
        String wait_sign() default "PT1S";
    }

    private static final long serialVersionUID = 1L;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and what it may be */
    @Activate
    public WebServlet(
            Config config,
            BundleContext context,
            @Reference Material material,
            @Reference Rooms rooms,
            @Reference RequestCounter counter) {
        super(
                SiteSettings.of(config),
                new ListenerAddress(context, Place.PUBLIC, config.publicAddress()),
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
