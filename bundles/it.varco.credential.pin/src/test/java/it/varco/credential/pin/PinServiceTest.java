package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.CLARA;
import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.NOBODY;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holders do with their PIN once they are signed in. */
class PinServiceTest {

    private final PinWorld world = new PinWorld();
    private final Errands errands = new Errands(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"PIN-36", "SEC-71", "CS-08"})
    void takesARecentProofForAChangeAndNoneForALook() {
        var descriptor = world.service().descriptor();

        assertThat(descriptor.id()).isEqualTo("pin");
        assertThat(descriptor.operations())
                .allSatisfy(operation -> {
                    assertThat(operation.place()).isEqualTo(Place.AREA);
                    assertThat(operation.level()).isEqualTo(AssuranceLevel.LOW);
                })
                .extracting(ServiceOperation::name, ServiceOperation::fresh, ServiceOperation::powers)
                .containsExactly(tuple("pin.show", false, Powers.NONE), tuple("pin.change", true, Powers.ORDINARIO));
    }

    @Test
    @Proves({"PIN-03", "PIN-04", "PIN-36", "CS-08"})
    void asksForTheNewPinTwiceWithItsRulesAndNotForThePresentOne() {
        Form form = errands.asked(MARIO).form();

        assertThat(form.fields())
                .extracting(Field::kind, Field::autocomplete)
                .containsOnly(tuple(FieldKind.SECRET, "new-password"))
                .hasSize(2);
        assertThat(form.points())
                .extracting(Text::key)
                .containsExactly(
                        "pin.choice.shape.alphanumeric",
                        "pin.choice.name",
                        "pin.choice.codiceFiscale",
                        "pin.choice.same");
        assertThat(form.submit()).hasValue(Text.of("pin.change.submit"));
    }

    @Test
    @Proves({"PIN-36", "PIN-37", "SEC-10", "NOT-14"})
    void changesThePinAtAnyTimeKeepsTheLevelAndEndsTheOtherSessions() {
        ServiceStep step = errands.changes(CLARA, "vento234");

        assertThat(step).isInstanceOfSatisfying(ServiceStep.Done.class, done -> {
            assertThat(done.effects().endsOtherSessions()).isTrue();
            assertThat(done.effects().messages())
                    .extracting(Message::kind, Message::person)
                    .containsExactly(tuple("pin.changed", CLARA));
        });
        assertThat(errands.commits(step)).isTrue();
        PinRecord stored = world.stored(CLARA);
        assertThat(stored.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(stored.state()).isEqualTo(PinState.ATTIVO);
        assertThat(stored.setAt()).isEqualTo(world.now());
        assertThat(stored.origin()).isEqualTo(PinOrigin.ISSUED);
        assertThat(world.login(CLARA, PIN)).isInstanceOf(LoginStep.Refused.class);
        assertThat(world.login(CLARA, "VENTO234"))
                .isInstanceOfSatisfying(
                        LoginStep.Recognised.class,
                        known -> assertThat(known.identity().kind()).hasToString("pin.dispositivo"));
    }

    @ParameterizedTest
    @CsvSource({"SCADUTO, 10", "ATTIVO, 200", "ATTIVO, 100"})
    @Proves({"PIN-36", "PIN-S17"})
    void changesAlsoAPinThatIsExpiredOrDue(PinState state, int days) {
        world.put(MATTIA, state, PinLevel.ORDINARIO, Duration.ofDays(days));

        assertThat(errands.commits(errands.changes(MATTIA, "VENTO234"))).isTrue();

        assertThat(world.login(MATTIA, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves({"PIN-03", "PIN-04", "UX-03"})
    void tellsAllThatIsWrongAtOnceAndChangesNothing() {
        ServiceStep.Ask ask = errands.asked(MARIO);

        ServiceStep wrong = errands.answers(errands.change(MARIO), ask, "NOME-RSSMRA80", "VENTO234");

        assertThat(Errands.errors(wrong))
                .containsExactly(
                        "pin.error.length",
                        "pin.error.alphabet.alphanumeric",
                        "pin.error.name",
                        "pin.error.codiceFiscale",
                        "pin.error.again");
        assertThat(errands.answers(errands.change(MARIO), (ServiceStep.Ask) wrong, "VENTO234", "VENTO234"))
                .isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-04", "CS-08", "SEC-02"})
    void endsWhereTheNewPinIsThePresentOne() {
        assertThat(errands.changes(MARIO, "mare2026"))
                .isEqualTo(new ServiceStep.Rejected("pin.same", Text.of("pin.rejected.same")));
    }

    @Test
    @Proves({"PIN-36", "SEC-10"})
    void goesOnWhereTheHolderSignedInElsewhereMeanwhile() {
        ServiceStep.Ask ask = errands.asked(MARIO);
        LoginStep.Recognised elsewhere = (LoginStep.Recognised) world.login(MARIO, PIN);
        assertThat(world.store.commit(elsewhere.effects())).isTrue();

        assertThat(errands.commits(errands.answers(errands.change(MARIO), ask, "VENTO234", "VENTO234")))
                .isTrue();
    }

    @Test
    @Proves("D-50")
    void remembersThatAnInventedPersonChoseThePin() {
        PinPolicy development = new PinPolicy(
                PinWorld.POLICY.validity(),
                PinWorld.POLICY.suggestChange(),
                false,
                Optional.empty(),
                PinWorld.POLICY.activation(),
                true,
                PinWorld.NEVER);
        world.putPublished(MATTIA);
        assertThat(code(errands.shows(MATTIA))).isEqualTo("pin.none");
        world.with(development);

        assertThat(errands.commits(errands.changes(MATTIA, "VENTO234"))).isTrue();

        assertThat(world.stored(MATTIA).origin()).isEqualTo(PinOrigin.PLAYED);
        assertThat(world.login(MATTIA, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
        world.with(PinWorld.POLICY);
        assertThat(world.login(MATTIA, "VENTO234")).isInstanceOf(LoginStep.Refused.class);
        assertThat(code(errands.shows(MATTIA))).isEqualTo("pin.none");
    }

    @Test
    @Proves({"PIN-36", "PIN-35"})
    void showsStateLevelAndDaysAndLeadsToTheChange() {
        View view = view(errands.shows(MARIO));

        assertThat(facts(view))
                .isEqualTo(Map.of(
                        "pin.fact.state", "pin.state.attivo",
                        "pin.fact.level", "pin.level.ordinario",
                        "pin.fact.since", "2026-10-22",
                        "pin.fact.until", "2027-04-22",
                        "pin.fact.suggested", "2027-01-23"));
        assertThat(view.sentences()).isEmpty();
        assertThat(view.actions()).extracting(View.Action::operation).containsExactly("pin.change");
    }

    @ParameterizedTest
    @CsvSource({
        "ATTIVO, 100, false, pin.show.due, pin.state.attivo",
        "ATTIVO, 100, true, pin.show.overdue, pin.state.attivo",
        "ATTIVO, 200, false, pin.show.expired, pin.state.scaduto",
        "SCADUTO, 1, false, pin.show.expired, pin.state.scaduto"
    })
    @Proves({"PIN-35", "PIN-36", "CON-02"})
    void saysWhatIsDue(PinState state, int days, boolean force, String sentence, String shown) {
        world.with(policy(force, Optional.empty()));
        world.put(MATTIA, state, PinLevel.ORDINARIO, Duration.ofDays(days));

        View view = view(errands.shows(MATTIA));

        assertThat(view.sentences()).containsExactly(Text.of(sentence));
        assertThat(facts(view)).containsEntry("pin.fact.state", shown);
        assertThat(facts(view).containsKey("pin.fact.until")).isEqualTo(shown.equals("pin.state.attivo"));
    }

    @Test
    @Proves("CON-02")
    void suggestsNoChangeAfterTheEnd() {
        world.with(new PinPolicy(
                PinWorld.term("P2M"),
                PinWorld.term("P3M"),
                false,
                Optional.empty(),
                PinWorld.POLICY.activation(),
                false,
                PinWorld.NEVER));

        assertThat(facts(view(errands.shows(MARIO))))
                .containsKey("pin.fact.until")
                .doesNotContainKey("pin.fact.suggested");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_ATTESA_PRIMO_ACCESSO, 90, pin.waiting",
        "IN_ATTESA_PRIMO_ACCESSO, 91, pin.lapsed",
        "REVOCATO, 1, pin.revoked",
        "DISMESSO, 1, pin.ended"
    })
    @Proves({"PIN-02", "PIN-23", "UX-04"})
    void saysWhatToDoWhereThereIsNothingToChange(PinState state, int days, String code) {
        world.put(MATTIA, state, PinLevel.ORDINARIO, Duration.ofDays(days));

        assertThat(code(errands.shows(MATTIA))).isEqualTo(code);
        assertThat(world.service().handle(errands.change(MATTIA)))
                .isEqualTo(new ServiceStep.Rejected(code, Text.of(code.replace("pin.", "pin.rejected."))));
    }

    @Test
    @Proves("UX-04")
    void saysToWhoHasNoPinThatThereIsNone() {
        assertThat(code(errands.shows(NOBODY))).isEqualTo("pin.none");
        assertThat(code(world.service().handle(errands.change(NOBODY)))).isEqualTo("pin.none");
    }

    @Test
    @Proves("PIN-46")
    void countsAChangeAsUseAndSaysWhenAPinIsDisabled() {
        world.with(policy(false, Optional.of(PinWorld.term("P2M"))));
        world.put(MARIO, world.stored(MARIO).used(Optional.of(LocalDate.of(2026, 9, 30))));
        assertThat(errands.commits(errands.changes(MARIO, "VENTO234"))).isTrue();
        assertThat(world.stored(MARIO).lastUsed()).hasValue(LocalDate.of(2026, 11, 21));

        world.clock.advance(Duration.ofDays(61));
        assertThat(world.login(MARIO, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
        world.clock.advance(Duration.ofDays(1));
        assertThat(code(errands.shows(MARIO))).isEqualTo("pin.idle");
    }

    @Test
    @Proves("D-12")
    void goesOnWhileTheLoginIsAway() {
        PinCredentialProvider login = world.provider();
        login.stop();

        assertThat(errands.commits(errands.changes(MARIO, "VENTO234"))).isTrue();

        assertThat(world.login(MARIO, "VENTO234")).isInstanceOf(LoginStep.Recognised.class);
    }

    private static PinPolicy policy(boolean force, Optional<Term> idle) {
        return new PinPolicy(
                PinWorld.POLICY.validity(),
                PinWorld.POLICY.suggestChange(),
                force,
                idle,
                PinWorld.POLICY.activation(),
                false,
                PinWorld.NEVER);
    }

    private static View view(ServiceStep step) {
        return ((ServiceStep.Answered) step).view();
    }

    private static String code(ServiceStep step) {
        return ((ServiceStep.Rejected) step).code();
    }

    private static Map<String, String> facts(View view) {
        return view.facts().stream()
                .collect(Collectors.toMap(fact -> fact.label().key(), fact -> shown(fact.value())));
    }

    private static String shown(View.Value value) {
        if (value instanceof View.Value.Words words) {
            return words.text().key();
        }
        return ((View.Value.Day) value).date().toString();
    }
}
