package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CARD;
import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.PEC;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways in which holders give their PIN up: at the portal, and signed in. */
class RevokeDeskTest {

    private static final Map<String, String> SURE = Map.of(RevokeDesk.SURE, "true");
    private static final Map<String, String> RIGHT = Map.of(
            Subject.NAME,
            MARIO.value(),
            HealthCardFields.NUMBER,
            CARD,
            HealthCardFields.EXPIRY,
            "31.12.2030",
            "email",
            EMAIL,
            RevokeDesk.SURE,
            "true");
    private static final ServiceStep REFUSED =
            new ServiceStep.Refused("pin.revocation", Text.of("pin-issue.revoke.refused"), Effects.none());

    private final HolderWorld world = new HolderWorld();

    @BeforeEach
    void begin() {
        world.holding(MARIO, contacts(Medium.EMAIL, Medium.SMS));
        world.card(MARIO);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> with(String field, String typed) {
        Map<String, String> other = new HashMap<>(RIGHT);
        other.put(field, typed);
        return other;
    }

    private ServiceStep revokes(Map<String, String> typed) {
        return world.answers(RevokeDesk.NAME, world.begins(RevokeDesk.NAME), typed);
    }

    private ScriptedServiceRequest signedIn(CodiceFiscale person) {
        return ScriptedServiceRequest.of(GiveUpDesk.NAME, person, world.now());
    }

    private ServiceStep givesUp(CodiceFiscale person) {
        ServiceStep ask = world.service().handle(signedIn(person));
        return ask instanceof ServiceStep.Ask ? world.answers(world.service(), signedIn(person), ask, SURE) : ask;
    }

    @Test
    @Proves({"PIN-45", "PIN-S20", "NOT-14", "SEC-10"})
    void endsThePinForGoodAndTellsTheHolderAtEachContact() {
        world.recovering(MARIO, "ticket", "AAAA2222");
        ServiceStep step = revokes(RIGHT);
        Effects effects = ((ServiceStep.Done) step).effects();

        assertThat(effects.endsOtherSessions()).isTrue();
        assertThat(effects.about()).hasValue(MARIO);
        assertThat(effects.messages()).extracting(Message::kind).containsOnly("pin.revoked");
        assertThat(effects.messages())
                .extracting(Message::over)
                .containsExactly(List.of(Medium.EMAIL), List.of(Medium.SMS));
        assertThat(world.commits(step)).isTrue();
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.REVOCATO);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.REVOCATO);
        assertThat(world.follows("ticket")).isInstanceOf(ServiceStep.Rejected.class);
        assertThat(revokes(RIGHT)).usingRecursiveComparison().isEqualTo(REFUSED);
    }

    @Test
    @Proves({"SEC-04", "SEC-02", "CS-16"})
    void refusesEverythingElseWithOneTextAndOneHash() {
        world.holding(CLARA, contacts(Medium.EMAIL, Medium.SMS));
        Map<String, String> pec = with("pec", PEC);
        pec.remove("email");
        long before = world.hashes.get();

        assertThat(List.of(
                        revokes(with(HealthCardFields.NUMBER, "80380000000000000002")),
                        revokes(with(HealthCardFields.EXPIRY, "30/12/2030")),
                        revokes(with("email", "maria@example.it")),
                        revokes(pec),
                        revokes(with(Subject.NAME, NOBODY.value())),
                        revokes(with(Subject.NAME, CLARA.value()))))
                .allSatisfy(step -> assertThat(step).usingRecursiveComparison().isEqualTo(REFUSED));
        assertThat(world.hashes).hasValue(before + 6);
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.ATTIVO);
    }

    @ParameterizedTest
    @EnumSource(PinState.class)
    @Proves("PIN-S20")
    void endsAPinInEveryStateButTheLast(PinState state) {
        world.put(MARIO, state, PinLevel.ORDINARIO);

        assertThat(revokes(RIGHT) instanceof ServiceStep.Done).isEqualTo(state != PinState.REVOCATO);
        assertThat(givesUp(MARIO) instanceof ServiceStep.Done).isEqualTo(state != PinState.REVOCATO);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    @Proves("PIN-S20")
    void endsARequestThatGoesOn(Stage stage) {
        world.put(CLARA, stage, contacts(Medium.PEC));
        world.card(CLARA);
        Map<String, String> typed = with(Subject.NAME, CLARA.value());
        typed.put("pec", PEC);

        ServiceStep step = revokes(typed);

        assertThat(step instanceof ServiceStep.Done).isEqualTo(stage.isOpen());
        if (stage.isOpen()) {
            assertThat(world.commits(step)).isTrue();
            assertThat(world.dossier(CLARA).stage()).isEqualTo(Stage.REVOCATO);
            assertThat(world.dossier(CLARA).next()).isEmpty();
        }
    }

    @Test
    @Proves({"CS-13", "SEC-12"})
    void isUnavailableWhereNobodyCanBeLookedUp() {
        ServiceStep ask = world.begins(RevokeDesk.NAME);
        world.withArchiveAway();
        assertThat(world.answers(RevokeDesk.NAME, ask, RIGHT)).isEqualTo(PinIssue.NO_ARCHIVE);
        world.withoutArchive();
        assertThat(world.begins(RevokeDesk.NAME)).isEqualTo(PinIssue.NO_ARCHIVE);
        assertThat(world.answers(RevokeDesk.NAME, ask, RIGHT)).isEqualTo(PinIssue.NO_ARCHIVE);
    }

    @Test
    @Proves({"CS-05", "PIN-S20"})
    void doesNotEndWhatChangedMeanwhile() {
        ServiceStep step = revokes(RIGHT);
        world.put(MARIO, PinState.ATTIVO, PinLevel.ORDINARIO);

        assertThat(world.commits(step)).isFalse();
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.ATTIVO);
    }

    @Test
    @Proves({"PIN-45", "PIN-S20", "SEC-10"})
    void isDoneByWhoeverIsSignedInWithoutTheCard() {
        world.withoutArchive();
        ServiceStep step = givesUp(MARIO);
        Effects effects = ((ServiceStep.Done) step).effects();

        assertThat(effects.about()).isEmpty();
        assertThat(effects.endsOtherSessions()).isTrue();
        assertThat(effects.messages()).hasSize(2);
        assertThat(world.commits(step)).isTrue();
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.REVOCATO);
        assertThat(givesUp(MARIO))
                .isEqualTo(new ServiceStep.Rejected("pin.none", Text.of("pin-issue.give-up.rejected.none")));
    }

    @Test
    @Proves({"PIN-45", "NOT-14"})
    void isToldWhereTheHouseWritesToAHolderWithoutADossier() {
        world.put(CLARA, PinState.ATTIVO, PinLevel.ORDINARIO);

        List<Message> told = HolderWorld.messages(givesUp(CLARA));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).over()).containsExactly(Medium.EMAIL, Medium.SMS);
        assertThat(told.get(0).addresses()).isEmpty();
    }

    @Test
    @Proves({"SEC-71", "CRE-15", "UX-09"})
    void takesAFreshProofThePowersOfAPinAndKeepsAReceipt() {
        ServiceOperation declared =
                world.service().descriptor().operation(GiveUpDesk.NAME).orElseThrow();

        assertThat(declared.fresh()).isTrue();
        assertThat(declared.legalWeight()).isTrue();
        assertThat(declared.powers()).isEqualTo(Powers.ORDINARIO);
    }

    @Test
    @Proves({"CS-11", "SEC-09"})
    void isDoneInTheDialogueInWhichItWasAsked() {
        ServiceStep.Ask ask = (ServiceStep.Ask) world.service().handle(signedIn(MARIO));
        ServiceStep visitors = world.begins(RevokeDesk.NAME);
        var elsewhere = signedIn(MARIO).withPratica("another");

        assertThat(world.answers(world.service(), elsewhere, ask, SURE)).isEqualTo(PinIssue.NO_STATE);
        assertThat(world.service()
                        .handle(signedIn(MARIO)
                                .withState(ServiceState.of(ask.state().bytes()))))
                .isEqualTo(PinIssue.NO_ANSWER);
        assertThat(world.answers(
                        world.service(), world.visitor(RevokeDesk.NAME).withPratica("another"), visitors, RIGHT))
                .isEqualTo(PinIssue.NO_STATE);
    }

    @Test
    @Proves({"SEC-05", "CS-13"})
    void saysThatEveryPlaceForHashingIsTaken() {
        ServiceStep ask = world.begins(RevokeDesk.NAME);

        assertThat(world.answers(world.busy(), world.visitor(RevokeDesk.NAME), ask, RIGHT))
                .isEqualTo(PinIssue.BUSY);
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.ATTIVO);
    }
}
