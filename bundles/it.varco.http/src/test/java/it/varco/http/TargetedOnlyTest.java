package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

@Proves("SEC-45")
class TargetedOnlyTest {

    private static final String WHITEBOARD = "osgi.http.whiteboard.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servlet.pattern", "servlet.name", "servlet.errorPage", "filter.pattern", "filter.regex",
                "filter.servlet", "resource.pattern", "listener", "preprocessor.init.x", "Servlet.Pattern"
            })
    void hidesWhateverTakesPartWithoutSayingWhere(String key) {
        assertThat(isSeen("any.Type", Map.of(WHITEBOARD + key, "/*"))).isFalse();
        assertThat(isSeen("any.Type", Map.of(WHITEBOARD + key, "/*", WHITEBOARD + "context.select", "(a=b)")))
                .isFalse();
        assertThat(isSeen(
                        "any.Type",
                        Map.of(WHITEBOARD + key, "/*", WHITEBOARD + "target", "(varco.listener=management)")))
                .isTrue();
    }

    @Test
    void hidesAPreprocessorThatHasNoProperties() {
        String type = "org.osgi.service.servlet.whiteboard.Preprocessor";

        assertThat(isSeen(type, Map.of())).isFalse();
        assertThat(isSeen(type, Map.of(WHITEBOARD + "target", "(varco.listener=public)")))
                .isTrue();
    }

    @Test
    void leavesContextsAndEverythingElseToTheEngine() {
        assertThat(isSeen("any.Type", Map.of(WHITEBOARD + "context.name", "x", WHITEBOARD + "context.path", "/x")))
                .isTrue();
        assertThat(isSeen("any.Type", Map.of("service.pid", "x"))).isTrue();
    }

    private static boolean isSeen(String type, Map<String, Object> properties) {
        Collection<ServiceReference<?>> found = new ArrayList<>(List.of(reference(type, properties)));
        new TargetedOnly().find(engine(), type, "", true, found);
        return !found.isEmpty();
    }

    private static ServiceReference<?> reference(String type, Map<String, Object> properties) {
        return fake(ServiceReference.class, (name, argument) -> switch (name) {
            case "getPropertyKeys" -> properties.keySet().toArray(String[]::new);
            case "getProperty" ->
                argument.equals("objectClass") ? new String[] {type} : properties.get(String.valueOf(argument));
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static BundleContext engine() {
        Bundle bundle = fake(Bundle.class, (name, argument) -> "org.apache.felix.http.jetty12");
        return fake(BundleContext.class, (name, argument) -> bundle);
    }

    private interface Answers {
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? "" : arguments[0])));
    }
}
