package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.page.SiteAddress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** What a listener says, and what the rest of the house is told of it. */
class ListenerAddressTest {

    private final Map<String, String> told = new LinkedHashMap<>();

    private static <T> T made(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private BundleContext context() {
        return made(BundleContext.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("registerService")) {
                throw new UnsupportedOperationException(method.getName());
            }
            assertThat(arguments[0]).isEqualTo(SiteAddress.class);
            String listener = (String) ((Dictionary<?, ?>) arguments[2]).get("varco.listener");
            told.put(listener, arguments[1].toString());
            return made(ServiceRegistration.class, (registration, call, none) -> told.remove(listener));
        });
    }

    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    private static ServiceReference<Object> listener(Map<String, String> properties) {
        return made(ServiceReference.class, (proxy, method, arguments) -> properties.get(arguments[0]));
    }

    private static ServiceReference<Object> listener() {
        return listener(Map.of("varco.address", "http://localhost:8080", "org.osgi.service.http.port", "8080"));
    }

    @Test
    void tellsTheAddressThatIsConfiguredInPlaceOfTheOneOfTheListener() {
        ListenerAddress address = new ListenerAddress(context(), Place.PUBLIC, " https://Accesso.example.it ");
        ListenerAddress.Heard heard = address.addingService(listener());

        assertThat(told).isEqualTo(Map.of("public", "https://accesso.example.it"));
        assertThat(heard.address().isHost("accesso.example.it")).isTrue();
        assertThat(heard.address().isHost("localhost:8080")).isFalse();
    }

    @Test
    void tellsTheAddressOfTheListenerAsLongAsItIsThere() {
        ListenerAddress address = new ListenerAddress(context(), Place.MANAGEMENT, "");
        ListenerAddress.Heard heard = address.addingService(listener());
        assertThat(told).isEqualTo(Map.of("management", "http://localhost:8080"));

        address.removedService(listener(), heard);

        assertThat(told).isEmpty();
    }

    @Test
    void tellsNothingOfAListenerThatSaysNothing() {
        assertThat(new ListenerAddress(context(), Place.PUBLIC, "").addingService(listener(Map.of())))
                .isNull();
        assertThat(told).isEmpty();
    }
}
