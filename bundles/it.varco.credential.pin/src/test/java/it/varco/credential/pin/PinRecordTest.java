package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinRecordTest {

    private static final Instant SET = Instant.parse("2026-05-21T22:30:00.123Z");
    private static final PinHash HASH = PinHash.ofNothing(3, new HashCost(19_456, 2, 1), new SecureRandom());

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
        assertThat(back.hash().salt()).isEqualTo(HASH.salt());
        assertThat(back.hash().value()).isEqualTo(HASH.value());
    }

    @Test
    void remembersThatItsPinIsPublishedWhateverItsHash() {
        PinRecord renewed = record().with(PinHash.ofNothing(1, new HashCost(64, 1, 1), new SecureRandom()));

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
        assertThat(HASH).hasToString("PinHash[HashCost[memoryKib=19456, iterations=2, lanes=1]]");
    }

    @Test
    void takesOnlyHashesOfTheRightSize() {
        HashCost cost = new HashCost(64, 1, 1);

        assertThatThrownBy(() -> new PinHash(1, cost, new byte[15], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PinHash(1, cost, new byte[16], new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesEachHashASaltOfItsOwn() {
        byte[] seasoned = Keys.pepper().season(1, "MARE2026".toCharArray());
        HashCost cost = new HashCost(64, 1, 1);
        PinHash one = PinHash.compute(new Argon2id(), 1, seasoned, cost, new SecureRandom());
        PinHash two = PinHash.compute(new Argon2id(), 1, seasoned, cost, new SecureRandom());

        assertThat(one.salt()).isNotEqualTo(two.salt());
        assertThat(one.value()).isNotEqualTo(two.value());
        assertThat(one.matches(new Argon2id(), seasoned)).isTrue();
        assertThat(two.matches(new Argon2id(), seasoned)).isTrue();
        assertThat(one.matches(new Argon2id(), Keys.pepper().season(1, "MARE2027".toCharArray())))
                .isFalse();
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
