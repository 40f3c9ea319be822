package it.varco.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNameTest {

    private static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A01H501U");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rossi | RSS",
                "Bianchi | BNC",
                "Aiello | LLA", // two consonants, then vowels
                "Rea | REA",
                "Fo | FOX", // two letters
                "Re | REX",
                "Y | YXX", // one letter, which counts as a consonant
                "Aoi | AOI", // no consonant
                "Io | IOX",
                "D'Angelo | DNG", // apostrophes of every kind
                "D’Angelo | DNG",
                "D‘Angelo | DNG",
                "De Luca | DLC", // composite names are one string
                "DE  LUCA | DLC",
                "Rossi-Bianchi | RSS",
                "Lo Bue | LBO",
                "Nicolò | NCL", // accents
                "Niccoli' | NCC",
                "Çelik | CLK",
                "Škoda | SKD",
                "Müller | MLL", // as the registers spell it
                "Öz | ZOE",
                "Üe | UEE",
                "Weiß | WSS",
                "Æbi | BAE",
                "Łoś | LSO",
                "Øy | YOX",
                "Đo | DOX",
                "Ðu | DUX",
                "Þa | THA",
                "Nguyễn | NGY",
                "St. John | STJ"
            })
    @Proves("CF-02")
    void makesThreeLettersOfASurname(String surname, String letters) {
        assertThat(new PersonalName(tidy(surname), "Maria").letters()).isEqualTo(letters + "MRA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Maria | MRA",
                "Marta | MRT", // three consonants
                "Franco | FNC", // four: the first, the third and the fourth
                "Gianfranco | GFR",
                "Maria Teresa | MTR", // composite names are one string
                "Anna Maria | NMR",
                "Gian Luca | GLC",
                "Giànfrànco | GFR",
                "Al | LAX",
                "Ea | EAX",
                "O | OXX",
                "Jörg | JRG",
                "Zoë | ZOE",
                "Günther | GTH"
            })
    @Proves("CF-02")
    void makesThreeLettersOfAName(String name, String letters) {
        assertThat(new PersonalName("Rossi", name).letters()).isEqualTo("RSS" + letters);
    }

    @Test
    @Proves("CF-02")
    void readsLettersWithTheirMarksApartAsTheSame() {
        assertThat(new PersonalName("O\u0308z", "Zoe\u0308").letters())
                .isEqualTo(new PersonalName("Öz", "Zoë").letters());
    }

    @ParameterizedTest
    @MethodSource("names")
    @Proves("CF-02")
    void alwaysMakesSixLettersWhateverTheCase(PersonalName name) {
        assertThat(name.letters()).matches("[A-Z]{6}");
        assertThat(new PersonalName(name.surname().toLowerCase(Locale.ROOT), name.name()).letters())
                .isEqualTo(name.letters());
        assertThat(new PersonalName(name.surname() + "'", name.name()).letters())
                .isEqualTo(name.letters());
    }

    @Test
    @Proves({"CF-02", "CF-13"})
    void fitsACodeByItsLettersAlone() {
        PersonalName maria = new PersonalName("Rossi", "Maria");

        assertThat(MARIA.fits(maria)).isTrue();
        assertThat(MARIA.fits(new PersonalName("Rossi", "Mario"))).isTrue();
        assertThat(MARIA.fits(new PersonalName("Rossi", "Marta"))).isFalse();
        assertThat(MARIA.fits(new PersonalName("Maria", "Rossi"))).isFalse();
        assertThat(new CodiceFiscale("RSSMRAULALMHRLMD").fits(maria)).isTrue(); // omocodia
        assertThat(new CodiceFiscale("BNCLRA85M52Z110M").fits(new PersonalName("Bianchi", "Laura")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "'",
                ".",
                "\u0301",
                "Росси",
                "Ρώσση",
                "羅西",
                "R2D2",
                "<b>Rossi</b>",
                "Rossi\u0000",
                "Ros\nsi",
                "Ros\u202esi",
                "Ros\u200bsi",
                "Rossi,",
                "Rossi; DROP",
                "Rossi\u00a0",
                "Ros\tsi",
                "Rоssi"
            })
    void refusesWhatNoRegisterWrites(String typed) {
        assertThat(PersonalName.possible(typed)).isFalse();
        assertThat(PersonalName.parse(typed, "Maria")).isEmpty();
        assertThat(PersonalName.parse("Rossi", typed)).isEmpty();
    }

    @Test
    void refusesWhatIsLongerThanANameCanBe() {
        assertThat(PersonalName.possible("a".repeat(100))).isTrue();
        assertThat(PersonalName.possible("a".repeat(101))).isFalse();
        assertThat(PersonalName.possible("a".repeat(4096))).isFalse();
        assertThatThrownBy(() -> new PersonalName("a".repeat(4096), "Maria"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("aaa");
    }

    @Test
    void tidiesWhatWasTypedAndPrintsNothingOfIt() {
        PersonalName tidied = PersonalName.parse("  De   Luca ", " Maria ").orElseThrow();

        assertThat(tidied).isEqualTo(new PersonalName("De Luca", "Maria"));
        assertThat(tidied.whole()).isEqualTo("De Luca Maria");
        assertThat(tidied).hasToString("PersonalName[]");
        assertThatThrownBy(() -> new PersonalName(" Luca", "Maria")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Five hundred names of all lengths, with marks, apostrophes and blanks; the same ones at each run. */
    static Stream<PersonalName> names() {
        Random dice = new Random(13);
        return Stream.generate(() -> new PersonalName(word(dice), word(dice))).limit(500);
    }

    private static String word(Random dice) {
        String signs = "AEIOUBCDFGHJKLMNPQRSTVWXYZÀÉÌÒÙÄÖÜÇŠŽÑĀŁØÆ";
        StringBuilder word = new StringBuilder();
        int length = 1 + dice.nextInt(12);
        for (int at = 0; at < length; at++) {
            word.append(signs.charAt(dice.nextInt(signs.length())));
            if (at > 0 && at < length - 1 && dice.nextInt(8) == 0) {
                word.append(" '-".charAt(dice.nextInt(3)));
            }
        }
        return PersonalName.parse(word.toString(), "A").orElseThrow().surname();
    }

    private static String tidy(String typed) {
        return PersonalName.parse(typed, "A").orElseThrow().surname();
    }
}
