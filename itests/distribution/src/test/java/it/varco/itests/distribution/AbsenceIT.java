package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of a gateway of which a part is away: the store, the room of access, a provider. Each is examined (UX-60). */
@Chromium.Needed
@ExtendWith(Shared.class)
class AbsenceIT {

    private static final String STORE = "url = jdbc:derby:${varco.data}/db;create=true\npoolSize = ";

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

    /** Somebody who is signed in on both sites before the trouble begins. */
    private AbsenceStates inside(Look look) {
        browser.begin(gateway, look);
        browser.enter(gateway.people().first());
        browser.moveTo(gateway.managementSite());
        browser.enter(gateway.administrators().fresh());
        return new AbsenceStates(gateway, browser, look);
    }

    @Crawled
    @Proves({"REL-05", "D-42", "UX-04", "UX-60"})
    void withoutAStore(Look look) {
        AbsenceStates states = inside(look);
        gateway.configure("it.varco.store.jdbc", STORE + "99\n", 503);
        states.withoutRooms();
        gateway.configure("it.varco.store.jdbc", STORE + "8\n", 200);

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("starting");
    }

    private static Set<String> missing(States states, Look look) {
        return new Headings(look.language()).missing(states.shown());
    }

    @Crawled
    @Proves({"D-42", "REL-15", "UX-04", "UX-60"})
    void withoutTheRoomOfAccess(Look look) {
        AbsenceStates states = inside(look);
        gateway.configure("it.varco.access", "session.idle = forever\n", 503);
        states.withoutRooms();
        gateway.configure("it.varco.access", "# the defaults\n", 200);
        Visitor visitor = new Visitor(gateway);
        gateway.with("it.varco.credential.demo", () -> visitor.mayChoose("demo"), states::withoutPowers);

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("forbidden");
    }

    @Crawled
    @Proves({"REL-15", "UX-51", "UX-57", "UX-60"})
    void withAProviderThatIsBroken(Look look) {
        AbsenceStates states = inside(look);
        gateway.configure("it.varco.credential.pin", "block.duration = three minutes\n", 503);
        states.withoutProvider();
        gateway.configurePin("");

        assertThat(states.wrong()).isEmpty();
    }

    /** Neither the login nor the service of the PIN can read what it wrote with a key that was taken away. */
    @Crawled
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
        gateway.configurePin("");
        Visitor visitor = new Visitor(gateway).entered(person);
        Files.move(key, away);
        try {
            gateway.configurePin("");
            String page = "/area/servizio?operazione=pin.show";
            Until.isTrue("the service is back", () -> visitor.get(page).statusCode() == 200);
            states.withoutTheKey(person);
        } finally {
            Files.move(away, key);
            gateway.configurePin("");
        }

        assertThat(states.wrong()).isEmpty();
        assertThat(missing(states, look)).doesNotContain("provider-unavailable", "service-unavailable");
    }

    /** Every form takes longer than whoever sent it shall look at a page that stands still. */
    @Crawled
    @Proves({"UX-10", "UX-60"})
    void withAnswersThatTakeLong(Look look) {
        AbsenceStates states = inside(look);
        gateway.beSlow();
        states.withAnswersThatTakeLong(gateway.people().first());
        gateway.beQuick();

        assertThat(states.wrong()).isEmpty();
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
