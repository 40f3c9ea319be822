package it.varco.credential.spid;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A configuration as the component runtime hands it over: what is not set is as declared, or null. */
public final class Written {

    private final Map<String, Object> set;

    private Written(Map<String, Object> set) {
        this.set = set;
    }

    /** That of an invented public body, which breaks no rule. */
    public static Written of() {
        return new Written(Map.ofEntries(
                Map.entry("entityId", "https://accesso.istituto.example"),
                Map.entry("organization_name", "Istituto di Prova per la Previdenza"),
                Map.entry("organization_displayName", "Istituto di Prova"),
                Map.entry("organization_url", "https://www.istituto.example"),
                Map.entry("organization_locality", "Roma"),
                Map.entry("contact_email", "spid@istituto.example"),
                Map.entry("contact_telephone", "+390612345678"),
                Map.entry("ipaCode", "idp_prova")));
    }

    /**
     * The same with one more value.
     *
     * @param key as the method is called, {@code organization_name} for one
     */
    public Written with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(set);
        more.put(key, value);
        return new Written(Map.copyOf(more));
    }

    /** The same without one: a line that is not there. */
    public Written without(String key) {
        Map<String, Object> less = new HashMap<>(set);
        less.remove(key);
        return new Written(Map.copyOf(less));
    }

    public SpidConfig config() {
        return SpidConfig.class.cast(Proxy.newProxyInstance(
                SpidConfig.class.getClassLoader(),
                new Class<?>[] {SpidConfig.class},
                (proxy, method, none) -> set.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    /** In a gateway of production. */
    public SpidSettings checked() {
        return SpidSettings.of(config(), properties("production"));
    }

    /** In a gateway of development. */
    public SpidSettings tried() {
        return SpidSettings.of(config(), properties("development"));
    }

    private static UnaryOperator<@Nullable String> properties(String mode) {
        return Map.of("varco.data", "/srv/data", "varco.mode", mode)::get;
    }
}
