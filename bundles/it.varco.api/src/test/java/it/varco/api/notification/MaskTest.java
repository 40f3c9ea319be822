package it.varco.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, mario@example.it, m****o@example.it",
        "PEC, mr@example.it, m****@example.it",
        "EMAIL, m@example.it, m****@example.it",
        "SMS, +393331234512, +39 *** *** *12",
        "CALL, +447700900123, +** *** *** *23",
    })
    @Proves("NOT-27")
    void showsEnoughToKnowItAgain(Medium medium, String address, String shown) {
        assertThat(Mask.masked(medium, address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'Mario Rossi\nVia Roma 1\n00100 Roma', 0**** R****", "'x', x****"})
    void showsTheBeginningsOfTheLastLineOfALetter(String lines, String shown) {
        assertThat(Mask.masked(Medium.POSTA, lines.replace("\\n", "\n"))).isEqualTo(shown);
    }
}
