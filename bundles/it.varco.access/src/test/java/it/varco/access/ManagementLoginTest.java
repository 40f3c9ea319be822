package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.OpenSession;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementLoginTest {

    private final House house = new House();

    @Test
    void opensASessionOfAnAdministratorForWhoeverHoldsTheRole() {
        Session session = house.at(house.administrator(SARA));

        assertThat(session.role()).isEqualTo(Role.AMMINISTRATORE);
        assertThat(session.level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(session.powers()).isEqualTo(Powers.NONE);
        assertThat(session.provedAt()).isEqualTo(house.now);
        assertThat(house.decisions.decide(session, Administration.CONSOLE).granted())
                .isTrue();
    }

    @Test
    @Proves("SEC-04")
    void refusesWhoeverHoldsNoRoleLikeAWrongWord() {
        Login wrong = house.manage(MARIA, "no");
        Login withoutRole = house.manage(SARA, StaffProvider.YES);

        assertThat(withoutRole).isEqualTo(wrong).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.lastEvent().person()).contains(SARA);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");
        assertThat(house.manage(SARA, StaffProvider.YES)).isInstanceOf(Login.Blocked.class);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    void refusesAnotherRoleOfStaffAndALowerLevel() {
        house.holds(SARA, Role.OPERATORE_SEDE);
        assertThat(house.manage(SARA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);

        house.holds(MARIA, Role.AMMINISTRATORE);
        house.local.level = AssuranceLevel.SUBSTANTIAL;
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("D-20")
    void findsARoleByThePersonWhateverCredentialProvedIt() {
        house.holds(SARA, Role.AMMINISTRATORE);
        for (String kind : List.of("local", "cie")) {
            house.local.kind = new CredentialKind(kind);

            Login.Entered entered = (Login.Entered) house.manage(SARA, StaffProvider.YES);

            assertThat(house.at(entered.token()).role()).isEqualTo(Role.AMMINISTRATORE);
            assertThat(house.at(entered.token()).kind()).hasToString(kind);
        }
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
    }

    @Test
    @Proves("SEC-45")
    void opensNothingOnOneSiteWithTheSessionOfTheOther() {
        SessionToken staff = house.administrator(SARA);
        SessionToken citizen = house.enter(MARIA);

        assertThat(house.sessions.find(house.visit(staff))).isEmpty();
        assertThat(house.sessions.find(house.managed(citizen))).isEmpty();
        assertThat(house.sessions.find(house.managed(staff))).isPresent();
        assertThat(house.sessions.find(house.visit(citizen))).isPresent();
    }

    @Test
    @Proves({"SEC-30", "SEC-45"})
    void keepsTheSessionsOfOneSiteFromTheOther() {
        SessionToken staff = house.administrator(SARA);
        String handle = house.at(staff).handle();
        Session citizen = house.session(house.enter(SARA)).orElseThrow();
        for (int i = 0; i < 9; i++) {
            house.passes(Duration.ofSeconds(1));
            house.enter(SARA);
        }

        assertThat(house.sessions.openOf(house.at(staff))).hasSize(1);
        assertThat(house.sessions.end(citizen, handle)).isFalse();
        assertThat(house.sessions.openOf(citizen))
                .hasSize(5)
                .noneMatch(open -> open.handle().equals(handle));
        assertThat(house.sessions.find(house.managed(staff))).isPresent();
        assertThat(done(house.sessions.openOf(house.at(staff), SARA.value()))).hasSize(6);
    }

    @Test
    @Proves("SEC-45")
    void goesOnWithALoginOnItsOwnSiteAlone() {
        house.holds(SARA, Role.AMMINISTRATORE);
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = (Login.Ask) house.logins.begin(house.managed(browser), LoginChoice.of("local", AREA));
        Map<String, String> answer = Map.of("person", SARA.value(), "word", StaffProvider.YES);

        assertThat(house.logins.resume(house.visit(browser), asked.attempt().id(), answer))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.logins.resume(house.managed(browser), asked.attempt().id(), answer))
                .isInstanceOf(Login.Entered.class);
    }

    @Test
    void offersEachProviderOnItsOwnSite() {
        assertThat(house.logins.offered(Channel.MANAGEMENT))
                .extracting(card -> card.id())
                .containsExactly("local");
        BrowserToken browser = BrowserToken.random();
        assertThat(house.logins.begin(house.visit(browser), LoginChoice.of("local", AREA)))
                .isEqualTo(new Login.NotAvailable("local", Absence.ABSENT));
        assertThat(house.logins.begin(house.managed(browser), LoginChoice.of("word", AREA)))
                .isEqualTo(new Login.NotAvailable("word", Absence.ABSENT));
    }

    @Test
    @Proves("SEC-25")
    void endsAnAdministratorsSessionAfterTenMinutesWithoutUseAndAfterAnHour() {
        SessionToken idle = house.administrator(SARA);
        house.passes(Duration.ofMinutes(10));
        assertThat(house.sessions.find(house.managed(idle))).isEmpty();

        SessionToken busy = house.administrator(MARIA);
        for (int i = 0; i < 11; i++) {
            house.passes(Duration.ofMinutes(5));
            assertThat(house.sessions.find(house.managed(busy))).isPresent();
        }
        house.passes(Duration.ofMinutes(5));
        assertThat(house.sessions.find(house.managed(busy))).isEmpty();
    }

    @Test
    @Proves("SEC-25")
    void takesAPageThatAsksByItselfForNoUse() {
        SessionToken token = house.administrator(SARA);
        for (int i = 0; i < 9; i++) {
            house.passes(Duration.ofMinutes(1));
            Session seen = house.sessions.find(background(token)).orElseThrow();
            assertThat(seen.idleEnd()).isEqualTo(seen.openedAt().plus(Duration.ofMinutes(10)));
        }
        house.passes(Duration.ofMinutes(1));
        assertThat(house.sessions.find(background(token))).isEmpty();
    }

    private Visit background(SessionToken token) {
        return Visit.at(house.now, "127.0.0.1", "REF-6789")
                .channel(Channel.MANAGEMENT)
                .session(token)
                .background()
                .build();
    }

    @Test
    void showsAndEndsASessionOfAnybodyWithTheReasonInTheTrail() {
        SessionToken sara = house.administrator(SARA);
        SessionToken maria = house.enter(MARIA);

        List<OpenSession> open = done(house.sessions.openOf(house.at(sara), MARIA.value()));
        assertThat(open).hasSize(1);
        assertThat(house.lastEvent().operation()).isEqualTo("sessions.view");
        assertThat(house.lastEvent().about()).contains(MARIA);

        done(house.sessions.end(house.at(sara), open.get(0).handle(), WHY));
        AuditEvent ended = house.lastEvent();
        assertThat(ended.operation()).isEqualTo("sessions.end");
        assertThat(ended.person()).contains(SARA);
        assertThat(ended.about()).contains(MARIA);
        assertThat(ended.details())
                .containsEntry("reason", WHY)
                .containsEntry("ended", open.get(0).handle());
        assertThat(house.session(maria)).isEmpty();
        assertThat(house.sessions.end(house.at(sara), open.get(0).handle(), WHY))
                .isInstanceOf(Administered.Unknown.class);
    }

    @Test
    void keepsSessionsOfOthersFromCitizensAndFromFlawedRequests() {
        Session maria = house.session(house.enter(MARIA)).orElseThrow();
        assertThat(house.sessions.openOf(maria, SARA.value())).isInstanceOf(Administered.Forbidden.class);
        assertThat(house.sessions.end(maria, maria.handle(), WHY)).isInstanceOf(Administered.Forbidden.class);

        Session sara = house.at(house.administrator(SARA));
        assertThat(house.sessions.openOf(sara, "nobody")).isInstanceOf(Administered.Invalid.class);
        assertThat(house.sessions.end(sara, maria.handle(), "")).isInstanceOf(Administered.Invalid.class);
        assertThat(house.sessions.end(sara, "no such handle", WHY)).isInstanceOf(Administered.Unknown.class);
        assertThat(house.store.openSessions()).isEqualTo(2);
    }

    @Test
    void tellsThePluginsWhichAnswersWereRefusals() {
        house.manage(SARA, "no");
        house.manage(MARIA, StaffProvider.YES);
        assertThat(house.plugins.refusals).containsExactly("local");
    }

    @Test
    void countsLoginsByProviderAndOutcome() {
        house.manage(SARA, "no");
        house.manage(SARA, "no");
        house.enter(MARIA);
        house.logins.begin(house.visit(BrowserToken.random()), LoginChoice.of("made-up", AREA));

        assertThat(house.figures.measurements().stream()
                        .filter(figure -> figure.value() > 0)
                        .map(figure -> figure.labels().get("provider")
                                + ' '
                                + figure.labels().get("outcome"))
                        .toList())
                .containsExactlyInAnyOrder("local refused", "local blocked", "word entered");
        assertThat(house.figures.measurements())
                .extracting(figure -> figure.labels().get("provider"))
                .doesNotContain("made-up");
        assertThat(house.sessions.openAt(house.now)).isZero();
        house.session(house.enter(SARA));
        assertThat(house.sessions.openAt(house.now)).isEqualTo(1);
    }

    @Test
    void readsASessionThatWasOpenedBeforeThereWereRoles() {
        Session known = house.session(house.enter(MARIA)).orElseThrow();
        Holder holder = ((CurrentSession) known).held().holder();
        byte[] now = holder.encode().array();
        byte[] first = new byte[now.length - "\0\3WEB".length() - "\0\0".length()];
        int role = now.length - "\0\3WEB\0\tCITTADINO\0\0".length();
        System.arraycopy(now, 0, first, 0, role);
        System.arraycopy(now, role + "\0\3WEB".length(), first, role, "\0\tCITTADINO".length());
        first[0] = 1;

        assertThat(Holder.decode(Bytes.of(first))).usingRecursiveComparison().isEqualTo(holder);
        assertThat(holder.channel()).isEqualTo(Channel.WEB);
        assertThat(Optional.of(holder.grant())).contains("");
    }
}
