package it.varco.itests.login;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Login;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.itests.framework.Visitor;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LoginIT {

    private static final CodiceFiscale NOBODY = new CodiceFiscale("GLLNNA88H41X999D");
    private static final CodiceFiscale STRANGER = new CodiceFiscale("RSSMRA80A01H5LMX");
    private static final CodiceFiscale REVOKED = new CodiceFiscale("RSSMRA85T10A562S");
    private static final CodiceFiscale PHASED_OUT = new CodiceFiscale("NREPLA70E20X999M");
    private static final CodiceFiscale EXPIRED = new CodiceFiscale("RSSMRA79B11C566R");
    private static final CodiceFiscale BEGINNER = new CodiceFiscale("VRDGLI92C55X999Q");

    private static final CodiceFiscale TARGET = new CodiceFiscale("CNTSRN85D55X999M");
    private static final Map<String, String> KEPT = Map.of("kept", "true");

    @Inject
    private BundleContext context;

    private House house;
    private Visitor visitor;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
        visitor = new Visitor(house);
        session(DemoPeople.MATTEO); // the invented people are stored in the background
    }

    @Test
    @Proves({"CRE-02", "CRE-03", "CRE-15"})
    public void givesWhatThePinPermits() {
        assertThat(session(DemoPeople.MARIO).powers()).isEqualTo(Powers.ORDINARIO);
        assertThat(session(DemoPeople.MATTEO).powers()).isEqualTo(Powers.DISPOSITIVO);
    }

    @Test
    @Proves({"PIN-34", "SEC-04", "FAS-09"})
    public void refusesUnknownAndRevokedAlikeAndSaysThatAPinWasEndedAfterItWasRight() {
        Login unknown = answer(NOBODY, "SERA9234");
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        Login.Refused.class,
                        refused -> assertThat(refused.block()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(answer(REVOKED, "PANE7892")).isEqualTo(unknown);
        assertThat(answer(PHASED_OUT, "RANA8923")).isInstanceOf(Login.Rejected.class);
        assertThat(answer(PHASED_OUT, "RANA8924")).isEqualTo(unknown); // so nothing was blocked by the right one
    }

    @Test
    @Proves({"PIN-35", "SEC-09"})
    public void asksWhoseRightPinIsExpiredOrInitialAndLetsNobodyInBeforeTheEnd() {
        Visitor holder = new Visitor(house);
        Login.Ask renewal = asked(holder, EXPIRED, "CASA6789");
        assertThat(answer(holder, EXPIRED, renewal, Map.of())).isInstanceOf(Login.Ask.class);
        assertThat(holder.answer(renewal, KEPT)).isInstanceOf(Login.Entered.class);
        assertThat(answer(EXPIRED, "CASA6789")).isInstanceOf(Login.Refused.class);

        Visitor beginner = new Visitor(house);
        Login.Ask rules = asked(beginner, BEGINNER, "PERA2345MARE6789");
        assertThat(answer(beginner, BEGINNER, rules, KEPT)).isInstanceOf(Login.Ask.class);
        Login shown = answer(beginner, BEGINNER, rules, Map.of("rules", "true"));
        assertThat(beginner.answer(rules, KEPT)).isInstanceOf(Login.Expired.class);
        assertThat(beginner.answer((Login.Ask) shown, KEPT)).isInstanceOf(Login.Entered.class);
    }

    private Login.Ask asked(Visitor holder, CodiceFiscale person, String pin) {
        Map<String, String> typed = Map.of("codiceFiscale", person.value(), "pin", pin);
        return (Login.Ask) answer(holder, person, holder.asked("pin"), typed);
    }

    /** What an answer led to that lets nobody in yet. */
    private Login answer(Visitor holder, CodiceFiscale person, Login.Ask asked, Map<String, String> answer) {
        Login next = holder.answer(asked, answer);
        assertThat(next).isInstanceOf(Login.Ask.class);
        assertThat(trailOf(person)).noneMatch(event -> event.event().outcome() == Outcome.DONE);
        return next;
    }

    @Test
    @Proves({"PIN-32", "PIN-33"})
    public void blocksThePersonAndNobodyElse() {
        CodiceFiscale person = DemoPeople.LARA.codiceFiscale();
        assertThat(answer(person, "AAAA9999")).isInstanceOf(Login.Refused.class);
        assertThat(answer(DemoPeople.LARA))
                .isInstanceOfSatisfying(
                        Login.Blocked.class,
                        blocked -> assertThat(blocked.left()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3)));
        assertThat(answer(DemoPeople.MATTEO)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"PIN-S15", "PIN-33"})
    public void blocksSomebodyWhoHasNoPinLikeAnyOther() {
        assertThat(answer(STRANGER, "AAAA9999")).isInstanceOf(Login.Refused.class);
        assertThat(answer(STRANGER, "AAAA9998"))
                .isInstanceOfSatisfying(
                        Login.Blocked.class,
                        blocked -> assertThat(blocked.left()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3)));
    }

    @Test
    @Proves("SEC-02")
    public void examinesOneOfTwoHundredWrongPinsSentTogether() throws Exception {
        List<Visitor> attackers = new ArrayList<>();
        List<Login.Ask> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            attackers.add(new Visitor(house));
            asked.add(attackers.get(i).asked("pin"));
        }
        ExecutorService together = Executors.newFixedThreadPool(8);
        List<Future<Login>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int one = i;
            answers.add(together.submit(() -> attackers
                    .get(one)
                    .answer(asked.get(one), Map.of("codiceFiscale", TARGET.value(), "pin", "AAAA9999"))));
        }
        int examined = 0;
        for (Future<Login> answer : answers) {
            examined += answer.get() instanceof Login.Refused ? 1 : 0;
        }
        together.shutdown();
        assertThat(examined).isEqualTo(1);
        assertThat(rulesIn(chain(), TARGET))
                .hasSize(200)
                .filteredOn(rule -> !rule.equals("access.blocked"))
                .singleElement()
                .asString()
                .startsWith("pin.");
    }

    @Test
    @Proves({"AUD-01", "AUD-04", "AUD-06"})
    public void recordsLoginsInAChainThatHolds() {
        Session session = session(DemoPeople.MATTEO);
        assertThat(trailOf(DemoPeople.MATTEO.codiceFiscale()))
                .filteredOn(event -> event.event().session().equals(session.handle()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.event().outcome()).isEqualTo(Outcome.DONE);
                    assertThat(event.event().details()).containsEntry("provider", "pin");
                    assertThat(event.event().address()).isEqualTo("127.0.0.1");
                });
        assertThat(house.with(AuditTrail.class, AuditTrail::verify).intact()).isTrue();
    }

    @Test
    @Proves("UX-17")
    public void tellsThePersonTheirLoginsAndSessions() {
        Session session = session(DemoPeople.MATTEO);
        house.with(Sessions.class, sessions -> {
            assertThat(sessions.openOf(session)).anyMatch(open -> open.current());
            return assertThat(sessions.latestLogins(session, 10)).anyMatch(PastLogin::entered);
        });
    }

    @Test
    @Proves("SEC-10")
    public void endsTheOtherSessionsOfThePersonWhoChangesSomethingInOne() {
        SessionToken other = token(DemoPeople.MATTEO);
        SessionToken mario = token(DemoPeople.MARIO);
        SessionToken current = token(DemoPeople.MATTEO);
        assertThat(visitor.session(other)).isPresent();
        Session session = visitor.session(current).orElseThrow();

        assertThat(house.<Sessions, Integer>with(Sessions.class, sessions -> sessions.endOthers(session)))
                .isPositive();

        assertThat(visitor.session(other)).isEmpty();
        assertThat(visitor.session(current)).isPresent();
        assertThat(visitor.session(mario)).isPresent();
        assertThat(chain())
                .filteredOn(event -> event.event().session().equals(session.handle()))
                .anyMatch(event -> event.event().operation().equals("session.end"));
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    public void decidesNoForWhatNobodyDeclared() {
        Session session = session(DemoPeople.MATTEO);
        Operation other =
                Operation.named("plugins.switch").role(Role.SERVICE_ACCOUNT).build();
        Decision decision = house.with(AccessControl.class, access -> access.decide(session, other));
        assertThat(decision).isEqualTo(new Decision.Refused("access.role"));
    }

    private List<RecordedEvent> trailOf(CodiceFiscale person) {
        return house.with(AuditTrail.class, trail -> trail.latestOf(person, List.of("login.enter"), 100));
    }

    private List<RecordedEvent> chain() {
        return house.with(AuditTrail.class, trail -> {
            assertThat(trail.verify().intact()).isTrue();
            List<RecordedEvent> all = new ArrayList<>();
            List<RecordedEvent> page = trail.read(0, 1000);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = trail.read(all.get(all.size() - 1).position(), 1000);
            }
            return all;
        });
    }

    private static List<String> rulesIn(List<RecordedEvent> chain, CodiceFiscale person) {
        return chain.stream()
                .map(RecordedEvent::event)
                .filter(event -> event.person().equals(Optional.of(person)))
                .map(event -> event.details().getOrDefault("rule", ""))
                .toList();
    }

    private Session session(DemoPeople person) {
        return visitor.session(token(person)).orElseThrow();
    }

    private SessionToken token(DemoPeople person) {
        Login login = house.await(() -> answer(person), answer -> answer instanceof Login.Entered);
        return ((Login.Entered) login).token();
    }

    private Login answer(DemoPeople person) {
        return visitor.answer(visitor.asked("pin"), person.rightAnswer());
    }

    private Login answer(CodiceFiscale person, String pin) {
        return visitor.answer(visitor.asked("pin"), Map.of("codiceFiscale", person.value(), "pin", pin));
    }
}
