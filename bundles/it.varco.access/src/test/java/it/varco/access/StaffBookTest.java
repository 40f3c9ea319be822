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
import it.varco.api.access.Flaw;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.identity.PersonalName;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.TypedName;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.StoredStaffRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StaffBookTest {

    private static final String ADMIN = "AMMINISTRATORE";
    private static final CodiceFiscale GIULIA = new CodiceFiscale("VRDGLI92C55X999Q");

    private final House house = new House();
    private final SessionToken sara = house.administrator(SARA);

    @Test
    void letsTheOnlyAdministratorGrantTheSecondOneAlone() {
        StaffRole maria = done(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, "amministratore", WHY));

        assertThat(maria.state()).isEqualTo(StaffRole.State.HELD);
        assertThat(maria.by()).contains(SARA);
        assertThat(maria.reason()).isEqualTo(WHY);
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-35")
    void needsTwoForAThirdAdministrator() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        assertThat(mario.state()).isEqualTo(StaffRole.State.PROPOSED);
        assertThat(house.manage(MARIO, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
        house.passes(Duration.ofMinutes(3));

        assertThat(house.staff.approve(house.at(sara), mario.id()))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
        assertThat(done(house.staff.approve(house.at(maria), mario.id())).state())
                .isEqualTo(StaffRole.State.HELD);
        assertThat(house.staff.approve(house.at(maria), mario.id()))
                .isEqualTo(new Administered.Contrary<>("staff.not-proposed"));
        assertThat(house.manage(MARIO, StaffProvider.YES)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-35")
    void needsTwoAlsoOnceOneEndedTheOthers() {
        house.administrator(MARIA);
        done(house.staff.end(house.at(sara), roleOf(MARIA).id(), WHY));

        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        assertThat(mario.state()).isEqualTo(StaffRole.State.PROPOSED);
        assertThat(house.staff.approve(house.at(sara), mario.id()))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
        assertThat(done(house.staff.approve(house.serviceAccount(), mario.id())).state())
                .isEqualTo(StaffRole.State.HELD);
    }

    @Test
    @Proves("SEC-35")
    void believesNoProposerWhoHoldsTheRoleNoLonger() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(maria), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        endedElsewhere(roleOf(MARIA));

        assertThat(roleOf(MARIO).approvable()).isFalse();
        assertThat(house.staff.approve(house.at(sara), mario.id()))
                .isEqualTo(new Administered.Contrary<>("staff.not-proposed"));
    }

    @Test
    @Proves({"SEC-35", "AUD-04"})
    void endsWithAnAdministratorWhatTheyProposedAndNothingElse() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole marias = done(house.staff.grant(house.at(maria), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        StaffRole held =
                done(house.staff.grant(house.at(maria), GIULIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY));
        StaffRole saras = done(house.staff.grant(house.at(sara), GIULIA.value(), House.SOMEBODY, ADMIN, WHY));

        done(house.staff.end(house.at(sara), roleOf(MARIA).id(), WHY));

        assertThat(done(house.staff.all(house.at(sara))))
                .extracting(StaffRole::id)
                .containsExactlyInAnyOrder(roleOf(SARA).id(), held.id(), saras.id());
        assertThat(house.lastEvent().details()).containsEntry("withdrawn", marias.id());
        assertThat(house.staff.approve(house.at(sara), marias.id()))
                .isEqualTo(new Administered.Contrary<>("staff.not-proposed"));
        assertThat(done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY))
                        .state())
                .isEqualTo(StaffRole.State.PROPOSED);
    }

    @Test
    @Proves("SEC-35")
    void marksWhatACallerMayAgreeTo() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));

        assertThat(mario.approvable()).isFalse();
        assertThat(seenBy(house.at(sara), mario).approvable()).isFalse();
        assertThat(seenBy(house.at(maria), mario).approvable()).isTrue();
        assertThat(seenBy(house.serviceAccount(), mario).approvable()).isTrue();
        assertThat(done(house.staff.approve(house.at(maria), mario.id())).approvable())
                .isFalse();
        assertThat(seenBy(house.at(maria), mario).approvable()).isFalse();
    }

    private StaffRole seenBy(Caller caller, StaffRole role) {
        return done(house.staff.all(caller)).stream()
                .filter(seen -> seen.id().equals(role.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Proves("AUD-04")
    void recordsWhyAndByWhomItWasProposedWhenItIsApproved() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        done(house.staff.approve(house.at(maria), mario.id()));

        assertThat(house.lastEvent().details())
                .containsEntry("reason", WHY)
                .containsEntry("proposer", roleOf(SARA).id());
    }

    @Test
    @Proves("SEC-32")
    void endsTheRoleOfAPersonWhoWasErasedWithItsSessionsAndARecord() {
        SessionToken maria = house.administrator(MARIA);
        String role = roleOf(MARIA).id();
        house.store.erase(MARIA);

        assertThat(house.staff.end(house.at(sara), role, WHY)).isInstanceOf(Administered.Unknown.class);

        assertThat(house.lastEvent().operation()).isEqualTo("staff.end");
        assertThat(house.lastEvent().details()).containsEntry("grant", role).containsEntry("state", "ENDED");
        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-35")
    void takesAPersonAndTheServiceAccountForTwo() {
        house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.serviceAccount(), MARIO.value(), House.SOMEBODY, ADMIN, WHY));

        assertThat(mario.by()).isEmpty();
        assertThat(house.staff.approve(house.serviceAccount(), mario.id()))
                .isEqualTo(new Administered.Contrary<>("staff.own-proposal"));
        assertThat(done(house.staff.approve(house.at(sara), mario.id())).state())
                .isEqualTo(StaffRole.State.HELD);
    }

    @Test
    @Proves("SEC-35")
    void letsNobodyGrantToOrApproveThemselves() {
        assertThat(house.staff.grant(house.at(sara), SARA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY))
                .isEqualTo(new Administered.Contrary<>("staff.self"));

        house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        Caller himself = new CurrentSession(
                house.managed(sara),
                Duration.ZERO,
                new HeldSession(new StoredSession(
                        "handle",
                        Bytes.EMPTY,
                        house.store.people().idOf(MARIO),
                        "local",
                        new Holder(
                                        Identity.of(MARIO, new CredentialKind("local"), AssuranceLevel.HIGH)
                                                .build(),
                                        Powers.NONE,
                                        Channel.MANAGEMENT,
                                        Role.AMMINISTRATORE,
                                        "of-another-day")
                                .encode(),
                        "127.0.0.1",
                        house.now,
                        house.now)),
                House.SETTINGS.staff());
        assertThat(house.staff.approve(himself, mario.id())).isEqualTo(new Administered.Contrary<>("staff.self"));
    }

    @Test
    void grantsARoleOnce() {
        done(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY));
        assertThat(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY))
                .isEqualTo(new Administered.Contrary<>("staff.held"));
    }

    @Test
    @Proves({"SEC-32", "SEC-25"})
    void endsTheSessionsOfARoleAtOnce() {
        SessionToken maria = house.administrator(MARIA);
        house.at(maria);
        SessionToken citizen = house.enter(MARIA);

        done(house.staff.end(house.at(sara), roleOf(MARIA).id(), WHY));

        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
        assertThat(house.session(citizen)).isPresent();
        assertThat(house.store.openSessions()).isEqualTo(2);
        assertThat(house.manage(MARIA, StaffProvider.YES)).isInstanceOf(Login.Refused.class);
    }

    @Test
    @Proves("SEC-32")
    void noticesWithinASecondThatARoleEndedOnAnotherNode() {
        SessionToken maria = house.administrator(MARIA);
        house.at(maria);
        StaffRole role = roleOf(MARIA);
        endedElsewhere(role);

        house.passes(Duration.ofSeconds(1));
        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
    }

    @Test
    @Proves("SEC-32")
    void revivesNoSessionWhenTheRoleIsGrantedAgain() {
        SessionToken maria = house.administrator(MARIA);
        endedElsewhere(roleOf(MARIA));
        StaffRole again = done(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, ADMIN, WHY));
        done(house.staff.approve(house.serviceAccount(), again.id()));

        assertThat(house.sessions.find(house.managed(maria))).isEmpty();
    }

    private void endedElsewhere(StaffRole role) {
        StoredStaffRole old = house.store.staff().find(role.id()).orElseThrow();
        assertThat(house.store.staff().end(old, house.now, "", WHY)).isPresent();
    }

    @Test
    void keepsTheLastAdministrator() {
        assertThat(house.staff.end(house.at(sara), roleOf(SARA).id(), WHY))
                .isEqualTo(new Administered.Contrary<>("staff.last-administrator"));
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.lastEvent().details()).containsEntry("rule", "staff.last-administrator");
        assertThat(house.sessions.find(house.managed(sara))).isPresent();
    }

    @Test
    void keepsOneOfTwoAdministratorsThatEndEachOtherAtOnce() throws Exception {
        SessionToken maria = house.administrator(MARIA);

        assertThat(endingEachOther(house.at(sara), house.at(maria)))
                .filteredOn(Administered.Done.class::isInstance)
                .hasSize(1);
        assertThat(house.store.staff().holders(ADMIN)).isEqualTo(1);
    }

    private List<Administered<StaffRole>> endingEachOther(Caller first, Caller second) throws Exception {
        String saras = roleOf(SARA).id();
        String marias = roleOf(MARIA).id();
        ExecutorService together = Executors.newFixedThreadPool(2);
        try {
            Future<Administered<StaffRole>> one = together.submit(() -> house.staff.end(first, marias, WHY));
            Future<Administered<StaffRole>> other = together.submit(() -> house.staff.end(second, saras, WHY));
            return List.of(one.get(), other.get());
        } finally {
            together.shutdownNow();
        }
    }

    /** A role alone opens no door: who holds one and never made a credential keeps the house from nothing. */
    @Test
    void keepsTheLastAdministratorWhoHasACredential() {
        house.holds(MARIA, Role.AMMINISTRATORE);
        String saras = roleOf(SARA).id();

        for (Caller caller : List.of(house.at(sara), house.serviceAccount())) {
            assertThat(house.staff.end(caller, saras, WHY))
                    .isEqualTo(new Administered.Contrary<>("staff.last-enrolled"));
            assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(house.lastEvent().details()).containsEntry("rule", "staff.last-enrolled");
        }
        assertThat(house.sessions.find(house.managed(sara))).isPresent();
    }

    @Test
    void countsNoInvitationNorASignInAsCitizenNorAWrongWordForACredential() {
        house.holds(MARIA, Role.AMMINISTRATORE);
        done(house.staff.invite(house.at(sara), MARIA.value(), WHY));
        house.enter(MARIA);
        house.manage(MARIA, "no");

        assertThat(house.staff.end(house.at(sara), roleOf(SARA).id(), WHY))
                .isEqualTo(new Administered.Contrary<>("staff.last-enrolled"));
    }

    @Test
    void countsNobodyWhoWasErased() {
        house.administrator(MARIA);
        house.store.erase(MARIA);

        assertThat(house.staff.end(house.at(sara), roleOf(SARA).id(), WHY))
                .isEqualTo(new Administered.Contrary<>("staff.last-enrolled"));
    }

    @Test
    void endsTheRoleOfOneWhoNeverMadeACredentialWhoeverIsLeft() {
        String marias = house.holds(MARIA, Role.AMMINISTRATORE);
        done(house.staff.end(house.at(sara), marias, WHY));

        String marios = house.holds(MARIO, Role.AMMINISTRATORE);
        house.holds(GIULIA, Role.AMMINISTRATORE);
        endedElsewhere(roleOf(SARA));
        done(house.staff.end(house.serviceAccount(), marios, WHY));
        assertThat(house.store.staff().holders(ADMIN)).isEqualTo(1);
    }

    @Test
    void keepsOneWithACredentialOfTwoThatEndEachOtherAtOnce() throws Exception {
        SessionToken maria = house.administrator(MARIA);
        house.holds(MARIO, Role.AMMINISTRATORE);

        assertThat(endingEachOther(house.at(sara), house.at(maria)))
                .filteredOn(new Administered.Contrary<>("staff.last-enrolled")::equals)
                .hasSize(1);
        assertThat(house.store.staff().holders(ADMIN)).isEqualTo(2);
    }

    @Test
    void takesAProposalBackEvenFromTheOneWhoMadeIt() {
        house.administrator(MARIA);
        StaffRole mario = done(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, ADMIN, WHY));
        assertThat(done(house.staff.end(house.at(sara), mario.id(), WHY)).state())
                .isEqualTo(StaffRole.State.ENDED);
        assertThat(house.staff.end(house.at(sara), mario.id(), WHY)).isInstanceOf(Administered.Unknown.class);
    }

    @Test
    @Proves("SEC-71")
    void asksForANewLoginWhenTheProofIsTooOld() {
        house.passes(Duration.ofMinutes(5));
        assertThat(house.staff.grant(house.at(sara), MARIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY))
                .isInstanceOf(Administered.Done.class);
        house.passes(Duration.ofMillis(1));
        Administered<?> tooOld = new Administered.Forbidden<>(new Decision.ProofTooOld(Duration.ofMinutes(5)));
        assertThat(house.staff.grant(house.at(sara), MARIO.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY))
                .isEqualTo(tooOld);
        assertThat(house.staff.approve(house.at(sara), "any")).isEqualTo(tooOld);
        assertThat(house.staff.end(house.at(sara), roleOf(MARIA).id(), WHY)).isEqualTo(tooOld);
        assertThat(house.staff.invite(house.at(sara), SARA.value(), WHY)).isEqualTo(tooOld);
        assertThat(house.staff.all(house.at(sara))).isInstanceOf(Administered.Done.class);
        assertThat(house.store.staff().ofPerson(house.store.people().idOf(MARIO)))
                .isEmpty();
    }

    @Test
    @Proves("SEC-71")
    void believesNoProofFromTheFuture() {
        Caller before = house.at(sara);
        house.now = house.now.minus(Duration.ofHours(1));
        Caller late = new CurrentSession(
                house.managed(sara), Duration.ZERO, ((CurrentSession) before).held(), House.SETTINGS.staff());
        assertThat(house.decisions.decide(late, Administration.STAFF_GRANT)).isInstanceOf(Decision.ProofTooOld.class);
    }

    @Test
    void letsNoCitizenNearTheStaff() {
        Caller citizen = house.session(house.enter(MARIA)).orElseThrow();
        Administered<?> forbidden = new Administered.Forbidden<>(new Decision.Refused("access.role"));
        assertThat(house.staff.all(citizen)).isEqualTo(forbidden);
        assertThat(house.staff.grant(citizen, "nonsense", House.SOMEBODY, "nonsense", ""))
                .isEqualTo(forbidden);
        assertThat(house.staff.end(citizen, roleOf(SARA).id(), WHY)).isEqualTo(forbidden);
        assertThat(house.staff.invite(citizen, MARIA.value(), WHY)).isEqualTo(forbidden);
    }

    @Test
    @Proves("UX-03")
    void tellsEveryFlawAtOnce() {
        assertThat(house.staff.grant(house.at(sara), "RSSMRA80A01H501V", House.SOMEBODY, "CITTADINO", "ab"))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("codiceFiscale", Flaw.Kind.CODICE_FISCALE, ""),
                        new Flaw("role", Flaw.Kind.CHOICE, "OPERATORE_SEDE|OPERATORE_CONTACT_CENTER|AMMINISTRATORE"),
                        new Flaw("reason", Flaw.Kind.LENGTH, "3..200"))));
        assertThat(house.staff.invite(house.at(sara), "", ""))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("codiceFiscale", Flaw.Kind.MISSING, ""), new Flaw("reason", Flaw.Kind.MISSING, ""))));
    }

    @Test
    void listsByRoleAndPerson() {
        house.holds(MARIO, Role.AMMINISTRATORE);
        house.holds(MARIA, Role.OPERATORE_SEDE);
        assertThat(done(house.staff.all(house.at(sara))))
                .extracting(StaffRole::person)
                .containsExactly(MARIA, SARA, MARIO);
    }

    @Test
    @Proves("CF-13")
    void warnsOfANameThatDoesNotFitAndGrantsNothing() {
        assertThat(house.staff.grant(
                        house.at(sara), MARIA.value(), new TypedName("Verdi", "Giulia", false), "OPERATORE_SEDE", WHY))
                .isEqualTo(new Administered.Contrary<>("staff.name-mismatch"));

        assertThat(done(house.staff.all(house.at(sara)))).hasSize(1);
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.lastEvent().about()).contains(MARIA);
        assertThat(house.lastEvent().details()).containsEntry("rule", "staff.name-mismatch");
    }

    @Test
    @Proves("CF-13")
    void letsWhoeverGrantsSayThatBothAreRightAndRecordsIt() {
        StaffRole maria = done(house.staff.grant(
                house.at(sara), MARIA.value(), new TypedName("Verdi", "Giulia", true), "OPERATORE_SEDE", WHY));

        assertThat(maria.name()).contains(new PersonalName("Verdi", "Giulia"));
        assertThat(house.lastEvent().details())
                .containsEntry("overridden", "staff.name-mismatch")
                .containsEntry("reason", WHY);
        assertThat(house.lastEvent().details().toString()).doesNotContain("Verdi", "Giulia");
    }

    @Test
    @Proves("CF-13")
    void overridesNoWarningThatNobodyNeeded() {
        StaffRole maria = done(house.staff.grant(
                house.at(sara), MARIA.value(), new TypedName("ROSSI", "maria", true), "OPERATORE_SEDE", WHY));

        assertThat(maria.name()).contains(new PersonalName("ROSSI", "maria"));
        assertThat(house.lastEvent().details()).doesNotContainKey("overridden");
    }

    @Test
    @Proves("CF-13")
    void takesNoConfirmationInThePlaceOfTheReason() {
        TypedName wrong = new TypedName("Verdi", "Giulia", true);

        assertThat(house.staff.grant(house.at(sara), MARIA.value(), wrong, "OPERATORE_SEDE", ""))
                .isEqualTo(new Administered.Invalid<>(List.of(new Flaw("reason", Flaw.Kind.MISSING, ""))));
        assertThat(house.staff.name(house.at(sara), roleOf(SARA).id(), wrong, "no"))
                .isEqualTo(new Administered.Invalid<>(List.of(new Flaw("reason", Flaw.Kind.LENGTH, "3..200"))));
        assertThat(done(house.staff.all(house.at(sara)))).hasSize(1);
    }

    @Test
    void tellsWhatIsWrongWithEachPartOfAName() {
        Caller caller = house.at(sara);
        String saras = roleOf(SARA).id();

        assertThat(flaws(house.staff.name(caller, saras, new TypedName("", " ", true), WHY)))
                .containsExactly(new Flaw("surname", Flaw.Kind.MISSING, ""), new Flaw("name", Flaw.Kind.MISSING, ""));
        assertThat(flaws(house.staff.name(caller, saras, new TypedName("x".repeat(4096), "a\u0000b", true), WHY)))
                .containsExactly(
                        new Flaw("surname", Flaw.Kind.LENGTH, "1..100"),
                        new Flaw("name", Flaw.Kind.SHAPE, "Maria José"));
        assertThat(flaws(house.staff.grant(
                        caller, MARIA.value(), new TypedName("<b>Rossi</b>", " ", true), "OPERATORE_SEDE", WHY)))
                .containsExactly(
                        new Flaw("surname", Flaw.Kind.SHAPE, "D'Angelo"), new Flaw("name", Flaw.Kind.MISSING, ""));
    }

    private static List<Flaw> flaws(Administered<?> outcome) {
        return ((Administered.Invalid<?>) outcome).flaws();
    }

    @Test
    @Proves("CF-13")
    void correctsANameAndLeavesTheRestOfTheRoleAsItWas() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole before = roleOf(SARA);

        assertThat(house.staff.name(house.at(maria), before.id(), new TypedName("Verdi", "Giulia", false), WHY))
                .isEqualTo(new Administered.Contrary<>("staff.name-mismatch"));
        StaffRole named =
                done(house.staff.name(house.at(maria), before.id(), new TypedName(" Barbieri ", "Sara", false), WHY));

        assertThat(named.name()).contains(new PersonalName("Barbieri", "Sara"));
        assertThat(named.state()).isEqualTo(StaffRole.State.HELD);
        assertThat(named.since()).isEqualTo(before.since());
        assertThat(named.reason()).isEqualTo(before.reason());
        assertThat(house.lastEvent().details().toString()).doesNotContain("Barbieri", "Sara");
        assertThat(house.sessions.find(house.managed(sara))).isPresent();
        done(house.staff.end(house.at(maria), before.id(), WHY));
        assertThat(house.staff.name(house.at(maria), before.id(), new TypedName("Barbieri", "Sara", false), WHY))
                .isInstanceOf(Administered.Unknown.class);
    }

    @Test
    @Proves("SEC-35")
    void keepsTheNameWhereARoleIsApproved() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(
                house.staff.grant(house.at(sara), MARIO.value(), new TypedName("Rossi", "Mario", false), ADMIN, WHY));
        assertThat(seenBy(house.at(maria), mario).name()).contains(new PersonalName("Rossi", "Mario"));

        assertThat(done(house.staff.approve(house.at(maria), mario.id())).name())
                .contains(new PersonalName("Rossi", "Mario"));
    }

    @Test
    void tellsWhoEndedWhichRoleWhenAndWhyTheLatestFirst() {
        SessionToken maria = house.administrator(MARIA);
        StaffRole mario = done(
                house.staff.grant(house.at(maria), MARIO.value(), new TypedName("Rossi", "Mario", false), ADMIN, WHY));
        StaffRole giulia =
                done(house.staff.grant(house.serviceAccount(), GIULIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY));
        done(house.staff.end(house.serviceAccount(), giulia.id(), "by the machine"));
        house.passes(Duration.ofMinutes(1));
        String marias = roleOf(MARIA).id();
        done(house.staff.end(house.at(sara), marias, "left"));

        List<StaffRole> ended = done(house.staff.ended(house.at(sara)));

        assertThat(ended).extracting(StaffRole::id).containsExactly(mario.id(), marias, giulia.id());
        assertThat(ended).allMatch(role -> role.state() == StaffRole.State.ENDED);
        assertThat(ended.get(0).name()).contains(new PersonalName("Rossi", "Mario"));
        Optional<CodiceFiscale> bySara = Optional.of(SARA);
        assertThat(ended)
                .extracting(role -> role.ending().orElseThrow())
                .containsExactly(
                        new RoleCard.End(house.now, bySara, "left", false),
                        new RoleCard.End(house.now, bySara, "left", true),
                        new RoleCard.End(
                                house.now.minus(Duration.ofMinutes(1)), Optional.empty(), "by the machine", true));
        assertThat(ended.get(1).since()).isEqualTo(house.now.minus(Duration.ofMinutes(1)));
    }

    @Test
    void boundsWhatEnded() {
        for (int count = 0; count <= Staff.LATEST_ENDED; count++) {
            StaffRole giulia = done(
                    house.staff.grant(house.serviceAccount(), GIULIA.value(), House.SOMEBODY, "OPERATORE_SEDE", WHY));
            done(house.staff.end(house.serviceAccount(), giulia.id(), WHY));
        }
        assertThat(done(house.staff.ended(house.serviceAccount()))).hasSize(Staff.LATEST_ENDED);
    }

    @Test
    void tellsNoCitizenWhatEnded() {
        Caller citizen = house.session(house.enter(MARIA)).orElseThrow();
        assertThat(house.staff.ended(citizen)).isInstanceOf(Administered.Forbidden.class);
    }

    private StaffRole roleOf(CodiceFiscale person) {
        Optional<StaffRole> found = done(house.staff.all(house.serviceAccount())).stream()
                .filter(role -> role.person().equals(person))
                .findFirst();
        return found.orElseThrow();
    }
}
