package it.varco.shell;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

@Proves("SEC-72")
class NoNetworkTest {

    private final NoNetwork hook = new NoNetwork();
    private final BundleContext context = Fake.value(BundleContext.class, Map.of());

    @Test
    void hidesTheCommandThatOpensThePort() {
        ServiceReference<?> telnet = command(new String[] {"telnetd"});
        ServiceReference<?> other = command(new String[] {"each", "if"});
        List<ServiceReference<?>> found = new ArrayList<>(List.of(telnet, other, command("telnetd")));

        hook.find(context, null, "(&(osgi.command.scope=*)(osgi.command.function=*))", false, found);

        assertThat(found).containsExactly(other);
    }

    @Test
    void tellsNobodyThatItComes() {
        assertThat(told(command(new String[] {"telnetd"}))).isEmpty();
        assertThat(told(command("each"))).hasSize(1);
    }

    @Test
    void leavesAllElseAlone() {
        List<ServiceReference<?>> found = new ArrayList<>(List.of(command(new String[] {"telnetd"})));

        hook.find(context, "it.varco.api.plugin.Plugins", null, true, found);

        assertThat(found).hasSize(1);
    }

    private Map<BundleContext, Collection<ListenerInfo>> told(ServiceReference<?> service) {
        Map<BundleContext, Collection<ListenerInfo>> listeners = new HashMap<>();
        listeners.put(context, List.of());
        hook.event(new ServiceEvent(ServiceEvent.REGISTERED, service), listeners);
        return listeners;
    }

    private static ServiceReference<?> command(Object functions) {
        return Fake.value(ServiceReference.class, Map.of("getProperty", functions));
    }
}
