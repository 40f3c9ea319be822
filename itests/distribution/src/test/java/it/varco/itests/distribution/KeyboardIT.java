package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journeys with Tab, Enter and Space alone; every page on the way is walked from end to end (UX-61). */
@Chromium.Needed
@ExtendWith(Shared.class)
class KeyboardIT {

    private static final String SUBMIT = "#modulo [type=submit]";

    private final Gateway gateway;
    private final Browser browser;
    private final Keyboard keyboard;
    private final Management management;

    KeyboardIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
        this.keyboard = new Keyboard(browser);
        this.management = gateway.management().ready();
    }

    @AfterEach
    void putBack() {
        management.turn("pin", "on", "end of a test");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-07", "UX-61"})
    void signsInLooksAroundAndSignsOut(Look look) {
        Person person = gateway.people().first();
        browser.begin(gateway, look);
        browser.open("/");
        keyboard.walk();
        keyboard.follow("main a.btn-primary");
        keyboard.walk();
        keyboard.follow("main nav a[href='/accesso/pin']");
        keyboard.walk();
        keyboard.follow(SUBMIT);
        assertThat(browser.title()).startsWith(look.says("Errore: ", "Error: "));
        assertThat(browser.focused().getDomAttribute("class")).contains("varco-summary");
        keyboard.type("#campo-codiceFiscale", person.codiceFiscale());
        keyboard.type("#campo-pin", person.pin());
        keyboard.follow(SUBMIT);
        assertThat(browser.address()).isEqualTo("/area");

        keyboard.walk();
        keyboard.follow("a[href='/area/sessioni']");
        keyboard.walk();
        keyboard.follow(".varco-role [type=submit]");
        assertThat(browser.address()).isEqualTo("/uscita");
        keyboard.walk();
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-12", "UX-61"})
    void getsAPinOfOnesOwn(Look look) {
        Person person = gateway.people().newcomer();
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        keyboard.type("#campo-codiceFiscale", person.codiceFiscale());
        keyboard.type("#campo-pin", person.pin());
        keyboard.follow(SUBMIT);
        keyboard.tick("#campo-rules");
        keyboard.follow(SUBMIT);
        assertThat(browser.shows("code.varco-exhibit-code"))
                .as(browser.mainText())
                .isTrue();
        String pin = browser.one("code.varco-exhibit-code").getText();
        keyboard.tick("#campo-kept");
        keyboard.follow(SUBMIT);
        assertThat(browser.address()).as(browser.mainText()).isEqualTo("/area");

        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        browser.signIn(person.codiceFiscale(), pin);
        assertThat(browser.address()).isEqualTo("/area");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-52", "UX-61"})
    void switchesAProviderOffAndOnAgain(Look look) {
        Administrator administrator = gateway.administrators().fresh();
        browser.begin(gateway.managementSite(), look);
        browser.open("/amministrazione");
        keyboard.walk();
        keyboard.type("#campo-codiceFiscale", administrator.codiceFiscale());
        keyboard.type("#campo-passphrase", administrator.passphrase());
        keyboard.type("#campo-code", administrator.phone().next());
        keyboard.follow(SUBMIT);
        assertThat(browser.address()).as(browser.mainText()).isEqualTo("/amministrazione");

        keyboard.walk();
        keyboard.follow("nav a[href='/amministrazione/plugin']");
        keyboard.walk();
        keyboard.follow("main a[href*='id=pin']");
        keyboard.walk();
        keyboard.type("#spegni-reason", "without a mouse");
        keyboard.follow("#spegni [type=submit]");
        assertThat(management.plugin("pin").orElseThrow().path("state").asText())
                .isEqualTo("off");
        keyboard.type("#annulla-reason", "back, without a mouse");
        keyboard.follow("#annulla [type=submit]");
        assertThat(management.plugin("pin").orElseThrow().path("state").asText())
                .isEqualTo("on");
    }
}
