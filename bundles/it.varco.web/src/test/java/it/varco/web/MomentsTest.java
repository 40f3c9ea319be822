package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    @Proves("UX-60")
    void tellsProgramsNoFinerMomentThanHtmlKnows() {
        assertThat(Moments.iso(Instant.parse("2026-11-22T07:13:53.165961616Z"))).isEqualTo("2026-11-22T07:13:53Z");
    }
}
