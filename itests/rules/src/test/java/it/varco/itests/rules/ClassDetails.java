package it.varco.itests.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Walks a class file for what its constant pool does not tell. */
final class ClassDetails extends ClassVisitor {

    private static final String THROWABLE = "java/lang/Throwable";

    private final Set<String> annotations = new HashSet<>();
    private final List<String> variants = new ArrayList<>();
    private final List<String> components = new ArrayList<>();
    private final Set<String> descriptors = new HashSet<>();
    private final Set<String> tested = new HashSet<>();
    private final Set<String> caught = new HashSet<>();

    private ClassDetails() {
        super(Opcodes.ASM9);
    }

    static ClassDetails of(ClassReader reader) {
        ClassDetails details = new ClassDetails();
        reader.accept(details, ClassReader.SKIP_FRAMES);
        return details;
    }

    ClassFile.Shape shape() {
        return new ClassFile.Shape(Set.copyOf(annotations), List.copyOf(variants), List.copyOf(components));
    }

    /** The types of its fields and methods, as class files write them. */
    Set<String> descriptors() {
        return Set.copyOf(descriptors);
    }

    Set<String> tested() {
        return Set.copyOf(tested);
    }

    Set<String> caught() {
        return Set.copyOf(caught);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        annotations.add(descriptor.substring(1, descriptor.length() - 1));
        return null;
    }

    @Override
    public void visitPermittedSubclass(String variant) {
        variants.add(variant);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String generic) {
        components.add(name);
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
        declare(type, generic);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
        declare(type, generic);
        return new Body();
    }

    private void declare(String type, String generic) {
        descriptors.add(type);
        if (generic != null) {
            descriptors.add(generic);
        }
    }

    /**
     * The code of a method. A {@code catch (Throwable ...)} that somebody wrote stores what it caught in a variable
     * that has a name; the handlers that the compiler makes for resources have none.
     */
    private final class Body extends MethodVisitor {

        private final Set<Label> handlers = new HashSet<>();
        private final Set<Label> behindStore = new HashSet<>();
        private boolean entered;
        private boolean stored;

        Body() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (type != null && !type.equals(THROWABLE)) {
                caught.add(type);
            } else if (type != null) {
                handlers.add(handler);
            }
        }

        @Override
        public void visitLabel(Label label) {
            if (stored) {
                behindStore.add(label);
            }
            stored = false;
            entered |= handlers.contains(label);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            stored = entered;
            entered = false;
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, String generic, Label start, Label end, int index) {
            if (behindStore.contains(start)) {
                caught.add(THROWABLE);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.INSTANCEOF) {
                tested.add(type);
            }
        }
    }
}
