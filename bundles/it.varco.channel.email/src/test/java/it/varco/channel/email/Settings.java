package it.varco.channel.email;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A configuration as the component runtime hands it over: what is not set is as declared. */
final class Settings {

    private final Map<String, Object> set;

    private Settings(Map<String, Object> set) {
        this.set = set;
    }

    static Settings of() {
        return new Settings(Map.of("host", "localhost", "sender", "avvisi@istituto.example"));
    }

    /** @param key as the method is called, {@code _password} for one */
    Settings with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(set);
        more.put(key, value);
        return new Settings(Map.copyOf(more));
    }

    Settings port(int port) {
        return with("port", port);
    }

    Settings timeout(Duration timeout) {
        return with("timeout", timeout.toString());
    }

    SmtpEmailChannel.Config config() {
        Class<SmtpEmailChannel.Config> type = SmtpEmailChannel.Config.class;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, none) -> {
            Object declared = Optional.ofNullable(method.getDefaultValue()).orElse("");
            return set.getOrDefault(method.getName(), declared);
        }));
    }

    SmtpSettings checked() {
        return SmtpSettings.of(config());
    }
}
