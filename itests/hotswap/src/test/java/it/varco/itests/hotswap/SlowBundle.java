package it.varco.itests.hotswap;

import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.credential.CredentialProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * A bundle with a {@link SlowProvider} and a {@link SlowService}: how it is made, and how it starts. It shares no class
 * with the test but those of Java, so the two meet at latches, which the test offers as services.
 */
public final class SlowBundle implements BundleActivator {

    /** Property of the latch that falls when one of them is called. */
    static final String CALLED = "(latch=called)";

    /** Property of the latch that lets it answer. */
    static final String MAY_ANSWER = "(latch=mayAnswer)";

    private static final List<Class<?>> CLASSES = List.of(
            SlowBundle.class,
            Slowness.class,
            SlowProvider.class,
            SlowProvider.LastMoment.class,
            ProbeProvider.class,
            SlowService.class,
            SlowService.LastMoment.class,
            ProbeService.class);

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        Slowness slowness = new Slowness(latch(context, CALLED), latch(context, MAY_ANSWER));
        context.registerService(CredentialProvider.class, new SlowProvider(slowness), null);
        context.registerService(CatalogueService.class, new SlowService(slowness), null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services away
    }

    private static CountDownLatch latch(BundleContext context, String filter) throws InvalidSyntaxException {
        return context.getService(context.getServiceReferences(CountDownLatch.class, filter)
                .iterator()
                .next());
    }

    /** Makes it, as a jar in the temporary folder. */
    static Path jar() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example.slow");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Bundle-Activator", SlowBundle.class.getName());
        main.putValue(
                "Import-Package",
                "it.varco.api.catalogue,it.varco.api.form,it.varco.api.identity,it.varco.api.session,"
                        + "it.varco.api.store,it.varco.spi.catalogue,it.varco.spi.credential,org.osgi.framework");
        try {
            Path jar = Files.createTempFile("slow", ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (Class<?> type : CLASSES) {
                    String name = type.getName().replace('.', '/') + ".class";
                    out.putNextEntry(new JarEntry(name));
                    try (InputStream in = SlowBundle.class.getResourceAsStream('/' + name)) {
                        Objects.requireNonNull(in, name).transferTo(out);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
