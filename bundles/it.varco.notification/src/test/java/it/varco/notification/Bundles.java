package it.varco.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Bundles that are folders, in a framework of their own: just what is asked of them, and nothing else. */
final class Bundles {

    static final String OWN = "it.varco.notification";

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final List<FolderBundle> all = new ArrayList<>(List.of(new FolderBundle(OWN, RESOURCES)));

    private @Nullable String home;

    /** A bundle whose files lie in a folder. */
    static final class FolderBundle {

        private static long ids = 1;

        private final long id = ids++;
        private final String name;
        private final Path folder;
        private final Bundle bundle = proxy(Bundle.class, this::answer);
        private int state = Bundle.ACTIVE;
        private long modified = 1;
        private String texts = "";

        FolderBundle(String name, Path folder) {
            this.name = name;
            this.folder = folder;
        }

        /** Gives it the header of a language pack. */
        FolderBundle texts(String header) {
            texts = header;
            return this;
        }

        FolderBundle state(int now) {
            state = now;
            return this;
        }

        void updated() {
            modified++;
        }

        /** Puts a file in it. */
        FolderBundle with(String path, String content) {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments) {
            String first = arguments == null ? "" : String.valueOf(arguments[0]);
            return switch (method.getName()) {
                case "getSymbolicName" -> name;
                case "getBundleId" -> id;
                case "getState" -> state;
                case "getLastModified" -> modified;
                case "getVersion" -> Version.emptyVersion;
                case "getHeaders" -> headers();
                case "getEntry" -> entry(folder.resolve(first));
                case "findEntries" -> entries(first);
                default -> throw new IllegalStateException(method + ": nothing was scripted");
            };
        }

        private Dictionary<String, String> headers() {
            return FrameworkUtil.asDictionary(texts.isEmpty() ? Map.of() : Map.of("Varco-Texts", texts));
        }

        private static @Nullable URL entry(Path file) {
            try {
                return Files.exists(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }

        private @Nullable Object entries(String name) {
            Path in = folder.resolve(name);
            if (!Files.isDirectory(in)) {
                return null;
            }
            try (Stream<Path> files = Files.list(in)) {
                List<URL> urls = new ArrayList<>();
                for (Path file : files.toList()) {
                    urls.add(file.toUri().toURL());
                }
                return Collections.enumeration(urls);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Says where the gateway is. */
    Bundles at(Path folder) {
        home = folder.toString();
        return this;
    }

    Bundles add(FolderBundle bundle) {
        all.add(bundle);
        return this;
    }

    void remove(FolderBundle bundle) {
        all.remove(bundle);
    }

    BundleContext context() {
        return proxy(BundleContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getBundles" -> all.stream().map(each -> each.bundle).toArray(Bundle[]::new);
            case "getBundle" -> all.get(0).bundle;
            case "getProperty" -> arguments != null && "varco.home".equals(arguments[0]) ? home : null;
            default -> throw new IllegalStateException(method + ": nothing was scripted");
        });
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> given != null && proxy == given[0];
                        case "toString" -> type.getSimpleName();
                        default -> answers.invoke(proxy, method, given);
                    };
                }));
    }
}
