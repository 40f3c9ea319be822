package it.varco.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides from the HTTP engine what does not say on which listener it answers: by the whiteboard's rules it would answer
 * on all of them, the management address on the public one too (SEC-45).
 */
@Component(
        service = {EventListenerHook.class, FindHook.class, TargetedOnly.class},
        immediate = true, // asked at every service event
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class TargetedOnly implements EventListenerHook, FindHook {

    private static final Logger LOG = LoggerFactory.getLogger(TargetedOnly.class);

    private static final String ENGINE = "org.apache.felix.http.";
    private static final String TARGET = "osgi.http.whiteboard.target";
    private static final String WHITEBOARD = "osgi.http.whiteboard.";

    /** Of a context, or of the context that something is for; answers nothing by itself. */
    private static final String CONTEXT = "osgi.http.whiteboard.context.";

    /** Needs no property to be asked at every request. */
    private static final String PREPROCESSOR = "org.osgi.service.servlet.whiteboard.Preprocessor";

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> reference = event.getServiceReference();
        if (event.getType() == ServiceEvent.UNREGISTERING || !isUntargeted(reference)) {
            return;
        }
        LOG.warn(
                "not served, a service property is missing property={} bundle={} service.id={}",
                TARGET,
                reference.getBundle(),
                reference.getProperty("service.id"));
        listeners.keySet().removeIf(TargetedOnly::isEngine);
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        if (isEngine(context)) {
            references.removeIf(TargetedOnly::isUntargeted);
        }
    }

    private static boolean isEngine(BundleContext context) {
        String name = context.getBundle().getSymbolicName();
        return name != null && name.startsWith(ENGINE);
    }

    private static boolean isUntargeted(ServiceReference<?> reference) {
        return reference.getProperty(TARGET) == null && (takesPart(reference) || isPreprocessor(reference));
    }

    private static boolean takesPart(ServiceReference<?> reference) {
        return Arrays.stream(reference.getPropertyKeys())
                .map(key -> key.toLowerCase(Locale.ROOT))
                .anyMatch(key -> key.startsWith(WHITEBOARD) && !key.startsWith(CONTEXT));
    }

    private static boolean isPreprocessor(ServiceReference<?> reference) {
        return reference.getProperty("objectClass") instanceof String[] types
                && Arrays.asList(types).contains(PREPROCESSOR);
    }
}
