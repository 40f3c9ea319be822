package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.audit.AuditEvent;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaffStepUpTest {

    private final House house = new House();
    private final BrowserToken browser = BrowserToken.random();
    private final SessionToken old = house.administrator(SARA);

    @Test
    @Proves({"SEC-71", "UX-16"})
    void renewsTheProofThatASensitiveActAsksFor() {
        house.passes(Duration.ofMinutes(6));
        assertThat(house.decisions.decide(house.at(old), Administration.STAFF_GRANT))
                .isEqualTo(new Decision.ProofTooOld(Decisions.FRESH));

        Session renewed = house.at(((Login.Entered) raise(SARA)).token());

        assertThat(renewed.role()).isEqualTo(Role.AMMINISTRATORE);
        assertThat(house.decisions.decide(renewed, Administration.STAFF_GRANT).granted())
                .isTrue();
        assertThat(house.sessions.find(house.managed(old))).isEmpty();
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-71")
    void leavesTheSessionAsItIsWhereTheNewProofIsTooWeakForTheRole() {
        house.local.level = AssuranceLevel.SUBSTANTIAL;

        assertThat(raise(SARA)).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");
        assertThat(house.at(old).level()).isEqualTo(AssuranceLevel.HIGH);
    }

    @Test
    @Proves("SEC-32")
    void letsNobodyInWhoseRoleEndedMeanwhile() {
        house.administrator(MARIA);
        Login.Ask asked = asked();
        String grant = house.grantOf(SARA);
        done(house.staff.end(house.serviceAccount(), grant, WHY));

        assertThat(answer(asked, SARA)).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");
        assertThat(house.sessions.find(house.managed(old))).isEmpty();
    }

    /** Or else whoever saw the code could use it on the way to the role, or in a step-up that counts. */
    @Test
    @Proves("SEC-06")
    void usesUpTheCodeOfSomebodyWhoIsRefusedForTheRole() {
        Effects used = Effects.records(List.of(RecordChange.put("code", RecordChange.ABSENT, new byte[] {1})))
                .endingOtherSessions();
        house.local.proving = used;
        house.local.level = AssuranceLevel.SUBSTANTIAL;

        assertThat(raise(SARA)).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");

        assertThat(house.store.records()).containsKey(MemoryCalls.OWNER + "/code");
        assertThat(house.sessions.find(house.managed(old))).isPresent();
        house.passes(Duration.ofMinutes(4)); // the block of a refusal
        house.local.level = AssuranceLevel.HIGH;
        assertThat(raise(SARA)).isEqualTo(new Login.NotAvailable("local", Absence.BUSY)); // it is used up
        assertThat(house.at(old).provedAt()).isBefore(house.now);
    }

    @Test
    @Proves("SEC-06")
    void usesUpTheCodeOfSomebodyWithoutARole() {
        house.local.proving = Effects.records(List.of(RecordChange.put("code", RecordChange.ABSENT, new byte[] {1})));

        assertThat(house.manage(MARIO, StaffProvider.YES)).isInstanceOf(Login.Refused.class);

        house.holds(MARIO, Role.AMMINISTRATORE);
        house.passes(Duration.ofMinutes(4));
        assertThat(house.manage(MARIO, StaffProvider.YES)).isEqualTo(new Login.NotAvailable("local", Absence.BUSY));
    }

    @Test
    @Proves({"UX-16", "SEC-09"})
    void endsTheSessionWhereAnotherPersonProvesWhoTheyAreWithTheRoleOrWithoutIt() {
        house.holds(MARIA, Role.AMMINISTRATORE);
        for (CodiceFiscale other : new CodiceFiscale[] {MARIA, MARIO}) {
            SessionToken left = ((Login.Entered) house.manage(SARA, StaffProvider.YES)).token();
            Login.Ask asked =
                    (Login.Ask) house.logins.raise(house.managed(browser, left), LoginChoice.of("local", AREA));

            assertThat(answer(left, asked, other)).isEqualTo(new Login.OtherPerson());
            assertThat(house.sessions.find(house.managed(left))).isEmpty();
            AuditEvent refused = house.lastEvent();
            assertThat(refused.person()).contains(other);
            assertThat(refused.about()).isEqualTo(Optional.of(SARA));
        }
        assertThat(house.sessions.find(house.managed(old))).isPresent(); // of another browser
    }

    private Login raise(CodiceFiscale person) {
        return answer(asked(), person);
    }

    private Login.Ask asked() {
        return (Login.Ask) house.logins.raise(house.managed(browser, old), LoginChoice.of("local", AREA));
    }

    private Login answer(Login.Ask asked, CodiceFiscale person) {
        return answer(old, asked, person);
    }

    private Login answer(SessionToken held, Login.Ask asked, CodiceFiscale person) {
        Map<String, String> answer = Map.of("person", person.value(), "word", StaffProvider.YES);
        return house.logins.resume(house.managed(browser, held), asked.attempt().id(), answer);
    }
}
