package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isACopyInBothDirections() {
        char[] typed = "abcd1234".toCharArray();
        Secret secret = new Secret(typed);

        typed[0] = 'X';
        secret.reveal()[1] = 'X';

        assertThat(secret.reveal()).isEqualTo("abcd1234".toCharArray());
        assertThat(secret.length()).isEqualTo(8);
    }

    @Test
    void isGoneOnceClosed() {
        Secret secret = new Secret("abcd1234".toCharArray());

        secret.close();

        assertThat(secret.reveal()).containsOnly('\0').hasSize(8);
    }

    @Test
    void neverPrintsItself() {
        assertThat(new Secret("abcd1234".toCharArray())).hasToString("Secret[redacted]");
    }
}
