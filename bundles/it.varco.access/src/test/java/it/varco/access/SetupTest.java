package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart.Stage;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredStaffRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("SEC-70")
class SetupTest {

    @TempDir
    Path folder;

    private final House house = new House();
    private final List<String> doors = new ArrayList<>();
    private final BrowserToken browser = BrowserToken.random();
    private SessionToken token = SessionToken.random();
    private Setup setup = house.setup("", "", new DemoStaff(List.of()), doors);

    @BeforeEach
    void settles() {
        setup = house.setup(codeFile().toString(), overFile().toString(), new DemoStaff(List.of()), doors);
        setup.settle();
    }

    @Test
    void putsACodeForHalfAnHourInAFileThatIsOurs() throws IOException {
        String[] line = Files.readString(codeFile()).strip().split(" ", -1);

        assertThat(line[0]).matches("[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}");
        assertThat(Instant.parse(line[1])).isEqualTo(house.now.plus(Duration.ofMinutes(30)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(codeFile())))
                .isEqualTo("rw-------");
        house.passes(Duration.ofMinutes(29));
        setup.settle();
        assertThat(code()).isEqualTo(line[0]);
        house.passes(Duration.ofMinutes(1));
        setup.settle();
        assertThat(code()).isNotEqualTo(line[0]);
        assertThat(begin(line[0], MARIA)).isInstanceOf(Administered.Invalid.class);
    }

    @Test
    @Proves("UX-50")
    void leadsFromTheCodeToAnOpenHouse() {
        assertThat(setup.stage()).isEqualTo(Stage.NOBODY);
        Session first = enrolled(browser, MARIA);
        assertThat(first.role()).isEqualTo(Role.AMMINISTRATORE);

        setup.settle();
        assertThat(setup.stage()).isEqualTo(Stage.CLOSED);
        assertThat(codeFile()).doesNotExist();
        assertThat(doors).isEmpty();

        assertThat(done(setup.finish(house.at(token)))).isEqualTo(Stage.OVER);
        assertThat(setup.stage()).isEqualTo(Stage.OVER);
        assertThat(overFile()).exists();
        assertThat(doors).containsExactly("open");
        assertThat(house.store.events())
                .extracting(AuditEvent::operation)
                .containsExactly("setup.begin", "staff.grant", "staff.enrol", "login.enter", "setup.finish");
        setup.stop();
        assertThat(doors).containsExactly("open", "closed");
    }

    private Session enrolled(BrowserToken by, CodiceFiscale person) {
        Login.Ask asked = (Login.Ask) done(begin(by, code(), person));
        token = ((Login.Entered) answered(by, asked)).token();
        return house.at(token);
    }

    private Login answered(BrowserToken by, Login.Ask asked) {
        return house.logins.resume(house.managed(by), asked.attempt().id(), Map.of("word", StaffProvider.YES));
    }

    @Test
    void makesOneOfTwoBrowsersThatFinishAtOnceAdministrator() throws Exception {
        BrowserToken other = BrowserToken.random();
        Login.Ask mine = (Login.Ask) done(begin(browser, code(), MARIA));
        Login.Ask theirs = (Login.Ask) done(begin(other, code(), MARIO));
        ExecutorService together = Executors.newFixedThreadPool(2);
        try {
            Future<Login> one = together.submit(() -> answered(browser, mine));
            Future<Login> two = together.submit(() -> answered(other, theirs));
            assertThat(List.of(one.get(), two.get()))
                    .filteredOn(Login.Entered.class::isInstance)
                    .hasSize(1);
            assertThat(List.of(one.get(), two.get()))
                    .filteredOn(Login.Expired.class::isInstance)
                    .hasSize(1);
        } finally {
            together.shutdownNow();
        }
        assertThat(house.store.staff().current()).hasSize(1);
        assertThat(house.store.records()).hasSize(1);
        assertThat(house.store.openSessions()).isEqualTo(1);
        assertThat(house.store.events())
                .extracting(event -> event.details().getOrDefault("rule", ""))
                .contains("setup.over");
    }

    @Test
    void isWorthNothingOnceThereIsAnAdministrator() {
        String code = code();
        Login.Ask begun = (Login.Ask) done(begin(browser, code, MARIA));
        house.holds(SARA, Role.AMMINISTRATORE);

        assertThat(begin(code, MARIO)).isEqualTo(new Administered.Contrary<>("setup.over"));
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answered(browser, begun)).isInstanceOf(Login.Expired.class);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    void makesNoAdministratorOfALowerLevel() {
        house.local.level = AssuranceLevel.SUBSTANTIAL;
        Login.Ask begun = (Login.Ask) done(begin(browser, code(), MARIA));
        assertThat(answered(browser, begun)).isInstanceOf(Login.Expired.class);
        assertThat(setup.stage()).isEqualTo(Stage.NOBODY);
    }

    @Test
    @Proves("SEC-03")
    void letsANetworkKeepNoOtherFromBeginning() {
        for (int i = 0; i < 10; i++) {
            begin("WRONG-WRONG", MARIA);
        }
        assertThat(setup.begin(from("2001:db8::1"), code(), MARIA.value(), AREA))
                .isInstanceOf(Administered.Done.class);
    }

    @Test
    @Proves("SEC-03")
    void letsAThousandWrongCodesBeTriedInTenMinutesWhereverTheyComeFrom() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(setup.begin(from("2001:db8:0:" + Integer.toHexString(i) + "::1"), "WRONG", "", AREA))
                    .isInstanceOf(Administered.Invalid.class);
        }
        assertThat(house.lastEvent().details()).containsEntry("rule", "setup.blocked");
        assertThat(begin(code(), MARIA)).isEqualTo(new Administered.Contrary<>("setup.blocked"));
        house.passes(Duration.ofMinutes(10));
        assertThat(begin(code(), MARIA)).isInstanceOf(Administered.Done.class);
    }

    private Visit from(String address) {
        return Visit.at(house.now, address, "REF-3456")
                .channel(Channel.MANAGEMENT)
                .browser(browser)
                .build();
    }

    @Test
    @Proves("SEC-48")
    void recordsWhoComesTooLateOnceAMinute() {
        house.holds(SARA, Role.AMMINISTRATORE);
        for (int i = 0; i < 100; i++) {
            setup.begin(from("192.0.2." + i), "ANY", MARIA.value(), AREA);
        }
        house.passes(Duration.ofMinutes(1));
        begin("ANY", MARIA);

        assertThat(house.store.events())
                .extracting(event -> event.details().get("count"))
                .containsExactly("1", "100");
        assertThat(house.lastEvent().details()).containsEntry("rule", "setup.over");
    }

    @Test
    @Proves("SEC-03")
    void letsANetworkTryTenWrongCodesInTenMinutes() {
        for (int i = 0; i < 10; i++) {
            assertThat(begin("WRONG-WRONG", MARIA)).isInstanceOf(Administered.Invalid.class);
        }
        assertThat(begin(code(), MARIA)).isEqualTo(new Administered.Contrary<>("setup.blocked"));
        assertThat(house.store.events())
                .hasSize(10)
                .allSatisfy(event -> assertThat(event.outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(house.lastEvent().details()).containsEntry("rule", "setup.blocked");
        house.passes(Duration.ofMinutes(10));
        assertThat(begin(code(), MARIA)).isInstanceOf(Administered.Done.class);
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    @Proves("UX-03")
    void tellsEveryFlawAtOnce() {
        assertThat(setup.begin(house.managed(browser), "", "x", AREA))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("code", Flaw.Kind.MISSING, ""),
                        new Flaw("codiceFiscale", Flaw.Kind.CODICE_FISCALE, ""))));
        assertThat(setup.begin(house.managed(browser), "WRONG", "", AREA))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("code", Flaw.Kind.SHAPE, "XXXXX-XXXXX"),
                        new Flaw("codiceFiscale", Flaw.Kind.MISSING, ""))));
    }

    @Test
    @Proves("SEC-45")
    void knowsNothingOfItOnThePublicSite() {
        assertThat(setup.begin(house.visit(browser), code(), MARIA.value(), AREA))
                .isInstanceOf(Administered.Unknown.class);
    }

    @Test
    void finishesOnceAndNotWithoutAnAdministrator() {
        assertThat(setup.finish(house.serviceAccount())).isEqualTo(new Administered.Contrary<>("setup.nobody"));
        enrolled(browser, MARIA);
        assertThat(setup.finish(house.at(token))).isInstanceOf(Administered.Done.class);
        assertThat(setup.finish(house.at(token))).isEqualTo(new Administered.Contrary<>("setup.over"));
        Caller citizen = house.session(house.enter(MARIO)).orElseThrow();
        assertThat(setup.finish(citizen)).isEqualTo(new Administered.Forbidden<>(new Decision.Refused("access.role")));
    }

    @Test
    void opensNothingWithoutAFileForTheCode() {
        Setup without = house.setup("", "", new DemoStaff(List.of()), doors);
        without.settle();
        assertThat(without.begin(house.managed(browser), "ABCDE-FGHJK", MARIA.value(), AREA))
                .isInstanceOf(Administered.Invalid.class);
        Setup nowhere = house.setup(folder.resolve("no/such/place").toString(), "", new DemoStaff(List.of()), doors);
        nowhere.settle();
        assertThat(nowhere.begin(house.managed(browser), "", MARIA.value(), AREA))
                .isInstanceOf(Administered.Invalid.class);
    }

    @Test
    @Proves("SEC-53")
    void leavesNoCodeInTheTrail() {
        String code = code();
        begin(code, MARIA);
        begin("WRONG-TRIES", MARIA);
        assertThat(house.store.events().stream()
                        .map(AuditEvent::details)
                        .toList()
                        .toString())
                .doesNotContain(code, code.replace("-", ""), "WRONG");
    }

    @Test
    void opensAtOnceInADemonstration() {
        DemoStaff demo =
                DemoStaff.of("development", mode("development"), SARA.value() + "=AMMINISTRATORE=Barbieri=Sara");
        Setup demonstrated = house.setup(codeFile().toString(), overFile().toString(), demo, doors);
        demonstrated.settle();
        demonstrated.settle();

        assertThat(demonstrated.stage()).isEqualTo(Stage.OVER);
        assertThat(doors).containsExactly("open");
        assertThat(house.store.staff().current())
                .extracting(StoredStaffRole::name)
                .containsExactly(WrittenName.of(new PersonalName("Barbieri", "Sara")));
        assertThat(house.lastEvent().operation()).isEqualTo("demo.staff");
        assertThat(house.lastEvent().about()).contains(SARA);
        assertThat(codeFile()).doesNotExist();
        assertThat(house.manage(SARA, StaffProvider.YES)).isInstanceOf(Login.Entered.class);

        house.setup("", "", demo, doors).settle();
        assertThat(house.store.staff().current()).hasSize(1);
    }

    @Test
    void ignoresInventedStaffInProduction() {
        String sara = SARA.value() + "=AMMINISTRATORE";
        assertThat(DemoStaff.of("production", mode("development"), sara).isEmpty())
                .isTrue();
        assertThat(DemoStaff.of("development", mode("production"), sara).isEmpty())
                .isTrue();
        assertThat(DemoStaff.of("development", name -> null, sara).isEmpty()).isTrue();
        assertThat(DemoStaff.of("development", mode("development"), sara).isEmpty())
                .isFalse();
        assertThatThrownBy(() -> DemoStaff.of("prodution", mode("development"))).hasMessageContaining("mode");
        for (String wrong : List.of(
                "",
                "=",
                "x=AMMINISTRATORE",
                SARA.value(),
                SARA.value() + "=CITTADINO",
                SARA.value() + "=AMMINISTRATORE=Barbieri",
                SARA.value() + "=AMMINISTRATORE=<b>=Sara")) {
            assertThatThrownBy(() -> DemoStaff.of("development", mode("development"), wrong))
                    .hasMessageContaining("demoStaff");
        }
    }

    /** The framework as it was started in a mode. */
    private static UnaryOperator<@Nullable String> mode(String mode) {
        return Map.of("varco.mode", mode)::get;
    }

    private Administered<Login> begin(String typed, CodiceFiscale person) {
        return begin(browser, typed, person);
    }

    private Administered<Login> begin(BrowserToken by, String typed, CodiceFiscale person) {
        return setup.begin(house.managed(by), typed, person.value(), AREA);
    }

    private String code() {
        try {
            return Files.readString(codeFile()).substring(0, "XXXXX-XXXXX".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path codeFile() {
        return folder.resolve("first-start-code");
    }

    private Path overFile() {
        return folder.resolve("first-start-over");
    }
}
