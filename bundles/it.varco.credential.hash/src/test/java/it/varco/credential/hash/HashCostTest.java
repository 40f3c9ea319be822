package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashCostTest {

    @Test
    @Proves("SEC-05")
    void isNineteenMebibytesTwiceUnlessConfigured() {
        assertThat(HashCost.RECOMMENDED).isEqualTo(new HashCost(19_456, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "19456, 3, 19456, 2, 19456, 1",
        "19456, 2, 9728, 1, 14592, 2",
        "32768, 2, 19456, 2, 26624, 1",
        "64, 1, 60, 1, 8, 1",
        "64, 1, 64, 1, 8, 1"
    })
    @Proves("SEC-04")
    void tellsWhatIsMissingFromCheaperWork(
            int memory, int passes, int itsMemory, int itsPasses, int missing, int times) {
        assertThat(new HashCost(memory, passes, 1).missingFrom(new HashCost(itsMemory, itsPasses, 1)))
                .isEqualTo(new HashCost(missing, times, 1));
    }

    @ParameterizedTest
    @CsvSource({"19456, 2", "38912, 1", "65536, 1", "7168, 6", "12288, 4", "65536, 10"})
    @Proves("SEC-05")
    void isEnoughForProductionWithTheRecommendedWork(int memory, int passes) {
        assertThat(HashCost.forProduction(memory, passes)).isEqualTo(new HashCost(memory, passes, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    8     | 10 | hash.memoryKib: expected 7168 to 65536 in production mode
                    7167  | 10 | hash.memoryKib: expected 7168 to 65536 in production mode
                    65537 | 1  | hash.memoryKib: expected 7168 to 65536 in production mode
                    7168  | 5  | hash.iterations: expected 6 to 10 in production mode with hash.memoryKib 7168
                    19455 | 2  | hash.iterations: expected 3 to 10 in production mode with hash.memoryKib 19455
                    38911 | 1  | hash.iterations: expected 2 to 10 in production mode with hash.memoryKib 38911
                    19456 | 11 | hash.iterations: expected 2 to 10 in production mode with hash.memoryKib 19456
                    """)
    @Proves("SEC-05")
    void isTooCheapForProductionBelowThat(int memory, int passes, String message) {
        assertThatThrownBy(() -> HashCost.forProduction(memory, passes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "65537, 1, 1", "64, 0, 1", "64, 11, 1", "64, 1, 0", "64, 1, 5", "15, 1, 2", "-1, -1, -1"})
    void refusesWhatIsOutOfRange(int memory, int passes, int lanes) {
        assertThatThrownBy(() -> new HashCost(memory, passes, lanes)).isInstanceOf(IllegalArgumentException.class);
    }
}
