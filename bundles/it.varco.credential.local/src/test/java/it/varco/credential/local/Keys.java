package it.varco.credential.local;

import it.varco.credential.hash.Pepper;
import java.util.Arrays;
import java.util.List;

/** Keys that are no secret. */
final class Keys {

    private Keys() {}

    /** 32 equal bytes. */
    static byte[] of(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    /** A pepper of keys made of these bytes, the first one key 1. */
    static Pepper pepper(int... values) {
        return new Pepper(
                Settings.PEPPER_PURPOSE,
                Arrays.stream(values).mapToObj(Keys::of).toList());
    }

    static Pepper pepper() {
        return new Pepper(Settings.PEPPER_PURPOSE, List.of(of(1)));
    }
}
