package it.varco.itests.rules;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A bundle that breaks a rule, built for a test: manifest, class files, components and pom as the build leaves them.
 */
final class Breach {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    private static final String CLASS_PATH = classPath();

    private final String bundle;
    private final String how;
    private final Manifest manifest = new Manifest();
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final StringBuilder needs = new StringBuilder();
    private String component = "";

    private Breach(String bundle, String how) {
        this.bundle = bundle;
        this.how = how;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-SymbolicName", bundle);
    }

    /** A bundle of that name; {@code how} says in words what it does. */
    static Breach of(String bundle, String how) {
        return new Breach(bundle, how);
    }

    String bundle() {
        return bundle;
    }

    String how() {
        return how;
    }

    Breach header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** A class, with the imports it needs. */
    Breach source(String className, String code) {
        return file(className, "package " + className.substring(0, className.lastIndexOf('.')) + ";\n" + code);
    }

    /** The description of a package. */
    Breach description(String packageName, String annotations) {
        return file(packageName + ".package-info", annotations + " package " + packageName + ";");
    }

    private Breach file(String className, String text) {
        sources.add(
                new SimpleJavaFileObject(
                        URI.create("source:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoresErrors) {
                        return text;
                    }
                });
        return this;
    }

    /** A component, as bnd describes it. */
    Breach component(String inside) {
        component = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"breach\">" + inside
                + "<implementation class=\"" + bundle + ".Breach\"/></scr:component>";
        return this;
    }

    /** A dependency in the pom. */
    Breach need(String artifact) {
        needs.append("<dependency><groupId>it.varco</groupId><artifactId>" + artifact + "</artifactId></dependency>");
        return this;
    }

    /** Builds it in a folder and reads what was built. */
    BuiltBundle built(Path folder) {
        try {
            Path classes = Files.createDirectories(folder.resolve("target/classes"));
            Files.createDirectories(classes.resolve("META-INF"));
            try (OutputStream out = Files.newOutputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
                manifest.write(out);
            }
            if (!component.isEmpty()) {
                Files.createDirectories(classes.resolve("OSGI-INF"));
                Files.writeString(classes.resolve("OSGI-INF/breach.xml"), component);
            }
            Files.writeString(
                    folder.resolve("pom.xml"), "<project><dependencies>" + needs + "</dependencies></project>");
            if (!sources.isEmpty()) {
                compile(classes);
            }
            return BuiltBundle.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs its manifest as a jar in a folder and reads that. */
    BuiltBundle packed(Path folder) {
        Path jar = folder.resolve("breach.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BuiltBundle.manifests(folder).get(0);
    }

    private void compile(Path classes) {
        StringWriter said = new StringWriter();
        List<String> options = List.of("-proc:none", "-g", "-d", classes.toString(), "-cp", CLASS_PATH);
        if (!COMPILER.getTask(said, FILES, null, options, null, sources).call()) {
            throw new IllegalStateException("the breach cannot be compiled: " + said);
        }
    }

    /** The contracts, and the annotations that stand in them. */
    private static String classPath() {
        Path bundles = ProjectRoot.find().resolve("bundles");
        Stream<String> annotations = Stream.of(ProviderType.class, NullMarked.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath());
        Stream<String> contracts = Stream.of("it.varco.api", "it.varco.spi")
                .map(name -> bundles.resolve(name).resolve("target/classes").toString());
        return Stream.concat(annotations, contracts).collect(Collectors.joining(File.pathSeparator));
    }
}
