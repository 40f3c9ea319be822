package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final HashCost TODAY = new HashCost(64, 2, 1);
    private static final byte[] SECRET = {'m', 'a', 'r', 'e'};
    private static final byte[] OTHER = {'n', 'e', 'v', 'e'};

    private final CountingHash hash = new CountingHash();
    private final HashPool pool = new HashPool("verifier-test", 1, 5, Duration.ofSeconds(1));
    private final Verifier verifier = new Verifier(hash, pool, Keys.pepper(), TODAY);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tellsTheSecretFromAnyOther() throws InterruptedException {
        SecretHash stored = verifier.hashOf(SECRET).orElseThrow();

        assertThat(verifier.verify(stored, SECRET, true)).hasValueSatisfying(verdict -> {
            assertThat(verdict.matches()).isTrue();
            assertThat(verdict.renewed()).isEmpty();
        });
        assertThat(verifier.verify(stored, OTHER, true).orElseThrow().matches()).isFalse();
        assertThat(verifier.verify(verifier.nobody(), SECRET, true)
                        .orElseThrow()
                        .matches())
                .isFalse();
    }

    @Test
    @Proves({"SEC-04", "SEC-05"})
    void refusesWithTheWorkOfTodayWhateverIsWrong() throws InterruptedException {
        SecretHash cheap = at(new HashCost(64, 1, 1)).hashOf(SECRET).orElseThrow();
        SecretHash same = verifier.hashOf(SECRET).orElseThrow();

        assertThat(workOf(same, OTHER, true)).isEqualTo(TODAY.work());
        assertThat(workOf(same, SECRET, false)).isEqualTo(TODAY.work());
        assertThat(workOf(cheap, OTHER, true)).isEqualTo(TODAY.work());
        assertThat(workOf(cheap, SECRET, false)).isEqualTo(TODAY.work());
        assertThat(workOf(verifier.nobody(), SECRET, false)).isEqualTo(TODAY.work());
    }

    @Test
    @Proves("SEC-05")
    void renewsAHashOfAnotherCostOrKeyWhenAllIsRight() throws InterruptedException {
        SecretHash cheap = at(new HashCost(64, 1, 1)).hashOf(SECRET).orElseThrow();
        Verifier later = new Verifier(hash, pool, Keys.pepper(1, 2), TODAY);

        SecretHash renewed =
                later.verify(cheap, SECRET, true).orElseThrow().renewed().orElseThrow();

        assertThat(renewed.cost()).isEqualTo(TODAY);
        assertThat(renewed.pepper()).isEqualTo(2);
        assertThat(later.verify(renewed, SECRET, true).orElseThrow().matches()).isTrue();
        assertThat(later.verify(cheap, SECRET, false).orElseThrow().renewed()).isEmpty();
    }

    @Test
    void readsNothingThatALaterKeySeasoned() throws InterruptedException {
        Verifier later = new Verifier(hash, pool, Keys.pepper(1, 2), TODAY);
        SecretHash stored = later.hashOf(SECRET).orElseThrow();

        assertThat(later.readable(stored)).isTrue();
        assertThat(verifier.readable(stored)).isFalse();
    }

    @Test
    void answersNothingOnceThePoolIsClosed() throws InterruptedException {
        pool.close();

        assertThat(verifier.hashOf(SECRET)).isEmpty();
        assertThat(verifier.verify(verifier.nobody(), SECRET, true)).isEmpty();
    }

    private Verifier at(HashCost cost) {
        return new Verifier(hash, pool, Keys.pepper(), cost);
    }

    private long workOf(SecretHash stored, byte[] secret, boolean usable) throws InterruptedException {
        long before = hash.work();
        verifier.verify(stored, secret, usable);
        return hash.work() - before;
    }
}
