package it.varco.itests.login;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.itests.framework.DemoAdministrator;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** A session of the demo provider is raised by one that proves more; one of the local account is proved anew. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StepUpIT {

    private static final ReturnPath AREA = new ReturnPath("/area");
    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    private static final CodiceFiscale LARA = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final Operation REQUEST = Operation.named("area.request")
            .role(Role.CITTADINO)
            .level(AssuranceLevel.SUBSTANTIAL)
            .build();

    @Inject
    private BundleContext context;

    private final BrowserToken browser = BrowserToken.random();
    private final Instant now = Clock.systemUTC().instant();

    private House house;
    private Bundle demo;
    private ServiceRegistration<CredentialProvider> strong;
    private SessionToken weak;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enterWithTheDemoProvider() {
        house = new House(context);
        demo = house.installExample();
        strong = register();
        house.await(() -> offered(AssuranceLevel.LOW), ids -> ids.containsAll(List.of("demo", StrongProvider.ID)));
        Login asked = house.with(Logins.class, logins -> logins.begin(visit().build(), LoginChoice.of("demo", AREA)));
        Map<String, String> answer = Map.of("person", MARIO.value(), "word", "girasole");
        weak = entered(resume(visit().build(), asked, answer));
    }

    @After
    public void restore() throws BundleException {
        turn(PluginState.ON);
        strong.unregister();
        demo.uninstall();
    }

    @Test
    @Proves({"UX-16", "SEC-08"})
    public void replacesTheSessionByOneThatReachesTheLevel() {
        assertThat(decide(session(weak).orElseThrow(), REQUEST))
                .isEqualTo(new Decision.StepUpNeeded(AssuranceLevel.SUBSTANTIAL));
        assertThat(offered(AssuranceLevel.SUBSTANTIAL))
                .contains(StrongProvider.ID)
                .doesNotContain("demo");

        Session raised = session(entered(answer(raise(), MARIO))).orElseThrow();

        assertThat(decide(raised, REQUEST).granted()).isTrue();
        assertThat(session(weak)).isEmpty();
        AuditEvent event = latest(MARIO, "login.enter");
        assertThat(event.session()).isEqualTo(raised.handle());
        assertThat(event.details()).containsEntry("from", "LOW").containsEntry("level", "SUBSTANTIAL");
        assertThat(event.details().get("ended")).isEqualTo(event.details().get("raised"));
    }

    @Test
    @Proves({"UX-16", "SEC-09"})
    public void endsTheSessionWhereAnotherPersonProvesWhoTheyAre() {
        assertThat(answer(raise(), LARA)).isEqualTo(new Login.OtherPerson());

        assertThat(session(weak)).isEmpty();
        AuditEvent refused = latest(LARA, "login.enter");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.about()).contains(MARIO);
        assertThat(refused.details()).containsEntry("rule", "access.identity-switch");
        assertThat(latest(LARA, "session.end").about()).contains(MARIO);
        assertThat(house.with(AuditTrail.class, AuditTrail::verify).intact()).isTrue();
    }

    @Test
    public void leavesTheSessionAsItIsWhereTheProofIsWrong() {
        Login refused = resume(visit().session(weak).build(), raise(), StrongProvider.wrongAnswer(MARIO));
        assertThat(refused).isInstanceOf(Login.Refused.class);
        assertThat(session(weak).orElseThrow().level()).isEqualTo(AssuranceLevel.LOW);
    }

    @Test
    @Proves("SEC-09")
    public void goesOnAfterTheProviderAndTheRoomWereReplacedBetweenTheSteps() {
        Login mine = raise();
        Login foreign = raise();
        strong.unregister();
        assertThat(answer(mine, MARIO)).isEqualTo(new Login.NotAvailable(StrongProvider.ID, Absence.ABSENT));
        house.updateAndRefresh("it.varco.access");
        strong = register();
        house.await(() -> offered(AssuranceLevel.LOW), ids -> ids.contains(StrongProvider.ID));

        SessionToken raised = entered(answer(mine, MARIO));
        assertThat(session(weak)).isEmpty();
        assertThat(resume(visit().session(raised).build(), foreign, StrongProvider.rightAnswer(LARA)))
                .isEqualTo(new Login.OtherPerson());
        assertThat(session(raised)).isEmpty();
    }

    @Test
    @Proves("SEC-11")
    public void leavesTheSessionAsItIsWhereTheProviderIsSwitchedOff() {
        Login asked = raise();
        turn(PluginState.OFF);
        assertThat(answer(asked, MARIO)).isEqualTo(new Login.NotAvailable(StrongProvider.ID, Absence.OFF));
        assertThat(raise()).isEqualTo(new Login.NotAvailable(StrongProvider.ID, Absence.OFF));
        assertThat(offered(AssuranceLevel.SUBSTANTIAL)).doesNotContain(StrongProvider.ID);

        turn(PluginState.ON);
        assertThat(answer(asked, MARIO)).isInstanceOf(Login.Expired.class);
        assertThat(session(weak)).isPresent();
    }

    @Test
    @Proves({"SEC-71", "UX-16"})
    public void renewsTheProofOfAnAdministratorWithTheLocalAccount() {
        Instant before = now.minus(Duration.ofMinutes(6));
        SessionToken first = entered(house.await( // the invented administrator is stored in the background
                () -> manages(before), login -> login instanceof Login.Entered));
        assertThat(decide(find(managed(now).session(first)).orElseThrow(), Administration.STAFF_GRANT))
                .isInstanceOf(Decision.ProofTooOld.class);

        Visit visit = managed(now).session(first).build();
        Login again = house.with(Logins.class, logins -> logins.raise(visit, LoginChoice.of("local", AREA)));
        SessionToken renewed = entered(resume(visit, again, DemoAdministrator.rightAnswer(now)));

        assertThat(decide(find(managed(now).session(renewed)).orElseThrow(), Administration.STAFF_GRANT)
                        .granted())
                .isTrue();
        assertThat(find(managed(now).session(first))).isEmpty();
    }

    private Login manages(Instant at) {
        Visit visit = managed(at).build();
        Login asked = house.with(Logins.class, logins -> logins.begin(visit, LoginChoice.of("local", AREA)));
        return asked instanceof Login.Ask ? resume(visit, asked, DemoAdministrator.rightAnswer(at)) : asked;
    }

    private ServiceRegistration<CredentialProvider> register() {
        return context.registerService(CredentialProvider.class, new StrongProvider(), null);
    }

    private List<String> offered(AssuranceLevel needed) {
        return house.with(Logins.class, logins -> logins.offered(Channel.WEB)).stream()
                .filter(card -> card.ceiling().atLeast(needed))
                .map(card -> card.id())
                .toList();
    }

    private Login raise() {
        Visit visit = visit().session(weak).build();
        return house.with(Logins.class, logins -> logins.raise(visit, LoginChoice.of(StrongProvider.ID, AREA)));
    }

    private Login answer(Login asked, CodiceFiscale person) {
        return resume(visit().session(weak).build(), asked, StrongProvider.rightAnswer(person));
    }

    private Login resume(Visit visit, Login asked, Map<String, String> answer) {
        String attempt = ((Login.Ask) asked).attempt().id();
        return house.with(Logins.class, logins -> logins.resume(visit, attempt, answer));
    }

    private static SessionToken entered(Login login) {
        assertThat(login).isInstanceOf(Login.Entered.class);
        return ((Login.Entered) login).token();
    }

    private Optional<Session> session(SessionToken token) {
        return find(visit().session(token));
    }

    private Optional<Session> find(Visit.Builder visit) {
        return house.with(Sessions.class, sessions -> sessions.find(visit.build()));
    }

    private Decision decide(Session session, Operation operation) {
        return house.with(AccessControl.class, access -> access.decide(session, operation));
    }

    private AuditEvent latest(CodiceFiscale person, String operation) {
        List<RecordedEvent> found =
                house.with(AuditTrail.class, trail -> trail.latestOf(person, List.of(operation), 1));
        return found.get(0).event();
    }

    private void turn(PluginState state) {
        Administered<?> outcome = house.with(
                Plugins.class,
                plugins -> plugins.turn(
                        house.serviceAccount(),
                        "credential",
                        StrongProvider.ID,
                        state.name(),
                        "rehearsal",
                        Plugins.ANY_VERSION));
        assertThat(outcome).isInstanceOf(Administered.Done.class);
    }

    private Visit.Builder visit() {
        return Visit.at(Clock.systemUTC().instant(), "127.0.0.1", "TEST-1234").browser(browser);
    }

    private Visit.Builder managed(Instant at) {
        return Visit.at(at, "127.0.0.1", "TEST-2345")
                .channel(Channel.MANAGEMENT)
                .browser(browser);
    }
}
