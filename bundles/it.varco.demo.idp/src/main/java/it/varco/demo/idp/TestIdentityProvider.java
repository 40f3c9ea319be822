package it.varco.demo.idp;

import it.varco.certificate.CertificateDraft;
import it.varco.certificate.SubjectField;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An identity provider on this machine where everybody can choose who to be. At its first start it makes the keys that
 * nobody makes in a demonstration: its own, and that of the service.
 *
 * @source D-09; SPID-124
 */
@Component(
        name = "it.varco.demo.idp",
        service = {},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TestIdentityProvider.Config.class)
public final class TestIdentityProvider {

    /** Where it answers, what it makes at its first start, and who is in it. */
    @SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%port", description = "%port.help")
        int port() default 8083;

        @AttributeDefinition(name = "%key", description = "%key.help")
        String key() default "${varco.data}/secrets/demo-idp-key.pem";

        @AttributeDefinition(name = "%certificate", description = "%certificate.help")
        String certificate() default "${varco.data}/secrets/demo-idp-certificate.pem";

        @AttributeDefinition(name = "%metadata", description = "%metadata.help")
        String metadata() default "${varco.data}/spid/demo-idp.xml";

        @AttributeDefinition(name = "%service.metadata", description = "%service.metadata.help")
        String service_metadata() default "http://localhost:8080/accesso/spid/metadata";

        @AttributeDefinition(name = "%service.key", description = "%service.key.help")
        String service_key() default "${varco.data}/secrets/spid-key.pem";

        @AttributeDefinition(name = "%service.certificate", description = "%service.certificate.help")
        String service_certificate() default "${varco.data}/secrets/spid-certificate.pem";

        @AttributeDefinition(name = "%service.entityId", description = "%service.entityId.help")
        String service_entityId();

        @AttributeDefinition(name = "%service.name", description = "%service.name.help")
        String service_name();

        @AttributeDefinition(name = "%service.shortName", description = "%service.shortName.help")
        String service_shortName();

        @AttributeDefinition(name = "%service.ipaCode", description = "%service.ipaCode.help")
        String service_ipaCode();

        @AttributeDefinition(name = "%service.locality", description = "%service.locality.help")
        String service_locality();

        @AttributeDefinition(name = "%people", description = "%people.help")
        String[] people();
    }

    private static final Logger LOG = LoggerFactory.getLogger(TestIdentityProvider.class);
    private static final Duration EARLIER = Duration.ofDays(1); // clocks that are late
    private static final Duration LIFE = Duration.ofDays(3650);

    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private CompletableFuture<Optional<Listener>> opened = CompletableFuture.completedFuture(Optional.empty());
    private @Nullable Site site;

    /** @throws IllegalArgumentException naming the key that is wrong; or if the gateway is not in development */
    @Activate
    public TestIdentityProvider(Config config, BundleContext context) {
        this(Settings.of(config, context::getProperty), Clock.systemUTC());
    }

    TestIdentityProvider(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the key of the service where there is none, for whoever starts after this one; all else goes on meanwhile,
     * as nobody waits for it. Where the port is taken the log says so, and nobody signs in here.
     */
    @Activate
    void start() {
        Instant now = clock.instant();
        CompletableFuture<Void> own =
                CompletableFuture.runAsync(() -> settings.own().make(pair -> certificate(pair, now)));
        settings.service()
                .make(pair -> settings.profile()
                        .draft(
                                settings.serviceShortName(),
                                settings.serviceLocality(),
                                now.minus(EARLIER),
                                now.plus(LIFE))
                        .selfSigned(pair));
        opened = own.thenApplyAsync(done -> Optional.of(open())).exceptionally(why -> {
            LOG.warn("no identity provider of the demonstration port={}", settings.port(), why);
            return Optional.empty();
        });
    }

    private static X509Certificate certificate(KeyPair pair, Instant now) {
        return CertificateDraft.valid(now.minus(EARLIER), now.plus(LIFE))
                .subject(SubjectField.COMMON_NAME, "Varco demo identity provider")
                .signing()
                .selfSigned(pair);
    }

    private Listener open() {
        SigningKey key = settings.own().read(); // before the port is taken: it may be none
        Listener listener = Listener.bind(settings.port(), clock);
        try {
            publish(listener.address(), key);
        } catch (UncheckedIOException unwritten) {
            listener.stop();
            throw unwritten;
        }
        listener.answer(asked -> site(listener.address()).apply(asked));
        LOG.info("the identity provider of the demonstration is there address={}", listener.address());
        return listener;
    }

    /** Whoever reads the folder is not troubled where nothing changed. */
    private void publish(String address, SigningKey key) {
        Path file = settings.metadataFile();
        try {
            if (!Files.exists(file) || !OwnMetadata.isCurrent(Files.readAllBytes(file), address, key.certificate())) {
                KeyFiles.write(file, OwnMetadata.of(address, Site.places(address), key), "rw-r--r--");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("metadata: expected a folder that can be written", e);
        }
    }

    /** Made when somebody comes: a start is not to wait for what reads, checks and signs. */
    private synchronized Site site(String address) {
        Site made = site == null ? made(address) : site;
        site = made;
        return made;
    }

    private Site made(String address) {
        SigningKey key = settings.own().read();
        StrictReader reader = new StrictReader(new SamlReader());
        SignatureCheck check = new SignatureCheck();
        OpenRequests open = new OpenRequests(random);
        Map<String, URI> places = Site.places(address);
        return new Site(
                OwnMetadata.of(address, places, key),
                new ServiceMetadata(new MetadataAddress(settings.serviceMetadata()), reader, check),
                new RequestCheck(reader, check, new RequestRules(places, address, open::isAnswered)),
                open,
                new Responses(address, key, random),
                new ChoiceForm(settings.people()));
    }

    @Deactivate
    void stop() {
        opened.join().ifPresent(Listener::stop);
    }

    /** Where it answers, without a slash at the end; empty while it does not. Waits for a start that goes on. */
    String address() {
        return opened.join().map(Listener::address).orElse("");
    }
}
