package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamlInstantTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.5Z, 2026-11-20T10:00:00.500Z",
        "2026-11-20T10:00:00.1234567891234Z, 2026-11-20T10:00:00.123456789Z"
    })
    @Proves("SPID-80")
    void readsInstantsWithAnyNumberOfDigits(String written, Instant read) {
        assertThat(SamlInstant.parse(written)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T10:00:00",
                "2026-11-20T10:00:00+01:00",
                "2026-11-20T10:00:00z",
                "2026-11-20T10:00:00.Z",
                "2026-13-20T10:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-11-20T25:00:00Z",
                "12026-11-20T10:00:00Z",
                " 2026-11-20T10:00:00Z"
            })
    @Proves("SPID-80")
    void readsNothingElse(String written) {
        assertThat(SamlInstant.parse(written)).isEmpty();
    }
}
