package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers come, go and are switched while somebody stands at the door. */
@Chromium.Needed
@ExtendWith(Shared.class)
class ProviderJourneysIT {

    private static final String TRIAL = "main nav a[href^='/accesso/demo']";

    private final Gateway gateway;
    private final Browser browser;
    private final Management management;

    ProviderJourneysIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
        this.management = gateway.management().ready();
    }

    @AfterEach
    void putBack() throws Exception {
        Files.deleteIfExists(dropped());
        management.turn("pin", "on", "end of a test");
        management.turn("spid", "on", "end of a test");
        Visitor visitor = new Visitor(gateway);
        Until.isTrue(
                "all is as before",
                () -> visitor.mayChoose("pin") && visitor.mayChoose("spid") && !visitor.mayChoose("demo"));
    }

    private Path dropped() {
        return gateway.home()
                .resolve("plugins")
                .resolve(gateway.example("it.varco.credential.demo").getFileName());
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-87", "REL-09", "UX-11"})
    void aDroppedJarAppearsOnTheLoginPageAndGoesAgain(Look look) {
        browser.begin(gateway, look);
        browser.open("/accesso");
        assertThat(browser.shows(TRIAL)).isFalse();

        Path jar = gateway.drop(gateway.example("it.varco.credential.demo"));
        Until.isTrue("the provider is offered", () -> isOffered(TRIAL));
        browser.open("/accesso");
        browser.press(TRIAL);
        browser.type("#campo-person", People.stranger());
        browser.type("#campo-word", "girasole");
        browser.press("#modulo [type=submit]");
        assertThat(browser.address()).isEqualTo("/area");

        blockedPeopleAreOfferedTheOtherWayIn();
        Gateway.delete(jar);
        Until.isTrue("the provider is gone", () -> !isOffered(TRIAL));
        browser.open("/area"); // the proof was given: the session goes on
        assertThat(browser.address()).isEqualTo("/area");
    }

    private void blockedPeopleAreOfferedTheOtherWayIn() {
        Person person = gateway.people().fresh();
        new Visitor(gateway).signIn(person.codiceFiscale(), People.WRONG_PIN);
        browser.open("/accesso/pin");
        browser.signIn(person.codiceFiscale(), person.pin());
        assertThat(browser.shows("[role=timer]")).isTrue();
        assertThat(browser.shows("main li a[href^='/accesso/demo']")).isTrue();
    }

    private boolean isOffered(String link) {
        browser.open("/accesso");
        return browser.shows(link);
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-11", "UX-52"})
    void whoIsSigningInWithAProviderThatIsSwitchedOffChoosesAnother(Look look) {
        Person person = gateway.people().first();
        gateway.drop(gateway.example("it.varco.credential.demo"));
        browser.begin(gateway, look);
        Until.isTrue("the provider is offered", () -> isOffered(TRIAL));
        browser.open("/accesso/pin");
        management.turn("pin", "off", "rehearsal");
        browser.signIn(person.codiceFiscale(), person.pin());

        assertThat(browser.title())
                .startsWith(look.says("Questo modo di entrare non è disponibile", "This way of signing in is not"));
        assertThat(browser.mainText()).contains(look.says("Non hai perso nulla", "You have lost nothing"));
        assertThat(browser.cookie(Visitor.SESSION)).isEmpty();
        browser.press("main a[href^='/accesso/demo']");
        assertThat(browser.shows("#campo-word")).isTrue();
        assertThat(browser.shows("main nav a[href^='/accesso/pin']")).isFalse();

        management.turn("pin", "on", "end of the rehearsal");
        browser.open("/accesso/pin");
        browser.signIn(person.codiceFiscale(), person.pin());
        assertThat(browser.address()).isEqualTo("/area"); // nothing was counted against the person
    }

    @ParameterizedTest
    @EnumSource
    @Proves("UX-52")
    void withoutAnyProviderTheLoginPageSaysSoInWords(Look look) {
        management.turn("pin", "off", "rehearsal");
        management.turn("spid", "off", "rehearsal");
        browser.begin(gateway, look);
        browser.open("/accesso");

        assertThat(browser.mainText())
                .contains(look.says("In questo momento non si può entrare", "Signing in is not possible right now"));
    }
}
