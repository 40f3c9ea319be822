package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of a gateway of which a part is away: the store, the room of access, a provider. Each is examined (UX-60). */
@Chromium.Needed
@EnabledIfSystemProperty(named = "varco.crawl", matches = "true")
@ExtendWith(Shared.class)
class AbsenceIT {

    private static final String STORE = "url = jdbc:derby:${varco.data}/db;create=true\npoolSize = ";
    private static final String DEVELOPMENT = "mode = development\n";

    private static Gateway gateway;

    private final Browser browser;

    AbsenceIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void start() {
        gateway = Gateway.started(0);
        gateway.management().ready();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static void configure(String name, String lines, int answered) {
        gateway.configure(name, lines);
        Visitor visitor = new Visitor(gateway);
        Until.isTrue(
                name + " is as configured", () -> visitor.get("/accesso/pin").statusCode() == answered);
    }

    /** Somebody who is signed in on both sites before the trouble begins. */
    private AbsenceStates inside(Look look) {
        browser.begin(gateway, look);
        browser.enter(gateway.people().first());
        Administrator administrator = gateway.administrators().fresh();
        browser.moveTo(gateway.managementSite());
        browser.open("/amministrazione");
        browser.type("#campo-codiceFiscale", administrator.codiceFiscale());
        browser.type("#campo-passphrase", administrator.passphrase());
        browser.type("#campo-code", administrator.phone().next());
        browser.press("#modulo [type=submit]");
        assertThat(browser.address()).as(browser.mainText()).isEqualTo("/amministrazione");
        return new AbsenceStates(gateway, browser, look);
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"REL-05", "D-42", "UX-04", "UX-60"})
    void withoutAStore(Look look) {
        AbsenceStates states = inside(look);
        configure("it.varco.store.jdbc", STORE + "99\n", 503);
        states.withoutRooms();
        configure("it.varco.store.jdbc", STORE + "8\n", 200);

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("starting");
    }

    private static Set<String> missing(States states, Look look) {
        return new Headings(look.language()).missing(states.shown());
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"D-42", "REL-15", "UX-04", "UX-60"})
    void withoutTheRoomOfAccess(Look look) {
        AbsenceStates states = inside(look);
        configure("it.varco.access", "session.idle = forever\n", 503);
        states.withoutRooms();
        configure("it.varco.access", "# the defaults\n", 200);
        withTheExample(states::withoutPowers);

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("forbidden");
    }

    private static void withTheExample(Runnable act) {
        Path jar = gateway.drop(gateway.example("it.varco.credential.demo"));
        Visitor visitor = new Visitor(gateway);
        try {
            Until.isTrue("the other credential is offered", () -> offersExample(visitor));
            act.run();
        } finally {
            Gateway.delete(jar);
            Until.isTrue("the other credential is gone", () -> !offersExample(visitor));
        }
    }

    private static boolean offersExample(Visitor visitor) {
        return visitor.get("/accesso/pin").body().contains("/accesso/demo");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"REL-15", "UX-51", "UX-57", "UX-60"})
    void withAProviderThatIsBroken(Look look) {
        AbsenceStates states = inside(look);
        configure("it.varco.credential.pin", DEVELOPMENT + "block.duration = three minutes\n", 503);
        states.withoutProvider();
        configure("it.varco.credential.pin", DEVELOPMENT, 200);

        assertThat(states.wrong()).isEmpty();
    }

    /** Neither the login nor the service of the PIN can read what it wrote with a key that was taken away. */
    @ParameterizedTest
    @EnumSource
    @Proves({"REL-15", "UX-04", "UX-60"})
    void withARecordThatCannotBeRead(Look look) throws IOException {
        Person person = gateway.people().first();
        AbsenceStates states = inside(look);
        Path key = gateway.home().resolve("data/secrets/pin-pepper.2");
        Path away = key.resolveSibling("pin-pepper.away");
        if (Files.notExists(key)) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(key, new SecureRandom().generateSeed(32));
        }
        startPinAnew();
        Visitor visitor = new Visitor(gateway).entered(person);
        Files.move(key, away);
        try {
            startPinAnew();
            String page = "/area/servizio?operazione=pin.show";
            Until.isTrue("the service is back", () -> visitor.get(page).statusCode() == 200);
            states.withoutTheKey(person);
        } finally {
            Files.move(away, key);
            startPinAnew();
        }

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("provider-unavailable", "service-unavailable");
    }

    /** It reads its keys when it starts. */
    private static void startPinAnew() {
        configure("it.varco.credential.pin", DEVELOPMENT + "block.duration = three minutes\n", 503);
        configure("it.varco.credential.pin", DEVELOPMENT, 200);
    }

    @Test
    @Proves({"UX-05", "UX-51", "REL-14"})
    void aPageThatIsFollowedSaysThatItIsLostAndComesBack() {
        inside(Look.RICH);
        String followed = browser.tab();
        String other = browser.newTab();
        browser.open("/amministrazione/plugin?tipo=credential&id=pin");
        browser.type("#spegni-reason", "a form from before the restart");
        browser.goTo(followed);
        Until.isTrue("the page is followed", () -> browser.text().contains("This page updates by itself."));
        gateway.stop();
        Until.isTrue("it says that it is lost", () -> browser.text().contains("The connection was lost"));
        gateway.start();
        Management management = gateway.management().ready();
        management.turn("pin", "off", "after the restart");
        Until.isTrue(
                "the page is followed again",
                () -> browser.one("tr[id*='pin']").getText().contains("Off"));
        assertThat(browser.text()).doesNotContain("The connection was lost");
        management.turn("pin", "on", "end of a test");

        browser.goTo(other);
        browser.press("#spegni [type=submit]");
        assertThat(browser.served().status()).isEqualTo(409);
        assertThat(browser.title()).startsWith("This form may already have been sent");
    }
}
