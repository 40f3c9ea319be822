package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** People sign in with SPID at the test identity provider, which for their browser is another site. */
@Chromium.Needed
@ExtendWith(Shared.class)
class SpidJourneysIT {

    private static final String TAB = "main nav a[href^='/accesso/spid']";
    private static final String CONSENT = "consent";
    private static final String BEGIN = "main form [type=submit]";
    private static final String PRIVATE = "/area/servizio?operazione=promemoria.riservato";

    private final Gateway gateway;
    private final Browser browser;

    SpidJourneysIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-15", "UX-22"})
    void comesBackToThePageThatWasWanted(Look look) {
        browser.begin(gateway, look);
        browser.open("/area/sessioni");
        browser.press(TAB);
        assertThat(browser.shows("details[open] " + AwayStates.WAY)).isTrue();
        leave(look);
        browser.tick("[name=person][value='" + gateway.people().first().codiceFiscale() + "']");
        comeBack(look, CONSENT);

        assertThat(browser.address()).isEqualTo("/area/sessioni");
        assertThat(browser.mainText()).contains("SPID");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-15", "SPID-92"})
    void whoeverCancelsIsToldSoAndChoosesAgain(Look look) {
        browser.begin(gateway, look);
        browser.open("/area/sessioni");
        browser.press(TAB);
        leave(look);
        comeBack(look, "cancel");

        assertThat(browser.mainText()).contains(look.says("Hai annullato l’accesso", "You cancelled"));
        browser.press("main .varco-actions a[href='/accesso?ritorno=/area/sessioni']");
        assertThat(browser.shows(TAB)).isTrue();
        browser.press(TAB);
        leave(look);
        browser.tick("[name=person][value='" + gateway.people().first().codiceFiscale() + "']");
        comeBack(look, CONSENT);
        assertThat(browser.address()).isEqualTo("/area/sessioni");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-16", "LEV-03", "ROL-01"})
    void provesMoreForAnOperationAndGoesOnWithIt(Look look) {
        Visitor visitor = new Visitor(gateway).entered(gateway.people().fresh());
        gateway.with("it.varco.service.demo", () -> visitor.get("/area").body().contains("promemoria.leggi"), () -> {
            Person person = gateway.people().first();
            browser.begin(gateway, look);
            browser.enter(person);
            browser.open(PRIVATE);
            browser.press(BEGIN);
            assertThat(browser.served().status()).isEqualTo(403);
            String weak = browser.cookie("__Host-varco").orElseThrow();
            browser.press("main a[href^='/accesso/spid']");
            leave(look);
            browser.tick("[name=person][value='" + person.codiceFiscale() + "']");
            comeBack(look, CONSENT);

            assertThat(browser.address()).isEqualTo(PRIVATE);
            browser.press(BEGIN);
            assertThat(browser.served().status()).isEqualTo(200);
            assertThat(browser.cookie("__Host-varco")).isPresent().isNotEqualTo(Optional.of(weak));
        });
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-16", "LEV-03"})
    void somebodyElseWhoProvesMoreEndsTheSession(Look look) {
        Visitor visitor = new Visitor(gateway).entered(gateway.people().fresh());
        gateway.with("it.varco.service.demo", () -> visitor.get("/area").body().contains("promemoria.leggi"), () -> {
            browser.begin(gateway, look);
            browser.enter(gateway.people().fresh());
            browser.open(PRIVATE);
            browser.press(BEGIN);
            browser.press("main a[href^='/accesso/spid']");
            leave(look);
            browser.tick("[name=person][value='" + gateway.people().first().codiceFiscale() + "']");
            comeBack(look, CONSENT);

            assertThat(browser.served().status()).isEqualTo(403);
            assertThat(browser.cookie("__Host-varco")).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-07", "SPID-126"})
    void aWayIsChosenWithTheKeyboardAlone(Look look) {
        browser.begin(gateway, look);
        browser.open("/accesso/spid");
        for (int i = 0; i < 40 && !browser.focused().getTagName().equals("summary"); i++) {
            browser.key(Keys.TAB);
        }
        assertThat(browser.focused().getTagName()).isEqualTo("summary");
        browser.key(Keys.ENTER);
        assertThat(browser.shows("details[open]")).isFalse();
        browser.key(Keys.ENTER);
        browser.key(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("class")).isEqualTo("varco-way");
    }

    private void leave(Look look) {
        AwayStates.leave(gateway, browser, look);
    }

    private void comeBack(Look look, String answer) {
        AwayStates.comeBack(gateway, browser, look, answer);
    }
}
