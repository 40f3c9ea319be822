package it.varco.credential.spid;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Channel;
import it.varco.api.session.Published;
import it.varco.api.store.RecordStore;
import it.varco.credential.spid.answer.ResponseCheck;
import it.varco.credential.spid.answer.SentRequest;
import it.varco.credential.spid.answer.Terms;
import it.varco.credential.spid.metadata.MetadataRules;
import it.varco.credential.spid.metadata.OwnCertificate;
import it.varco.federation.MetadataReader;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.PublicationRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Login with SPID, by SAML 2.0: the person chooses an identity provider, proves there who they are, and comes back with
 * an assertion. {@link Entrance} is the beginning and {@link Homecoming} the end of it.
 *
 * @source SPID-20 to SPID-107, SPID-120 to SPID-128; EID-01, EID-02, EID-09; D-19, D-61
 */
@Component(
        name = "it.varco.credential.spid",
        service = {CredentialProvider.class, HealthCheck.class, Measured.class},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SpidConfig.class)
public final class SpidCredentialProvider implements CredentialProvider, HealthCheck, Measured {

    private static final String HEALTH = "spid-providers";

    private final ProviderDescriptor descriptor = ProviderDescriptor.of("spid", AssuranceLevel.HIGH)
            .kind(Homecoming.KIND)
            .channel(Channel.WEB)
            .stateVersion(SentRequest.VERSION)
            .build();
    private final IdentityProviders providers;
    private final OwnMetadata metadata;
    private final Entrance entrance;
    private final Homecoming homecoming;
    private final Tally tally = new Tally();

    /** @throws IllegalArgumentException if the configuration or a file it names is wrong, in one sentence */
    @Activate
    public SpidCredentialProvider(
            BundleContext context, SpidConfig config, @Reference RecordStore records, @Reference RequestFaults faults) {
        this(SpidSettings.of(config, context::getProperty), records, faults, Clock.systemUTC());
    }

    SpidCredentialProvider(SpidSettings settings, RecordStore records, RequestFaults faults, Clock clock) {
        MetadataRules.require(settings, URI.create(settings.entityId())); // first: the certificate has to say the same
        OwnCertificate own = OwnCertificate.read(settings, clock.instant());
        metadata = new OwnMetadata(settings, own);
        SamlReader reader = new SamlReader();
        SignatureCheck signatures = new SignatureCheck();
        ProviderRules rules = new ProviderRules(settings.development(), settings.loopback(), settings.switchedOff());
        providers = new IdentityProviders(
                new ProviderFolder(
                        settings.files().identityProviders(),
                        FederationKeys.in(settings.files().federationCertificates()),
                        new MetadataReader(reader, signatures, rules::isReachable)),
                rules);
        entrance = new Entrance(
                providers,
                own.key(),
                settings.entityId(),
                settings.attributes().get(0).names());
        homecoming = new Homecoming(
                providers,
                new ResponseCheck(reader, signatures),
                new Terms(
                        settings.entityId(),
                        settings.checks().skew(),
                        settings.checks().signedResponse()),
                records,
                tally,
                faults);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        return entrance.begin(request);
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return homecoming.resume(request, state);
    }

    @Override
    public Optional<Published> published(PublicationRequest request) {
        return request.name().equals(OwnMetadata.NAME)
                ? metadata.at(request.home())
                : Pictures.published(request.name());
    }

    @Override
    public String name() {
        return HEALTH;
    }

    /** Red without anybody to go to; yellow while a file cannot be taken whole (SPID-121, SEC-17). */
    @Override
    public Finding examine(Instant now) {
        if (providers.open(now).isEmpty()) {
            return new Finding(HEALTH, Condition.RED, Sentence.of(SpidCredentialProvider.class, "health.none"));
        }
        List<String> flawed = providers.flawed(now);
        return flawed.isEmpty()
                ? Finding.well(HEALTH)
                : new Finding(
                        HEALTH,
                        Condition.YELLOW,
                        Sentence.of(SpidCredentialProvider.class, "health.flawed", String.join(", ", flawed)));
    }

    @Override
    public List<Measurement> measurements() {
        return tally.measurements();
    }
}
