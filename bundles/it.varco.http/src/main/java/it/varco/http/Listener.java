package it.varco.http;

import java.io.IOException;
import java.util.Map;
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

    /** The keys of {@code it.varco.http~NAME}. */
    @ObjectClassDefinition(name = "HTTP listener", description = "One address at which the gateway answers")
    public @interface Config {
        @AttributeDefinition(description = "Address to listen on; 0.0.0.0 for all of this machine")
        String host() default "127.0.0.1";

        @AttributeDefinition(description = "0 to 65535; 0 takes a free port; public 8080, management 8081 if absent")
        String port() default "";

        @AttributeDefinition(description = "What browsers write, such as https://varco.example.it")
        String publicAddress() default "";

        @AttributeDefinition(description = "Longest request line in bytes, 256 to 16384")
        String requestLine_max() default "4096";

        @AttributeDefinition(description = "Longest request line and headers together in bytes, 1024 to 65536")
        String header_size() default "16384";

        @AttributeDefinition(description = "Most header lines, 10 to 200")
        String header_count() default "60";

        @AttributeDefinition(description = "Longest time for the headers, PT1S to PT60S")
        String header_timeout() default "PT10S";

        @AttributeDefinition(description = "Longest body in bytes, 0 to 8388608")
        String body_max() default "65536";

        @AttributeDefinition(description = "Slowest body after five seconds in bytes per second, 1 to 1000000")
        String body_rate() default "500";

        @AttributeDefinition(description = "Longest silence on a connection, PT1S to PT5M")
        String idle_timeout() default "PT30S";

        @AttributeDefinition(description = "Most connections from one address, 1 to 100000")
        String connections_perAddress() default "50";

        @AttributeDefinition(description = "Most connections in all, 1 to 100000")
        String connections_max() default "1000";

        @AttributeDefinition(description = "Most threads that serve requests, 8 to 500")
        String threads_max() default "32";

        @AttributeDefinition(description = "PKCS#12 file with key and certificate; TLS is on if it is named")
        String tls_keystore() default "";

        @AttributeDefinition(description = "File whose first line opens the keystore")
        String tls_passwordFile() default "";

        @AttributeDefinition(description = "none, wants or needs a certificate of the browser")
        String tls_clientCertificate() default "none";

        @AttributeDefinition(description = "PEM file with the authorities of client certificates")
        String tls_authorities() default "";

        @AttributeDefinition(description = "How often the keystore is looked at for a new certificate, PT1S to PT24H")
        String tls_reload() default "PT1M";
    }

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final ListenerSettings settings;
    private final String pid;
    private final ManagedServiceFactory engine;
    private final Connectors connectors;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and what it may be */
    @Activate
    public Listener(
            Config config,
            Map<String, Object> properties,
            @Reference(target = "(service.pid=org.apache.felix.http)") ManagedServiceFactory engine,
            @Reference Connectors connectors) {
        this.pid = String.valueOf(properties.get("service.pid"));
        this.settings = ListenerSettings.of(pid, config);
        this.engine = engine;
        this.connectors = connectors;
    }

    /**
     * Opens the port; the HTTP service is there when this returns.
     *
     * @throws IllegalArgumentException if a file that the configuration names is not what it should be
     * @throws IOException if the port cannot be had
     */
    @Activate
    void open() throws IOException, ConfigurationException {
        if (settings.tls().isPresent()) {
            TlsFactories.check(settings.tls().get());
        }
        Door door = Door.open(settings);
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

    @Deactivate
    void close() {
        engine.deleted(pid);
        LOG.info("listener closed name={}", settings.name());
    }
}
