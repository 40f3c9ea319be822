package it.varco.http;

import it.varco.http.TlsIdentity.Material;
import java.io.IOException;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address at which the gateway answers, with an HTTP service of its own behind it.
 *
 * <p>There is one per configuration {@code it.varco.http~NAME}. Its HTTP service carries the service properties
 * {@code varco.listener} (the name) and {@code varco.address} (what browsers write), so a servlet names its listener
 * with {@code osgi.http.whiteboard.target=(varco.listener=public)} and answers nowhere else (SEC-45).
 *
 * <p>The HTTP engine of Felix is asked directly for the service, as its configuration would: nothing is stored that
 * could open a port at the next start before this bundle has looked at it.
 */
@Component(
        name = "it.varco.http",
        service = {},
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        reference = @Reference(name = "targeted", service = TargetedOnly.class))
@Designate(ocd = Listener.Config.class, factory = true)
public final class Listener {

    /** The keys of {@code it.varco.http~NAME}; what each means stands in {@code OSGI-INF/l10n/config.properties}. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%host", description = "%host.help")
        String host() default "127.0.0.1";

        @AttributeDefinition(name = "%port", description = "%port.help", required = false)
        String port() default "";

        @AttributeDefinition(name = "%publicAddress", description = "%publicAddress.help", required = false)
        String publicAddress() default "";

        @AttributeDefinition(name = "%opensWith", description = "%opensWith.help", required = false)
        String opensWith() default "";

        @AttributeDefinition(name = "%requestLine.max", description = "%requestLine.max.help")
        String requestLine_max() default "4096";

        @AttributeDefinition(name = "%header.size", description = "%header.size.help")
        String header_size() default "16384";

        @AttributeDefinition(name = "%header.count", description = "%header.count.help")
        String header_count() default "60";

        @AttributeDefinition(name = "%header.timeout", description = "%header.timeout.help")
        String header_timeout() default "PT10S";

        @AttributeDefinition(name = "%body.max", description = "%body.max.help")
        String body_max() default "65536";

        @AttributeDefinition(name = "%body.rate", description = "%body.rate.help")
        String body_rate() default "500";

        @AttributeDefinition(name = "%form.fields", description = "%form.fields.help")
        String form_fields() default "200";

        @AttributeDefinition(name = "%form.parts", description = "%form.parts.help")
        String form_parts() default "5";

        @AttributeDefinition(name = "%idle.timeout", description = "%idle.timeout.help")
        String idle_timeout() default "PT30S";

        @AttributeDefinition(name = "%connections.perAddress", description = "%connections.perAddress.help")
        String connections_perAddress() default "50";

        @AttributeDefinition(name = "%connections.max", description = "%connections.max.help")
        String connections_max() default "1000";

        @AttributeDefinition(name = "%proxies", description = "%proxies.help", required = false)
        String proxies() default "";

        @AttributeDefinition(
                name = "%proxies.header",
                description = "%proxies.header.help",
                options = {
                    @Option(label = "%proxies.header.usual", value = "X-Forwarded-For"),
                    @Option(label = "%proxies.header.standard", value = "Forwarded")
                })
        String proxies_header() default "X-Forwarded-For";

        @AttributeDefinition(name = "%connection.requests", description = "%connection.requests.help")
        String connection_requests() default "1000";

        @AttributeDefinition(name = "%threads.max", description = "%threads.max.help")
        String threads_max() default "32";

        @AttributeDefinition(name = "%http2.streams", description = "%http2.streams.help")
        String http2_streams() default "32";

        @AttributeDefinition(name = "%http2.frames", description = "%http2.frames.help")
        String http2_frames() default "128";

        @AttributeDefinition(name = "%tls.keystore", description = "%tls.keystore.help", required = false)
        String tls_keystore() default "";

        @AttributeDefinition(name = "%tls.passwordFile", description = "%tls.passwordFile.help", required = false)
        String tls_passwordFile() default "";

        @AttributeDefinition(
                name = "%tls.clientCertificate",
                description = "%tls.clientCertificate.help",
                options = {
                    @Option(label = "%tls.clientCertificate.none", value = "none"),
                    @Option(label = "%tls.clientCertificate.wants", value = "wants"),
                    @Option(label = "%tls.clientCertificate.needs", value = "needs")
                })
        String tls_clientCertificate() default "none";

        @AttributeDefinition(name = "%tls.authorities", description = "%tls.authorities.help", required = false)
        String tls_authorities() default "";

        @AttributeDefinition(name = "%tls.reload", description = "%tls.reload.help")
        String tls_reload() default "PT1M";
    }

    private static final String GATE = "varco.gate.";
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final ListenerSettings settings;
    private final String pid;
    private final BundleContext context;
    private final ManagedServiceFactory engine;
    private final Connectors connectors;
    private final Gate gate;
    private boolean closed;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and what it may be */
    @Activate
    public Listener(
            Config config,
            Map<String, Object> properties,
            BundleContext context,
            @Reference(target = "(service.pid=org.apache.felix.http)") ManagedServiceFactory engine,
            @Reference Connectors connectors) {
        this.pid = String.valueOf(properties.get("service.pid"));
        this.settings = ListenerSettings.of(pid, config);
        String asked = gateOf(settings.name(), context);
        this.context = context;
        this.engine = engine;
        this.connectors = connectors;
        this.gate = new Gate(context, asked.isEmpty() ? settings.opensWith() : asked, this::openLater);
    }

    /**
     * What the program that started the framework asks of a listener of this name; it goes before the configuration, so
     * that no file and no form opens what is to stay closed (SEC-70).
     */
    private static String gateOf(String name, BundleContext context) {
        String wanted = context.getProperty(GATE + name);
        return wanted == null ? "" : ListenerSettings.opensWith(wanted);
    }

    /**
     * Opens the port, if what it opens with is there; the HTTP service is there when this returns. Otherwise waits for
     * it, and never closes again because it leaves: whoever is being served does not notice that a room is replaced.
     *
     * @throws IllegalArgumentException if a file that the configuration names is not what it should be
     * @throws IOException if the port cannot be had
     */
    @Activate
    void start() throws IOException, ConfigurationException {
        if (settings.tls().isPresent()) {
            TlsIdentity.of(
                    Material.read(settings.tls().get()), settings.tls().get().asksClients());
        }
        if (gate.isOpen()) {
            open();
        } else {
            LOG.info("listener waits name={} opensWith={}", settings.name(), gate.filter());
            gate.watch();
        }
    }

    private synchronized void open() throws IOException, ConfigurationException {
        if (closed) {
            return;
        }
        Door door = Door.open(settings, context);
        try {
            connectors.passThrough(door, () -> engine.updated(pid, new EngineSettings(door)));
        } finally {
            if (!door.isServed()) {
                engine.deleted(pid);
                door.close();
            }
        }
        if (!door.isServed()) {
            throw new IOException("the HTTP engine did not start listener '" + settings.name() + "': see its log");
        }
        LOG.info(
                "listener open name={} host={} port={} address={}",
                settings.name(),
                settings.host(),
                door.port(),
                door.address());
    }

    /** Opens on a thread of its own: whoever registers the service goes on with what it was doing. */
    private void openLater() {
        Thread thread = new Thread(this::openOrSay, "varco-listener-" + settings.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void openOrSay() {
        try {
            open();
        } catch (IOException | ConfigurationException e) {
            LOG.error("listener does not open name={} cause={}", settings.name(), e.getMessage(), e);
        }
    }

    @Deactivate
    void close() {
        gate.close();
        shut();
    }

    private synchronized void shut() {
        closed = true;
        engine.deleted(pid);
        LOG.info("listener closed name={}", settings.name());
    }
}
