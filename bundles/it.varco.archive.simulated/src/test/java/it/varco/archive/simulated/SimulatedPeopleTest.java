package it.varco.archive.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.archive.KnownPerson;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPeopleTest {

    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    private static final CodiceFiscale LUCA = new CodiceFiscale("WBRLCU75L15X999Z");
    private static final String LINE =
            "RSSMRA80A01H501U;IT;Via delle Prove 1|00100 Roma RM;80380000000000000000;2030-12-31";
    private static final String ABROAD = "WBRLCU75L15X999Z;CH;Teststrasse 1|3000 Bern;;";

    private static SimulatedPeople people(String... lines) {
        return new SimulatedPeople(List.of(lines), "development");
    }

    @Test
    void areKnownAsTheConfigurationSays() {
        SimulatedPeople people = people(LINE, ABROAD);
        assertThat(people.find(MARIO))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(KnownPerson.livingIn("IT")
                        .residence("Via delle Prove 1", "00100 Roma RM")
                        .card(new KnownPerson.HealthCard("80380000000000000000", LocalDate.of(2030, 12, 31)))
                        .build());
        assertThat(people.find(LUCA))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(KnownPerson.livingIn("CH")
                        .residence("Teststrasse 1", "3000 Bern")
                        .build());
        assertThat(people.find(new CodiceFiscale("MRTMTT91D08F205J"))).isEmpty();
    }

    @Test
    void mayHaveNoAddress() {
        KnownPerson known = people("RSSMRA80A01H501U;IT;;;").find(MARIO).orElseThrow();
        assertThat(known.residence()).isEmpty();
        assertThat(known.card()).isEmpty();
    }

    @Test
    void mayBeAskedWhatFewOthersKnow() {
        KnownPerson known = people(ABROAD + ";Numero della pensione=123 45|Ultimo datore di lavoro=Prove=1 SA")
                .find(LUCA)
                .orElseThrow();
        assertThat(known.questions())
                .containsExactly(
                        new KnownPerson.Question("Numero della pensione", "123 45"),
                        new KnownPerson.Question("Ultimo datore di lavoro", "Prove=1 SA"));
        assertThat(known.questions().toString()).doesNotContain("123 45");
        assertThat(people(ABROAD + ";").find(LUCA).orElseThrow().questions()).isEmpty();
    }

    @Test
    void mayHaveANameAndADayOfBirth() {
        assertThat(people(ABROAD + ";;Luca|Weber|1975-07-15")
                        .find(LUCA)
                        .orElseThrow()
                        .registered())
                .contains(new KnownPerson.Registered("Luca", "Weber", LocalDate.of(1975, 7, 15)));
        for (String without : List.of(ABROAD, ABROAD + ";", ABROAD + ";;")) {
            assertThat(people(without).find(LUCA).orElseThrow().registered()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01H501U;IT;Via Roma 1",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;Numero",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;Numero= - ",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;=123",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;Numero=1;Mario|Rossi",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;Numero=1;Mario|Rossi|1/1/1980",
                "RSSMRA80A01H501U;IT;Via Roma 1;;;Numero=1;Mario|Rossi|1980-01-01;",
                "RSSMRA80A01H501X;IT;Via Roma 1;;",
                "RSSMRA80A01H501U;Italia;Via Roma 1;;",
                "RSSMRA80A01H501U;IT;Via Roma 1;123;2030-12-31",
                "RSSMRA80A01H501U;IT;Via Roma 1;80380000000000000000;",
                "RSSMRA80A01H501U;IT;Via Roma 1;80380000000000000000;31/12/2030"
            })
    void areRefusedInALineOfAnotherShape(String line) {
        assertThatThrownBy(() -> people(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("people: expected ");
    }

    @Test
    void areListedOnce() {
        assertThatThrownBy(() -> people(LINE, LINE)).hasMessage("people: expected each codice fiscale once");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"production", ""})
    @Proves({"SEC-70", "AUD-14"})
    void areThereInDevelopmentOnly(String mode) {
        assertThatThrownBy(() -> new SimulatedPeople(List.of(LINE), mode))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("varco.mode: expected development");
    }

    @Test
    void arePrintedNowhere() {
        assertThat(people(LINE)).hasToString("SimulatedPeople[1]");
        assertThat(Line.parse(LINE)).hasToString("Line");
    }
}
