package it.varco.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void areEqualByContent() {
        assertThat(Bytes.of(new byte[] {1, 2}))
                .isEqualTo(Bytes.of(new byte[] {1, 2}))
                .hasSameHashCodeAs(Bytes.of(new byte[] {1, 2}));
        assertThat(Bytes.of(new byte[] {1, 2}))
                .isNotEqualTo(Bytes.of(new byte[] {2, 1}))
                .isNotEqualTo(Bytes.EMPTY);
    }

    @Test
    void areACopyInBothDirections() {
        byte[] mine = {1, 2};
        Bytes bytes = Bytes.of(mine);

        mine[0] = 9;
        bytes.array()[1] = 9;

        assertThat(bytes.array()).containsExactly(1, 2);
        assertThat(bytes.length()).isEqualTo(2);
    }

    @Test
    void printTheirNumberOnly() {
        assertThat(Bytes.of(new byte[] {1, 2})).hasToString("Bytes[2]");
    }
}
