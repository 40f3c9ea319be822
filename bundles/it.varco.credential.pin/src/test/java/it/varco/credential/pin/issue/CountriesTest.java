package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource({
        "Italia,IT",
        "italy,IT",
        "IT,IT",
        "Svizzera,CH",
        "schweiz,CH",
        "Suisse,CH",
        "Österreich,AT",
        "austria,AT",
        "Costa d'Avorio,CI",
        "Stati Uniti,US"
    })
    void areKnownByTheirNamesInSomeLanguages(String typed, String code) {
        assertThat(Countries.parse(typed)).contains(code);
    }

    @Test
    void areNoneOtherwise() {
        assertThat(Countries.parse("Atlantide")).isEmpty();
        assertThat(Countries.parse("")).isEmpty();
        assertThat(Countries.name("CH", Locale.ITALIAN)).isEqualTo("Svizzera");
    }

    @Test
    void allCanStandOnALetter() {
        for (String code : Locale.getISOCountries()) {
            assertThat(Halves.travel(living(code), IssueWorld.at(Medium.EMAIL)))
                    .as(code)
                    .isTrue();
        }
    }

    private static Applicant living(String code) {
        return new Applicant(
                IssueWorld.MARIO,
                "Mario",
                "Rossi",
                LocalDate.of(1980, 1, 1),
                code,
                List.of("1 Test Road", "Test Town", "Test County"),
                List.of(),
                Optional.empty(),
                false,
                "",
                Locale.ITALIAN);
    }
}
