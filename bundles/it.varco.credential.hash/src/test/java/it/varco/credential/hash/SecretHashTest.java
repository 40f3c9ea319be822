package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretHashTest {

    @Test
    void isReadBackAsItWasWritten() throws IOException {
        SecretHash hash = SecretHash.ofNothing(3, new HashCost(19_456, 2, 1), new SecureRandom());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hash.write(new DataOutputStream(bytes));

        SecretHash back = SecretHash.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(bytes.size()).isEqualTo(64);
        assertThat(back.pepper()).isEqualTo(3);
        assertThat(back.cost()).isEqualTo(hash.cost());
        assertThat(back.salt()).isEqualTo(hash.salt());
        assertThat(back.value()).isEqualTo(hash.value());
    }

    @Test
    @Proves("SEC-05")
    void printsNeitherSaltNorValue() {
        assertThat(SecretHash.ofNothing(1, new HashCost(64, 1, 1), new SecureRandom()))
                .hasToString("SecretHash[HashCost[memoryKib=64, iterations=1, lanes=1]]");
    }

    @Test
    void takesOnlyHashesOfTheRightSize() {
        HashCost cost = new HashCost(64, 1, 1);

        assertThatThrownBy(() -> new SecretHash(1, cost, new byte[15], new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecretHash(1, cost, new byte[16], new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesEachHashASaltOfItsOwn() {
        byte[] seasoned = Keys.pepper().season(1, new byte[] {1});
        HashCost cost = new HashCost(64, 1, 1);
        SecretHash one = SecretHash.compute(new Argon2id(), 1, seasoned, cost, new SecureRandom());
        SecretHash two = SecretHash.compute(new Argon2id(), 1, seasoned, cost, new SecureRandom());

        assertThat(one.salt()).isNotEqualTo(two.salt());
        assertThat(one.value()).isNotEqualTo(two.value());
        assertThat(one.matches(new Argon2id(), seasoned)).isTrue();
        assertThat(two.matches(new Argon2id(), seasoned)).isTrue();
        assertThat(one.matches(new Argon2id(), Keys.pepper().season(1, new byte[] {2})))
                .isFalse();
    }
}
