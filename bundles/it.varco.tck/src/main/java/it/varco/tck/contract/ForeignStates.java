package it.varco.tck.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States that a plugin did not make. */
public final class ForeignStates {

    /** In bytes, of every kind of plugin. */
    private static final int LARGEST = 16 * 1024;

    private ForeignStates() {}

    /** States to give in the place of a genuine one; none of them equal to it, one as large as a state may be. */
    public static List<byte[]> insteadOf(byte[] genuine) {
        List<byte[]> all = new ArrayList<>(List.of(filled(1, 0), filled(64, 0xA5), filled(LARGEST, 0xFF)));
        if (genuine.length < LARGEST) {
            all.add(Arrays.copyOf(genuine, genuine.length + 1));
        }
        if (genuine.length > 0) {
            all.add(new byte[0]);
            all.add(Arrays.copyOf(genuine, genuine.length / 2));
        }
        return all.stream().filter(other -> !Arrays.equals(other, genuine)).toList();
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
