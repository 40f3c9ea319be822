package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that need nobody to sign in. Every one is examined (UX-60). */
@Chromium.Needed
@ExtendWith(Shared.class)
class PagesIT {

    private final Gateway gateway;
    private final Browser browser;

    PagesIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-08", "UX-60"})
    void helpSaysWhereCredentialsComeFromAndWhatCallsCost(Look look) {
        browser.begin(gateway, look);
        browser.open("/");
        browser.press("main a[href='/aiuto']");

        assertThat(browser.mainText())
                .contains("SPID", "CIE", "CNS")
                .contains(look.says("Quanto costa chiamare", "What calls cost"))
                .contains("803164");
        browser.press("footer a[href='/aiuto']");
        assertThat(browser.address()).isEqualTo("/aiuto");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-04", "UX-60"})
    void aPageThatIsNotThereSaysSoInWords(Look look) {
        browser.begin(gateway, look);
        browser.open("/non-c-e");

        assertThat(browser.title()).startsWith(look.says("Pagina non trovata", "Page not found"));
        assertThat(browser.one(".varco-reference").getText()).containsPattern("[0-9A-Z]{10}");
        browser.press("main a[href='/']");
        assertThat(browser.address()).isEqualTo("/");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("AUD-14")
    void theDemonstrationShowsItsPeopleAndSaysThatItIsOne(Look look) {
        browser.begin(gateway, look);
        browser.open("/demo");

        for (Person person : gateway.people().shown()) {
            String text = browser.mainText().replaceAll("\\s", "");
            assertThat(text).contains(person.codiceFiscale(), person.pin());
        }
        assertThat(browser.one(".varco-banner").getText()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSaysThatJarsAreLetInWithoutApproval(Look look) {
        browser.begin(gateway, look);
        for (String path : new String[] {"/", "/accesso/pin", "/aiuto", "/non-c-e"}) {
            browser.open(path);
            assertThat(browser.text()).contains(look.says("Modalità di sviluppo.", "Development mode."));
        }
    }
}
