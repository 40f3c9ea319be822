package it.varco.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodiceFiscaleTest {

    private static final String VALID = "RSSMRA80A01H501U";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01H501U",
                "RSSMRA85T10A562S",
                "MRTMTT91D08F205J",
                "RSSMRA79B11C566R",
                "BNCLRA85M52Z110M"
            })
    @Proves({"CF-01", "CF-05", "CF-06", "CF-09", "CF-12"})
    void acceptsThePublishedVectors(String code) {
        assertThat(CodiceFiscale.parse(code)).hasValue(new CodiceFiscale(code));
        assertThat(new CodiceFiscale(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01H50MM",
                "RSSMRA80A01H5LMX",
                "RSSMRA80A01HRLMS",
                "RSSMRA80A0MHRLMK",
                "RSSMRA80ALMHRLMV",
                "RSSMRA8LALMHRLMG",
                "RSSMRAULALMHRLMD"
            })
    @Proves({"CF-07", "CF-12"})
    void acceptsThePublishedOmocodia(String code) {
        assertThat(CodiceFiscale.parse(code)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("everyOmocodiaOfTheFirstVector")
    @Proves("CF-07")
    void acceptsAnySubsetOfTheSevenDigitsAsLetters(String code) {
        assertThat(CodiceFiscale.parse(code)).isPresent();
    }

    @Test
    @Proves("CF-08")
    void takesCodesThatDifferByOmocodiaForDifferentPeople() {
        CodiceFiscale plain = new CodiceFiscale(VALID);
        CodiceFiscale altered = new CodiceFiscale("RSSMRA80A01H50MM");

        assertThat(altered).isNotEqualTo(plain);
        assertThat(altered.value()).isEqualTo("RSSMRA80A01H50MM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSSMRA80A01H501V", "RSSMRA80F01H501G", "RSSMRA80A32H501C", "RSSMRA81B29H501R"})
    @Proves({"CF-06", "CF-12"})
    void refusesThePublishedWrongVectors(String code) {
        assertThat(CodiceFiscale.parse(code)).isEmpty();
    }

    @Test
    @Proves("CF-05")
    void refusesEveryOtherCheckLetter() {
        assertThat(IntStream.rangeClosed('A', 'Z').mapToObj(letter -> VALID.substring(0, 15) + (char) letter))
                .filteredOn(code -> CodiceFiscale.parse(code).isPresent())
                .containsExactly(VALID);
    }

    @Test
    @Proves("CF-05")
    void checksTheCodeAsWrittenAndNotDecoded() {
        assertThat(CodiceFiscale.parse("RSSMRA80A01H50MU")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A00H501", // day 0
                "RSSMRA80A40H501", // between the days of men and of women
                "RSSMRA80A72H501", // 32 January of a woman
                "RSSMRA80D31H501", // 31 April
                "RSSMRA80D71H501", // 31 April of a woman
                "RSSMRA80B30H501", // 30 February
                "RSSMRA81B69H501", // 29 February 1981 of a woman
                "RSSMRAUMB29H501", // the same year written in letters
                "RSSMRA80ALLH501" // day 0 written in letters
            })
    @Proves({"CF-03", "CF-06"})
    void refusesAnImpossibleDateWithARightCheckLetter(String first15) {
        assertThat(CodiceFiscale.parse(withCheckLetter(first15))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A31H501",
                "RSSMRA80A41H501",
                "RSSMRA80A71H501",
                "RSSMRA80D30H501",
                "RSSMRA80B29H501",
                "RSSMRA80B69H501",
                "RSSMRA00B29H501"
            })
    @Proves({"CF-03", "CF-04", "CF-06"})
    void acceptsADateThatSomeCenturyAllows(String first15) {
        assertThat(CodiceFiscale.parse(withCheckLetter(first15))).isPresent();
    }

    @Test
    @Proves("CF-06")
    void ignoresBlanksAroundAndCase() {
        assertThat(CodiceFiscale.parse("  rssMra80a01h501u\t")).hasValue(new CodiceFiscale(VALID));
        assertThatThrownBy(() -> new CodiceFiscale("rssmra80a01h501u")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "RSSMRA80A01H501", "RSSMRA80A01H501UU", "RSS MRA 80A01 H501U", "RSSMRA80A01H501U\nX"})
    @Proves("CF-06")
    void refusesAnotherLength(String typed) {
        assertThat(CodiceFiscale.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RSS MRA 80A01 H501 U", " RSSMRA 80A01\tH501U ", "RSS\u00a0MRA\u202f80A01\u2003H501U", VALID})
    @Proves("CF-06")
    void readsTheGroupsInWhichPeopleTypeIt(String typed) {
        assertThat(CodiceFiscale.parse(CodiceFiscale.ungrouped(typed))).hasValue(new CodiceFiscale(VALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RßMRA80A01H501U", "RſſMRA80A01H501U", "RSSMRA８０A01H501U", "RSSMRA80A01H501Ü"})
    @Proves("CF-06")
    void refusesLettersThatOnlyBecomeLatinOnesInUpperCase(String typed) {
        assertThat(CodiceFiscale.parse(typed)).isEmpty();
    }

    @Test
    @Proves("CF-10")
    void acceptsAPlaceThatNoTableKnows() {
        assertThat(CodiceFiscale.parse(withCheckLetter("RSSMRA80A01A000"))).isPresent();
        assertThat(CodiceFiscale.parse(withCheckLetter("RSSMRA80A01Z999"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80078750587", "01165400589"})
    @Proves("CF-11")
    void refusesCodesOfElevenDigits(String code) {
        assertThat(CodiceFiscale.parse(code)).isEmpty();
        assertThatThrownBy(() -> new CodiceFiscale(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hidesItsMiddleWhenPrinted() {
        CodiceFiscale code = new CodiceFiscale(VALID);

        assertThat(code).hasToString("RSSMRA********1U");
        assertThat(code.masked()).isEqualTo("RSSMRA********1U");
        assertThatThrownBy(() -> new CodiceFiscale("RSSMRA80A01H501V"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("RSSMRA");
    }

    static Stream<String> everyOmocodiaOfTheFirstVector() {
        int[] places = {6, 7, 9, 10, 12, 13, 14};
        List<String> codes = new ArrayList<>();
        for (int subset = 0; subset < 1 << places.length; subset++) {
            StringBuilder code = new StringBuilder(VALID.substring(0, 15));
            for (int i = 0; i < places.length; i++) {
                if ((subset >> i & 1) == 1) {
                    code.setCharAt(places[i], "LMNPQRSTUV".charAt(code.charAt(places[i]) - '0'));
                }
            }
            codes.add(withCheckLetter(code.toString()));
        }
        return codes.stream();
    }

    /** The check letter by the table of CF-05, written here a second time as it stands there. */
    private static String withCheckLetter(String first15) {
        String odd =
                "0=1 1=0 2=5 3=7 4=9 5=13 6=15 7=17 8=19 9=21 A=1 B=0 C=5 D=7 E=9 F=13 G=15 H=17 I=19 J=21 K=2 L=4 "
                        + "M=18 N=20 O=11 P=3 Q=6 R=8 S=12 T=14 U=16 V=10 W=22 X=25 Y=24 Z=23 ";
        int sum = 0;
        for (int position = 1; position <= 15; position++) {
            char c = first15.charAt(position - 1);
            if (position % 2 == 1) {
                int start = odd.indexOf(c + "=") + 2;
                sum += Integer.parseInt(odd.substring(start, odd.indexOf(' ', start)));
            } else {
                sum += Character.isDigit(c) ? c - '0' : c - 'A';
            }
        }
        return first15 + (char) ('A' + sum % 26);
    }
}
