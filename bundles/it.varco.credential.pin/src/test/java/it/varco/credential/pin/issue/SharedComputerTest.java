package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody leaves at a computer that others use after them. */
class SharedComputerTest {

    /** Kinds of which Varco keeps nothing that was typed, and shows nothing again. */
    private static final List<FieldKind> FORGOTTEN = List.of(FieldKind.CODE, FieldKind.SECRET);

    private final HolderWorld world = new HolderWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private static FieldKind kind(Form form, String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        ActivateDesk.NAME + ", " + HealthCardFields.NUMBER,
        ActivateDesk.NAME + ", " + ActivateDesk.HALF,
        RevokeDesk.NAME + ", " + HealthCardFields.NUMBER
    })
    @Proves("UX-03")
    void isNotWhatProvesWhoTheyAre(String operation, String field) {
        ServiceStep.Ask ask = (ServiceStep.Ask) world.begins(operation);

        assertThat(FORGOTTEN).contains(kind(ask.form(), field));
    }

    @Test
    @Proves("UX-03")
    void ofAnOfficerIsNotWhatACallerSaid() {
        try (DeskWorld desk = new DeskWorld()) {
            desk.knowing(DeskWorld.atHome(HolderWorld.CARD)).waits(DeskWorld.MARIO, DeskWorld.NUMBER);
            desk.take(DeskWorld.ANNA);

            assertThat(FORGOTTEN)
                    .contains(kind(desk.ask(CallDesk.NAME, DeskWorld.ANNA).form(), CallForms.ANSWER))
                    .contains(CallerFields.proof().build().kind());
        }
    }
}
