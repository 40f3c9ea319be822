package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the classes of a jar ask Java for. Whoever wants to hide it puts names together at run time, which nobody can
 * see: this finds honest code and careless code, and says where code calls by name.
 *
 * @source SEC-82, SEC-83
 */
final class Conduct {

    /** What is done about it. */
    enum Consequence {
        REFUSED,
        WARNED,
        PERMITTED
    }

    /**
     * Something that code can ask for.
     *
     * @param rule code of the rule that is against it; empty where none is
     * @param says what it is, given the name of a class that asks for it
     * @param asks a class or, with a star, the classes of a package, and the methods of it that count; all if none. Of
     *     a method with a bracket only those count whose first parameter is the one that stands behind it
     */
    private record Trait(Consequence consequence, String rule, Function<String, Sentence> says, List<String> asks) {}

    private static final Trait NATIVE = refused(
            "gate.native",
            at -> Sentence.of(Conduct.class, "calls.native", at),
            "java/lang/System load loadLibrary",
            "java/lang/Runtime load loadLibrary",
            "java/lang/foreign/Linker",
            "java/lang/foreign/SymbolLookup",
            "jdk/incubator/foreign/*");

    private static final List<Trait> TRAITS = List.of(
            NATIVE,
            refused(
                    "gate.calls",
                    at -> Sentence.of(Conduct.class, "calls.exit", at),
                    "java/lang/System exit",
                    "java/lang/Runtime exit halt"),
            refused(
                    "gate.calls",
                    at -> Sentence.of(Conduct.class, "calls.bundles", at),
                    "org/osgi/framework/BundleContext installBundle",
                    "org/osgi/framework/Bundle update uninstall"),
            refused(
                    "gate.calls",
                    at -> Sentence.of(Conduct.class, "calls.unsafe", at),
                    "sun/misc/*",
                    "jdk/internal/*",
                    "sun/reflect/*"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.programs"),
                    "java/lang/ProcessBuilder",
                    "java/lang/ProcessHandle destroy destroyForcibly",
                    "java/lang/Runtime exec"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.attach"),
                    "com/sun/tools/attach/*",
                    "java/lang/instrument/*"),
            warned(at -> Sentence.of(Conduct.class, "warning.bundles"), "org/osgi/framework/Bundle start stop adapt"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.others"),
                    "org/osgi/framework/Bundle getBundleContext getServicesInUse getRegisteredServices",
                    "org/osgi/framework/BundleContext getBundles getBundle(J) getBundle(Ljava/lang/String;",
                    "org/osgi/framework/BundleEvent getBundle getOrigin",
                    "org/osgi/framework/BundleReference getBundle",
                    "org/osgi/framework/FrameworkUtil getBundle",
                    "org/osgi/framework/ServiceReference getBundle getUsingBundles"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.services"),
                    "org/osgi/framework/BundleContext registerService"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.private"),
                    "java/lang/reflect/AccessibleObject setAccessible trySetAccessible",
                    "java/lang/reflect/Field setAccessible trySetAccessible",
                    "java/lang/reflect/Executable setAccessible trySetAccessible",
                    "java/lang/reflect/Method setAccessible trySetAccessible",
                    "java/lang/reflect/Constructor setAccessible trySetAccessible",
                    "java/lang/invoke/MethodHandles privateLookupIn"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.classes"),
                    "java/lang/ClassLoader <init> defineClass",
                    "java/lang/invoke/MethodHandles$Lookup defineClass defineHiddenClass",
                    "java/security/SecureClassLoader",
                    "java/net/URLClassLoader",
                    "java/lang/ModuleLayer",
                    "javax/management/loading/*",
                    "javax/script/*",
                    "javax/tools/*"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.names"),
                    "java/lang/reflect/Method invoke",
                    "java/lang/reflect/Constructor newInstance",
                    "java/lang/Class forName newInstance getMethod getMethods getDeclaredMethod getDeclaredMethods"
                            + " getConstructor getConstructors getDeclaredConstructor getDeclaredConstructors"
                            + " getField getFields getDeclaredField getDeclaredFields",
                    "java/lang/reflect/Proxy newProxyInstance getProxyClass",
                    "java/util/ServiceLoader",
                    "java/lang/ClassLoader loadClass",
                    "org/osgi/framework/Bundle loadClass",
                    "java/lang/invoke/MethodHandles$Lookup findVirtual findStatic findConstructor findSpecial findClass"
                            + " findGetter findSetter findStaticGetter findStaticSetter findVarHandle"
                            + " findStaticVarHandle bind unreflect unreflectConstructor unreflectSpecial"
                            + " unreflectGetter unreflectSetter unreflectVarHandle",
                    "java/beans/*"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.objects"),
                    "java/io/ObjectInputStream",
                    "java/beans/XMLDecoder"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.whole"),
                    "java/lang/System setProperty setProperties setOut setErr setIn setSecurityManager",
                    "java/security/Security addProvider insertProviderAt removeProvider setProperty",
                    "java/lang/Runtime addShutdownHook",
                    "java/lang/Thread setDefaultUncaughtExceptionHandler",
                    "java/util/Locale setDefault",
                    "java/util/TimeZone setDefault"),
            warned(
                    at -> Sentence.of(Conduct.class, "warning.threads"),
                    "java/lang/Thread <init> startVirtualThread ofVirtual ofPlatform",
                    "java/util/Timer",
                    "java/util/concurrent/Executors",
                    "java/util/concurrent/ThreadPoolExecutor",
                    "java/util/concurrent/ScheduledThreadPoolExecutor",
                    "java/util/concurrent/ForkJoinPool"),
            permitted(
                    at -> Sentence.of(Conduct.class, "permission.network"),
                    "java/net/Socket",
                    "java/net/ServerSocket",
                    "java/net/DatagramSocket",
                    "java/net/MulticastSocket",
                    "java/net/URLConnection",
                    "java/net/HttpURLConnection",
                    "java/net/URL openConnection openStream getContent",
                    "java/net/InetAddress getByName getAllByName",
                    "java/net/http/*",
                    "java/nio/channels/SocketChannel",
                    "java/nio/channels/ServerSocketChannel",
                    "java/nio/channels/DatagramChannel",
                    "java/nio/channels/AsynchronousSocketChannel",
                    "java/nio/channels/AsynchronousServerSocketChannel",
                    "javax/net/*"),
            permitted(
                    at -> Sentence.of(Conduct.class, "permission.files"),
                    "java/io/File",
                    "java/io/FileInputStream",
                    "java/io/FileOutputStream",
                    "java/io/FileReader",
                    "java/io/FileWriter",
                    "java/io/PrintStream <init>(Ljava/lang/String; <init>(Ljava/io/File;",
                    "java/io/PrintWriter <init>(Ljava/lang/String; <init>(Ljava/io/File;",
                    "java/io/RandomAccessFile",
                    "java/nio/channels/AsynchronousFileChannel",
                    "java/nio/channels/FileChannel",
                    "java/nio/file/*",
                    "java/util/Formatter <init>(Ljava/lang/String; <init>(Ljava/io/File;",
                    "java/util/Scanner <init>(Ljava/io/File; <init>(Ljava/nio/file/Path;",
                    "java/util/jar/JarFile",
                    "java/util/logging/FileHandler",
                    "java/util/prefs/*",
                    "java/util/zip/ZipFile",
                    "javax/xml/transform/stream/StreamResult <init>(Ljava/lang/String; setSystemId",
                    "javax/xml/transform/stream/StreamSource <init>(Ljava/lang/String; setSystemId"),
            permitted(
                    at -> Sentence.of(Conduct.class, "permission.environment"),
                    "java/lang/System getenv getProperty getProperties"),
            permitted(at -> Sentence.of(Conduct.class, "permission.database"), "java/sql/*", "javax/sql/*"),
            permitted(at -> Sentence.of(Conduct.class, "permission.directory"), "javax/naming/*"),
            permitted(
                    at -> Sentence.of(Conduct.class, "permission.remote"),
                    "java/rmi/*",
                    "javax/management/*",
                    "java/lang/management/*",
                    "com/sun/management/*"));

    /** By class, or by package with a slash behind; then by method, or by nothing for all of them. */
    private static final Map<String, Map<String, Trait>> ASKED = asked(TRAITS);

    /**
     * Methods that are refused also where a class only has their names as texts, and looks up methods by name. Not
     * those that load native code: the jar would have to bring it.
     */
    private static final Map<String, Map<String, Trait>> REFUSED_BY_NAME = asked(TRAITS.stream()
            .filter(trait -> trait.consequence == Consequence.REFUSED && !trait.equals(NATIVE))
            .toList());

    private static final Map<String, Set<String>> LOOKUPS = Map.of(
            "java/lang/Class",
            Set.of("getMethod", "getMethods", "getDeclaredMethod", "getDeclaredMethods"),
            "java/lang/invoke/MethodHandles$Lookup",
            Set.of("findStatic", "findVirtual", "findSpecial"),
            "java/beans/Statement",
            Set.of("<init>"),
            "java/beans/Expression",
            Set.of("<init>"),
            "java/beans/EventHandler",
            Set.of("create"));

    /** What a method takes first, with the bracket in front, and the one behind where it is no class. */
    private static final Pattern FIRST = Pattern.compile("^(\\([^;)]*[;)]).*");

    /** As many names as the deepest package in the table has. */
    private static final int DEEPEST = ASKED.keySet().stream()
            .filter(owner -> owner.endsWith("/"))
            .mapToInt(owner -> owner.split("/", -1).length - 1)
            .max()
            .orElse(0);

    /** With the first class in which each was found. */
    private final Map<Trait, String> found = new HashMap<>();

    private static Trait refused(String rule, Function<String, Sentence> says, String... asks) {
        return new Trait(Consequence.REFUSED, rule, says, List.of(asks));
    }

    private static Trait warned(Function<String, Sentence> says, String... asks) {
        return new Trait(Consequence.WARNED, "", says, List.of(asks));
    }

    private static Trait permitted(Function<String, Sentence> says, String... asks) {
        return new Trait(Consequence.PERMITTED, "", says, List.of(asks));
    }

    private static Map<String, Map<String, Trait>> asked(List<Trait> traits) {
        Map<String, Map<String, Trait>> asked = new HashMap<>();
        for (Trait trait : traits) {
            for (String line : trait.asks) {
                List<String> words = List.of(line.split(" ", -1));
                Map<String, Trait> methods =
                        asked.computeIfAbsent(words.get(0).replace("*", ""), owner -> new HashMap<>());
                (words.size() == 1 ? List.of("") : words.subList(1, words.size()))
                        .forEach(method -> methods.put(method, trait));
            }
        }
        return asked;
    }

    /** Adds what a class file asks for. */
    void add(String name, ClassFile file) throws Flaw {
        OneClass one = new OneClass();
        file.tell(name, one);
        if (file.isNative(name)) {
            one.traits.add(NATIVE);
        }
        one.looksUp();
        one.traits.forEach(trait -> found.putIfAbsent(trait, name));
    }

    /** What one class asks for. */
    private static final class OneClass implements ClassFile.Listener {

        private final Set<Trait> traits = new HashSet<>();
        private final Map<String, Map<String, Trait>> known = new HashMap<>();
        private final Set<String> texts = new HashSet<>();
        private boolean seeks;

        @Override
        public void names(String type) {
            asks(type, "", "");
        }

        @Override
        public void asks(String type, String method, String descriptor) {
            Map<String, Trait> methods = known.computeIfAbsent(type, Conduct::ofOwner);
            if (!methods.isEmpty()) {
                Stream.of(method, method + FIRST.matcher(descriptor).replaceFirst("$1"), "")
                        .filter(methods::containsKey)
                        .findFirst()
                        .map(methods::get)
                        .ifPresent(traits::add);
            }
            seeks |= LOOKUPS.getOrDefault(type, Set.of()).contains(method);
        }

        @Override
        public void says(String text) {
            texts.add(text);
        }

        /** Adds what it may call by name. */
        void looksUp() {
            if (seeks) {
                REFUSED_BY_NAME.forEach((owner, methods) -> methods.forEach((method, trait) -> {
                    boolean named = known.containsKey(owner) || texts.contains(owner.replace('/', '.'));
                    if (named && !method.isEmpty() && texts.contains(method)) {
                        traits.add(trait);
                    }
                }));
            }
        }
    }

    private static Map<String, Trait> ofOwner(String owner) {
        Map<String, Trait> methods = ASKED.get(owner);
        int slash = owner.indexOf('/');
        for (int depth = 0; methods == null && slash >= 0 && depth < DEEPEST; depth++) {
            methods = ASKED.get(owner.substring(0, slash + 1));
            slash = owner.indexOf('/', slash + 1);
        }
        return methods == null ? Map.of() : methods;
    }

    /** What is against it, with the class to look at. */
    List<Objection> objections() {
        return TRAITS.stream()
                .filter(trait -> trait.consequence == Consequence.REFUSED && found.containsKey(trait))
                .map(trait -> new Objection(trait.rule, trait.says.apply(Quoted.of(found.getOrDefault(trait, "")))))
                .toList();
    }

    /** What is not refused: {@link Consequence#WARNED} or {@link Consequence#PERMITTED}. */
    List<Sentence> sentences(Consequence consequence) {
        return TRAITS.stream()
                .filter(trait -> trait.consequence == consequence && found.containsKey(trait))
                .map(trait -> trait.says.apply(""))
                .toList();
    }
}
