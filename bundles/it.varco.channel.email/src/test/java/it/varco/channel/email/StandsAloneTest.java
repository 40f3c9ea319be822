package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.store.RecordStore;
import it.varco.proves.Proves;
import it.varco.spi.notification.Envelope;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The bundle carries what it needs and little else, and loads nothing of it before there is a message (D-69). */
class StandsAloneTest {

    private static final Path BUNDLE = Path.of("target/classes");

    @Test
    @Proves("D-69")
    void sendsWithTheClassesInTheBundleAlone() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(Optional.of(TestAuthority.made().server("good")), false);
                Bundle bundle = new Bundle()) {
            Object channel = bundle.channel(server.port());
            assertThat(bundle.loaded).noneMatch(name -> name.startsWith("jakarta.") || name.startsWith("org.eclipse."));

            Object delivery = bundle.send(channel);

            assertThat(delivery).hasToString("Accepted[]");
            assertThat(server.messages()).hasSize(1);
            assertThat(server.heardEncrypted()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        }
    }

    @Test
    @Proves("D-69")
    void carriesLessThanTheLibrariesWeigh() throws IOException {
        long bytes = 0;
        for (String folder : List.of("jakarta", "org")) {
            try (Stream<Path> files = Files.walk(BUNDLE.resolve(folder))) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        assertThat(bytes).isBetween(100_000L, 900_000L);
        assertThat(BUNDLE.resolve("org/eclipse/angus/mail/imap")).doesNotExist();
    }

    /** The bundle as the framework sees it: its own classes, and those that it imports. */
    private static final class Bundle extends URLClassLoader {

        private final List<String> loaded = new CopyOnWriteArrayList<>();

        Bundle() throws IOException {
            super(
                    new URL[] {BUNDLE.toUri().toURL(), home(RecordStore.class), home(Envelope.class), home(Logger.class)
                    },
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL home(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }

        Object channel(int port) throws Exception {
            Class<?> config = loadClass("it.varco.channel.email.SmtpEmailChannel$Config");
            Map<String, Object> set = Map.of(
                    "host", "localhost",
                    "port", port,
                    "user", "varco",
                    "_password", "girasole",
                    "sender", "avvisi@istituto.example",
                    "authorities", TestAuthority.made().file().toString());
            Object settings = proxy(config, (method, otherwise) -> set.getOrDefault(method, otherwise));
            Class<?> records = loadClass(RecordStore.class.getName());
            return loadClass("it.varco.channel.email.SmtpEmailChannel")
                    .getConstructor(config, records)
                    .newInstance(
                            settings,
                            proxy(records, (method, none) -> method.equals("get") ? Optional.empty() : (Object) true));
        }

        Object send(Object channel) throws Exception {
            Class<?> mail = loadClass("it.varco.spi.notification.Content$Mail");
            Map<String, Object> set = Map.of(
                    "key",
                    "0123456789012345678901",
                    "address",
                    "persona@example.it",
                    "content",
                    mail.getConstructor(String.class, String.class, String.class)
                            .newInstance("Avviso", "testo", "<html lang=\"it\"><body>testo</body></html>"),
                    "language",
                    Locale.ITALIAN,
                    "entered",
                    Instant.parse("2026-11-21T09:00:00Z"),
                    "secret",
                    false);
            Class<?> envelope = loadClass(Envelope.class.getName());
            return channel.getClass()
                    .getMethod("send", envelope)
                    .invoke(channel, proxy(envelope, (method, none) -> set.get(method)));
        }

        private Object proxy(Class<?> type, BiFunction<String, Object, Object> answers) {
            return Proxy.newProxyInstance(this, new Class<?>[] {type}, (proxy, method, arguments) -> {
                Object declared = method.getDefaultValue();
                return answers.apply(method.getName(), declared == null ? "" : declared);
            });
        }
    }
}
