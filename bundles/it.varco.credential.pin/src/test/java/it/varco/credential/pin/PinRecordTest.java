package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.SecretHash;
import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinRecordTest {

    private static final Instant SET = Instant.parse("2026-05-21T22:30:00.123Z");
    private static final SecretHash HASH = hash(3, 19_456);

    @ParameterizedTest
    @EnumSource
    void isReadBackAsItWasWritten(PinState state) {
        PinRecord record = new PinRecord(state, PinLevel.DISPOSITIVO, false, "Nicolò D’Àngelo", SET, HASH);

        PinRecord back = PinRecord.decode(record.encode()).orElseThrow();

        assertThat(back.state()).isEqualTo(state);
        assertThat(back.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(back.demo()).isFalse();
        assertThat(back.name()).isEqualTo("Nicolò D’Àngelo");
        assertThat(back.setAt()).isEqualTo(SET);
        assertThat(back.hash().pepper()).isEqualTo(3);
        assertThat(back.hash().cost()).isEqualTo(new HashCost(19_456, 2, 1));
        assertThat(back.encode()).isEqualTo(record.encode());
    }

    @Test
    void remembersThatItsPinIsPublishedWhateverItsHash() {
        PinRecord renewed = record().with(hash(1, 64));

        assertThat(PinRecord.decode(renewed.encode()))
                .hasValueSatisfying(back -> assertThat(back.demo()).isTrue());
    }

    @Test
    @Proves("SEC-12")
    void isNotReadFromAnythingElse() {
        byte[] right = record().encode();

        for (int length = 0; length < right.length; length++) {
            assertThat(PinRecord.decode(Arrays.copyOf(right, length))).isEmpty();
        }
        assertThat(PinRecord.decode(Arrays.copyOf(right, right.length + 1))).isEmpty();
        for (int first : new int[] {0, 1, 3, 255}) {
            assertThat(PinRecord.decode(changed(right, 0, first))).isEmpty();
        }
        assertThat(PinRecord.decode(changed(right, 1, 9))).isEmpty();
        assertThat(PinRecord.decode(changed(right, 2, 9))).isEmpty();
        assertThat(PinRecord.decode(changed(right, 3, 2))).isEmpty();
    }

    @Test
    @Proves({"CP-07", "SEC-05"})
    void printsNeitherNameNorHash() {
        assertThat(record()).hasToString("PinRecord[ATTIVO, ORDINARIO]");
        assertThat(HASH).hasToString("SecretHash[HashCost[memoryKib=19456, iterations=2, lanes=1]]");
    }

    /** A hash as it is stored: what was hashed does not matter here. */
    private static SecretHash hash(int pepper, int memoryKib) {
        ByteBuffer bytes = ByteBuffer.allocate(64)
                .putInt(pepper)
                .putInt(memoryKib)
                .putInt(2)
                .putInt(1)
                .put((byte) 7);
        try {
            return SecretHash.read(new DataInputStream(new ByteArrayInputStream(bytes.array())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PinRecord record() {
        return new PinRecord(PinState.ATTIVO, PinLevel.ORDINARIO, true, "Mario Rossi", SET, HASH);
    }

    private static byte[] changed(byte[] bytes, int place, int value) {
        byte[] copy = bytes.clone();
        copy[place] = (byte) value;
        return copy;
    }
}
