package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do at the door: sign in, err, be blocked, leave. Every page on the way is examined (UX-60). */
@Chromium.Needed
@ExtendWith(Shared.class)
class LoginJourneysIT {

    private static final String PERSON = "#campo-codiceFiscale";
    private static final String PIN = "#campo-pin";
    private static final String SESSION = Visitor.SESSION;

    private final Gateway gateway;
    private final Browser browser;

    LoginJourneysIT(Gateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-01", "UX-02", "UX-07", "UX-08", "UX-11", "UX-17", "UX-23", "UX-60"})
    void signsInAndSeesWhoOneIsAndWhatOneMayDo(Look look) {
        Person person = gateway.people().first();
        browser.begin(gateway, look);
        browser.open("/");
        browser.press("main a.btn-primary");
        browser.press("main nav a[href='/accesso/pin']");
        assertThat(browser.address()).isEqualTo("/accesso/pin");
        browser.signIn(person.codiceFiscale().toLowerCase(Locale.ROOT), person.pin());

        assertThat(browser.address()).isEqualTo("/area");
        assertThat(browser.one(".varco-role").getText()).contains(person.name());
        assertThat(browser.mainText())
                .contains(person.name())
                .contains(look.says("Chi sei", "Who you are"))
                .contains(look.says("Puoi consultare i tuoi dati", "You can consult your data"))
                .contains(look.says("qualcosa che sai, come un PIN", "something you know, such as a PIN"))
                .contains(look.says("Ultimi accessi", "Latest sign-ins"))
                .contains(look.says("Questa sessione", "This session"))
                .contains("127.0.0.1");
        assertThat(browser.one(".varco-cf").getText()).isEqualToIgnoringWhitespace("RSS MRA 80A01 H501 U");
        assertThat(browser.all("table .bg-success")).isNotEmpty();
        browser.press("a[href='/area/attivita']");
        assertThat(browser.all(".breadcrumb a")).extracting(WebElement::getText).hasSize(2);
        browser.press("a[href='/area']");
        assertThat(browser.address()).isEqualTo("/area");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-22", "SEC-29"})
    void comesBackToThePageThatWasAskedFor(Look look) {
        browser.begin(gateway, look);
        browser.open("/area/sessioni");
        assertThat(browser.address()).startsWith("/accesso?ritorno=");
        Person person = gateway.people().first();
        browser.signIn(person.codiceFiscale(), person.pin());

        assertThat(browser.address()).isEqualTo("/area/sessioni");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"UX-11", "UX-04", "PIN-32", "PIN-33", "PIN-34"})
    void aWrongPinBlocksForThreeMinutesAndSaysSo(Look look) {
        Person person = gateway.people().fresh();
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        browser.signIn(person.codiceFiscale(), People.WRONG_PIN);
        String refused = browser.one(".varco-said").getText();
        assertThat(refused)
                .contains(look.says("oppure il PIN non si può più usare", "or the PIN can no longer be used"));
        assertThat(browser.one(".varco-reference").getText()).containsPattern("[0-9A-Z]{10}");

        browser.open("/accesso/pin");
        browser.signIn(person.codiceFiscale(), person.pin());
        isBlocked(look);
        browser.press("main a.btn-primary");
        assertThat(browser.address()).isEqualTo("/accesso/pin");

        String stranger = People.stranger();
        browser.signIn(stranger, People.WRONG_PIN);
        assertThat(browser.one(".varco-said").getText()).isEqualTo(refused);
        browser.open("/accesso/pin");
        browser.signIn(stranger, People.WRONG_PIN);
        isBlocked(look);
    }

    private void isBlocked(Look look) {
        assertThat(browser.title()).startsWith(look.says("Accesso bloccato", "Access blocked"));
        assertThat(browser.one("[role=timer]").getText()).matches(look.says("[23] minuti", "[23]:?.*"));
        assertThat(browser.one("main time").getText()).matches("[0-9]{2}:[0-9]{2}");
        assertThat(browser.mainText())
                .contains(look.says("Aspetta la fine del blocco", "Wait for the end of the block"))
                .contains("803164");
        assertThat(browser.one(".varco-reference").getText()).containsPattern("[0-9A-Z]{10}");
        assertThat(browser.cookie(SESSION)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-26", "UX-11"})
    void afterSigningOutTheBackButtonShowsNothing(Look look) {
        browser.begin(gateway, look);
        browser.enter(gateway.people().first());
        browser.open("/area/attivita");
        assertThat(browser.cookie(SESSION)).isPresent();
        browser.press(".varco-role [type=submit]");
        assertThat(browser.address()).isEqualTo("/uscita");
        assertThat(browser.title()).startsWith(look.says("Sei uscito", "You are signed out"));
        assertThat(browser.cookie(SESSION)).isEmpty();

        browser.back();

        assertThat(browser.address()).startsWith("/accesso");
        assertThat(browser.text()).doesNotContain(gateway.people().first().name());
    }

    @ParameterizedTest
    @EnumSource
    @Proves("UX-03")
    void tellsAllErrorsOfAFormAtOnce(Look look) {
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        browser.type(PERSON, "RSSMRA80A01H501X");
        browser.type(PIN, "ABC");
        browser.press("#modulo [type=submit]");

        assertThat(browser.title()).startsWith(look.says("Errore: ", "Error: "));
        assertThat(browser.focused().getDomAttribute("class")).contains("varco-summary");
        List<WebElement> links = browser.all(".varco-summary li a");
        assertThat(links).extracting(link -> link.getDomAttribute("href")).containsExactly(PERSON, PIN);
        assertThat(links.get(0).getText())
                .endsWith(browser.one("#campo-codiceFiscale-errore").getText());
        assertThat(links.get(1).getText())
                .endsWith(browser.one("#campo-pin-errore").getText());
        assertThat(browser.one(PERSON).getDomProperty("value")).isEqualTo("RSSMRA80A01H501X");
        assertThat(browser.one(PIN).getDomProperty("value")).isEmpty();
        links.get(0).click();
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("campo-codiceFiscale");

        Person person = gateway.people().first();
        browser.signIn(person.codiceFiscale(), person.pin());
        assertThat(browser.address()).isEqualTo("/area");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("UX-63")
    void takesACodeThatIsPastedAndShowsItOnWish(Look look) {
        Person person = gateway.people().first();
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        assertThat(browser.one(PERSON).getDomAttribute("autocomplete")).isEqualTo("username");
        assertThat(browser.one(PIN).getDomAttribute("autocomplete")).isEqualTo("current-password");
        assertThat(browser.one(PIN).getDomAttribute("inputmode")).isEqualTo("text");

        browser.type(PERSON, person.pin());
        browser.one(PERSON).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "x"));
        browser.one(PIN).sendKeys(Keys.chord(Keys.CONTROL, "v"));
        assertThat(browser.one(PIN).getDomProperty("value")).isEqualTo(person.pin());
        assertThat(browser.one(PIN).getDomProperty("type")).isEqualTo("password");

        WebElement reveal = browser.one("[data-varco-reveal]");
        assertThat(reveal.isDisplayed()).isEqualTo(look.hasScript());
        if (look.hasScript()) {
            reveal.click();
            assertThat(browser.one(PIN).getDomProperty("type")).isEqualTo("text");
            assertThat(browser.one(PIN).getDomProperty("value")).isEqualTo(person.pin());
            reveal.click();
            assertThat(browser.one(PIN).getDomProperty("type")).isEqualTo("password");
        }
        browser.type(PERSON, person.codiceFiscale());
        browser.press("#modulo [type=submit]");
        assertThat(browser.address()).isEqualTo("/area");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("UX-08")
    void keepsTheLanguageThatWasChosen(Look look) {
        String other = look.says("en", "it");
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        browser.expect(other);
        browser.press(".varco-languages a[lang=" + other + "]");
        assertThat(browser.address()).startsWith("/accesso/pin");
        browser.open("/aiuto");
        browser.enter(gateway.people().first());
        browser.open("/area/sessioni");

        assertThat(browser.title()).startsWith(look.says("Open sessions", "Sessioni aperte"));
    }

    @ParameterizedTest
    @EnumSource
    @Proves("UX-07")
    void isWalkedWithTheKeyboardAlone(Look look) {
        browser.begin(gateway, look);
        browser.open("/accesso/pin");
        browser.key(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("href")).isEqualTo("#contenuto");
        isSeen(browser.focused());
        browser.key(Keys.ENTER);
        walkTo("campo-codiceFiscale", 8);
        browser.keys(gateway.people().first().codiceFiscale());
        browser.key(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("campo-pin");
        isSeen(browser.focused());
        browser.keys(gateway.people().first().pin());
        browser.key(Keys.TAB);
        if (look.hasScript()) {
            isSeen(browser.focused());
            browser.key(Keys.SPACE);
            assertThat(browser.one(PIN).getDomProperty("type")).isEqualTo("text");
            browser.key(Keys.TAB);
        }
        assertThat(browser.focused().getDomAttribute("type")).isEqualTo("submit");
        isSeen(browser.focused());
        browser.enter();
        assertThat(browser.address()).isEqualTo("/area");
    }

    /** Steps on until the focus is there; every stop on the way can be seen. */
    private void walkTo(String id, int most) {
        for (int i = 0; i < most; i++) {
            browser.key(Keys.TAB);
            isSeen(browser.focused());
            if (id.equals(browser.focused().getDomAttribute("id"))) {
                return;
            }
        }
        throw new AssertionError(id + " not reached in " + most + " steps");
    }

    private void isSeen(WebElement focused) {
        assertThat(browser.script("""
                        const style = getComputedStyle(arguments[0]);
                        const box = arguments[0].getBoundingClientRect();
                        const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                            || style.boxShadow !== 'none';
                        return marked && box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
                        """, focused))
                .as("focus on %s is seen", focused.getDomProperty("outerHTML"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource
    @Proves("SEC-07")
    void twoTabsDoNotMix(Look look) {
        Person person = gateway.people().first();
        browser.begin(gateway, look);
        browser.open("/area/sessioni");
        String first = browser.tab();
        String second = browser.newTab();
        browser.open("/area/attivita");
        browser.signIn(person.codiceFiscale(), person.pin());
        assertThat(browser.address()).isEqualTo("/area/attivita");
        String session = browser.cookie(SESSION).orElseThrow();

        browser.goTo(first);
        browser.signIn(person.codiceFiscale(), person.pin());
        assertThat(browser.address()).isEqualTo("/area/sessioni");
        assertThat(browser.cookie(SESSION)).isPresent().isNotEqualTo(Optional.of(session));

        browser.goTo(second);
        browser.open("/area");
        assertThat(browser.address()).isEqualTo("/area");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SEC-30", "UX-17"})
    void endsAnotherSession(Look look) {
        Person person = gateway.people().fresh();
        Visitor elsewhere = new Visitor(gateway).entered(person);
        browser.begin(gateway, look);
        browser.enter(person);
        browser.open("/area/sessioni");
        assertThat(browser.all("tbody tr")).hasSize(2);
        WebElement other = browser.all("tbody tr").stream()
                .filter(row -> row.findElements(By.className("bg-primary")).isEmpty())
                .findFirst()
                .orElseThrow();
        String handle = other.findElement(By.name("sessione")).getDomAttribute("value");

        browser.press("form:has([value='" + handle + "']) [type=submit]");

        assertThat(browser.one("main [role=status]").getText())
                .contains(look.says("La sessione è stata chiusa", "The session has been closed"));
        assertThat(browser.all("tbody tr")).hasSize(1);
        assertThat(elsewhere.isIn()).isFalse();
        assertThat(browser.cookie(SESSION)).isPresent();
    }
}
