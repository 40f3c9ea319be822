package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2idTest {

    private final Argon2id argon2id = new Argon2id();

    /** Vectors of the reference implementation, version 1.3. */
    @ParameterizedTest
    @CsvSource({
        "256, 2, 1, password, somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256, 2, 2, password, somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        "65536, 1, 1, password, somesalt, f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
        "65536, 2, 1, password, somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "65536, 2, 1, differentpassword, somesalt, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        "65536, 2, 1, password, diffsalt, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
    })
    void computesThePublishedVectors(int memory, int passes, int lanes, String word, String salt, String expected) {
        byte[] hash = argon2id.of(
                word.getBytes(StandardCharsets.UTF_8),
                salt.getBytes(StandardCharsets.UTF_8),
                new HashCost(memory, passes, lanes));

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(expected);
    }

    @Test
    void givesTheSameWithMemoryThatWasUsedBefore() {
        byte[] word = {1, 2, 3};
        byte[] salt = new byte[16];
        byte[] first = argon2id.of(word, salt, new HashCost(64, 1, 1));

        argon2id.of(new byte[] {9}, salt, new HashCost(256, 2, 1));

        assertThat(argon2id.of(word, salt, new HashCost(64, 1, 1))).isEqualTo(first);
        assertThat(new Argon2id().of(word, salt, new HashCost(64, 1, 1))).isEqualTo(first);
    }
}
