package it.varco.inspection;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one class for a test. */
final class Compiled {

    private static final Map<String, byte[]> BEFORE = new ConcurrentHashMap<>();

    private Compiled() {}

    /** The class file of a source with one class. */
    static byte[] from(String source) {
        return BEFORE.computeIfAbsent(source, Compiled::compiled).clone();
    }

    private static byte[] compiled(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JavaFileManager files =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("memory:///out.class"), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return bytes;
                            }
                        };
                    }
                };
        JavaFileObject file = new SimpleJavaFileObject(URI.create("memory:///In.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return source;
            }
        };
        List<String> options = List.of("-proc:none", "-nowarn", "--release", "17");
        if (!compiler.getTask(null, files, null, options, null, List.of(file)).call()) {
            throw new IllegalArgumentException("source: expected Java");
        }
        return bytes.toByteArray();
    }
}
