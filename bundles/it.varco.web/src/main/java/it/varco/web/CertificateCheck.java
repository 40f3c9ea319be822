package it.varco.web;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Whether the certificates that the listeners show can be used for some time yet, as the listeners themselves tell it
 * in the properties of a service each.
 *
 * @source SEC-46
 */
@Component(name = "it.varco.web.certificates", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class CertificateCheck implements HealthCheck {

    private static final String LISTENER = "varco.certificate";
    private static final String UNTIL = "varco.certificate.until";
    private static final String PROBLEM = "varco.certificate.problem";
    private static final String EXPOSED = "varco.certificate.exposed";
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration NOW = Duration.ofDays(7);

    private final BundleContext context;

    @Activate
    public CertificateCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "certificates";
    }

    /** The worst that there is to say about any of them. */
    @Override
    public Finding examine(Instant now) {
        List<Finding> findings = new ArrayList<>(List.of(Finding.well(name())));
        for (ServiceReference<?> each : certificates()) {
            findings.add(end(each, now));
            String problem = text(each, PROBLEM);
            if (!problem.isEmpty()) {
                String listener = text(each, LISTENER);
                findings.add(yellow(Sentence.of(CertificateCheck.class, "certificate.old", listener, problem)));
            }
            String exposed = text(each, EXPOSED);
            if (!exposed.isEmpty()) {
                findings.add(yellow(Sentence.of(CertificateCheck.class, "certificate.exposed", exposed)));
            }
        }
        return findings.stream().max(Comparator.comparing(Finding::condition)).orElseThrow();
    }

    private ServiceReference<?>[] certificates() {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(null, "(" + LISTENER + "=*)");
            return all == null ? new ServiceReference<?>[0] : all;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("filter: expected to be well formed", e);
        }
    }

    private Finding end(ServiceReference<?> certificate, Instant now) {
        String listener = text(certificate, LISTENER);
        try {
            Instant until = Instant.parse(text(certificate, UNTIL));
            String day = until.toString().substring(0, 10);
            Sentence words = until.isAfter(now)
                    ? Sentence.of(CertificateCheck.class, "certificate.ends", listener, day)
                    : Sentence.of(CertificateCheck.class, "certificate.ended", listener, day);
            if (until.isBefore(now.plus(NOW))) {
                return new Finding(name(), Condition.RED, words);
            }
            return until.isBefore(now.plus(SOON)) ? yellow(words) : Finding.well(name());
        } catch (DateTimeParseException e) {
            return yellow(Sentence.of(CertificateCheck.class, "certificate.unknown", listener));
        }
    }

    private Finding yellow(Sentence why) {
        return new Finding(name(), Condition.YELLOW, why);
    }

    private static String text(ServiceReference<?> certificate, String key) {
        return certificate.getProperty(key) instanceof String value ? value : "";
    }
}
