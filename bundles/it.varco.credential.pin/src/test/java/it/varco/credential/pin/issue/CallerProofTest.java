package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.CARD;
import static it.varco.credential.pin.issue.DeskWorld.HELD;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.PinState;
import it.varco.proves.Proves;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody calls who knows of another person what everybody can know: name, day of birth, codice fiscale. */
@Proves({"ROL-07", "PIN-45"})
class CallerProofTest {

    private static final Map<String, String> END = Map.of("reason", "lost", "sure", "true");
    private static final Map<String, String> ABROAD =
            Map.of("country", "CH", "document", "missing", "reason", "holder");

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private ServiceStep says(CodiceFiscale officer, String operation, Map<String, String> asked, String proof) {
        Map<String, String> typed = new HashMap<>(asked);
        typed.put("proof", proof);
        return world.answer(operation, officer, DeskWorld.saying(MARIO, typed));
    }

    private ServiceStep ends(String proof) {
        return says(ANNA, EndDesk.NAME, END, proof);
    }

    private static String act(ServiceStep step) {
        return ((ServiceStep.Done) step).effects().notes().get("act");
    }

    private PinState state() {
        return world.stored(MARIO).orElseThrow().state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mario rossi", "1/1/1980", "Lugano", "RSSMRA80A01H501U", "mario@example", NUMBER, CARD})
    void endsNothingWithWhatIsNotTheirs(String said) throws InterruptedException {
        world.holder(MARIO, Medium.SMS, Medium.EMAIL);

        ServiceStep step = ends(said);

        assertThat(act(step)).isEqualTo("unlike");
        world.commit(step);
        assertThat(state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
    }

    @ParameterizedTest
    @ValueSource(strings = {HELD, "oooo oooo oool", "MARIO@example.it", "333 1234567", "8038 0000 0000 0000 0017"})
    void endThePinOfWhoeverKnowsOneOfTheThings(String said) throws InterruptedException {
        world.knowing(DeskWorld.atHome(CARD)).holder(MARIO, Medium.SMS, Medium.EMAIL);

        world.committed(ends(said));

        assertThat(state()).isEqualTo(PinState.REVOCATO);
    }

    @Test
    @Proves("PIN-42")
    void takesNoContactThatWasAddedByPhoneAMomentAgo() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.committed(says(LUCA, AddContactDesk.NAME, Map.of("email", "new@example.it"), HELD));

        assertThat(act(ends("new@example.it"))).isEqualTo("unlike");
    }

    @Test
    void closesThePersonForADayAfterThreeWrongOnesWhoeverTheOfficerIs() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.committed(says(ANNA, FactsDesk.NAME, ABROAD, "1"));
        world.committed(says(LUCA, FactsDesk.NAME, ABROAD, "2"));
        ServiceStep.Done third = world.committed(says(ANNA, AddContactDesk.NAME, Map.of("email", "a@example.it"), "3"));

        assertThat(third.effects().notes()).isEqualTo(Map.of("act", "unlike", "misses", "3"));
        assertThat(third.effects().about()).contains(MARIO);
        ServiceStep closed = says(LUCA, FactsDesk.NAME, ABROAD, HELD);
        assertThat(act(closed)).isEqualTo("closed");
        assertThat(((ServiceStep.Done) closed).effects().records()).isEmpty();
        assertThat(((ServiceStep.Done) closed).effects().about()).contains(MARIO);
        world.clock.advance(Duration.ofDays(1));

        assertThat(act(says(LUCA, FactsDesk.NAME, ABROAD, HELD))).isEqualTo("facts.eligible");
    }

    /** Whoever stole a PIN calls too, and says nonsense so that its holder is not heard. */
    @Test
    void endsThePinOfWhoeverKnowsAfterOthersSaidNonsenseInTheirName() throws InterruptedException {
        world.holder(MARIO, Medium.SMS, Medium.EMAIL);
        for (int i = 0; i < 3; i++) {
            world.committed(says(LUCA, FactsDesk.NAME, ABROAD, "x"));
        }
        for (int i = 0; i < 9; i++) {
            assertThat(act(world.committed(ends("x")))).isEqualTo("unlike");
        }
        assertThat(act(ends(HELD))).isEqualTo("pin.revoked");

        world.committed(ends("x"));
        assertThat(act(ends(HELD))).isEqualTo("closed");
    }

    /** An address that every colleague knows is no proof for what would let them in. */
    @Test
    @Proves("SEC-04")
    void takesAContactOnlyToTakeSomethingAway() throws InterruptedException {
        world.holder(MARIO, Medium.EMAIL);

        assertThat(act(says(ANNA, AddContactDesk.NAME, Map.of("mobile", "3331234567"), "mario@example.it")))
                .isEqualTo("unlike");
        assertThat(act(says(ANNA, FactsDesk.NAME, ABROAD, "mario@example.it"))).isEqualTo("unlike");
        assertThat(act(ends("mario@example.it"))).isEqualTo("pin.revoked");
    }

    @Test
    void countsEachOfTwoGuessesAtOnce() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        ServiceStep one = ends("1");
        ServiceStep other = says(LUCA, EndDesk.NAME, END, "2");

        assertThat(world.commit(one)).isTrue();
        assertThat(world.commit(other)).isFalse();
    }

    @Test
    void sendsWhoeverNothingIsKnownOfToACounter() throws InterruptedException {
        world.pin(MARIO); // handed over at one, without a dossier

        ServiceStep step = ends(CARD);

        assertThat(act(step)).isEqualTo("counter");
        assertThat(((ServiceStep.Done) step).effects().records()).isEmpty();
    }

    /** Whoever asked for a PIN in another name knows everything that stands in that request. */
    @Test
    @Proves("SEC-04")
    void takesNoWordOfARequestThatNobodyLookedAt() throws InterruptedException {
        world.waits(MARIO, NUMBER);
        assertThat(act(ends(NUMBER))).isEqualTo("nobody");
        assertThat(act(ends("mario@example.it"))).isEqualTo("nobody");

        world.pin(MARIO);
        assertThat(act(ends(NUMBER))).isEqualTo("counter");
        assertThat(act(says(ANNA, FactsDesk.NAME, ABROAD, NUMBER))).isEqualTo("counter");
        assertThat(act(says(ANNA, AddContactDesk.NAME, Map.of("pec", IssueWorld.PEC), NUMBER)))
                .isEqualTo("counter");
        world.knowing(DeskWorld.atHome(CARD));
        assertThat(act(ends(NUMBER))).isEqualTo("unlike");
    }

    @Test
    void tellsTheHolderAndNotWhoeverTypedARequestThatTheirPinEnded() throws InterruptedException {
        world.knowing(DeskWorld.atHome(CARD)).waits(MARIO, NUMBER);
        world.pin(MARIO);

        ServiceStep.Done done = world.committed(ends(CARD));

        assertThat(state()).isEqualTo(PinState.REVOCATO);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.REVOCATO);
        assertThat(done.effects().messages()).singleElement().satisfies(message -> {
            assertThat(message.addresses()).isEmpty();
            assertThat(message.over()).containsExactly(Medium.EMAIL, Medium.SMS);
        });
    }

    @Test
    @Proves("FAS-07")
    void recordsNothingInARequestThatNobodyLookedAt() throws InterruptedException {
        world.knowing(DeskWorld.atHome(CARD)).waits(MARIO, NUMBER);
        assertThat(act(says(ANNA, FactsDesk.NAME, ABROAD, CARD))).isEqualTo("nobody");
        assertThat(act(says(ANNA, AddContactDesk.NAME, Map.of("pec", IssueWorld.PEC), CARD)))
                .isEqualTo("counter");

        world.pin(MARIO);
        world.committed(says(ANNA, FactsDesk.NAME, ABROAD, CARD));
        assertThat(world.dossier(MARIO).verified()).isFalse();
    }

    @Test
    @Proves({"FAS-05", "FAS-07", "PIN-S22"})
    void bringsNoPinBackThatTheArchiveDoesNotSayWhereTheHolderLives() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.committed(
                says(ANNA, FactsDesk.NAME, Map.of("country", "IT", "document", "missing", "reason", "register"), HELD));

        assertThat(act(says(ANNA, FactsDesk.NAME, ABROAD, HELD))).isEqualTo("register");
        for (String country : List.of("IT", "FR")) {
            world.knowing(KnownPerson.livingIn(country).residence("Via Lunga 5").build());
            ServiceStep step = says(ANNA, FactsDesk.NAME, ABROAD, HELD);
            assertThat(act(step)).isEqualTo("register");
            assertThat(((ServiceStep.Done) step).effects().records()).isEmpty();
        }
        assertThat(world.dossier(MARIO).eligible()).isFalse();
    }

    /** The phone alone brings none back, also where it was ended although its record calls the holder eligible. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves({"FAS-07", "PIN-S22"})
    void bringsNoPinBackByPhoneAlone(boolean eligible) throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.pinIs(MARIO, PinState.DISMESSO, eligible);

        assertThat(act(says(ANNA, FactsDesk.NAME, ABROAD, HELD))).isEqualTo("register");
        assertThat(state()).isEqualTo(PinState.DISMESSO);
    }

    @ParameterizedTest
    @CsvSource({HELD + ",pin.revoked", CARD + ",archive", "mario@example.com,unlike"})
    void countsNothingThatMayBeTheCardWhileTheArchiveIsAway(String said, String act) throws InterruptedException {
        world.archiveAway().holder(MARIO, Medium.SMS);

        assertThat(act(ends(said))).isEqualTo(act);
    }

    @Test
    void saysSoWhileTheArchiveIsAwayAndThereIsNoDossier() throws InterruptedException {
        world.archiveAway().pin(MARIO);

        ServiceStep.Done step = (ServiceStep.Done) ends(CARD);
        assertThat(act(step)).isEqualTo("archive");
        assertThat(step.effects().records()).isEmpty();
        assertThat(step.effects().about()).contains(MARIO);
    }
}
