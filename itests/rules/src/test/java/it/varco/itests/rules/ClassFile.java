package it.varco.itests.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says; names have slashes.
 *
 * @param name of the class
 * @param access flags of the class
 * @param parents its superclass and the interfaces it implements
 * @param types every class it names
 * @param calls every method it calls, as {@code owner#name}
 * @param shape what is declared: annotations, variants, components
 * @param tested the classes it looks for with {@code instanceof}
 * @param caught the classes it catches, without what the compiler itself adds for {@code finally} and resources
 */
record ClassFile(
        String name,
        int access,
        Set<String> parents,
        Set<String> types,
        Set<String> calls,
        Shape shape,
        Set<String> tested,
        Set<String> caught) {

    private static final Pattern TYPE = Pattern.compile("L([A-Za-z_][\\w/$]*)[;<]");
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    /**
     * What a class declares about itself.
     *
     * @param annotations those kept in the class file
     * @param variants of a sealed class; empty for others
     * @param components of a record; empty for others
     */
    record Shape(Set<String> annotations, List<String> variants, List<String> components) {}

    static ClassFile read(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> types = new HashSet<>();
        Set<String> calls = new HashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i); // just behind the tag; 0 for the second half of a long
            if (at == 0) {
                continue;
            }
            switch (reader.readByte(at - 1)) {
                case CLASS -> types.add(element(reader.readUTF8(at, buffer)));
                case NAME_AND_TYPE -> addTypes(reader.readUTF8(at + 2, buffer), types);
                case METHOD, INTERFACE_METHOD -> {
                    int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                    calls.add(reader.readClass(at, buffer) + '#' + reader.readUTF8(nameAndType, buffer));
                }
                default -> {}
            }
        }
        ClassDetails details = ClassDetails.of(reader);
        details.descriptors().forEach(descriptor -> addTypes(descriptor, types));
        Set<String> parents = new HashSet<>(Arrays.asList(reader.getInterfaces()));
        parents.add(reader.getSuperName() == null ? "" : reader.getSuperName());
        return new ClassFile(
                reader.getClassName(),
                reader.getAccess(),
                Set.copyOf(parents),
                Set.copyOf(types),
                Set.copyOf(calls),
                details.shape(),
                details.tested(),
                details.caught());
    }

    private static void addTypes(String descriptor, Set<String> types) {
        Matcher matcher = TYPE.matcher(descriptor);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
    }

    private static String element(String type) {
        Matcher array = TYPE.matcher(type);
        return type.startsWith("[") && array.find() ? array.group(1) : type;
    }

    /** The package of a class, with dots. */
    static String packageOf(String type) {
        int slash = type.lastIndexOf('/');
        return slash < 0 ? "" : type.substring(0, slash).replace('/', '.');
    }

    /** The package of this class, with dots. */
    String inPackage() {
        return packageOf(name);
    }

    /** The class in whose source file this one stands. */
    String outermost() {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    /** Its name without package, {@code Login.Ask} for a nested one. */
    String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0
                && (access & Opcodes.ACC_ANNOTATION) == 0
                && !simpleName().equals("package-info");
    }

    boolean isSealed() {
        return !shape.variants().isEmpty();
    }

    boolean isRecord() {
        return parents.contains("java/lang/Record");
    }

    /** Others can name it; a nested class says so in the same flag. */
    boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    boolean has(String annotation) {
        return shape.annotations().contains(annotation);
    }
}
