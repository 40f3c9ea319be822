package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps bundles from the watched folder from what they need not see, and the others from what a plugin has no business
 * to offer. It needs nothing itself, so it is there before the first of them and stays while the room of plugins waits
 * for its store.
 *
 * <p>This is order in the house, not a sandbox: whoever holds an object of another bundle can find that bundle's
 * context through its class.
 *
 * @source SEC-84
 */
@Component(
        name = "it.varco.plugins.seclusion",
        immediate = true,
        service = {})
public final class Seclusion {

    private static final Logger LOG = LoggerFactory.getLogger(Seclusion.class);

    private final BundleContext context;
    private final Clock clock;
    private final List<ServiceRegistration<?>> hooks = new ArrayList<>();
    private final Seldom<List<Object>> told = new Seldom<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AuditTrail trail;

    @Activate
    public Seclusion(BundleContext context) {
        this.context = context;
        clock = Clock.systemUTC();
    }

    @Activate
    void start() {
        ServiceSight services = new ServiceSight(PluginRoom.INTERFACES, this::hooked);
        BundleSight bundles = new BundleSight(this::alarm);
        hooks.add(context.registerService(FindHook.class, services, null));
        hooks.add(context.registerService(EventListenerHook.class, services, null));
        hooks.add(context.registerService(org.osgi.framework.hooks.bundle.FindHook.class, bundles, null));
        hooks.add(context.registerService(org.osgi.framework.hooks.bundle.EventHook.class, bundles, null));
    }

    @Deactivate
    void stop() {
        hooks.forEach(ServiceRegistration::unregister);
    }

    /** On a thread of its own: the plugin may be starting, and is stopped as soon as it has. */
    private void hooked(Bundle plugin, String hook) {
        alarm(Trespass.HOOKED, plugin, hook);
        Thread stopping = new Thread(() -> stop(plugin), "varco-plugins-stop-" + plugin.getBundleId());
        stopping.setDaemon(true);
        stopping.start();
    }

    private static void stop(Bundle plugin) {
        try {
            plugin.stop();
        } catch (BundleException | IllegalStateException e) {
            LOG.error("a plugin that hooked into the framework could not be stopped bundle={}", Origin.name(plugin), e);
        }
    }

    private void alarm(Trespass trespass, Bundle by, String what) {
        long left = told.due(List.of(trespass, Origin.name(by)));
        if (left < 0) {
            return;
        }
        LOG.error("{} bundle={} what={} more={}", trespass.words(), Origin.name(by), what, left);
        AuditTrail recorder = trail;
        if (recorder == null) {
            return;
        }
        try {
            recorder.record(AuditEvent.of(clock.instant(), trespass.operation(), Outcome.REFUSED)
                    .detail("rule", trespass.rule())
                    .detail("bundle", Origin.name(by))
                    .build());
        } catch (StoreException e) {
            LOG.error("what a plugin tried is not in the trail code={}", e.code());
        }
    }
}
