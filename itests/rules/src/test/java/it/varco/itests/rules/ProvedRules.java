package it.varco.itests.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads which test claims to prove which rule from the class files of all tests. */
final class ProvedRules {

    private static final String PROVES = "Lit/varco/proves/Proves;";

    private ProvedRules() {}

    /**
     * A claim.
     *
     * @param rule number of the rule
     * @param testClass name of the class, with dots
     * @param method name of the method; empty if the whole class makes the claim
     */
    record Claim(String rule, String testClass, String method) {}

    static List<Claim> all(Path root) {
        List<Claim> claims = new ArrayList<>();
        for (String part : List.of("bundles", "distribution", "itests")) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                for (Path file : files.filter(ProvedRules::isTestClass).toList()) {
                    claims.addAll(read(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return claims;
    }

    static List<Claim> read(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        List<Claim> claims = new ArrayList<>();
        reader.accept(new Visitor(reader.getClassName().replace('/', '.'), claims), ClassReader.SKIP_CODE);
        return claims;
    }

    private static boolean isTestClass(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/target/test-classes/it/varco/") && path.endsWith(".class");
    }

    private static final class Visitor extends ClassVisitor {

        private final String testClass;
        private final List<Claim> claims;

        Visitor(String testClass, List<Claim> claims) {
            super(Opcodes.ASM9);
            this.testClass = testClass;
            this.claims = claims;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return claimsOf(descriptor, "");
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                    return claimsOf(descriptor, name);
                }
            };
        }

        private AnnotationVisitor claimsOf(String descriptor, String method) {
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitArray(String name) {
                    return this;
                }

                @Override
                public void visit(String name, Object value) {
                    if (descriptor.equals(PROVES)) {
                        claims.add(new Claim(value.toString(), testClass, method));
                    }
                }
            };
        }
    }
}
