package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.DeskWorld.ANNA;
import static it.varco.credential.pin.issue.DeskWorld.CARD;
import static it.varco.credential.pin.issue.DeskWorld.LUCA;
import static it.varco.credential.pin.issue.DeskWorld.MARIO;
import static it.varco.credential.pin.issue.DeskWorld.NUMBER;
import static it.varco.credential.pin.issue.DeskWorld.TICKS;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.proves.Proves;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody asks for a PIN in the name of another one, and answers the verification call: they know their own form. */
@Proves({"PIN-16", "UX-41"})
class CallCaseTest {

    private static final KnownPerson.Question EMPLOYER =
            new KnownPerson.Question("Ultimo datore di lavoro", "Società Prove");

    private final DeskWorld world = new DeskWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> answering(String answer) {
        Map<String, String> typed = new HashMap<>(TICKS);
        typed.put("answer", answer);
        return typed;
    }

    private Form form() {
        return world.ask(CallDesk.NAME, ANNA).form();
    }

    private List<String> outcomes() {
        return form().fields().get(0).options().stream()
                .map(Field.Option::value)
                .toList();
    }

    private ServiceStep.Done says(String answer) {
        return world.committed(world.answer(CallDesk.NAME, ANNA, answering(answer)));
    }

    @Test
    void sendNothingForWhoeverKnowsOnlyTheForm() {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);

        assertThat(world.answer(CallDesk.NAME, ANNA, TICKS))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("answer"));
        ServiceStep.Done missed = says("Rossi e figli");

        assertThat(missed.effects().messages()).isEmpty();
        assertThat(missed.effects().about()).contains(MARIO);
        assertThat(missed.effects().notes()).isEqualTo(Map.of("act", "call.missed", "misses", "1"));
        assertThat(world.stored(MARIO)).isEmpty();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"societa' prove", " SOCIETÀ-PROVE "})
    void sendThePinForWhoeverKnowsMore(String answer) {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);

        ServiceStep.Done done = says(answer);

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
        assertThat(done.effects().notes()).isEqualTo(Map.of("act", "call.positive", "checked", "question"));
    }

    @Test
    void showNoOfficerWhatIsRight() {
        world.knowing(DeskWorld.atHome(CARD, EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);
        says("1");
        Form form = form();

        String shown = form.points().toString() + form.introduction() + form.fields() + form.errors();
        assertThat(form.points()).flatExtracting(Text::arguments).doesNotContain(CARD, EMPLOYER.answer());
        assertThat(form.exhibits()).flatExtracting(exhibit -> exhibit.values()).doesNotContain(CARD, EMPLOYER.answer());
        assertThat(shown).doesNotContain(CARD, EMPLOYER.answer());
    }

    @Test
    void leaveNoPositiveOutcomeAfterTwoWrongAnswersAlsoToAnotherOfficerAndForANewRequest() {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);
        says("Bianchi");
        assertThat(form().points()).contains(Text.of("pin-issue.call.missed"));
        assertThat(says("Verdi").effects().notes()).containsEntry("misses", "2");
        assertThat(outcomes()).containsExactly("negative", "later");
        world.committed(world.answer(CallDesk.NAME, ANNA, Map.of("outcome", "negative", "reason", "identity")));

        world.waits(MARIO, "0000-0000-0002");
        world.take(LUCA);
        assertThat(world.ask(CallDesk.NAME, LUCA).form().points()).contains(Text.of("pin-issue.call.missed.often"));
        world.clock.advance(Duration.ofDays(1));

        assertThat(world.ask(CallDesk.NAME, LUCA)).isNotNull();
        world.take(LUCA);
        assertThat(world.ask(CallDesk.NAME, LUCA).form().fields().get(0).options())
                .extracting(Field.Option::value)
                .startsWith("positive");
    }

    /** Two windows are two guesses at once: one of them counts, the other one is asked anew. */
    @Test
    void countEachGuessAlsoOfAFormThatWasShownBefore() {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask before = world.ask(CallDesk.NAME, ANNA);
        ServiceStep first = world.answer(CallDesk.NAME, ANNA, before, answering("Bianchi"));
        ServiceStep second = world.answer(CallDesk.NAME, ANNA, before, answering("Verdi"));

        assertThat(world.commit(first)).isTrue();
        assertThat(world.commit(second)).isFalse();
        assertThat(world.answer(CallDesk.NAME, ANNA, before, answering(EMPLOYER.answer())))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().points()).contains(Text.of("pin-issue.call.anew")));
    }

    @Test
    void askForTheHealthCardWhereNothingElseIsKnown() {
        world.knowing(DeskWorld.atHome(CARD)).waits(MARIO, NUMBER);
        world.take(ANNA);

        assertThat(form().points()).contains(Text.of("pin-issue.call.say.question.card"));
        says("8038 0000 0000 0000 0017");

        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
    }

    private Text question() {
        return form().points().stream()
                .filter(point -> point.key().startsWith("pin-issue.call.say.question"))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever does not know the answer gets no other question, neither by a wrong answer nor by asking anew. */
    @Test
    void askTheSameAfterAMissAndInEachRequest() {
        KnownPerson.Question pension = new KnownPerson.Question("Numero della pensione", "20014822");
        world.knowing(DeskWorld.atHome(CARD, EMPLOYER, pension)).waits(MARIO, NUMBER);
        world.take(ANNA);
        Text asked = question();
        says("1");

        assertThat(question()).isEqualTo(asked);
        world.committed(world.answer(CallDesk.NAME, ANNA, Map.of("outcome", "negative", "reason", "identity")));
        world.waits(MARIO, "0000-0000-0002");
        world.take(ANNA);
        assertThat(question()).isEqualTo(asked);
    }

    /** Whoever stole the wallet has the card in their hands. */
    @Test
    void neverAskForTheHealthCardWhereSomethingElseIsKnown() {
        world.knowing(DeskWorld.atHome(CARD, EMPLOYER)).waits(MARIO, NUMBER);
        world.take(ANNA);
        Text employer = Text.of("pin-issue.call.say.question", EMPLOYER.asked());

        assertThat(question()).isEqualTo(employer);
        assertThat(says(CARD).effects().notes()).containsEntry("act", "call.missed");
        assertThat(question()).isEqualTo(employer);
        assertThat(says(CARD).effects().notes()).containsEntry("misses", "2");
        assertThat(world.stored(MARIO)).isEmpty();
    }

    @Test
    void takeAReasonWhereTheArchiveKnowsNothing() {
        world.knowing(KnownPerson.livingIn("CH")
                        .residence("Via Altra 1", "6900 Lugano")
                        .build())
                .waits(MARIO, NUMBER);
        world.take(ANNA);
        Map<String, String> unchecked = new HashMap<>(TICKS);
        unchecked.remove("checked");

        assertThat(form().points()).contains(Text.of("pin-issue.call.known.other"));
        assertThat(world.answer(CallDesk.NAME, ANNA, unchecked))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("checked"));
        assertThat(world.committed(world.answer(CallDesk.NAME, ANNA, TICKS))
                        .effects()
                        .notes())
                .containsEntry("checked", "papers");
    }

    @Test
    void saySoWhereTheArchiveHasTheSameResidenceOrThereIsNone() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.absent"));

        world.knowing(DeskWorld.atHome(CARD));
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.same"));
        world.knowing(KnownPerson.livingIn("CH").build());
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.none"));
    }

    @ParameterizedTest
    @CsvSource({"Maria,Rossi,1980-01-01", "Mario,Rossi,1980-01-02", "Mario,Neri,1980-01-01"})
    @Proves("CF-13")
    void warnWhereTheCodiceFiscaleIsOfSomebodyElseAndShowNotOfWhom(String name, String surname, LocalDate born) {
        KnownPerson.Registered other = new KnownPerson.Registered(name, surname, born);
        world.knowing(DeskWorld.living(CARD).registered(other).build()).waits(MARIO, NUMBER);
        world.take(ANNA);

        assertThat(form().points()).contains(Text.of("pin-issue.call.known.person"));
        assertThat(form().points()).flatExtracting(Text::arguments).doesNotContain("Maria", "Neri", "02/01/1980");
        world.knowing(DeskWorld.living(CARD).registered(IssueWorld.registered()).build());
        assertThat(form().points()).doesNotContain(Text.of("pin-issue.call.known.person"));
    }

    @Test
    @Proves("CF-13")
    void warnWhereNobodyKnowsTheNameAndTheCodiceFiscaleIsUnlikeIt() {
        world.waits(DeskWorld.OTHER, NUMBER);
        world.take(ANNA);
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.code"));

        world.clock.advance(Duration.ofMinutes(1));
        world.waits(MARIO, "0000-0000-0002");
        world.take(LUCA);
        assertThat(world.ask(CallDesk.NAME, LUCA).form().points()).doesNotContain(Text.of("pin-issue.call.known.code"));
    }

    @Test
    void sendNothingWhileTheArchiveIsAway() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask before = world.ask(CallDesk.NAME, ANNA);
        world.archiveAway();

        assertThat(outcomes()).containsExactly("negative", "unanswered", "later");
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.away"));
        asksAnew(world.answer(CallDesk.NAME, ANNA, before, TICKS));
        assertThat(world.stored(MARIO)).isEmpty();
    }

    private static void asksAnew(ServiceStep step) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().points()).contains(Text.of("pin-issue.call.anew")));
    }

    /** An officer who sends the answer of an old form with the state of the new one. */
    @Test
    void sendNothingWhileTheArchiveIsAwayWhateverFormIsAnswered() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask before = world.ask(CallDesk.NAME, ANNA);
        world.archiveAway();
        ServiceStep.Ask now = world.ask(CallDesk.NAME, ANNA);

        assertThat(world.service()
                        .handle(world.request(CallDesk.NAME, ANNA)
                                .withAnswer(before.form().read(TICKS).submission(), now.state())))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("outcome"));
    }

    /** Somebody stops the bundle, so that a tick takes the place of the question. */
    @Test
    @Proves("PIN-16")
    void sendNothingWhereTheArchiveThatThereWasIsGone() {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).archiveStopped().waits(MARIO, NUMBER);
        world.take(ANNA);

        assertThat(outcomes()).containsExactly("negative", "unanswered", "later");
        assertThat(form().points()).contains(Text.of("pin-issue.call.known.away"));

        world.knowing(DeskWorld.atHome("", EMPLOYER));
        assertThat(form().points()).contains(Text.of("pin-issue.call.say.question", EMPLOYER.asked()));
    }

    @Test
    @Proves("PIN-16")
    void takeAReasonAgainOnceTheSiteHasGivenItsArchiveUp() {
        world.knowing(DeskWorld.atHome("", EMPLOYER)).archiveStopped().waits(MARIO, NUMBER);
        world.take(ANNA);
        world.archiveGivenUp();

        assertThat(form().points()).contains(Text.of("pin-issue.call.known.absent"));
        world.committed(world.answer(CallDesk.NAME, ANNA, TICKS));
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
        assertThat(world.store.get(SeenArchive.KEY)).isEmpty();
    }

    @Test
    void askAnewWhereTheWayToShowWhoItIsHasChanged() {
        world.waits(MARIO, NUMBER);
        world.take(ANNA);
        ServiceStep.Ask ticks = world.ask(CallDesk.NAME, ANNA);
        world.knowing(DeskWorld.atHome("", EMPLOYER));
        asksAnew(world.answer(CallDesk.NAME, ANNA, ticks, TICKS));

        ServiceStep.Ask employer = world.ask(CallDesk.NAME, ANNA);
        world.knowing(DeskWorld.atHome("", new KnownPerson.Question("Numero della pensione", "123")));
        asksAnew(world.answer(CallDesk.NAME, ANNA, employer, answering("123")));
        assertThat(world.stored(MARIO)).isEmpty();
    }

    @Test
    @Proves("AUD-05")
    void printNothingOfThePerson() {
        Background background = new Background(Background.Archive.HERE, Optional.of(DeskWorld.atHome(CARD, EMPLOYER)));
        CallQuestion question = background.question(MARIO.value()).orElseThrow();

        assertThat(question + " " + background).isEqualTo("CallQuestion Background[HERE]");
    }
}
