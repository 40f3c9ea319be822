package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a class file names: every class and method that its code can mention stands in its constant pool, method
 * references and lambdas included.
 *
 * <p>Read by hand and from front to back, so that it costs one pass whatever the file holds, and so that class files of
 * a newer Java than any library knows can be looked into.
 *
 * @source The Java Virtual Machine Specification, Java SE 17, chapter 4
 */
final class ClassFile {

    static final int MAGIC = 0xcafebabe;
    /** The first version there was. Below it, the same first bytes mean a native library of macOS. */
    static final int OLDEST = 45;

    private static final int JAVA_1_IS = 44;
    private static final int NATIVE = 0x0100;
    private static final int LONGEST_NAME = 200;

    private final ByteBuffer file;
    private final int[] places;
    private final @Nullable String[] texts;
    private final int version;
    private final int behindPool;
    private final String name;

    private ClassFile(ByteBuffer file) {
        this.file = file;
        version = file.getShort(6);
        places = new int[Short.toUnsignedInt(file.getShort(8))];
        texts = new String[places.length];
        file.position(10);
        for (int i = 1; i < places.length; i++) {
            places[i] = file.position();
            int tag = file.get();
            file.position(file.position() + length(tag));
            if (tag == 5 || tag == 6) {
                i++; // long and double take two places
            }
        }
        behindPool = file.position();
        name = text(index(Short.toUnsignedInt(file.getShort(behindPool + 2)), 0));
    }

    /** @param entry its name in the jar, for whoever must look for it */
    static ClassFile of(String entry, byte[] bytes) throws Flaw {
        try {
            return new ClassFile(ByteBuffer.wrap(bytes));
        } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException e) {
            throw unreadable(entry);
        }
    }

    private int length(int tag) {
        return switch (tag) {
            case 1 -> 2 + Short.toUnsignedInt(file.getShort(file.position()));
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("tag: expected one of 1 to 20");
        };
    }

    /** The package of its class, with dots. */
    String inPackage() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
    }

    /** The Java that it needs at least. */
    int java() {
        return version - JAVA_1_IS;
    }

    /** What is told of it; of names and texts longer than 200 bytes it is not told. */
    interface Listener {

        /** It names a class, with slashes. */
        void names(String type);

        /** It calls a method or constructor of a class, or has a handle to it; {@code descriptor} is what it takes. */
        void asks(String type, String method, String descriptor);

        /** Its code has a text. */
        void says(String text);
    }

    /** Tells which classes it names, which methods and constructors of them, and which texts it has. */
    void tell(String entry, Listener listener) throws Flaw {
        try {
            for (int i = 1; i < places.length; i++) {
                int tag = places[i] == 0 ? 0 : file.get(places[i]);
                if (tag == 7) {
                    listener.names(text(index(i, 0)));
                } else if (tag == 8) {
                    listener.says(text(index(i, 0)));
                } else if (tag == 10 || tag == 11) {
                    int called = index(i, 2);
                    listener.asks(text(index(index(i, 0), 0)), text(index(called, 0)), text(index(called, 2)));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw unreadable(entry);
        }
    }

    /** Whether one of its methods is native. */
    boolean isNative(String entry) throws Flaw {
        try {
            file.position(behindPool + 6);
            skip(Short.toUnsignedInt(file.getShort()) * 2);
            boolean found = false;
            for (boolean methods : new boolean[] {false, true}) {
                for (int left = Short.toUnsignedInt(file.getShort()); left > 0; left--) {
                    found |= methods && (file.getShort(file.position()) & NATIVE) != 0;
                    skip(6);
                    for (int attributes = Short.toUnsignedInt(file.getShort()); attributes > 0; attributes--) {
                        skip(2);
                        skip(file.getInt());
                    }
                }
            }
            return found;
        } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException e) {
            throw unreadable(entry);
        }
    }

    private void skip(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("length: expected at most what a file can have");
        }
        file.position(Math.addExact(file.position(), bytes));
    }

    /** A number of the pool that stands in an item of it. */
    private int index(int item, int offset) {
        return Short.toUnsignedInt(file.getShort(places[item] + 1 + offset));
    }

    private String text(int item) {
        String text = texts[item];
        if (text == null) {
            int length = index(item, 0);
            text = length > LONGEST_NAME
                    ? ""
                    : StandardCharsets.UTF_8
                            .decode(file.slice(places[item] + 3, length))
                            .toString();
            texts[item] = text;
        }
        return text;
    }

    private static Flaw unreadable(String entry) {
        return new Flaw("gate.class", Sentence.of(ClassFile.class, "class.unreadable", Quoted.of(entry)));
    }
}
