package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.OTHER;
import static it.varco.credential.pin.issue.DeskWorld.TICKS;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Secret;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.StoredRecord;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("UX-41")
class CallDeskTest {

    private static final Map<String, String> UNANSWERED = Map.of("outcome", "unanswered");
    private static final Map<String, String> LATER = Map.of("outcome", "later");

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private static Stream<ServiceOperation> operations(DeskWorld world) {
        return world.service().descriptor().operations().stream()
                .filter(operation -> operation.place() == Place.CONTACT_CENTER);
    }

    @Test
    @Proves("ROL-07")
    void takesAnOfficerOfTheContactCenterWithTwoFactors() {
        assertThat(operations(world))
                .extracting(ServiceOperation::name)
                .contains("pin-issue.calls", "pin-issue.call", "pin-issue.correct", "pin-issue.contact")
                .contains("pin-issue.end", "pin-issue.facts");
        assertThat(operations(world)).extracting(ServiceOperation::level).containsOnly(AssuranceLevel.SUBSTANTIAL);
    }

    @Test
    @Proves("SEC-71")
    void takesAFreshProofForWhatIsDoneForACallerOrTakenBackAndNotForEachCall() {
        assertThat(operations(world).filter(ServiceOperation::fresh))
                .extracting(ServiceOperation::name)
                .contains("pin-issue.contact", "pin-issue.end", "pin-issue.facts", "pin-issue.correct")
                .doesNotContain("pin-issue.call", "pin-issue.calls");
    }

    @Test
    void givesTheCallThatWaitsLongestWithItsNumberItsTimeAndWhatToCompare() {
        world.waits(OTHER, "0000-0000-0002");
        world.clock.advance(Duration.ofMinutes(1));
        world.waits(MARIO, NUMBER);

        world.take(ANNA);

        assertThat(world.ask(CallDesk.NAME, ANNA).form()).satisfies(form -> {
            assertThat(form.introduction())
                    .contains(Text.of("pin-issue.call.dial.slot", IssueWorld.MOBILE, "dopo le 18"));
            assertThat(form.exhibits())
                    .extracting(Exhibit::values)
                    .containsExactly(
                            List.of("Mario Rossi", "01/01/1980", OTHER.value()),
                            List.of("Via Lunga 5", "6900 Lugano", "Svizzera"),
                            List.of("Via Breve 7", "6600 Locarno"),
                            List.of("Passaporto X1234567"));
            assertThat(form.points()).contains(Text.of("pin-issue.call.until", "10:11"));
            assertThat(form.points()).contains(Text.of("pin-issue.call.say.never"));
            assertThat(form.fields().get(0).options())
                    .extracting(Field.Option::value)
                    .containsExactly("positive", "negative", "unanswered", "later");
        });
    }

    @Test
    void givesNoCallToTwo() {
        world.waits(MARIO, NUMBER);
        world.clock.advance(Duration.ofMinutes(1));
        world.waits(OTHER, "0000-0000-0002");
        ServiceStep anna = world.answer(CallDesk.NAME, ANNA, Map.of());
        ServiceStep luca = world.answer(CallDesk.NAME, LUCA, Map.of());

        assertThat(world.commit(anna)).isTrue();
        assertThat(world.commit(luca)).isFalse();
        ServiceStep.Done again = world.committed(world.answer(CallDesk.NAME, LUCA, Map.of()));

        assertThat(again.effects().about()).contains(OTHER);
    }

    @Test
    void givesACallToOthersAfterTenMinutesAndTakesNothingFromTheFirstOne() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask late = world.ask(CallDesk.NAME, ANNA);
        world.clock.advance(CallQueue.LEASE.minusSeconds(1));
        assertThat(world.open(CallDesk.NAME, LUCA)).isInstanceOf(ServiceStep.Answered.class);
        world.clock.advance(Duration.ofSeconds(1));

        world.take(LUCA);

        assertThat(world.answer(CallDesk.NAME, ANNA, late, TICKS))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class, no -> assertThat(no.code()).isEqualTo("pin.call.gone"));
        assertThat(world.stored(MARIO)).isEmpty();
    }

    @Test
    void takesTheOutcomeOfALongCallThatNobodyElseTook() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask late = world.ask(CallDesk.NAME, ANNA);
        world.clock.advance(Duration.ofMinutes(25));

        world.committed(world.answer(CallDesk.NAME, ANNA, late, TICKS));

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
    }

    @Test
    @Proves({"PIN-16", "PIN-S04", "FAS-07", "PIN-13"})
    void issuesThePinWhereEverythingIsRight() {
        world.waits(MARIO, NUMBER);

        ServiceStep.Done done = world.call(ANNA, TICKS);

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
        assertThat(world.dossier(MARIO).eligible()).isTrue();
        assertThat(world.stored(MARIO)).get().satisfies(pin -> {
            assertThat(pin.state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
            assertThat(pin.level()).isEqualTo(PinLevel.ORDINARIO);
            assertThat(pin.eligible()).isTrue();
        });
        assertThat(done.effects().messages())
                .extracting(Message::kind)
                .containsExactly("pin.half.first", "pin.half.second");
        assertThat(done.effects().about()).contains(MARIO);
        assertThat(done.effects().language())
                .contains(DeskWorld.applicant(MARIO).language());
        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "call.positive", "checked", "papers"));
        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);
    }

    @Test
    @Proves({"UX-41", "PIN-08"})
    void showsNoHalfOfThePin() {
        world.waits(MARIO, NUMBER);

        ServiceStep.Done done = world.call(ANNA, TICKS);

        String shown = texts(done.view());
        for (Message message : done.effects().messages()) {
            for (Secret half : message.secrets().values()) {
                assertThat(shown).doesNotContain(String.valueOf(half.reveal()));
            }
        }
        assertThat(done.effects().messages())
                .allSatisfy(message -> assertThat(message.secrets()).hasSize(1));
    }

    private static String texts(View view) {
        return view.sentences().stream().map(Text::arguments).toList()
                + view.facts().toString()
                + view.tables();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickIdentity", "tickResidence", "tickDelivery", "tickForeign"})
    @Proves("PIN-16")
    void issuesNothingWhereOneThingWasNotChecked(String missing) {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        Map<String, String> ticked = new HashMap<>(TICKS);
        ticked.remove(missing);

        assertThat(world.answer(CallDesk.NAME, ANNA, ticked)).isInstanceOfSatisfying(ServiceStep.Ask.class, ask -> {
            assertThat(ask.form().errors()).extracting(FieldError::field).containsExactly(missing);
        });
    }

    @Test
    @Proves("PIN-S05")
    void endsTheRequestForAReasonThatThePersonIsNotTold() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        assertThat(world.answer(CallDesk.NAME, ANNA, Map.of("outcome", "negative")))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("reason"));

        ServiceStep.Done done =
                world.committed(world.answer(CallDesk.NAME, ANNA, Map.of("outcome", "negative", "reason", "denied")));

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.ANNULLATO);
        assertThat(world.stored(MARIO)).isEmpty();
        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "call.negative", "reason", "denied"));
        assertThat(done.effects().messages()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo("pin.call.cancelled");
            assertThat(message.addresses()).containsKeys(Medium.EMAIL, Medium.SMS);
            assertThat(message.words()).isEmpty();
        });
    }

    @Test
    void triesAgainTwoHoursLaterAndCountsWhereNobodyAnswered() {
        world.waits(MARIO, NUMBER);
        ServiceStep.Done done = world.call(ANNA, UNANSWERED);

        assertThat(done.effects().about()).contains(MARIO);
        assertThat(world.dossier(MARIO).calls()).isOne();
        world.clock.advance(Duration.ofMinutes(119));
        assertThat(world.open(CallDesk.NAME, LUCA)).isInstanceOf(ServiceStep.Answered.class);
        world.clock.advance(Duration.ofMinutes(1));
        world.call(LUCA, LATER);

        assertThat(world.dossier(MARIO).calls()).isOne();
        assertThat(world.open(CallDesk.NAME, LUCA)).isInstanceOf(ServiceStep.Answered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:30:00Z,2026-11-21T07:00:00Z", // Friday evening: Saturday at eight
        "2026-11-21T12:30:00Z,2026-11-23T07:00:00Z" // Saturday at noon: Monday at eight
    })
    @Proves("TEL-12")
    void triesAgainWithinTheHours(Instant call, Instant again) {
        world.clock.advance(Duration.between(DeskWorld.NOW, call));
        world.waits(MARIO, NUMBER);

        ServiceStep.Done done = world.call(ANNA, UNANSWERED);

        assertThat(done.view().facts())
                .contains(new View.Fact(Text.of("pin-issue.call.again"), new View.Value.Moment(again)));
    }

    @Test
    @Proves("TEL-12")
    void saysThatNobodyCallsOutsideOfTheHours() {
        world.clock.advance(Duration.ofDays(2)); // a Sunday
        world.waits(MARIO, NUMBER);
        Text closed = Text.of("pin-issue.calls.closed", "23/11/2026", "08:00");

        assertThat(world.ask(CallDesk.NAME, ANNA).form().points()).containsExactly(closed);
        assertThat(((ServiceStep.Answered) world.open(CallsDesk.NAME, ANNA))
                        .view()
                        .sentences())
                .contains(closed);
    }

    @Test
    @Proves("AUD-10")
    void listsWhatWaitsWithoutANameOrANumber() {
        world.waits(MARIO, NUMBER);
        world.clock.advance(Duration.ofMinutes(5));
        world.waits(OTHER, "0000-0000-0002");
        world.take(ANNA);

        View view = ((ServiceStep.Answered) world.open(CallsDesk.NAME, LUCA)).view();

        assertThat(view.sentences()).contains(Text.of("pin-issue.calls.count", "2"));
        assertThat(view.facts())
                .containsExactly(
                        new View.Fact(Text.of("pin-issue.calls.oldest"), new View.Value.Moment(DeskWorld.NOW)));
        assertThat(view.tables().get(0).rows())
                .extracting(row -> row.get(0))
                .containsExactly(
                        new View.Value.Words(Text.of("pin-issue.calls.state.held")),
                        new View.Value.Words(Text.of("pin-issue.calls.state.due")));
        assertThat(view.tables().toString())
                .contains("RSSMRA********1U")
                .doesNotContain(MARIO.value(), "Rossi", IssueWorld.MOBILE, "Lugano", NUMBER);
    }

    @Test
    void asksAnewWhereTheDossierChangedMeanwhile() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask before = world.ask(CallDesk.NAME, ANNA);
        world.put(world.dossier(MARIO).reachedAt(IssueWorld.at(Medium.PEC, Medium.SMS)));

        assertThat(world.answer(CallDesk.NAME, ANNA, before, TICKS))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().points()).contains(Text.of("pin-issue.call.anew")));
        assertThat(world.stored(MARIO)).isEmpty();
    }

    @Test
    void issuesOncePerCallHoweverOftenTheFormIsSent() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask form = world.ask(CallDesk.NAME, ANNA);
        ServiceStep first = world.answer(CallDesk.NAME, ANNA, form, TICKS);
        ServiceStep second = world.answer(CallDesk.NAME, ANNA, form, TICKS);

        assertThat(world.commit(first)).isTrue();
        assertThat(world.commit(second)).isFalse();
        assertThat(world.answer(CallDesk.NAME, ANNA, form, TICKS)).isInstanceOf(ServiceStep.Rejected.class);
    }

    @Test
    @Proves("PIN-18")
    void issuesNothingWhereThePersonHasCometoAPinMeanwhile() throws InterruptedException {
        world.waits(MARIO, NUMBER);
        world.pin(MARIO);
        long before = world.pins.records().find(MARIO).orElseThrow().version();

        ServiceStep.Done done = world.call(ANNA, TICKS);

        assertThat(done.effects().messages()).isEmpty();
        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "call.exists", "checked", "papers"));
        assertThat(world.pins.records().find(MARIO).orElseThrow().version()).isEqualTo(before);
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.ANNULLATO);
    }

    /** Nothing of the person called, nor of the officer. */
    @Test
    @Proves({"AUD-05", "D-12"})
    void namesNobodyInItsKeysAndInTheTrail() {
        world.waits(MARIO, NUMBER);
        ServiceStep taken = world.answer(CallDesk.NAME, ANNA, Map.of());
        world.commit(taken);

        assertThat(((ServiceStep.Done) taken).effects().notes()).isEqualTo(Map.of("act", "call.taken"));
        assertThat(world.store.list("", "", 100))
                .extracting(StoredRecord::key)
                .anyMatch(key -> key.startsWith("hold/"))
                .noneMatch(key -> key.contains(MARIO.value()) || key.contains(ANNA.value()));
    }

    @Test
    @Proves("SEC-35")
    void givesNobodyTheCallOfTheirOwnRequest() {
        world.waits(ANNA, NUMBER);
        assertThat(world.open(CallDesk.NAME, ANNA)).isInstanceOf(ServiceStep.Answered.class);

        world.clock.advance(Duration.ofMinutes(1));
        world.waits(MARIO, "0000-0000-0002");
        ServiceStep.Done next = world.committed(world.answer(CallDesk.NAME, ANNA, Map.of()));
        assertThat(next.effects().about()).contains(MARIO);
        ServiceStep.Done own = world.committed(world.answer(CallDesk.NAME, LUCA, Map.of()));
        assertThat(own.effects().about()).contains(ANNA);
    }

    @Test
    void takesNoAnswerOfAnotherDialogue() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask mine = world.ask(CallDesk.NAME, ANNA);
        var reading = mine.form().read(TICKS);

        ServiceStep step = world.service()
                .handle(world.request(CallDesk.NAME, ANNA)
                        .withPratica("another")
                        .withAnswer(reading.submission(), mine.state()));

        assertThat(step).isInstanceOf(ServiceStep.Unavailable.class);
    }
}
