package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.CARD;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.TICKS;
import static it.varco.credential.pin.issue.DeskWorld.atHome;
import static it.varco.credential.pin.issue.DeskWorld.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Field;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody calls for whom a request is open that anybody may have made. */
@Proves({"PIN-18", "ROL-07"})
class ReplacedRequestTest {

    private static final Contacts OF_A_STRANGER = Contacts.of(Map.of(Medium.EMAIL, "stranger@example.org"));

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    /** A request of somebody else for Mario, which waits for its call. */
    private static Dossier strangers() {
        return waiting(MARIO, NUMBER, DeskWorld.NOW).reachedAt(OF_A_STRANGER);
    }

    private ServiceStep registers(CodiceFiscale officer, Map<String, String> more) {
        Map<String, String> typed = IssueWorld.typedAbroad();
        typed.putAll(more);
        return world.registers(officer, typed);
    }

    private ServiceStep replaces(CodiceFiscale officer, String proof) {
        return registers(officer, Map.of(RegisterDesk.REPLACE, "true", CallerFields.PROOF, proof));
    }

    private static Effects effects(ServiceStep step) {
        return ((ServiceStep.Done) step).effects();
    }

    private static String act(ServiceStep step) {
        return effects(step).notes().get("act");
    }

    @Test
    void givesWayToTheNewOneAndWhoeverMadeItIsToldNothing() {
        world.put(strangers());

        ServiceStep.Done done = world.committed(replaces(ANNA, ""));

        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "replaced"));
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(world.dossier(MARIO)).satisfies(asked -> {
            assertThat(asked.number()).isEqualTo(IssueWorld.number(done.view())).isNotEqualTo(NUMBER);
            assertThat(asked.stage()).isEqualTo(Stage.RICHIESTO);
            assertThat(asked.origin()).isEqualTo(Dossier.Origin.PHONE);
            assertThat(asked.verified()).isFalse();
            assertThat(asked.contacts().addresses()).doesNotContainValue("stranger@example.org");
            assertThat(asked.history()).extracting(Dossier.Event::what).containsExactly("request");
        });
        assertThat(done.effects().messages()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo("pin.request.received");
            assertThat(message.addresses())
                    .isEqualTo(Map.of(Medium.EMAIL, IssueWorld.EMAIL, Medium.SMS, IssueWorld.MOBILE));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RICHIESTO", "IN_VERIFICA_TELEFONICA"})
    void leavesNothingByWhichItIsFound(Stage stage) throws InterruptedException {
        Recovery recovery = new Recovery(
                world.dossiers.linkOf("ticket"),
                world.pins.newPins().hashOf("AAAA2222".toCharArray()).orElseThrow(),
                DeskWorld.NOW.plus(Duration.ofDays(1)),
                0);
        world.put(strangers()
                .at(stage, DeskWorld.NOW, "test", Optional.of(DeskWorld.NOW.plus(Duration.ofDays(1))))
                .recovering(Optional.of(recovery)));
        world.clock.advance(Duration.ofMinutes(1));

        world.committed(replaces(ANNA, ""));

        assertThat(world.store.list("dossier/", "", 10)).hasSize(1);
        assertThat(world.store.list("number/", "", 10)).hasSize(1);
        assertThat(world.store.list("due/", "", 10)).hasSize(1);
        assertThat(world.store.list("phantom/", "", 10))
                .as("its number shows that it ended")
                .hasSize(1);
        assertThat(world.store.count("")).isEqualTo(4);
        assertThat(world.dossiers.ofNumber(NUMBER)).isEmpty();
        assertThat(world.dossiers.ofNumber(world.dossier(MARIO).number())).isPresent();
        assertThat(world.answer(CorrectionDesk.NAME, ANNA, Map.of("which", NUMBER, "right", "again", "reason", "news")))
                .isInstanceOf(ServiceStep.Rejected.class);
        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);
    }

    @Test
    void isLeftAloneUnlessTheOfficerSaysOtherwiseAndThenNothingIsCompared() {
        world.knowing(atHome(CARD)).put(strangers());

        ServiceStep step = registers(ANNA, Map.of(CallerFields.PROOF, "1"));

        assertThat(act(step)).isEqualTo("unverified");
        assertThat(effects(step).about()).contains(MARIO);
        assertThat(effects(step).records()).isEmpty();
        assertThat(effects(step).messages()).isEmpty();
        assertThat(((ServiceStep.Done) step).view().sentences())
                .containsExactly(Text.of("pin-issue.register.told.unverified"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CARD, "8038 0000 0000 0000 0017"})
    void givesWayToWhoeverKnowsTheNumberOfTheCard(String said) {
        world.knowing(atHome(CARD)).put(strangers());

        assertThat(act(world.committed(replaces(ANNA, said)))).isEqualTo("replaced");
        assertThat(world.dossier(MARIO).number()).isNotEqualTo(NUMBER);
    }

    @Test
    void givesWayWithoutAProofWhereTheArchiveKnowsNoCard() {
        world.knowing(atHome("")).put(strangers());

        assertThat(act(world.committed(replaces(ANNA, "")))).isEqualTo("replaced");
    }

    /** Whoever made it knows everything that stands in it. */
    @ParameterizedTest
    @ValueSource(strings = {"", NUMBER, "stranger@example.org", "80380000000000000018"})
    @Proves({"SEC-02", "SEC-04"})
    void staysWhereTheNumberOfTheCardIsMissingOrAnother(String said) {
        world.knowing(atHome(CARD)).put(strangers());

        ServiceStep.Done done = world.committed(replaces(ANNA, said));

        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "unlike", "misses", "1"));
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().messages()).isEmpty();
        assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.register.told.unlike"));
        assertThat(world.dossier(MARIO).number()).isEqualTo(NUMBER);
    }

    @Test
    @Proves("SEC-02")
    void isClosedForADayAfterThreeWrongNumbersAtWhicheverDesk() {
        world.knowing(atHome(CARD)).put(strangers());
        world.committed(replaces(ANNA, "1"));
        world.committed(replaces(LUCA, ""));
        Map<String, String> adds = Map.of("email", "a@example.it", CallerFields.PROOF, "3");
        assertThat(world.committed(world.answer(AddContactDesk.NAME, LUCA, DeskWorld.saying(MARIO, adds)))
                        .effects()
                        .notes())
                .containsEntry("misses", "3");

        ServiceStep closed = replaces(LUCA, CARD);

        assertThat(act(closed)).isEqualTo("closed");
        assertThat(effects(closed).records()).isEmpty();
        assertThat(effects(closed).about()).contains(MARIO);
        world.clock.advance(Duration.ofDays(1));
        assertThat(act(replaces(ANNA, CARD))).isEqualTo("replaced");
    }

    @Test
    void staysWhileItCannotBeSaidWhetherThereIsACard() {
        world.archiveAway().put(strangers());

        assertThat(act(replaces(ANNA, CARD))).isEqualTo("archive");
        assertThat(act(registers(ANNA, Map.of()))).isEqualTo("unverified");
    }

    @Test
    void staysWhileAnOfficerHasItsCallInHand() {
        world.knowing(atHome(CARD)).put(strangers());
        world.take(LUCA);
        ServiceStep.Ask call = world.ask(CallDesk.NAME, LUCA);

        assertThat(act(replaces(ANNA, CARD))).isEqualTo("held");
        assertThat(effects(replaces(ANNA, CARD)).records()).isEmpty();
        world.clock.advance(CallQueue.LEASE);
        world.committed(replaces(ANNA, CARD));

        assertThat(world.answer(CallDesk.NAME, LUCA, call, Map.of("outcome", "later")))
                .isInstanceOf(ServiceStep.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIMA_META_INVIATA", "DA_ATTIVARE", "IN_ATTESA_PRIMO_ACCESSO"})
    void staysOnceSomebodyLookedAtIt(Stage stage) {
        world.knowing(atHome(CARD)).put(strangers().at(stage, DeskWorld.NOW, "test", Optional.empty()));

        assertThat(act(replaces(ANNA, CARD))).isEqualTo("open");
        assertThat(effects(replaces(ANNA, CARD)).records()).isEmpty();
    }

    /** Of a PIN that left by mistake nothing comes back with the new request. */
    @Test
    void givesWayWhereItsPositiveCallWasTakenBack() {
        world.put(strangers());
        world.call(LUCA, TICKS);
        world.committed(
                world.answer(CorrectionDesk.NAME, LUCA, Map.of("which", NUMBER, "right", "again", "reason", "person")));

        world.committed(replaces(ANNA, ""));

        assertThat(world.stored(MARIO)).isEmpty();
        assertThat(world.dossier(MARIO).verified()).isFalse();
        assertThat(world.dossier(MARIO).half()).isEmpty();
    }

    @Test
    void givesWayToOneOfTwoOfficersAtOnce() {
        world.put(strangers());
        ServiceStep anna = replaces(ANNA, "");
        ServiceStep luca = replaces(LUCA, "");

        assertThat(world.commit(luca)).isTrue();
        assertThat(world.commit(anna)).isFalse();
        assertThat(world.dossier(MARIO).number()).isEqualTo(IssueWorld.number(((ServiceStep.Done) luca).view()));
    }

    /** Nobody's call is taken out of their hands, nor does anybody get one that is gone; put off or not. */
    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void givesWayOrIsTakenInHandWhereBothHappenAtOnce(boolean putOff, boolean callFirst) {
        world.put(strangers());
        if (putOff) {
            world.call(LUCA, Map.of("outcome", "later"));
            world.clock.advance(Duration.ofHours(2));
        }
        ServiceStep call = world.answer(CallDesk.NAME, LUCA, Map.of());
        ServiceStep replacement = replaces(ANNA, "");

        assertThat(world.commit(callFirst ? call : replacement)).isTrue();
        assertThat(world.commit(callFirst ? replacement : call)).isFalse();

        assertThat(world.dossier(MARIO).number().equals(NUMBER)).isEqualTo(callFirst);
        assertThat(world.store.count("hold/")).isEqualTo(callFirst ? 1 : 0);
    }

    @Test
    void isReplacedOnTheLastPageAlone() {
        ServiceStep.Ask data = (ServiceStep.Ask) world.answer(RegisterDesk.NAME, ANNA, IssueWorld.typedAbroad());
        ServiceStep.Ask summary =
                (ServiceStep.Ask) world.answer(RegisterDesk.NAME, ANNA, data, IssueWorld.typedAbroad());

        assertThat(data.form().fields())
                .extracting(Field::name)
                .doesNotContain(RegisterDesk.REPLACE, CallerFields.PROOF);
        assertThat(summary.form().fields())
                .filteredOn(field -> !field.required())
                .extracting(Field::name)
                .containsExactly(RegisterDesk.REPLACE, CallerFields.PROOF);
    }
}
