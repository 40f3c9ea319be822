package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {

    private static final List<String> CODES = List.of("ABCD-EFGH-JKLM", "2345-6789-NPQR");

    private final RecoveryCodes kept = RecoveryCodes.of(CODES, LocalWorld.SARA, Keys.pepper());

    @Test
    @Proves("SEC-06")
    void areTenOfSixtyRandomBitsWithoutLookAlikes() {
        assertThat(RecoveryCodes.random(new SecureRandom()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}"));
        assertThat(RecoveryCodes.random(new SecureRandom())).isNotEqualTo(RecoveryCodes.random(new SecureRandom()));
    }

    @Test
    @Proves("SEC-06")
    void workOnceEach() {
        RecoveryCodes left =
                kept.without("ABCDEFGHJKLM", LocalWorld.SARA, Keys.pepper()).orElseThrow();

        assertThat(left.count()).isEqualTo(1);
        assertThat(left.without("ABCDEFGHJKLM", LocalWorld.SARA, Keys.pepper())).isEmpty();
        assertThat(left.without("23456789NPQR", LocalWorld.SARA, Keys.pepper())).isPresent();
    }

    @Test
    @Proves("SEC-06")
    void workForNobodyElse() {
        assertThat(kept.without("ABCDEFGHJKLM", LocalWorld.MARIO, Keys.pepper()))
                .isEmpty();
        assertThat(kept.without("ABCDEFGHJKLN", LocalWorld.SARA, Keys.pepper())).isEmpty();
        assertThat(RecoveryCodes.none().without("ABCDEFGHJKLM", LocalWorld.SARA, Keys.pepper()))
                .isEmpty();
    }

    @Test
    @Proves("SEC-05")
    void dependOnTheKeyOutsideTheDatabase() {
        assertThat(kept.without("ABCDEFGHJKLM", LocalWorld.SARA, Keys.pepper(9)))
                .isEmpty();
        assertThat(kept.without("ABCDEFGHJKLM", LocalWorld.SARA, Keys.pepper(1, 2)))
                .isPresent();
    }

    @Test
    void printTheirNumberOnly() {
        assertThat(kept).hasToString("RecoveryCodes[2]");
    }
}
