package it.varco.shell;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Component;

/**
 * Hides the one command of Gogo that would open the shell to the network: {@code telnetd}, without a password.
 *
 * @source SEC-72
 */
@Component(
        name = "it.varco.shell.nonetwork",
        service = {FindHook.class, EventListenerHook.class})
public final class NoNetwork implements FindHook, EventListenerHook {

    private static final String FUNCTION = "osgi.command.function";
    private static final Set<String> HIDDEN = Set.of("telnetd");

    @Override
    public void find(
            BundleContext context,
            @Nullable String name,
            @Nullable String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        if (filter != null && filter.contains("osgi.command")) {
            references.removeIf(NoNetwork::isHidden);
        }
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        if (isHidden(event.getServiceReference())) {
            listeners.clear();
        }
    }

    private static boolean isHidden(ServiceReference<?> service) {
        Object functions = service.getProperty(FUNCTION);
        return functions instanceof String[] all
                ? List.of(all).stream().anyMatch(HIDDEN::contains)
                : HIDDEN.contains(String.valueOf(functions));
    }
}
