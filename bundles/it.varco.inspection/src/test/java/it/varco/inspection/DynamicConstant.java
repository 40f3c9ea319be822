package it.varco.inspection;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A class file with a constant that is made by a call, as no compiler of Java writes one.
 *
 * @source The Java Virtual Machine Specification, Java SE 17, sections 4.4.10 and 4.7.23
 */
final class DynamicConstant {

    private static final int STATIC = 6;

    private final List<byte[]> pool = new ArrayList<>();

    private DynamicConstant() {}

    /** What is written into an item of the pool, behind its tag. */
    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /** @param descriptor of a static method */
    static byte[] calling(String owner, String method, String descriptor) throws IOException {
        return new DynamicConstant().file(owner, method, descriptor);
    }

    private byte[] file(String owner, String method, String descriptor) throws IOException {
        int own = type("org/acme/login/Dynamic");
        int object = type("java/lang/Object");
        int called = handle(owner, method, descriptor);
        int maker = handle(
                "java/lang/invoke/ConstantBootstraps",
                "invoke",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
                        + "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/Object;");
        two(17, 0, two(12, text("made"), text("Ljava/lang/Object;")));
        int bootstrap = text("BootstrapMethods");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(ClassFile.MAGIC);
        out.writeInt(61);
        out.writeShort(pool.size() + 1);
        for (byte[] item : pool) {
            out.write(item);
        }
        for (int number : new int[] {0x20, own, object, 0, 0, 0, 1, bootstrap}) {
            out.writeShort(number);
        }
        out.writeInt(8);
        for (int number : new int[] {1, maker, 1, called}) {
            out.writeShort(number);
        }
        return bytes.toByteArray();
    }

    private int handle(String owner, String method, String descriptor) throws IOException {
        int reference = two(10, type(owner), two(12, text(method), text(descriptor)));
        return item(15, out -> {
            out.writeByte(STATIC);
            out.writeShort(reference);
        });
    }

    private int type(String name) throws IOException {
        int text = text(name);
        return item(7, out -> out.writeShort(text));
    }

    private int text(String text) throws IOException {
        return item(1, out -> out.writeUTF(text));
    }

    private int two(int tag, int first, int second) throws IOException {
        return item(tag, out -> {
            out.writeShort(first);
            out.writeShort(second);
        });
    }

    private int item(int tag, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(tag);
        content.to(out);
        pool.add(bytes.toByteArray());
        return pool.size();
    }
}
