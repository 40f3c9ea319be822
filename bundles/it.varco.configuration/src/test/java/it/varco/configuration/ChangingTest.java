package it.varco.configuration;

import static it.varco.configuration.Operator.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredConfiguration;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A change while the framework around it breaks. */
class ChangingTest {

    private static final String PID = "it.varco.sample";

    @TempDir
    private Path conf;

    private final MemoryStore store = new MemoryStore();
    private final List<Object> words = new ArrayList<>();
    private int looks;

    @Test
    @Proves({"REL-15", "D-52"})
    void putsTheLastGoodOneBackWhereNobodyCanSayWhatBecameOfANewOne() throws IOException {
        Path file = Files.writeString(conf.resolve("it.varco.sample.cfg"), "word = good\n");
        History history = new History(store, store, store, store);
        Changing changing = changing(history);
        Definition definition = new Definition(PID, "", "Sample", "", List.of());
        Map<String, Optional<Value>> other = Map.of("word", Optional.of(Value.of("other")));
        Wish wish = new Wish(ADMINISTRATOR, definition, changing.now(PID), other, "a reason");

        assertThatThrownBy(() -> changing.make(wish)).hasMessage("the component runtime is gone");

        assertThat(file).hasContent("word = good");
        assertThat(words).containsExactly("other", "good");
        assertThat(changing.changes(PID)).isFalse();
        assertThat(store.events()).extracting(AuditEvent::outcome).containsExactly(Outcome.DONE, Outcome.REFUSED);
        assertThat(history.versions(PID))
                .extracting(StoredConfiguration::reason)
                .containsExactly(Words.kept("found"));
        try (var left = Files.list(conf)) {
            assertThat(left).containsExactly(file);
        }
    }

    private Changing changing(History history) {
        BundleContext context = fake(
                BundleContext.class,
                (self, method, arguments) -> fake(ServiceRegistration.class, (registration, call, nothing) -> null));
        ConfigurationAdmin admin =
                fake(ConfigurationAdmin.class, (self, method, arguments) -> fake(Configuration.class, this::configure));
        ServiceComponentRuntime runtime = fake(ServiceComponentRuntime.class, (self, method, arguments) -> {
            if (++looks == 2) { // the first tells how it was before
                throw new IllegalStateException("the component runtime is gone");
            }
            return List.of();
        });
        Duration patience = Duration.ofMillis(1);
        return new Changing(
                history,
                new ConfFolder(conf),
                new Places(property -> null),
                new LiveConfigurations(admin, new Fence(context, admin, patience)),
                new Parts(context, runtime, patience));
    }

    private Object configure(Object self, Method method, Object[] arguments) {
        if (method.getName().equals("updateIfDifferent")) {
            words.add(((Dictionary<?, ?>) arguments[0]).get("word"));
        }
        return true;
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(ChangingTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
