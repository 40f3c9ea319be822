package it.varco.credential.spid.metadata;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.credential.spid.SpidConfig;
import it.varco.credential.spid.SpidSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Whether the certificate of SPID can be used, and for some time yet. It stays when the provider does not start for a
 * certificate that is wrong, and says what is wrong with it.
 *
 * @source SPID-18
 */
@Component(
        name = "it.varco.credential.spid.certificate",
        configurationPid = "it.varco.credential.spid",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CertificateCheck implements HealthCheck {

    private static final Duration SOON = Duration.ofDays(60); // SPID-18

    private final SpidSettings settings;

    /** @throws IllegalArgumentException if the configuration is wrong, naming the key */
    @Activate
    public CertificateCheck(SpidConfig config, BundleContext context) {
        this(SpidSettings.of(config, context::getProperty));
    }

    CertificateCheck(SpidSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "spid-certificate";
    }

    @Override
    public Finding examine(Instant now) {
        List<BrokenRule> broken = OwnCertificate.broken(settings, now);
        if (!broken.isEmpty()) {
            return new Finding(
                    name(),
                    Condition.RED,
                    Sentence.all(broken.stream().map(BrokenRule::why).toList()));
        }
        Instant until = OwnCertificate.read(settings, now).until();
        return until.isBefore(now.plus(SOON))
                ? new Finding(
                        name(),
                        Condition.YELLOW,
                        Sentence.of(CertificateCheck.class, "certificate.ends", OwnCertificate.day(until)))
                : Finding.well(name());
    }
}
