package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {

    private static final Sentence DISK = Sentence.of(SentenceTest.class, "disk", 98);

    @Test
    @Proves("UX-08")
    void isWholeInBothLanguagesWithWhatItQuotes() {
        Sentence away = Sentence.of(SentenceTest.class, "away", "{1} $0 \\", DISK);

        assertThat(away.in(Locale.ITALIAN)).contains("La stanza {1} $0 \\ non c’è: il disco è pieno al 98%.");
        assertThat(away.in(Locale.UK)).contains("The room {1} $0 \\ is not here: the disk is 98% full.");
        assertThat(away).hasToString("The room {1} $0 \\ is not here: the disk is 98% full.");
    }

    @Test
    void ownsUpToALanguageThatItDoesNotSpeak() {
        assertThat(DISK.in(Locale.GERMAN)).isEmpty();
        assertThat(Sentence.quoted("no space left").in(Locale.GERMAN)).contains("no space left");
    }

    @Test
    void followsAnother() {
        Sentence both = Sentence.all(List.of(DISK, Sentence.quoted("Ciao.")));

        assertThat(both).hasToString("the disk is 98% full. Ciao.");
        assertThat(both.in(Locale.ITALIAN)).contains("il disco è pieno al 98%. Ciao.");
        assertThat(Sentence.all(List.of())).isEqualTo(Sentence.nothing());
        assertThat(Sentence.nothing().isEmpty()).isTrue();
    }

    @Test
    void isEqualToOneThatSaysTheSame() {
        assertThat(Sentence.of(SentenceTest.class, "disk", "98"))
                .isEqualTo(DISK)
                .hasSameHashCodeAs(DISK);
        assertThat(Sentence.quoted("the disk is 98% full.")).isNotEqualTo(DISK);
    }

    @Test
    void refusesAKeyThatIsNotInBothFiles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sentence.of(SentenceTest.class, "italian.only"))
                .withMessage("sentence: expected italian.only beside it.varco.api.form.SentenceTest");
        assertThatIllegalArgumentException().isThrownBy(() -> Sentence.of(String.class, "disk"));
    }
}
