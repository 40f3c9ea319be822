package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody is told before a session ends without use; a gateway of its own has sessions that are short. */
@Chromium.Needed
@ExtendWith(Shared.class)
class SessionEndIT {

    /** The two minutes of the warning, and long enough before to fill a field. */
    private static final String SHORT = "session.idle = PT2M10S\n";

    private static final String WARNING = "dialog[data-varco-ending][open]";
    private static final String EXTEND = WARNING + " button[data-varco-when=idle]";
    private static final int WARNED_SECONDS = 120;

    private static Gateway gateway;

    private final Browser browser;

    SessionEndIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        gateway.configure("it.varco.access", SHORT);
        gateway.start();
        gateway.settle();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** The page stays, with what was typed on it, and the warning comes again when it is due again. */
    @Test
    @Proves("UX-06")
    void twoMinutesBeforeTheEndOnePressLetsTheSessionGoOn() {
        browser.begin(gateway, Look.RICH);
        browser.enter(gateway.people().first());
        browser.open("/area/servizio?operazione=pin.change");
        browser.press("main form [type=submit]");
        browser.type("#campo-newPin", "LUNA5678");
        assertThat(browser.shows(WARNING)).isFalse();

        Until.isTrue("the end is told", () -> browser.shows(WARNING));
        assertThat(browser.one(WARNING).getText())
                .contains("The session closes in less than 2 minutes.")
                .contains("Extend the session");
        assertThat(secondsLeft()).isLessThanOrEqualTo(WARNED_SECONDS);
        assertThat(browser.script("return document.activeElement.matches(arguments[0])", EXTEND))
                .isEqualTo(true);
        browser.look();
        browser.one(EXTEND).click();

        Until.isTrue("the warning is gone", () -> !browser.shows(WARNING));
        assertThat(secondsLeft()).isGreaterThan(WARNED_SECONDS);
        assertThat(browser.one("#campo-newPin").getDomProperty("value")).isEqualTo("LUNA5678");
        Until.isTrue("the next end is told", () -> browser.shows(WARNING));
    }

    private int secondsLeft() {
        return Integer.parseInt(
                String.valueOf(browser.one("[data-varco-session]").getDomAttribute("data-varco-session")));
    }
}
