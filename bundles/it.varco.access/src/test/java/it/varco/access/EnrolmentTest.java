package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.StaffRole;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private final House house = new House();
    private final SessionToken sara = house.administrator(SARA);
    private final BrowserToken browser = BrowserToken.random();

    /** Sara proposes, takes Maria's place with an invitation, and would be both pairs of eyes. */
    @Test
    @Proves("SEC-35")
    void countsWhoReplacedACredentialAndWhoseItWasForOne() {
        answered(accepted(invitation()));
        house.passes(Duration.ofMinutes(1));
        SessionToken maria = taken(invitation());

        assertThat(house.staff.approve(house.at(maria), proposedBy(sara, MARIO)))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
    }

    @Test
    @Proves("SEC-35")
    void countsThemForOneTheOtherWayRoundToo() {
        answered(accepted(invitation()));
        SessionToken maria = taken(invitation());

        assertThat(house.staff.approve(house.at(sara), proposedBy(maria, MARIO)))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
    }

    @Test
    @Proves("SEC-35")
    void countsThemForOneHoweverOftenTheyInviteThemselves() {
        answered(accepted(invitation()));
        SessionToken maria = taken(invitation());
        SessionToken again = taken(done(house.staff.invite(house.at(maria), MARIA.value(), WHY)));

        assertThat(house.staff.approve(house.at(again), proposedBy(sara, MARIO)))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
    }

    /** The first credential replaces nobody's: whoever makes it speaks for themselves. */
    @Test
    @Proves("SEC-35")
    void takesWhoMadeTheirFirstCredentialForThemselves() {
        SessionToken maria = taken(invitation());

        done(house.staff.approve(house.at(maria), proposedBy(sara, MARIO)));
    }

    @Test
    void letsAnAdministratorGoOnceAnotherMadeACredential() {
        Invitation invitation = invitation();
        String saras = house.grantOf(SARA);
        assertThat(house.staff.end(house.at(sara), saras, WHY))
                .isEqualTo(new Administered.Contrary<>("staff.last-enrolled"));

        SessionToken maria = taken(invitation);
        house.sessions.end(house.at(maria), house.at(maria).handle());

        done(house.staff.end(house.at(sara), saras, WHY));
    }

    /** As {@link #countsWhoReplacedACredentialAndWhoseItWasForOne}: the page shows neither a way that is none. */
    @Test
    @Proves("SEC-35")
    void marksNoProposalForWhomItCountsForOneWith() {
        answered(accepted(invitation()));
        SessionToken maria = taken(invitation());
        String mario = proposedBy(sara, MARIO);

        assertThat(done(house.staff.all(house.at(maria))).stream()
                        .filter(role -> role.id().equals(mario)))
                .hasSize(1)
                .noneMatch(StaffRole::approvable);
    }

    private SessionToken taken(Invitation invitation) {
        return ((Login.Entered) answered(accepted(invitation))).token();
    }

    private String proposedBy(SessionToken proposer, CodiceFiscale person) {
        return done(house.staff.grant(house.at(proposer), person.value(), House.SOMEBODY, "AMMINISTRATORE", WHY))
                .id();
    }

    @Test
    @Proves("SEC-32")
    void endsTheInvitationsOfWhoseRoleEnds() {
        invitation();
        done(house.staff.end(house.at(sara), roleOfMaria().id(), WHY));

        assertThat(house.store.openInvitations(house.now)).isZero();
    }

    @Test
    @Proves("SEC-10")
    void endsTheOpenSessionsOfWhomIsInvited() {
        SessionToken maria = house.administrator(MARIA);
        SessionToken citizen = house.enter(MARIA);
        house.at(maria);
        invitation();

        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
        assertThat(house.session(citizen)).isPresent();
        assertThat(house.lastEvent().details().get("ended")).hasSize(22);
    }

    @Test
    void usesNoInvitationUpWhereNoSessionOpens() {
        Invitation invitation = invitation();
        Login.Ask asked = accepted(invitation);
        house.local.level = AssuranceLevel.SUBSTANTIAL;
        assertThat(answered(asked)).isInstanceOf(Login.Refused.class);

        assertThat(house.store.openInvitations(house.now)).isEqualTo(1);
        assertThat(house.store.records()).isEmpty();
    }

    @Test
    void letsAnInvitedAdministratorMakeACredentialAndIn() {
        Login.Ask asked = accepted(invitation());
        assertThat(asked.attempt().enrols()).isTrue();
        assertThat(asked.form().exhibits()).hasSize(2);

        SessionToken token = ((Login.Entered) answered(asked)).token();

        assertThat(house.at(token).role()).isEqualTo(Role.AMMINISTRATORE);
        assertThat(house.at(token).codiceFiscale()).contains(MARIA);
        assertThat(house.store.records()).hasSize(1);
        assertThat(house.store.events())
                .extracting(AuditEvent::operation)
                .containsSubsequence("staff.invite", "staff.accept", "staff.enrol", "login.enter");
    }

    @Test
    void readsACodeAsPeopleTypeIt() {
        String code = invitation().code();
        assertThat(code).matches("(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
        String typed = ' ' + code.toLowerCase(Locale.ROOT).replace('-', ' ') + "\n";
        assertThat(house.logins.accept(house.managed(browser), typed, AREA)).isInstanceOf(Login.Ask.class);
    }

    @Test
    void usesAnInvitationOnceHoweverManyBrowsersBeganWithIt() {
        Invitation invitation = invitation();
        Login.Ask first = accepted(invitation);
        Login.Ask second = accepted(invitation);

        assertThat(answered(first)).isInstanceOf(Login.Entered.class);
        assertThat(house.store.openAttempts()).isZero();
        assertThat(answered(second)).isInstanceOf(Login.Expired.class);
        assertThat(house.logins.accept(house.managed(browser), invitation.code(), AREA))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.store.records()).hasSize(1);
    }

    @Test
    void endsAnInvitationAfterADayOrWithTheNextOne() {
        Invitation first = invitation();
        Invitation second = invitation();
        assertThat(house.logins.accept(house.managed(browser), first.code(), AREA))
                .isInstanceOf(Login.Expired.class);
        house.passes(Duration.ofHours(24));
        assertThat(house.logins.accept(house.managed(browser), second.code(), AREA))
                .isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves("SEC-07")
    void letsNoOtherBrowserAnswer() {
        Login.Ask asked = accepted(invitation());
        assertThat(house.logins.resume(
                        house.managed(BrowserToken.random()), asked.attempt().id(), Map.of("word", StaffProvider.YES)))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.logins.resume(house.visit(browser), asked.attempt().id(), Map.of("word", StaffProvider.YES)))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.store.records()).isEmpty();
    }

    @Test
    @Proves("CP-03")
    void believesNoProviderThatEnrolsSomebodyElse() {
        Login.Ask asked = accepted(invitation());
        house.plugins.put(new Impostor());

        assertThat(answered(asked)).isEqualTo(new Login.NotAvailable("local", Absence.FAULT));
        assertThat(house.store.openSessions()).isEqualTo(1);
        assertThat(house.lastEvent().details()).containsEntry("rule", "provider.contract");
    }

    @Test
    @Proves("SEC-32")
    void makesNoCredentialForWhoseRoleEndedMeanwhile() {
        Login.Ask asked = accepted(invitation());
        done(house.staff.end(house.at(sara), roleOfMaria().id(), WHY));

        assertThat(answered(asked)).isInstanceOf(Login.Refused.class);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.role");
        assertThat(house.store.records()).isEmpty();
    }

    @Test
    @Proves("SEC-10")
    void endsTheSessionsThatWereOpenedWithTheCredentialBefore() {
        Invitation invitation = invitation();
        SessionToken before = ((Login.Entered) house.manage(MARIA, StaffProvider.YES)).token();
        house.at(before);

        answered(accepted(invitation));

        assertThat(house.sessions.find(house.managed(before))).isEmpty();
    }

    @Test
    @Proves("SEC-03")
    void keepsANetworkFromGuessingCodes() {
        Invitation invitation = invitation();
        for (int i = 0; i < 10; i++) {
            assertThat(house.logins.accept(house.managed(browser), "ABCD-EFGH-JKLM-NPQ" + (2 + i % 8), AREA))
                    .isInstanceOf(Login.Expired.class);
        }
        assertThat(house.logins.accept(house.managed(browser), invitation.code(), AREA))
                .isInstanceOf(Login.Blocked.class);
        house.passes(Duration.ofMinutes(10));
        assertThat(house.logins.accept(house.managed(browser), invitation.code(), AREA))
                .isInstanceOf(Login.Ask.class);
        assertThat(house.store.events().stream()
                        .filter(event -> event.operation().equals("staff.accept"))
                        .map(AuditEvent::outcome))
                .hasSize(11)
                .containsOnly(Outcome.REFUSED, Outcome.DONE);
    }

    @Test
    @Proves("SEC-45")
    void acceptsNoCodeOnThePublicSite() {
        assertThat(house.logins.accept(house.visit(browser), invitation().code(), AREA))
                .isInstanceOf(Login.Expired.class);
    }

    @Test
    void isNotKeptFromItByWrongWordsOfOthers() {
        Login.Ask asked = accepted(invitation());
        house.manage(MARIA, "no");
        assertThat(house.manage(MARIA, "no")).isInstanceOf(Login.Blocked.class);
        assertThat(answered(asked)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-03")
    void isNotKeptFromItByWhatWasRefusedToTheSameNetwork() {
        Invitation invitation = invitation();
        for (int i = 0; i < 10; i++) {
            assertThat(house.manage(MARIA, "no")).isInstanceOf(Login.Refused.class);
            house.passes(Duration.ofMinutes(3));
        }
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Blocked.class);

        assertThat(answered(accepted(invitation))).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-03")
    void countsNothingOfItAgainstTheLoginsThatFollow() {
        Invitation invitation = invitation();
        for (int i = 0; i < 10; i++) {
            assertThat(answered(accepted(invitation), "no")).isInstanceOf(Login.Refused.class);
        }

        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Entered.class);
    }

    @Test
    void invitesNobodyWhoCouldNotSignIn() {
        house.holds(MARIO, Role.OPERATORE_SEDE);
        for (String person : List.of(MARIO.value(), MARIA.value())) {
            assertThat(house.staff.invite(house.at(sara), person, WHY))
                    .isEqualTo(new Administered.Contrary<>("staff.no-role"));
        }
    }

    @Test
    void saysWhenNobodyMakesCredentials() {
        Invitation invitation = invitation();
        house.plugins.remove("local");
        assertThat(house.staff.invite(house.at(sara), SARA.value(), WHY))
                .isEqualTo(new Administered.Contrary<>("staff.no-provider"));
        assertThat(house.logins.accept(house.managed(browser), invitation.code(), AREA))
                .isInstanceOf(Login.NotAvailable.class);
    }

    @Test
    @Proves("SEC-53")
    void leavesNoCodeInTrailAndText() {
        Invitation invitation = invitation();
        accepted(invitation);
        String bare = invitation.code().replace("-", "");
        String trail =
                house.store.events().stream().map(AuditEvent::details).toList().toString();
        assertThat(trail + invitation + Code.typed(bare)).doesNotContain(invitation.code(), bare);
    }

    private StaffRole roleOfMaria() {
        return done(house.staff.all(house.at(sara))).stream()
                .filter(held -> held.person().equals(MARIA))
                .findFirst()
                .orElseThrow();
    }

    private Invitation invitation() {
        if (house.store.staff().ofPerson(house.store.people().idOf(MARIA)).isEmpty()) {
            house.holds(MARIA, Role.AMMINISTRATORE);
        }
        return done(house.staff.invite(house.at(sara), MARIA.value(), WHY));
    }

    private Login.Ask accepted(Invitation invitation) {
        return (Login.Ask) house.logins.accept(house.managed(browser), invitation.code(), AREA);
    }

    private Login answered(Login.Ask asked) {
        return answered(asked, StaffProvider.YES);
    }

    private Login answered(Login.Ask asked, String word) {
        return house.logins.resume(house.managed(browser), asked.attempt().id(), Map.of("word", word));
    }

    /** Says that whoever answers is somebody else than was invited. */
    private static final class Impostor implements CredentialProvider {

        @Override
        public ProviderDescriptor descriptor() {
            return new StaffProvider().descriptor();
        }

        @Override
        public LoginStep begin(LoginRequest request) {
            return resume(request, ProviderState.none());
        }

        @Override
        public LoginStep resume(LoginRequest request, ProviderState state) {
            assertThat(request.channel()).isEqualTo(Channel.MANAGEMENT);
            return new LoginStep.Recognised(
                    Identity.of(SARA, new CredentialKind("local"), AssuranceLevel.HIGH)
                            .build(),
                    Effects.none());
        }
    }
}
