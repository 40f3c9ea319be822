package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages on which an administrator looks at a foreign bundle and lets it in, on a gateway in production. */
@Chromium.Needed
@ExtendWith(Shared.class)
class DeliveriesIT {

    private final Browser browser;
    private Gateway gateway;

    DeliveriesIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void start() {
        gateway = Gateway.inProduction();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private void enter(Look look) {
        browser.begin(gateway.managementSite(), look);
        browser.enter(gateway.administrators().fresh());
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-83", "UX-53", "UX-60"})
    void everyStateIsAPageThatAllCanUse(Look look, @TempDir Path desk) {
        enter(look);
        DeliveryStates states = new DeliveryStates(gateway, browser, look);
        states.atTheGate(desk);

        assertThat(states.wrong()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-53", "UX-61"})
    void aBundleIsLetInWithoutAMouse(Look look) {
        Keyboard keyboard = new Keyboard(browser);
        gateway.deliver(Repacked.almanac(gateway), "almanacco.jar");
        enter(look);
        browser.open("/amministrazione");
        keyboard.walk();
        keyboard.follow("main a[href='/amministrazione/plugin/consegne']");
        keyboard.walk();
        keyboard.follow("main a[href*='consegna=']");
        keyboard.walk();
        keyboard.follow("#approva [type=submit]");
        assertThat(browser.focused().getDomAttribute("class")).contains("varco-summary");
        keyboard.type("#approva-reason", "without a mouse");
        keyboard.follow("#approva [type=submit]");

        Until.isTrue("people can choose it", () -> gateway.shows("/accesso/demo"));
    }
}
