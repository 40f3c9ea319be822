package it.varco.channel.call;

import static it.varco.channel.call.World.ANNA;
import static it.varco.channel.call.World.MARIO;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Place;
import it.varco.api.form.Text;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.notification.Report;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proves("UX-41")
class CallServiceTest {

    private static final Map<String, String> CORRECTION =
            Map.of(CallForms.OUTCOME, Outcome.DENIED.word(), CallForms.REASON, "scelta sbagliata");

    private final World world = new World();

    @Test
    void isForOfficersOfTheContactCenterAlone() {
        assertThat(world.service.descriptor().operations())
                .extracting(ServiceOperation::place)
                .containsOnly(Place.CONTACT_CENTER);
    }

    @Test
    void givesTheCallThatIsDueLongestWithItsNumberAndItsWords() {
        world.enter("+393515550111");
        world.clock.advance(Duration.ofMinutes(1));
        world.enter("+393515550122");

        ServiceStep.Done taken = (ServiceStep.Done) world.answer(CallService.NEXT, ANNA, Map.of());

        assertThat(taken.view().sentences())
                .containsExactly(
                        Text.of("call.dial", "+393515550111", "10:16"),
                        Text.of("call.words", "Buongiorno, chiamo dall’istituto."),
                        Text.of("call.words", "Può dirmi la sua data di nascita?"));
    }

    @Test
    void showsTheCallInHandAgain() {
        world.enter(World.NUMBER);
        world.take(ANNA);

        assertThat(world.open(CallService.NEXT, ANNA)).isInstanceOfSatisfying(ServiceStep.Ask.class, ask -> {
            assertThat(ask.form().introduction()).contains(Text.of("call.dial", World.NUMBER, "10:15"));
            assertThat(ask.form().points()).hasSize(2);
            assertThat(ask.form().fields().get(0).options())
                    .extracting(option -> option.value())
                    .containsExactly("confirmed", "denied", "no-answer", "wrong-number");
        });
    }

    @Test
    void givesNoCallToTwo() {
        world.enter("+393515550111");
        world.enter("+393515550122");
        ServiceStep anna = world.answer(CallService.NEXT, ANNA, Map.of());
        ServiceStep mario = world.answer(CallService.NEXT, MARIO, Map.of());

        assertThat(world.commit(anna)).isTrue();
        assertThat(world.commit(mario)).isFalse();

        assertThat(world.commit(world.answer(CallService.NEXT, MARIO, Map.of())))
                .isTrue();
        assertThat(world.book.tasks())
                .extracting(call -> call.what().holder())
                .containsExactlyInAnyOrder(ANNA.value(), MARIO.value());
    }

    @Test
    void givesACallToOthersWhenTheTimeForItIsOver() {
        world.enter(World.NUMBER);
        world.take(ANNA);
        ServiceStep.Ask late = (ServiceStep.Ask) world.open(CallService.NEXT, ANNA);
        world.clock.advance(Duration.ofMinutes(15));

        world.take(MARIO);

        assertThat(world.answer(CallService.NEXT, ANNA, late, Map.of(CallForms.OUTCOME, "confirmed")))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class, no -> assertThat(no.code()).isEqualTo("call.gone"));
    }

    @Test
    void showsNoNumberOfACallThatNobodyHasInHand() {
        world.enter(World.NUMBER);

        String shown = Stream.of(CallService.NEXT, CallService.WAITING)
                .map(operation -> world.open(operation, ANNA))
                .map(CallServiceTest::everything)
                .toList()
                .toString();

        assertThat(shown).contains("1").doesNotContain(World.NUMBER).doesNotContain("5550112");
    }

    private static String everything(ServiceStep step) {
        if (step instanceof ServiceStep.Ask ask) {
            return ask.form().introduction().orElseThrow().arguments().toString();
        }
        ServiceStep.Answered answered = (ServiceStep.Answered) step;
        return answered.view().tables().toString()
                + answered.view().sentences().stream().map(Text::arguments).toList();
    }

    @ParameterizedTest
    @EnumSource(names = "NO_ANSWER", mode = EnumSource.Mode.EXCLUDE)
    void tellsAnOutcomeOnceItCanNotBeCorrectedAnyMore(Outcome outcome) {
        String key = world.enter(World.NUMBER);
        world.call(ANNA, outcome);

        world.clock.advance(Duration.ofMinutes(29));
        assertThat(world.channel.reports()).isEmpty();
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.channel.reports())
                .containsExactly(new Report(
                        key, outcome == Outcome.CONFIRMED || outcome == Outcome.DENIED, "call." + outcome.word()));
        assertThat(world.book.tasks()).isEmpty();
    }

    @Test
    void callsAgainTwoHoursLaterAndGivesUpAfterThreeTries() {
        String key = world.enter(World.NUMBER);
        for (int i = 0; i < 3; i++) {
            assertThat(world.channel.reports()).isEmpty();
            world.call(ANNA, Outcome.NO_ANSWER);
            assertThat(world.open(CallService.NEXT, ANNA)).isInstanceOf(ServiceStep.Answered.class);
            world.clock.advance(Duration.ofHours(2));
        }

        assertThat(world.channel.reports()).containsExactly(new Report(key, false, "call.no-answer"));
        assertThat(world.book.count()).isZero();
    }

    @Test
    void forgetsNumberAndWordsOnceTheOutcomeIsNoted() {
        world.enter(World.NUMBER);
        world.call(ANNA, Outcome.WRONG_NUMBER);
        world.clock.advance(Duration.ofMinutes(30));

        world.channel.noted(world.channel.reports());

        assertThat(world.store.list("", "", 10))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEmpty());
    }

    /** Nothing of the person called, nor a key that names the officer. */
    @Test
    void namesNobodyInItsKeysAndInTheTrail() {
        String key = world.enter(World.NUMBER);
        ServiceStep.Done taken = (ServiceStep.Done) world.answer(CallService.NEXT, ANNA, Map.of());
        world.commit(taken);
        ServiceStep.Done told =
                (ServiceStep.Done) world.answer(CallService.NEXT, ANNA, Map.of(CallForms.OUTCOME, "denied"));
        world.commit(told);

        assertThat(taken.effects().notes()).isEqualTo(Map.of("message", key, "act", "call.taken"));
        assertThat(told.effects().notes()).isEqualTo(Map.of("message", key, "act", "call.denied"));
        assertThat(world.store.list("", "", 10))
                .extracting(record -> record.key())
                .noneMatch(name -> name.contains("555") || name.contains(ANNA.value()));
    }

    @Test
    @Proves("UX-43")
    void correctsAnOutcomeWithAReason() {
        String key = world.enter(World.NUMBER);
        world.call(ANNA, Outcome.CONFIRMED);
        world.clock.advance(Duration.ofMinutes(10));

        ServiceStep.Done corrected = (ServiceStep.Done) world.answer(CallService.CORRECT, ANNA, CORRECTION);
        assertThat(world.commit(corrected)).isTrue();

        assertThat(corrected.effects().notes())
                .isEqualTo(Map.of(
                        "message",
                        key,
                        "act",
                        "call.denied",
                        "before",
                        "call.confirmed",
                        "reason",
                        "scelta sbagliata"));
        world.clock.advance(Duration.ofMinutes(29));
        assertThat(world.channel.reports()).isEmpty();
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.channel.reports()).containsExactly(new Report(key, true, "call.denied"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "NO_ANSWER"})
    @Proves("UX-43")
    void takesAnOutcomeBack(Outcome wrong) {
        world.enter(World.NUMBER);
        world.call(ANNA, wrong);

        Map<String, String> again = Map.of(CallForms.OUTCOME, CallForms.AGAIN, CallForms.REASON, "non ho chiamato");
        assertThat(world.commit(world.answer(CallService.CORRECT, ANNA, again))).isTrue();

        assertThat(world.book.next(World.NOW))
                .get()
                .satisfies(call -> assertThat(call.what().tries()).isZero());
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.channel.reports()).isEmpty();
        assertThat(world.book.count()).isOne();
    }

    @Test
    @Proves("UX-43")
    void correctsNothingOfOthersAndNothingThatIsTold() {
        world.enter(World.NUMBER);
        world.call(ANNA, Outcome.CONFIRMED);
        assertThat(world.open(CallService.CORRECT, MARIO)).isInstanceOf(ServiceStep.Rejected.class);

        world.clock.advance(Duration.ofMinutes(30));

        assertThat(world.open(CallService.CORRECT, ANNA))
                .isInstanceOfSatisfying(
                        ServiceStep.Rejected.class,
                        no -> assertThat(no.why().arguments()).containsExactly("30"));
    }

    @Test
    void leadsOnWhereNothingIsDue() {
        assertThat(world.open(CallService.NEXT, ANNA)).isInstanceOf(ServiceStep.Answered.class);
    }
}
