package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisterDeskTest {

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private ServiceStep registers(Map<String, String> typed) {
        return world.registers(ANNA, typed);
    }

    private static Effects effects(ServiceStep step) {
        return ((ServiceStep.Done) step).effects();
    }

    @Test
    @Proves({"PIN-09", "PIN-13", "PIN-S01", "NOT-01"})
    void takesARequestByPhone() {
        ServiceStep step = world.committed(registers(IssueWorld.typedAbroad()));

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.RICHIESTO);
        assertThat(world.dossier(MARIO).origin()).isEqualTo(Dossier.Origin.PHONE);
        assertThat(world.dossier(MARIO).verified()).isFalse();
        assertThat(effects(step).about()).contains(MARIO);
        assertThat(effects(step).notes()).isEqualTo(Map.of("act", "registered"));
        assertThat(effects(step).messages()).extracting(Message::kind).containsExactly("pin.request.received");
    }

    /** An officer may know; and that they know is recorded. */
    @Test
    @Proves({"PIN-18", "AUD-04"})
    void tellsPlainlyThatThereIsAPinOrARequest() throws InterruptedException {
        world.put(DeskWorld.waiting(MARIO, NUMBER, DeskWorld.NOW).verifiedFacts());
        ServiceStep open = registers(IssueWorld.typedAbroad());
        world.pin(MARIO);
        ServiceStep exists = registers(IssueWorld.typedAbroad());

        assertThat(effects(open).notes()).isEqualTo(Map.of("act", "open"));
        assertThat(effects(exists).notes()).isEqualTo(Map.of("act", "exists"));
        for (ServiceStep told : new ServiceStep[] {open, exists}) {
            assertThat(effects(told).about()).contains(MARIO);
            assertThat(effects(told).records()).isEmpty();
            assertThat(effects(told).messages()).isEmpty();
        }
    }

    @Test
    @Proves("FAS-05")
    void takesNoneForSomebodyWhoCanHaveAnotherCredential() {
        Map<String, String> typed = new HashMap<>(IssueWorld.typedAbroad());
        typed.put(RequestForms.ABROAD, RequestForms.NO);

        assertThat(registers(typed)).isInstanceOf(ServiceStep.Rejected.class);
    }

    /** They would type their own mail and address, make the call to themselves, and tick that all is right. */
    @Test
    @Proves({"SEC-35", "PIN-16"})
    void leavesTheCallToAnotherOfficer() {
        world.committed(registers(IssueWorld.typedAbroad()));
        world.passes();

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);
        assertThat(world.open(CallsDesk.NAME, ANNA))
                .isInstanceOfSatisfying(
                        ServiceStep.Answered.class,
                        list -> assertThat(list.view()
                                        .tables()
                                        .get(0)
                                        .rows()
                                        .get(0)
                                        .get(0))
                                .isEqualTo(new View.Value.Words(Text.of("pin-issue.calls.state.other"))));
        world.call(LUCA, DeskWorld.TICKS);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
    }

    @Test
    @Proves("SEC-35")
    void takesACallInHandAwayFromWhoeverRegistersTheNextRequestOfThatPerson() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask form = world.ask(CallDesk.NAME, ANNA);
        world.put(world.dossier(MARIO).at(Stage.ANNULLATO, world.clock.instant(), "pin.revoked", Optional.empty()));
        world.committed(registers(IssueWorld.typedAbroad()));
        world.passes();

        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);
        assertThat(world.answer(CallDesk.NAME, ANNA, form, DeskWorld.TICKS))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class, no -> assertThat(no.code()).isEqualTo("pin.call.gone"));
    }

    @Test
    @Proves({"D-12", "SEC-35"})
    void keepsWhoTookItDownUnderANameThatSaysNothing() {
        world.committed(registers(IssueWorld.typedAbroad()));
        Dossier kept = world.dossier(MARIO);

        assertThat(kept.registrar()).isPresent();
        assertThat(kept.registrar().orElseThrow()).doesNotContain(ANNA.value());
        assertThat(kept.at(Stage.CONCLUSO, DeskWorld.NOW, "pin.activated", Optional.empty())
                        .registrar())
                .isEqualTo(kept.registrar());
        assertThat(WrittenDossier.read(WrittenDossier.of(kept)).orElseThrow().registrar())
                .isEqualTo(kept.registrar());
    }

    @Test
    void isLostWhereThePersonAskedOnThePortalAtTheSameMoment() {
        ServiceStep phone = registers(IssueWorld.typedAbroad());
        world.waits(MARIO, NUMBER);

        assertThat(world.commit(phone)).isFalse();
        assertThat(world.dossier(MARIO).number()).isEqualTo(NUMBER);
    }
}
