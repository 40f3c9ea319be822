package it.varco.credential.spid.metadata;

import it.varco.credential.spid.SpidConfig;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration that was typed and is not in force: what is not there is as declared. */
final class TypedConfig {

    private TypedConfig() {}

    /** @param values texts by key */
    static SpidConfig of(Map<String, List<String>> values) {
        return SpidConfig.class.cast(Proxy.newProxyInstance(
                SpidConfig.class.getClassLoader(),
                new Class<?>[] {SpidConfig.class},
                (proxy, method, none) -> value(method, values)));
    }

    /** An underscore is a dot in the key, as Declarative Services have it. */
    private static Object value(Method method, Map<String, List<String>> values) {
        List<String> texts = values.get(method.getName().replace('_', '.'));
        if (texts == null || texts.isEmpty()) {
            return Optional.ofNullable(method.getDefaultValue()).orElse("");
        }
        if (method.getReturnType() == boolean.class) {
            return Boolean.valueOf(texts.get(0));
        }
        return method.getReturnType() == String[].class ? texts.toArray(String[]::new) : texts.get(0);
    }
}
