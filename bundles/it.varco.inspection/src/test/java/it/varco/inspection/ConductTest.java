package it.varco.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Sheet;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConductTest {

    private static final Inspector INSPECTOR = new Inspector(new Surroundings(false, Set.of(), Set.of()));

    private static String method(String body) {
        return "package org.acme.login; import java.lang.invoke.MethodHandles.Lookup; import org.osgi.framework.*;"
                + " class Code { Object run() throws Throwable { " + body + " } }";
    }

    private static List<String> rules(byte[] jar) {
        return INSPECTOR.inspect(jar).objections().stream().map(Objection::rule).toList();
    }

    private static Sheet sheet(String body) {
        return INSPECTOR.inspect(TestJar.good().code(method(body)).bytes()).sheet();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(1); return 0;",
                "java.util.function.IntConsumer exit = System::exit; return exit;",
                "Runtime.getRuntime().halt(1); return 0;",
                "Runtime.getRuntime().exit(1); return 0;",
                "Runnable exit = () -> System.exit(1); return exit;",
                "java.util.function.BiConsumer<Runtime, Integer> halt = Runtime::halt; return halt;",
                "sun.misc.Signal.raise(new sun.misc.Signal(\"TERM\")); return 0;",
                "java.lang.reflect.Field f = null; return (sun.misc.Unsafe) f.get(null);",
                "BundleContext c = null; return c.installBundle(\"x\");",
                "Bundle b = null; b.uninstall(); return 0;",
            })
    @Proves("SEC-82")
    void refusesWhatWouldEndTheProcessOrInstallBundles(String body) {
        assertThat(rules(TestJar.good().code(method(body)).bytes())).containsExactly("gate.calls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return Class.forName(\"java.lang.System\").getMethod(\"exit\", int.class).invoke(null, 1);",
                "return System.class.getDeclaredMethod(\"exit\", int.class);",
                "return Runtime.class.getMethod(\"halt\", int.class).invoke(Runtime.getRuntime(), 1);",
                "for (var m : Runtime.class.getMethods()) { if (m.getName().equals(\"halt\")) return m; } return 0;",
                "return java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"exit\","
                        + " java.lang.invoke.MethodType.methodType(void.class, int.class));",
                "new java.beans.Statement(System.class, \"exit\", new Object[] {1}).execute(); return 0;",
            })
    @Proves("SEC-82")
    void refusesWhatWouldEndTheProcessByNamesThatStandThere(String body) {
        assertThat(rules(TestJar.good().code(method(body)).bytes())).containsExactly("gate.calls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return \"exit\" + System.nanoTime();",
                "return String.class.getMethod(\"exit\");",
                "return System.class.getMethod(\"nanoTime\") + \"\";",
                "return \"\" + ProcessHandle.current().pid();",
                "return Class.forName(\"sun.misc.Unsafe\").getMethod(\"allocateInstance\", Class.class) + \"\";",
            })
    void doesNotRefuseNamesThatMeanSomethingElse(String body) {
        assertThat(rules(TestJar.good().code(method(body)).bytes())).isEmpty();
    }

    @Test
    @Proves("SEC-82")
    void refusesWhatAConstantWouldCallWhenItIsMade() throws IOException {
        byte[] constant = DynamicConstant.calling("java/lang/System", "exit", "(I)V");

        assertThat(rules(TestJar.good()
                        .entry("org/acme/login/Dynamic.class", constant)
                        .bytes()))
                .containsExactly("gate.calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/versions/9/", "META-INF/versions/76/", "OSGI-INF/", "lib/deep/"})
    @Proves("SEC-82")
    void looksAtClassesOfEveryVersionAndFolder(String folder) {
        byte[] exits = Compiled.from(method("System.exit(1); return 0;"));
        byte[] library =
                TestJar.empty().entry(folder + "org/acme/Lib.class", exits).bytes();

        assertThat(rules(TestJar.good()
                        .entry(folder + "org/acme/Lib.class", exits)
                        .bytes()))
                .containsExactly("gate.calls");
        assertThat(rules(TestJar.good().entry("lib/lib.jar", library).bytes())).containsExactly("gate.calls");
    }

    @Test
    @Proves("SEC-82")
    void refusesAJarInsideThatOnlyJavaTakesForOne() {
        byte[] library = TestJar.empty()
                .entry("org/acme/Lib.class", Compiled.from(method("System.exit(1); return 0;")))
                .bytes();
        byte[] behind = new byte[library.length + 4];
        System.arraycopy(library, 0, behind, 4, library.length);

        assertThat(rules(TestJar.good().entry("lib/lib.jar", behind).bytes())).containsExactly("gate.zip");
        assertThat(rules(TestJar.good()
                        .header("Bundle-ClassPath", "lib/data.bin")
                        .entry("lib/data.bin", behind)
                        .bytes()))
                .containsExactly("gate.zip");
        assertThat(rules(TestJar.good().entry("org/acme/picture.png", behind).bytes()))
                .containsExactly("gate.zip");
    }

    @Test
    @Proves("SEC-82")
    void looksIntoWhatTheClassPathNamesOrIsAZipWhateverItIsCalled() {
        byte[] exits = Compiled.from(method("System.exit(1); return 0;"));
        byte[] library = TestJar.empty().entry("org/acme/Lib.class", exits).bytes();

        assertThat(rules(TestJar.good().entry("lib/data.bin", library).bytes())).containsExactly("gate.calls");
        assertThat(rules(TestJar.good()
                        .header("Multi-Release", "true")
                        .header("Bundle-ClassPath", ".,lib/data.bin")
                        .entry("META-INF/versions/9/lib/data.bin", library)
                        .bytes()))
                .containsExactly("gate.calls");
        assertThat(rules(TestJar.good()
                        .header("Bundle-ClassPath", ".,lib/data.bin")
                        .entry("lib/data.bin", "no zip")
                        .bytes()))
                .containsExactly("gate.zip");
        assertThat(rules(TestJar.good()
                        .header("Bundle-ClassPath", ".,lib/data.bin,classes,more/")
                        .entry("lib/data.bin", TestJar.empty().entry("a", "b").bytes())
                        .entry("classes/a.txt", "a")
                        .entry("more/", "")
                        .entry(
                                "org/acme/table.ods",
                                TestJar.empty().entry("a", "b").bytes())
                        .bytes()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x.bin", "data;bin", "lib//x.bin", "lib/../x.bin", "./x.bin", "x.bin;a=b", "x bin", "../"})
    @Proves("SEC-82")
    void refusesAClassPathThatTheFrameworkCouldReadInAnotherWay(String path) {
        assertThat(rules(TestJar.good().header("Bundle-ClassPath", path).bytes()))
                .containsExactly("gate.manifest");
    }

    @Test
    @Proves("SEC-82")
    void refusesNativeCodeWhateverItIsCalled() {
        assertThat(rules(TestJar.good()
                        .code(method("System.loadLibrary(\"x\"); return 0;"))
                        .bytes()))
                .containsExactly("gate.native");
        assertThat(rules(TestJar.good()
                        .code("package org.acme.login; class Code { native void run(); }")
                        .bytes()))
                .containsExactly("gate.native");
        assertThat(rules(TestJar.good()
                        .entry("org/acme/picture.png", "\u007fELF....".getBytes(StandardCharsets.ISO_8859_1))
                        .bytes()))
                .containsExactly("gate.native");
        assertThat(rules(TestJar.good().entry("org/acme/x.dll", "text").bytes()))
                .containsExactly("gate.native");
        byte[] windows = new byte[128];
        windows[0] = 'M';
        windows[1] = 'Z';
        windows[0x3c] = 64;
        windows[64] = 'P';
        windows[65] = 'E';
        assertThat(rules(TestJar.good().entry("org/acme/x", windows).bytes())).containsExactly("gate.native");
        byte[] universal = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 2, 1, 2, 3};
        assertThat(rules(TestJar.good().entry("org/acme/y", universal).bytes())).containsExactly("gate.native");
    }

    @Test
    @Proves("SEC-82")
    void looksIntoTheJarsInside() {
        byte[] exits = Compiled.from(method("System.exit(1); return 0;"));
        byte[] library = TestJar.empty().entry("org/acme/Lib.class", exits).bytes();

        assertThat(rules(TestJar.good().entry("lib/lib.jar", library).bytes())).containsExactly("gate.calls");
        assertThat(rules(TestJar.good()
                        .header("Bundle-ClassPath", ".,lib/data.bin")
                        .entry("lib/data.bin", library)
                        .bytes()))
                .containsExactly("gate.calls");
        assertThat(rules(TestJar.good()
                        .entry("lib/lib.jar", Arrays.copyOf(library, library.length - 1))
                        .bytes()))
                .containsExactly("gate.zip");
    }

    @Test
    void looksAtClassesThatPretendToBeSomethingElse() {
        byte[] exits = Compiled.from(method("System.exit(1); return 0;"));

        assertThat(rules(TestJar.good().entry("org/acme/picture.png", exits).bytes()))
                .containsExactly("gate.calls");
    }

    @Test
    void refusesClassesOfANewerJavaUnlessTheyAreLeftOut() {
        byte[] newer = Compiled.from(method("return 0;"));
        newer[7] = 120;

        assertThat(rules(TestJar.good().entry("org/acme/Newer.class", newer).bytes()))
                .containsExactly("gate.java");
        assertThat(rules(TestJar.good()
                        .entry("META-INF/versions/76/org/acme/Newer.class", newer)
                        .bytes()))
                .isEmpty();
    }

    @Test
    void refusesClassFilesThatCannotBeRead() {
        byte[] cut = Arrays.copyOf(Compiled.from(method("return 0;")), 60);

        assertThat(rules(TestJar.good().entry("org/acme/Cut.class", cut).bytes()))
                .containsExactly("gate.class");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return new ProcessBuilder(\"ls\").start(); | It starts or ends other programs.",
                "return Runtime.getRuntime().exec(\"ls\"); | It starts or ends other programs.",
                "return Class.forName(\"x\"); | It calls what it names only at run time",
                "return getClass().getClassLoader().loadClass(\"x\"); | It calls what it names",
                "return String.class.getMethod(\"x\"); | It calls what it names",
                "return String.class.getDeclaredMethods(); | It calls what it names",
                "return String.class.getConstructor(); | It calls what it names",
                "return String.class.getDeclaredConstructors(); | It calls what it names",
                "return String.class.getField(\"x\"); | It calls what it names",
                "return String.class.getDeclaredFields(); | It calls what it names",
                "Lookup l = null; return l.findVirtual(null, \"x\", null); | It calls what it names",
                "Lookup l = null; return l.findVarHandle(null, \"x\", null); | It calls what it names",
                "Lookup l = null; return l.unreflectGetter(null); | It calls what it names",
                "return new java.beans.Statement(\"\", \"x\", null); | It calls what it names",
                "return java.beans.Introspector.getBeanInfo(String.class); | It calls what it names",
                "return java.lang.reflect.Proxy.newProxyInstance(null, null, null); | It calls what it names",
                "new Thread(() -> {}).start(); return 0; | It starts threads of its own",
                "return java.util.concurrent.Executors.newCachedThreadPool(); | It starts threads of its own",
                "Object.class.getMethod(\"x\").setAccessible(true); return 0; | It opens what other",
                "return new java.io.ObjectInputStream(System.in).readObject(); | It turns bytes into Java objects",
                "return new ClassLoader() {}; | It makes or fetches classes",
                "return new java.security.SecureClassLoader() {}; | It makes or fetches classes",
                "return ProcessHandle.current().parent().get().destroy(); | It starts or ends other programs.",
                "return com.sun.tools.attach.VirtualMachine.attach(\"1\"); | It can change the code",
                "java.lang.instrument.Instrumentation i = null; return i.getAllLoadedClasses(); | It can change",
                "java.lang.reflect.Executable e = null; e.setAccessible(true); return 0; | It opens what other",
                "java.lang.reflect.Method m = null; return m.trySetAccessible(); | It opens what other",
                "Lookup l = null; return l.unreflect(null); | It calls what it names",
                "return new java.beans.XMLDecoder(System.in).readObject(); | It turns bytes into Java objects",
                "Bundle b = null; b.stop(); return 0; | It starts or stops bundles",
                "return org.osgi.framework.FrameworkUtil.getBundle(String.class); | It looks for other bundles",
                "Bundle b = null; return b.getBundleContext(); | It looks for other bundles",
                "BundleContext c = null; return c.getBundles(); | It looks for other bundles",
                "BundleContext c = null; return c.getBundle(1); | It looks for other bundles",
                "ServiceReference<?> s = null; return s.getUsingBundles(); | It looks for other bundles",
                "BundleContext c = null; return c.registerService(\"x\", c, null); | It offers services",
                "Runtime.getRuntime().addShutdownHook(null); return 0; | It changes what the whole process shares",
                "return System.setProperty(\"a\", \"b\"); | It changes what the whole process shares",
                "System.setOut(null); return 0; | It changes what the whole process shares",
                "System.setErr(null); return 0; | It changes what the whole process shares",
            })
    @Proves("SEC-83")
    void warnsOfWhatNothingCanStop(String body, String words) {
        assertThat(sheet(body).warnings())
                .anySatisfy(warning -> assertThat(warning.toString()).startsWith(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return new java.net.Socket(\"localhost\", 1); | It may open network connections.",
                "return java.net.http.HttpClient.newHttpClient(); | It may open network connections.",
                "return javax.net.ssl.SSLSocketFactory.getDefault(); | It may open network connections.",
                "return java.nio.file.Files.readString(java.nio.file.Path.of(\"x\")); | It may read and write files",
                "return new java.io.File(\"x\"); | It may read and write files",
                "return new java.io.PrintWriter(\"x\"); | It may read and write files",
                "return new java.io.PrintStream(\"x\", \"UTF-8\"); | It may read and write files",
                "return new java.util.Formatter(\"x\"); | It may read and write files",
                "java.nio.file.Path p = null; return new java.util.Scanner(p); | It may read and write files",
                "return new java.util.zip.ZipFile(\"x\"); | It may read and write files",
                "return new java.util.jar.JarFile(\"x\"); | It may read and write files",
                "return new javax.xml.transform.stream.StreamResult(\"x\"); | It may read and write files",
                "return java.sql.DriverManager.getConnection(\"x\"); | It may talk to databases",
                "return System.getenv(\"x\"); | It may read the environment",
            })
    @Proves("SEC-83")
    void saysInWordsWhatItMayDo(String body, String words) {
        assertThat(sheet(body).permissions())
                .anySatisfy(permission -> assertThat(permission.toString()).startsWith(words));
    }

    @Test
    void saysNothingOfHarmlessCode() {
        for (String body : List.of(
                "return java.util.List.of(1, 2).stream().map(String::valueOf).toList();",
                "return new java.util.Scanner(\"a text\").next() + String.class.getName();",
                "return new java.io.PrintWriter(new java.io.StringWriter());",
                "return new java.util.Formatter(new StringBuilder()).format(\"%s\", Thread.State.NEW);",
                "BundleContext c = null; return c.getBundle();")) {
            Sheet sheet = sheet(body);

            assertThat(sheet.warnings()).as(body).isEmpty();
            assertThat(sheet.permissions()).as(body).isEmpty();
        }
    }

    @Test
    void namesTheClass() {
        assertThat(INSPECTOR
                        .inspect(TestJar.good()
                                .code(method("System.exit(1); return 0;"))
                                .bytes())
                        .objections())
                .singleElement()
                .extracting(Objection::why)
                .extracting(Sentence::toString)
                .asString()
                .contains("org/acme/login/Code");
    }
}
