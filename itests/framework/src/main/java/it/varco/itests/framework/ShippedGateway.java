package it.varco.itests.framework;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import it.varco.launcher.Configurations;
import it.varco.launcher.FeatureBundle;
import it.varco.launcher.Features;
import it.varco.launcher.Home;
import it.varco.launcher.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;

/**
 * The demo archive as options of Pax Exam: its features, its configuration, its bundles, on free ports and with data of
 * its own, so that what is tested is what is shipped.
 */
public final class ShippedGateway {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private ShippedGateway() {}

    /**
     * The gateway assembled in the folder that the system property {@code varco.home} names, and what the probe needs.
     */
    public static Option[] options() {
        System.setProperty("varco.data", newFolder("varco-data").toString());
        System.setProperty("varco.logs", newFolder("varco-logs").toString());
        Home home = Home.at(Path.of(System.getProperty("varco.home")));
        Features features = Features.read(home.features());
        makeSecrets(home, features);
        List<Option> options = new ArrayList<>();
        features.bundles().stream()
                .filter(bundle -> !bundle.id().artifact().endsWith(".gogo.shell")) // would read what Surefire writes
                .forEach(bundle -> options.add(provisioned(home, bundle)));
        features.properties().forEach((key, value) -> options.add(property(key, home.expand(value))));
        home.properties().forEach((key, value) -> options.add(property(key, value)));
        options.add(property(
                "configurator.initial",
                onFreePorts(Configurations.of(features, home).initial("test"))));
        options.add(frameworkStartLevel(100));
        options.add(junitBundles());
        options.add(bundle(jarOf(Assertions.class)));
        options.add(bundle(jarOf(ByteBuddy.class)));
        options.add(bundle(jarOf(ShippedGateway.class)));
        return new Option[] {composite(options.toArray(Option[]::new))};
    }

    private static Option provisioned(Home home, FeatureBundle shipped) {
        Path file = home.system().resolve(shipped.id().path());
        UrlProvisionOption option = bundle(file.toUri().toString()).startLevel(shipped.startLevel());
        try (JarFile jar = new JarFile(file.toFile())) { // Pax Exam does not skip fragments by itself
            boolean fragment = jar.getManifest().getMainAttributes().getValue("Fragment-Host") != null;
            return fragment ? option.noStart() : option;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Option property(String key, String value) {
        return frameworkProperty(key).value(value);
    }

    /** The listeners take whatever port is free. */
    private static String onFreePorts(String configuration) {
        return configuration.replaceAll("\"port\" *: *\"808[01]\"", "\"port\":\"0\"");
    }

    /** What the launcher makes before it starts the framework. */
    private static void makeSecrets(Home home, Features features) {
        Secrets.make(home.data(), features.secrets());
        byte[] token = new byte[32];
        new SecureRandom().nextBytes(token);
        try {
            Path run = Files.createDirectories(home.data().resolve("run"));
            Files.writeString(
                    Files.createFile(run.resolve("management-token"), PRIVATE),
                    HexFormat.of().formatHex(token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
