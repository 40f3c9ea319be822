package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.CARD;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NOBODY;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.saying;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.FieldError;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Standing;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerDeskTest {

    private static final String NEW = "mario.rossi@example.it";
    private static final Map<String, String> END = Map.of("reason", "lost", "sure", "true");
    private static final Map<String, String> MOVED =
            Map.of("country", "italia", "document", "missing", "reason", "register");
    private static final Map<String, String> ABROAD =
            Map.of("country", "CH", "document", "missing", "reason", "holder");

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private ServiceStep says(String operation, Map<String, String> more) {
        return world.answer(operation, ANNA, saying(MARIO, more));
    }

    private static Map<String, String> with(Map<String, String> typed, String field, String said) {
        Map<String, String> more = new HashMap<>(typed);
        more.put(field, said);
        return more;
    }

    private Standing standing() {
        return world.pins.policy().standing(world.stored(MARIO).orElseThrow(), DeskWorld.NOW);
    }

    private static Effects effects(ServiceStep step) {
        return ((ServiceStep.Done) step).effects();
    }

    private static String act(ServiceStep step) {
        return effects(step).notes().get("act");
    }

    @ParameterizedTest
    @CsvSource({"name,Maria", "surname,Bianchi", "born,2/1/1980", "proof,0000-0000-0002"})
    @Proves({"ROL-07", "AUD-04"})
    void doNothingForSomebodyWhoseWordsDoNotFit(String field, String said) throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        Map<String, String> typed = saying(MARIO, END);
        typed.put(field, said);

        ServiceStep step = world.answer(EndDesk.NAME, ANNA, typed);

        assertThat(act(step)).isEqualTo("unlike");
        assertThat(effects(step).about()).contains(MARIO);
        assertThat(effects(step).messages()).isEmpty();
        assertThat(((ServiceStep.Done) step).view().sentences()).containsExactly(Text.of("pin-issue.end.told.unlike"));
        world.commit(step);
        assertThat(world.stored(MARIO).orElseThrow().state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
    }

    @Test
    @Proves("AUD-04")
    void recordWhomAnOfficerAskedAbout() {
        ServiceStep step = world.answer(EndDesk.NAME, ANNA, saying(NOBODY, END));

        assertThat(act(step)).isEqualTo("nobody");
        assertThat(effects(step).about()).contains(NOBODY);
    }

    @Test
    @Proves("SEC-04")
    void hashNothingForAnybody() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        Map<String, String> unlike = saying(MARIO, END);
        unlike.put("name", "Maria");
        int before = world.hashes.get();

        assertThat(act(world.answer(EndDesk.NAME, ANNA, unlike))).isEqualTo("unlike");
        assertThat(act(world.answer(EndDesk.NAME, ANNA, saying(NOBODY, END)))).isEqualTo("nobody");
        assertThat(act(says(EndDesk.NAME, END))).isEqualTo("pin.revoked");
        assertThat(world.hashes).hasValue(before);
    }

    @Test
    void tellNothingBeforeTheyKnowWhoCalls() {
        for (String operation : new String[] {AddContactDesk.NAME, EndDesk.NAME, FactsDesk.NAME}) {
            assertThat(world.ask(operation, ANNA).form().exhibits()).isEmpty();
            assertThat(world.ask(operation, ANNA).form().fields())
                    .extracting(field -> field.name())
                    .startsWith("codiceFiscale", "name", "surname", "born", "proof", "said");
        }
    }

    @Test
    @Proves({"PIN-41", "PIN-42", "SEC-10"})
    void addASecondContactThatCountsADayLaterAndTellTheFirst() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        ServiceStep.Done done = world.committed(says(AddContactDesk.NAME, Map.of("email", NEW)));

        Contacts contacts = world.dossier(MARIO).contacts();
        assertThat(contacts.at(Medium.EMAIL)).contains(NEW);
        Duration hold = Duration.ofHours(24);
        assertThat(contacts.withoutHeld(DeskWorld.NOW.plus(hold).minusMillis(1), hold)
                        .at(Medium.EMAIL))
                .isEmpty();
        assertThat(contacts.withoutHeld(DeskWorld.NOW.plus(hold), hold).at(Medium.EMAIL))
                .contains(NEW);
        assertThat(done.effects().messages()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo("pin.contact.added");
            assertThat(message.addresses()).isEqualTo(Map.of(Medium.SMS, IssueWorld.MOBILE));
        });
        assertThat(done.effects().endsOtherSessions()).isTrue();
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().notes().toString()).doesNotContain(NEW);
    }

    @Test
    @Proves("UX-43")
    void correctAContactWhileItDoesNotCount() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.committed(says(AddContactDesk.NAME, Map.of("email", "mistyped@example.it")));
        world.clock.advance(Duration.ofHours(1));

        ServiceStep.Done done = world.committed(says(AddContactDesk.NAME, Map.of("email", NEW)));

        assertThat(world.dossier(MARIO).contacts().at(Medium.EMAIL)).contains(NEW);
        assertThat(done.effects().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.addresses()).containsOnlyKeys(Medium.SMS));
    }

    @Test
    @Proves("PIN-41")
    void addNoContactForWhoHasTwoOrNone() throws InterruptedException {
        world.holder(MARIO, Medium.SMS, Medium.PEC);
        assertThat(act(says(AddContactDesk.NAME, Map.of("email", NEW)))).isEqualTo("enough");
        world.put(world.dossier(MARIO).reachedAt(IssueWorld.at(Medium.CALL)));

        assertThat(act(says(AddContactDesk.NAME, Map.of("email", NEW)))).isEqualTo("counter");
    }

    /** Nobody takes over what is there by phone. */
    @Test
    void putNoContactInThePlaceOfOneThatIsThere() throws InterruptedException {
        world.holder(MARIO, Medium.EMAIL);

        assertThat(act(says(AddContactDesk.NAME, Map.of("email", NEW)))).isEqualTo("known");
        assertThat(act(says(AddContactDesk.NAME, Map.of("pec", IssueWorld.EMAIL.toUpperCase(java.util.Locale.ROOT)))))
                .isEqualTo("known");
    }

    @Test
    void takeOneContactAtATime() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        assertThat(says(AddContactDesk.NAME, Map.of("email", NEW, "pec", IssueWorld.PEC)))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::message)
                                .containsExactly(Text.of("pin-issue.contact.one")));
        assertThat(says(AddContactDesk.NAME, Map.of())).isInstanceOf(ServiceStep.Ask.class);
    }

    @Test
    @Proves({"PIN-45", "PIN-S20", "NOT-14"})
    void endThePinOfACallerForGood() throws InterruptedException {
        world.holder(MARIO, Medium.SMS, Medium.EMAIL);

        ServiceStep.Done done = world.committed(says(EndDesk.NAME, END));

        assertThat(world.stored(MARIO))
                .get()
                .satisfies(pin -> assertThat(pin.state()).isEqualTo(PinState.REVOCATO));
        assertThat(done.effects().endsOtherSessions()).isTrue();
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "pin.revoked", "reason", "lost"));
        assertThat(done.effects().messages()).extracting(Message::kind).containsOnly("pin.revoked");
        assertThat(done.effects().messages()).hasSize(2);
        assertThat(act(says(EndDesk.NAME, END))).isEqualTo("over");
    }

    @Test
    @Proves("PIN-S20")
    void endARequestThatWaitsForItsCallForWhoeverTheArchiveKnows() {
        world.knowing(DeskWorld.atHome(CARD)).waits(MARIO, NUMBER);

        world.committed(says(EndDesk.NAME, with(END, "proof", CARD)));

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.REVOCATO);
        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);
    }

    @Test
    @Proves({"FAS-07", "FAS-10"})
    void recordThatSomebodyMovedToItalySoThatTheirPinEnds() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        ServiceStep.Done done = world.committed(says(FactsDesk.NAME, MOVED));

        assertThat(world.dossier(MARIO).eligible()).isFalse();
        assertThat(standing()).isEqualTo(Standing.ENDED);
        assertThat(done.effects().messages()).extracting(Message::kind).containsExactly("pin.facts.ended");
        assertThat(done.effects().endsOtherSessions()).isTrue();
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().notes())
                .isEqualTo(Map.of("act", "facts.other", "before", "facts.eligible", "reason", "register"));
        assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.facts.done.ended"));
    }

    @Test
    @Proves({"FAS-05", "FAS-07", "PIN-S22"})
    void recordThatSomebodyIsEligibleAgain() throws InterruptedException {
        world.knowing(DeskWorld.atHome("")).holder(MARIO, Medium.SMS);
        world.committed(says(FactsDesk.NAME, MOVED));

        ServiceStep.Done done = world.committed(says(FactsDesk.NAME, ABROAD));

        assertThat(world.dossier(MARIO).eligible()).isTrue();
        assertThat(standing()).isEqualTo(Standing.FIRST_LOGIN);
        assertThat(done.effects().messages()).extracting(Message::kind).containsExactly("pin.facts.back");
        assertThat(done.effects().endsOtherSessions()).isFalse();
        assertThat(done.view().sentences()).extracting(Text::key).containsExactly("pin-issue.facts.done.back");
    }

    /** A record says that it has ended, also where the date does not end any. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves({"FAS-05", "FAS-07", "PIN-S22"})
    void bringAPinBackThatWasEndedByARecord(boolean ends) throws InterruptedException {
        try (DeskWorld site = new DeskWorld(ends)) {
            site.knowing(DeskWorld.atHome("")).holder(MARIO, Medium.SMS);
            site.pinIs(MARIO, PinState.DISMESSO, false);

            ServiceStep.Done done = site.committed(site.answer(FactsDesk.NAME, ANNA, saying(MARIO, ABROAD)));

            assertThat(site.stored(MARIO).orElseThrow().state()).isEqualTo(PinState.ATTIVO);
            assertThat(site.dossier(MARIO).next())
                    .as("its expiry is looked at again")
                    .hasValue(DeskWorld.NOW);
            assertThat(done.effects().messages()).extracting(Message::kind).containsExactly("pin.facts.back");
            assertThat(done.effects().notes()).containsEntry("act", "facts.eligible");
            assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.facts.done.back"));
        }
    }

    @Test
    @Proves({"FAS-10", "PIN-S22"})
    void leaveAPinEndedWhoseHolderIsNotEligible() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        world.pinIs(MARIO, PinState.DISMESSO, false);

        ServiceStep.Done done = world.committed(says(FactsDesk.NAME, MOVED));

        assertThat(world.stored(MARIO).orElseThrow().state()).isEqualTo(PinState.DISMESSO);
        assertThat(done.effects().messages()).isEmpty();
        assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.facts.done.stays.ended"));
    }

    @Test
    @Proves({"PIN-S20", "PIN-S22"})
    void bringNoPinBackThatItsHolderGaveUp() throws InterruptedException {
        world.knowing(DeskWorld.atHome("")).holder(MARIO, Medium.SMS);
        world.pinIs(MARIO, PinState.REVOCATO, false);

        ServiceStep.Done done = world.committed(says(FactsDesk.NAME, ABROAD));

        assertThat(world.stored(MARIO).orElseThrow().state()).isEqualTo(PinState.REVOCATO);
        assertThat(done.effects().messages()).isEmpty();
        assertThat(done.view().sentences()).containsExactly(Text.of("pin-issue.facts.done.stays"));
    }

    /** A PIN that was handed over at a counter has no dossier. */
    @Test
    @Proves("FAS-07")
    void recordTheFactsOfAPinWithoutADossier() throws InterruptedException {
        world.knowing(DeskWorld.atHome(CARD)).pin(MARIO);

        ServiceStep.Done done = world.committed(says(FactsDesk.NAME, with(MOVED, "proof", CARD)));

        assertThat(world.stored(MARIO).orElseThrow().eligible()).isFalse();
        assertThat(done.effects().notes()).containsEntry("before", "facts.eligible");
        assertThat(done.effects().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.over()).containsExactly(Medium.EMAIL, Medium.SMS));
    }

    @ParameterizedTest
    @CsvSource({"CH,held", "IT,held", "IT,missing"})
    @Proves("FAS-05")
    void takeBothFactsForEligibility(String country, String document) throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        world.committed(says(FactsDesk.NAME, Map.of("country", country, "document", document, "reason", "consulate")));

        assertThat(world.dossier(MARIO).eligible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Padania", "XX", "I1"})
    void takeACountryThatThereIs(String country) throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        assertThat(says(FactsDesk.NAME, Map.of("country", country, "document", "held", "reason", "holder")))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("country"));
    }

    /** What is done is never lost on a dossier that changed meanwhile. */
    @Test
    void areLostWhereTheDossierChangedMeanwhile() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);
        ServiceStep facts = says(FactsDesk.NAME, MOVED);
        world.committed(says(AddContactDesk.NAME, Map.of("email", NEW)));

        assertThat(world.commit(facts)).isFalse();
        assertThat(world.dossier(MARIO).contacts().at(Medium.EMAIL)).contains(NEW);
    }

    @Test
    @Proves("AUD-10")
    void showNothingOfTheCallerWhenTheyAreDone() throws InterruptedException {
        world.holder(MARIO, Medium.SMS);

        View view = ((ServiceStep.Done) says(AddContactDesk.NAME, Map.of("email", NEW))).view();

        assertThat(view.sentences())
                .allSatisfy(text -> assertThat(text.arguments()).isEmpty());
        assertThat(view.facts().toString()).doesNotContain(NEW, MARIO.value());
    }
}
