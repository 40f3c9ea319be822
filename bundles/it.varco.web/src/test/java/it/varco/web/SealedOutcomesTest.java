package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.View;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java 17 does not check that a chain of {@code instanceof} names every variant of a sealed type; this does. */
class SealedOutcomesTest {

    @ParameterizedTest
    @CsvSource({
        "Login, LoginPages",
        "Decision, Refusals",
        "PageAnswer, ContributedPages",
        "Handling, ServicePages",
        "Value, ViewModel"
    })
    void everyVariantIsTakenApartInItsOnePlace(String sealed, String place) throws IOException {
        String source = Files.readString(Path.of("src/main/java/it/varco/web/" + place + ".java"));
        Class<?>[] variants = type(sealed).getPermittedSubclasses();
        assertThat(variants).isNotEmpty();
        for (Class<?> variant : variants) {
            assertThat(source).contains("instanceof " + name(sealed) + "." + variant.getSimpleName());
        }
    }

    private static String name(String sealed) {
        return sealed.equals("Value") ? "View.Value" : sealed;
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "Login" -> Login.class;
            case "Handling" -> Handling.class;
            case "Value" -> View.Value.class;
            case "Decision" -> Decision.class;
            default -> PageAnswer.class;
        };
    }
}
