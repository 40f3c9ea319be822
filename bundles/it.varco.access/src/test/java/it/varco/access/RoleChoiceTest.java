package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.StaffRole;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Officers at work on the management site, and people who hold several roles. */
class RoleChoiceTest {

    private static final Role DESK = Role.OPERATORE_CONTACT_CENTER;

    private final House house = new House();

    @Test
    @Proves({"D-63", "ROL-02"})
    void letsAnOfficerInWithTheLevelThatTheRoleTakes() {
        house.holds(MARIA, DESK);
        house.local.level = AssuranceLevel.SUBSTANTIAL;

        Session session = house.at(entered(MARIA));

        assertThat(session.role()).isEqualTo(DESK);
        assertThat(session.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(house.lastEvent().role()).contains(DESK);
        house.local.level = AssuranceLevel.LOW;
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");
    }

    @Test
    @Proves({"SEC-31", "ROL-07"})
    void keepsAnOfficerFromEveryActOfAdministrationButThoseOfMessages() {
        house.holds(MARIA, DESK);
        Session officer = house.at(entered(MARIA));

        assertThat(Administration.all())
                .filteredOn(act -> !act.name().startsWith("messages."))
                .hasSizeGreaterThan(15)
                .allSatisfy(act -> assertThat(house.decisions.decide(officer, act))
                        .isEqualTo(new Decision.Refused("access.role")));
        assertThat(house.decisions
                        .decide(officer, Administration.MESSAGES_RETRY)
                        .granted())
                .isTrue();
    }

    @Test
    @Proves("SEC-31")
    void keepsAnAdministratorFromTheDesk() {
        Operation atTheDesk = Operation.named("test.desk").role(DESK).build();
        assertThat(house.decisions.decide(house.at(house.administrator(SARA)), atTheDesk))
                .isEqualTo(new Decision.Refused("access.role"));
    }

    @Test
    @Proves("ROL-02")
    void opensNothingBeforeSomebodyWithTwoRolesHasChosen() {
        SessionToken token = undecided();

        assertThat(house.lastEvent().operation()).isEqualTo("login.enter");
        assertThat(house.lastEvent().role()).isEmpty();
        assertThat(house.sessions.find(house.managed(token))).isEmpty();
        assertThat(house.sessions.roles(house.managed(token))).containsExactly(DESK, Role.AMMINISTRATORE);
        assertThat(house.sessions.roles(house.visit(token))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATORE_CONTACT_CENTER", "AMMINISTRATORE"})
    @Proves({"ROL-02", "SEC-08"})
    void actsInTheRoleThatWasChosenAndInNoOther(Role chosen) {
        SessionToken asked = undecided();
        house.passes(Duration.ofMinutes(4));

        SessionToken token = house.sessions.act(house.managed(asked), chosen).orElseThrow();

        Session session = house.at(token);
        assertThat(session.role()).isEqualTo(chosen);
        assertThat(session.provedAt()).isEqualTo(house.now.minus(Duration.ofMinutes(4)));
        assertThat(house.sessions.roles(house.managed(asked))).isEmpty();
        assertThat(house.store.openSessions()).isEqualTo(1);
        AuditEvent event = house.lastEvent();
        assertThat(event.operation()).isEqualTo("session.role");
        assertThat(event.role()).contains(chosen);
        assertThat(event.person()).contains(SARA);
    }

    @Test
    @Proves("ROL-02")
    void goesOverToAnotherRoleWithAnotherTokenAndTheSameProof() {
        SessionToken desk = house.sessions.act(house.managed(undecided()), DESK).orElseThrow();
        house.passes(Duration.ofMinutes(6));

        SessionToken console =
                house.sessions.act(house.managed(desk), Role.AMMINISTRATORE).orElseThrow();

        Session session = house.at(console);
        assertThat(house.sessions.find(house.managed(desk))).isEmpty();
        assertThat(house.lastEvent().details()).containsEntry("from", DESK.name());
        assertThat(house.decisions.decide(session, Administration.STAFF_GRANT))
                .isEqualTo(new Decision.ProofTooOld(Decisions.FRESH)); // a choice proves nothing anew
        house.passes(Duration.ofMinutes(10));
        assertThat(house.sessions.act(house.managed(console), DESK)).isEmpty();
    }

    @Test
    @Proves({"ROL-02", "SEC-01"})
    void givesNobodyARoleThatTheyDoNotHold() {
        house.holds(MARIA, DESK);
        SessionToken officer = entered(MARIA);
        SessionToken citizen = house.enter(MARIO);

        assertThat(house.sessions.roles(house.managed(officer))).containsExactly(DESK);
        for (Role role : Role.values()) {
            assertThat(house.sessions.act(house.managed(officer), role).isPresent() && role != DESK)
                    .isFalse();
            assertThat(house.sessions.act(house.visit(citizen), role)).isEmpty();
            assertThat(house.sessions.act(house.managed(citizen), role)).isEmpty();
            assertThat(house.sessions.act(house.managed(SessionToken.random()), role))
                    .isEmpty();
        }
        assertThat(house.session(citizen)).isPresent();
    }

    @Test
    @Proves({"ROL-02", "D-63"})
    void offersNoRoleThatTheProofIsTooWeakFor() {
        house.holds(SARA, Role.AMMINISTRATORE);
        house.holds(SARA, DESK);
        house.local.level = AssuranceLevel.SUBSTANTIAL;

        SessionToken token = entered(SARA);

        assertThat(house.at(token).role()).isEqualTo(DESK);
        assertThat(house.sessions.act(house.managed(token), Role.AMMINISTRATORE))
                .isEmpty();
    }

    @Test
    @Proves({"ROL-02", "UX-16"})
    void raisesASessionInItsOwnRole() {
        SessionToken desk = house.sessions.act(house.managed(undecided()), DESK).orElseThrow();
        BrowserToken browser = BrowserToken.random();

        Login raised = raised(browser, desk);

        assertThat(house.at(((Login.Entered) raised).token()).role()).isEqualTo(DESK);
    }

    @Test
    @Proves("SEC-71")
    void leavesASessionOfAnAdministratorAsItIsWhereTheNewProofIsEnoughForAnotherRoleOnly() {
        SessionToken console = house.sessions
                .act(house.managed(undecided()), Role.AMMINISTRATORE)
                .orElseThrow();
        house.local.level = AssuranceLevel.SUBSTANTIAL;

        assertThat(raised(BrowserToken.random(), console)).isInstanceOf(Login.Refused.class);
        assertThat(house.at(console).role()).isEqualTo(Role.AMMINISTRATORE);
    }

    @Test
    @Proves("SEC-32")
    void endsTheSessionOfAnOfficerWithTheRoleAndNoOtherSession() {
        SessionToken sara = house.administrator(SARA);
        String grant = house.holds(MARIA, DESK);
        house.holds(MARIO, DESK);
        SessionToken maria = entered(MARIA);
        SessionToken mario = entered(MARIO);

        done(house.staff.end(house.at(sara), grant, WHY));

        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
        assertThat(house.sessions.act(house.managed(maria), DESK)).isEmpty();
        assertThat(house.sessions.find(house.managed(mario))).isPresent();
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
    }

    @Test
    @Proves("SEC-32")
    void offersARoleNoLongerThatEndedBeforeItWasChosen() {
        SessionToken asked = undecided();
        done(house.staff.end(house.serviceAccount(), deskOf(SARA), WHY));

        assertThat(house.sessions.roles(house.managed(asked))).containsExactly(Role.AMMINISTRATORE);
        assertThat(house.sessions.act(house.managed(asked), DESK)).isEmpty();
    }

    @Test
    @Proves({"D-63", "SEC-10"})
    void invitesAnOfficerAndPutsWhoeverHoldsTheOldCredentialOut() {
        SessionToken sara = house.administrator(SARA);
        house.holds(MARIA, DESK);
        SessionToken before = entered(MARIA);

        Invitation invitation = done(house.staff.invite(house.at(sara), MARIA.value(), WHY));
        assertThat(house.sessions.find(house.managed(before))).isEmpty();

        assertThat(house.at(enrolled(invitation)).role()).isEqualTo(DESK);
    }

    @Test
    @Proves({"D-63", "ROL-02"})
    void asksWhoeverMakesACredentialForSeveralRolesToo() {
        SessionToken sara = house.administrator(SARA);
        house.holds(MARIA, DESK);
        house.holds(MARIA, Role.AMMINISTRATORE);
        Invitation invitation = done(house.staff.invite(house.at(sara), MARIA.value(), WHY));

        assertThat(answered(invitation)).isInstanceOf(Login.ChooseRole.class);
    }

    @Test
    @Proves("SEC-10")
    void putsOutWhoeverHasYetToChooseWhenTheirCredentialIsReplaced() {
        SessionToken asked = undecided();
        done(house.staff.invite(house.serviceAccount(), SARA.value(), WHY));
        assertThat(house.sessions.roles(house.managed(asked))).isEmpty();
    }

    /** Or else an administrator would replace an officer's credential, have the officer promoted, and be two. */
    @Test
    @Proves("SEC-35")
    void countsAnOfficerWhoseCredentialWasReplacedAsOneWithWhoeverReplacedItAfterAPromotionToo() {
        SessionToken sara = house.administrator(SARA);
        house.administrator(MARIO);
        house.holds(MARIA, DESK);
        enrolled(done(house.staff.invite(house.at(sara), MARIA.value(), WHY)));
        enrolled(done(house.staff.invite(house.at(sara), MARIA.value(), WHY))); // by Sara herself, who has the code
        StaffRole promoted =
                done(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, Role.AMMINISTRATORE.name(), WHY));
        done(house.staff.approve(house.at(signedIn(MARIO)), promoted.id()));

        CodiceFiscale fourth = new CodiceFiscale("VRDGLI92C55X999Q");
        StaffRole proposed = done(
                house.staff.grant(house.at(sara), fourth.value(), House.SOMEBODY, Role.AMMINISTRATORE.name(), WHY));
        SessionToken maria = house.sessions
                .act(
                        house.managed(((Login.ChooseRole) house.manage(MARIA, StaffProvider.YES)).token()),
                        Role.AMMINISTRATORE)
                .orElseThrow();

        assertThat(house.staff.approve(house.at(maria), proposed.id()))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
    }

    @Test
    @Proves("SEC-25")
    void endsTheSessionOfAnOfficerAfterAShiftAndOfWhoeverHasYetToChooseAfterTenMinutes() {
        house.holds(MARIA, DESK);
        SessionToken officer = entered(MARIA);
        for (int i = 0; i < 53; i++) {
            house.passes(Duration.ofMinutes(9));
            assertThat(house.sessions.find(house.managed(officer))).isPresent();
        }
        house.passes(Duration.ofMinutes(9));
        assertThat(house.sessions.find(house.managed(officer))).isEmpty();

        SessionToken asked = undecided();
        house.passes(Duration.ofMinutes(10));
        assertThat(house.sessions.roles(house.managed(asked))).isEmpty();
    }

    /** Signs Sara in, who holds both roles. */
    private SessionToken undecided() {
        house.holds(SARA, Role.AMMINISTRATORE);
        house.holds(SARA, DESK);
        return ((Login.ChooseRole) house.manage(SARA, StaffProvider.YES)).token();
    }

    private SessionToken entered(CodiceFiscale person) {
        return ((Login.Entered) house.manage(person, StaffProvider.YES)).token();
    }

    private SessionToken signedIn(CodiceFiscale person) {
        return entered(person);
    }

    private Login raised(BrowserToken browser, SessionToken token) {
        Login.Ask asked =
                (Login.Ask) house.logins.raise(house.managed(browser, token), LoginChoice.of("local", House.AREA));
        return house.logins.resume(
                house.managed(browser, token),
                asked.attempt().id(),
                Map.of("person", SARA.value(), "word", StaffProvider.YES));
    }

    private String deskOf(CodiceFiscale person) {
        return new Desks(house.store.staff())
                .of(house.store.people().idOf(person)).stream()
                        .filter(held -> Desks.role(held) == DESK)
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private SessionToken enrolled(Invitation invitation) {
        return ((Login.Entered) answered(invitation)).token();
    }

    private Login answered(Invitation invitation) {
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = (Login.Ask) house.logins.accept(house.managed(browser), invitation.code(), House.AREA);
        assertThat(Optional.of(asked.attempt().enrols())).contains(true);
        return house.logins.resume(house.managed(browser), asked.attempt().id(), Map.of("word", StaffProvider.YES));
    }
}
