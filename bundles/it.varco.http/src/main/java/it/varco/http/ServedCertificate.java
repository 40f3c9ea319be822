package it.varco.http;

import it.varco.http.TlsIdentity.Material;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a listener shows at this moment. A new one in its files is taken over for new connections; files
 * that cannot be used change nothing, and are told about.
 *
 * <p>While its listener is open it is a service, for whoever examines the health of the house; all that counts are its
 * properties.
 *
 * @source SEC-46
 */
final class ServedCertificate extends AbstractLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger(ServedCertificate.class);
    private static final String UNREADABLE = "";

    private final String listener;
    private final TlsSettings tls;
    private final BundleContext context;
    private final Scheduler scheduler;
    private String seen;
    private String problem = "";
    private String exposed;
    private volatile TlsIdentity inForce;
    private @Nullable ServiceRegistration<ServedCertificate> told;

    /**
     * @param listener its name
     * @throws IllegalArgumentException names the key whose file cannot be used
     * @throws IOException if one of the files cannot be read
     */
    ServedCertificate(String listener, TlsSettings tls, BundleContext context, Scheduler scheduler) throws IOException {
        this.listener = listener;
        this.tls = tls;
        this.context = context;
        this.scheduler = scheduler;
        Material files = Material.read(tls);
        this.seen = files.fingerprint();
        this.exposed = tls.exposed();
        this.inForce = TlsIdentity.of(files, tls.asksClients());
    }

    TlsSettings settings() {
        return tls;
    }

    TlsIdentity inForce() {
        return inForce;
    }

    @Override
    protected synchronized void doStart() {
        told = context.registerService(ServedCertificate.class, this, FrameworkUtil.asDictionary(properties()));
        lookLater();
    }

    @Override
    protected synchronized void doStop() {
        ServiceRegistration<ServedCertificate> registration = told;
        told = null;
        if (registration != null) {
            registration.unregister();
        }
    }

    private void lookLater() {
        scheduler.schedule(this::look, tls.reload().toSeconds(), TimeUnit.SECONDS);
    }

    private synchronized void look() {
        if (told == null) {
            return;
        }
        try {
            takeOver(Material.read(tls));
            lookAtModes();
        } catch (IOException e) {
            keep(UNREADABLE, "one of the files of its key and certificates cannot be read: " + e.getMessage());
        } finally {
            lookLater();
        }
    }

    private void takeOver(Material files) {
        String found = files.fingerprint();
        if (found.equals(seen)) {
            return;
        }
        try {
            inForce = TlsIdentity.of(files, tls.asksClients());
            seen = found;
            tell("");
            LOG.info("certificate taken over listener={} until={}", listener, inForce.until());
        } catch (IllegalArgumentException e) {
            keep(found, String.valueOf(e.getMessage()));
        }
    }

    private void keep(String found, String why) {
        if (!found.equals(seen)) {
            seen = found;
            tell(why);
            LOG.error("certificate not taken over, the old one stays listener={} cause={}", listener, why);
        }
    }

    private void lookAtModes() {
        String found = tls.exposed();
        if (!found.equals(exposed)) {
            exposed = found;
            tell(problem);
        }
    }

    private void tell(String why) {
        problem = why;
        ServiceRegistration<ServedCertificate> registration = told;
        if (registration != null) {
            registration.setProperties(FrameworkUtil.asDictionary(properties()));
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                "varco.certificate",
                listener,
                "varco.certificate.until",
                inForce.until().toString(),
                "varco.certificate.problem",
                problem,
                "varco.certificate.exposed",
                exposed);
    }
}
