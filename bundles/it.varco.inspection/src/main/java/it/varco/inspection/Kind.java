package it.varco.inspection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;

/** What an entry of a jar is, by its first bytes: a name can be anything. */
enum Kind {
    CLASS,
    /** Code for a processor, as Linux, macOS or Windows load it. */
    NATIVE,
    OTHER;

    private static final int ELF = 0x7f454c46;
    private static final Set<Integer> MACH_O = Set.of(0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe);
    private static final short DOS = 0x4d5a;
    private static final int WINDOWS = 0x50450000;
    private static final int PLACE_OF_WINDOWS = 0x3c;

    static Kind of(byte[] bytes) {
        if (bytes.length < 8) {
            return OTHER;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int begin = file.getInt(0);
        return switch (begin) {
            case ClassFile.MAGIC -> Short.toUnsignedInt(file.getShort(6)) >= ClassFile.OLDEST ? CLASS : NATIVE;
            case ELF -> NATIVE;
            default -> MACH_O.contains(begin) || isWindows(file) ? NATIVE : OTHER;
        };
    }

    private static boolean isWindows(ByteBuffer file) {
        if (file.getShort(0) != DOS || file.limit() < PLACE_OF_WINDOWS + 4) {
            return false;
        }
        int place = file.order(ByteOrder.LITTLE_ENDIAN).getInt(PLACE_OF_WINDOWS);
        file.order(ByteOrder.BIG_ENDIAN);
        return place >= 0 && place <= file.limit() - 4 && file.getInt(place) == WINDOWS;
    }

    /** Whether a name is that of a native library, whatever is in it. */
    static boolean isNative(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".so") || lower.endsWith(".dll") || lower.endsWith(".dylib") || lower.endsWith(".jnilib");
    }
}
