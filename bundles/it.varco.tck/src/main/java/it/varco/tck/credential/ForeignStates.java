package it.varco.tck.credential;

import it.varco.spi.credential.ProviderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States that a provider did not make. */
final class ForeignStates {

    private static final int LARGEST = 16 * 1024;

    private ForeignStates() {}

    /** States to give in the place of a genuine one; none of them equal to it. */
    static List<ProviderState> insteadOf(ProviderState genuine) {
        byte[] bytes = genuine.bytes();
        List<byte[]> all = new ArrayList<>();
        all.add(filled(1, 0));
        all.add(filled(64, 0xA5));
        all.add(filled(LARGEST, 0xFF));
        if (bytes.length < LARGEST) {
            all.add(Arrays.copyOf(bytes, bytes.length + 1));
        }
        if (bytes.length > 0) {
            all.add(new byte[0]);
            all.add(Arrays.copyOf(bytes, bytes.length / 2));
        }
        return all.stream()
                .filter(other -> !Arrays.equals(other, bytes))
                .map(ProviderState::of)
                .toList();
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
