package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewPinsTest {

    private static final String LETTERS = PinAlphabet.ALPHANUMERIC.generated();

    private final HashPool pool = new HashPool("new-pins", 1, 10, Duration.ofSeconds(1));
    private final CountingHash hash = new CountingHash();
    private final Verifier verifier = new Verifier(hash, pool, Keys.pepper(), PinWorld.CHEAP);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    VENTO23     | pin.error.length
                    VENTO2345   | pin.error.length
                    VENTÒ234    | pin.error.alphabet.alphanumeric
                    VENTO 23    | pin.error.alphabet.alphanumeric
                    VENTO-23    | pin.error.alphabet.alphanumeric
                    VENTO23ı    | pin.error.alphabet.alphanumeric
                    nicolo23    | pin.error.name
                    2ANGELO3    | pin.error.name
                    22DE3456    | pin.error.name
                    RSSMRA80    | pin.error.codiceFiscale
                    80a01h50    | pin.error.codiceFiscale
                    A01H501U    | pin.error.codiceFiscale
                    """)
    @Proves({"PIN-03", "PIN-04", "UX-03"})
    void tellsWhichRuleAChosenPinBreaks(String pin, String key) throws InterruptedException {
        assertThat(wrong(pin, pin)).extracting(FieldError::field).containsOnly(PinForms.NEW);
        assertThat(wrong(pin, pin)).extracting(error -> error.message().key()).containsExactly(key);
    }

    @Test
    @Proves({"PIN-04", "UX-03", "CP-07"})
    void tellsAllOfThemAtOnceWithoutThePin() throws InterruptedException {
        List<FieldError> errors = wrong("NICOLÒ-RSSMRA80", "altro");

        assertThat(errors)
                .extracting(error -> error.message().key())
                .containsExactly(
                        "pin.error.length",
                        "pin.error.alphabet.alphanumeric",
                        "pin.error.codiceFiscale",
                        "pin.error.again");
        assertThat(errors)
                .extracting(FieldError::message)
                .filteredOn(text -> text.key().equals("pin.error.length"))
                .containsExactly(Text.of("pin.error.length", "8"));
        assertThat(errors.toString()).doesNotContain("RSSMRA80", "altro");
    }

    @Test
    @Proves("PIN-03")
    void takesWhatBreaksNone() throws InterruptedException {
        assertThat(chosen("Vento234", "vENTO234")).isInstanceOf(Chosen.Good.class);
        assertThat(chosen("RSSMRA8I", "RSSMRA8I")).isInstanceOf(Chosen.Good.class);
    }

    @Test
    @Proves("CON-01")
    void takesDigitsAloneWhereTheConfigurationSaysSo() throws InterruptedException {
        PinShape digits = new PinShape(PinAlphabet.NUMERIC, 9, 16, false);
        NewPins pins = new NewPins(digits, verifier);

        assertThat(pins.chosen(found(), typed(digits, "012345678", "012345678")))
                .isInstanceOf(Chosen.Good.class);
        assertThat(pins.chosen(found(), typed(digits, "VENTO2345", "VENTO2345")))
                .isInstanceOfSatisfying(
                        Chosen.Wrong.class,
                        wrong -> assertThat(wrong.errors())
                                .extracting(error -> error.message().key())
                                .containsExactly("pin.error.alphabet.numeric"));
    }

    @Test
    @Proves({"PIN-03", "PIN-04", "SEC-06"})
    void drawsAgainUntilAPinBreaksNoRule() throws InterruptedException {
        List<Integer> dice = new ArrayList<>();
        for (String pin : List.of("2SETTA23", "DE345678", "MARE2222", "VENT2345")) {
            pin.chars().forEach(c -> dice.add(LETTERS.indexOf(c)));
        }
        int[] next = {0};
        NewPins pins = new NewPins(PinWorld.SHAPE, verifier, bound -> {
            assertThat(bound).isEqualTo(LETTERS.length());
            return dice.get(next[0]++);
        });
        Found found = found("Anna De Setta", "MARE2222");

        NewPins.Assigned assigned = pins.assigned(found).orElseThrow();

        assertThat(assigned.pin().values()).containsExactly("VENT2345");
        assertThat(next[0]).isEqualTo(dice.size());
        assertThat(assigned).asString().doesNotContain("VENT2345");
    }

    @Test
    @Proves({"PIN-03", "SEC-06"})
    void drawsFromTheWholeAlphabetAndNothingElse() throws InterruptedException {
        NewPins pins = new NewPins(PinWorld.SHAPE, verifier);
        TreeSet<Character> seen = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            pins.assigned(found()).orElseThrow().pin().values().get(0).chars().forEach(c -> seen.add((char) c));
        }

        assertThat(seen).doesNotContain('0', 'O', '1', 'I', 'L').hasSize(LETTERS.length());
        assertThat(LETTERS).hasSize(31).doesNotContain("0", "O", "1", "I", "L");
    }

    @Test
    @Proves({"CS-08", "SEC-02"})
    void comparesWithThePresentPinOnlyWhatWouldBeSet() throws InterruptedException {
        assertThat(wrong("MARE2026", "MARE2027"))
                .extracting(error -> error.message().key())
                .containsExactly("pin.error.again");
        assertThat(chosen("MARE2026", "mare2026")).isInstanceOf(Chosen.Same.class);
    }

    @Test
    @Proves({"CS-08", "SEC-02", "SEC-04"})
    void tellsByNoWorkWhetherItIsThePresentPin() throws InterruptedException {
        for (HashCost stored : List.of(PinWorld.CHEAP, new HashCost(64, 1, 1), new HashCost(128, 3, 1))) {
            Found found = found("Nicolò", new Verifier(hash, pool, Keys.pepper(), stored), "MARE2026");
            int calls = hash.calls();
            long work = hash.work();
            assertThat(chosen(found, "MARE2026", "MARE2026")).isInstanceOf(Chosen.Same.class);
            int callsOfTheSame = hash.calls() - calls;
            long workOfTheSame = hash.work() - work;
            assertThat(chosen(found, "MARE2027", "MARE2027")).isInstanceOf(Chosen.Good.class);

            assertThat(hash.calls() - calls).isEqualTo(2 * callsOfTheSame);
            assertThat(hash.work() - work).isEqualTo(2 * workOfTheSame);
        }
    }

    @Test
    @Proves("SEC-05")
    void saysThatEveryPlaceIsTaken() throws InterruptedException {
        Found found = found();
        NewPins pins = new NewPins(PinWorld.SHAPE, verifier);
        pool.close();

        assertThat(pins.chosen(found, typed(PinWorld.SHAPE, "VENTO234", "VENTO234")))
                .isInstanceOf(Chosen.Busy.class);
        assertThat(pins.assigned(found)).isEmpty();
    }

    private List<FieldError> wrong(String pin, String again) throws InterruptedException {
        return ((Chosen.Wrong) chosen(pin, again)).errors();
    }

    private Chosen chosen(String pin, String again) throws InterruptedException {
        return chosen(found(), pin, again);
    }

    private Chosen chosen(Found found, String pin, String again) throws InterruptedException {
        return new NewPins(PinWorld.SHAPE, verifier).chosen(found, typed(PinWorld.SHAPE, pin, again));
    }

    private static Submission typed(PinShape shape, String pin, String again) {
        Form.Reading reading =
                new PinForms(shape).choice(Standing.DUE).read(Map.of(PinForms.NEW, pin, PinForms.AGAIN, again));
        assertThat(reading.errors()).isEmpty();
        return reading.submission();
    }

    private Found found() throws InterruptedException {
        return found("Nicolò D’Angelo De Luca", "MARE2026");
    }

    private Found found(String name, String pin) throws InterruptedException {
        return found(name, verifier, pin);
    }

    private static Found found(String name, Verifier hashing, String pin) throws InterruptedException {
        SecretHash hashed = hashing.hashOf(PinText.counted(pin.toCharArray())).orElseThrow();
        return new Found(
                PinWorld.MARIO,
                7,
                PinRecord.issued(PinState.ATTIVO, PinLevel.ORDINARIO, PinOrigin.ISSUED, name, Instant.EPOCH, hashed));
    }
}
