package it.varco.credential.pin;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Values that are stored by a number. */
public final class Numbered {

    private Numbered() {}

    /**
     * The value with a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <E> E of(E[] values, ToIntFunction<E> number, int wanted) {
        return Arrays.stream(values)
                .filter(value -> number.applyAsInt(value) == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("number: expected a known one"));
    }
}
