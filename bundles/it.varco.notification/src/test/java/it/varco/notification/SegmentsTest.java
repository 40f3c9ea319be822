package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4"})
    @Proves("OUT-02")
    void lettersOfTheAlphabetTravel160AloneAnd153InEachOfSeveralParts(int letters, int parts) {
        assertThat(Segments.of("è".repeat(letters))).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"70,1", "71,2", "134,2", "135,3"})
    @Proves("OUT-02")
    void oneLetterOutsideOfItLeaves70AloneAnd67InEachOfSeveralParts(int letters, int parts) {
        assertThat(Segments.of("Č" + "a".repeat(letters - 1))).isEqualTo(parts);
        assertThat(Segments.of("a".repeat(letters - 1) + "’")).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"80,1", "81,2", "152,2", "153,3"})
    @Proves("OUT-02")
    void signsOfTheExtensionTakeTheRoomOfTwoAndAreNotDivided(int signs, int parts) {
        assertThat(Segments.of("€".repeat(signs))).isEqualTo(parts);
    }

    @Test
    @Proves("OUT-02")
    void aSignThatWouldBeDividedBeginsTheNextPart() {
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(151))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
        assertThat(Segments.of("a".repeat(66) + "😀" + "a".repeat(65))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(66) + "😀" + "a".repeat(66))).isEqualTo(3);
    }

    @Test
    void whatWordProcessorsWriteIsWrittenInTheAlphabet() {
        assertThat(Segments.simple("«L’uno» – “l‘altro”…\u00A0sì")).isEqualTo("\"L'uno\" - \"l'altro\"... sì");
    }

    @Test
    void anyLetterIsNoneOfTheAlphabet() {
        assertThat(Segments.of(Segments.ANY.repeat(71))).isEqualTo(2);
    }
}
