package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spi.credential.LoginStep;
import it.varco.spi.store.Reservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No variant of an outcome is forgotten where it is taken apart. */
class SealedTypesTest {

    @ParameterizedTest
    @MethodSource("places")
    void areTakenApartWhole(Class<?> sealed, String place) throws IOException {
        String source = Files.readString(Path.of("src/main/java/it/varco/access/" + place + ".java"));
        for (Class<?> variant : sealed.getPermittedSubclasses()) {
            assertThat(source).contains("instanceof " + sealed.getSimpleName() + "." + variant.getSimpleName());
        }
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(LoginStep.class, "Examiner"),
                Arguments.of(Examination.class, "Outcomes"),
                Arguments.of(Claim.class, "LoginFlow"),
                Arguments.of(Reservation.class, "Attempts"));
    }
}
