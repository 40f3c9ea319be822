package it.varco.credential.spid.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.AssuranceLevel;
import it.varco.proves.Proves;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a request until its answer comes. */
class SentRequestTest {

    private static final SentRequest SENT = new SentRequest(
            "_0123",
            Instant.parse("2026-11-20T10:00:00.123456789Z"),
            "https://idp.example",
            URI.create("https://varco.example/accesso/spid/ritorno"),
            new SentRequest.Asked(SpidLevel.L3, Comparison.BETTER, List.of("fiscalNumber", "dateOfBirth")));

    @Test
    @Proves("SPID-34")
    void isReadAsItWasWritten() {
        assertThat(SentRequest.decoded(SENT.encoded())).contains(SENT);
        assertThat(SENT.encoded()).hasSizeLessThan(1000);
    }

    @Test
    void readsNothingElse() {
        byte[] bytes = SENT.encoded();
        byte[] another = bytes.clone();
        another[0]++;

        assertThat(SentRequest.decoded(new byte[0])).isEmpty();
        assertThat(SentRequest.decoded(another)).isEmpty();
        assertThat(SentRequest.decoded(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
        assertThat(SentRequest.decoded(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    }

    @Test
    void isExpectedOfTheProviderToWhichItWent() {
        SentRequest elsewhere =
                new SentRequest("_0123", SENT.at(), "https://other.example", SENT.returnAddress(), SENT.asked());

        assertThatThrownBy(() -> new Expectation(elsewhere, TestProvider.registered(), TestResponse.EXPECTED.terms()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves("EID-01")
    void knowsWhatLevelsAreWorth() {
        assertThat(SpidLevel.of(AssuranceLevel.LOW)).isEqualTo(SpidLevel.L1);
        assertThat(SpidLevel.of(AssuranceLevel.SUBSTANTIAL)).isEqualTo(SpidLevel.L2);
        assertThat(SpidLevel.of(AssuranceLevel.HIGH)).isEqualTo(SpidLevel.L3);
        assertThat(SpidLevel.L3.assurance()).isEqualTo(AssuranceLevel.HIGH);
    }
}
