package it.varco.notification;

import static it.varco.notification.RecapitoWorld.MARIO;
import static it.varco.notification.RecapitoWorld.OTHER_MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("D-50")
class DemoRecapitiTest {

    private static final String[] LINES = {
        MARIO.value() + ";EMAIL;mario@example.it", MARIO.value() + ";POSTA;Mario Rossi|Via Roma 1|00100 Roma RM"
    };

    private final RecapitoWorld world = new RecapitoWorld();

    @Test
    void areThereWithoutACode() {
        DemoRecapiti.of(LINES, true).putIn(world, world, world.now);

        assertThat(world.address(Medium.EMAIL)).contains("mario@example.it");
        assertThat(world.address(Medium.POSTA)).contains("Mario Rossi\nVia Roma 1\n00100 Roma RM");
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void leaveAloneWhatSomebodyChanged() {
        DemoRecapiti.of(LINES, true).putIn(world, world, world.now);
        world.has(Medium.EMAIL, OTHER_MAIL);

        DemoRecapiti.of(LINES, true).putIn(world, world, world.now);

        assertThat(world.address(Medium.EMAIL)).contains(OTHER_MAIL);
    }

    @Test
    void doNotCountInProduction() {
        assertThatThrownBy(() -> DemoRecapiti.of(LINES, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("production");
        DemoRecapiti.of(new String[0], false).putIn(world, world, world.now);
        assertThat(world.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RSSMRA80A01H501U;EMAIL",
                "nobody;EMAIL;a@example.it",
                "RSSMRA80A01H501U;FAX;a@example.it",
                "RSSMRA80A01H501U;EMAIL;nothing"
            })
    void areRefusedWhereALineIsNone(String line) {
        assertThatThrownBy(() -> DemoRecapiti.of(new String[] {line}, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("demoRecapiti: expected");
    }
}
