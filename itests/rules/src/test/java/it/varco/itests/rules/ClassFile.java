package it.varco.itests.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * What a class file names.
 *
 * @param name of the class, with slashes
 * @param types every class it names, with slashes
 * @param calls every method it calls, as {@code owner#name}
 */
record ClassFile(String name, Set<String> types, Set<String> calls) {

    private static final Pattern TYPE = Pattern.compile("L([A-Za-z_][\\w/$]*);");
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

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
        return new ClassFile(reader.getClassName(), Set.copyOf(types), Set.copyOf(calls));
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
}
