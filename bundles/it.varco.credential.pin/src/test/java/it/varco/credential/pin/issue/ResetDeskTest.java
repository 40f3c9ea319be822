package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.PIN;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetDeskTest {

    private static final String TICKET = "AbCdEfGhIjKlMnOpQrStUv";
    private static final String CODE = "K7MQ-4T2P";
    private static final ServiceStep OVER =
            new ServiceStep.Rejected("pin.link", Text.of("pin-issue.reset.rejected.link"));

    private final HolderWorld world = new HolderWorld();

    @BeforeEach
    void begin() {
        world.holding(MARIO, contacts(Medium.EMAIL, Medium.SMS));
        world.recovering(MARIO, TICKET, CODE.replace("-", ""));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> typing(CodiceFiscale person, String code) {
        return Map.of(Subject.NAME, person.value(), ResetDesk.CODE, code);
    }

    private ServiceStep resets(CodiceFiscale person, String code) {
        return world.answers(ResetDesk.NAME, world.follows(TICKET), typing(person, code));
    }

    private static Effects refused(ServiceStep step) {
        return ((ServiceStep.Refused) step).effects();
    }

    private static IssuePolicy.Recovering policy(boolean byPost, boolean code, boolean keepsLevel) {
        return new IssuePolicy.Recovering(byPost, code, Duration.ofHours(24), Duration.ofHours(24), keepsLevel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K7MQ-4T2P", "k7mq4t2p", " K7MQ 4T2P "})
    @Proves({"PIN-40", "PIN-S19", "NOT-13"})
    void endsInANewInitialPinInTwoHalves(String typed) {
        ServiceStep step = resets(MARIO, typed);
        Message first = HolderWorld.message(step, Halves.FIRST);
        Message second = HolderWorld.message(step, Halves.SECOND);
        String whole = HolderWorld.secret(first, "secret") + HolderWorld.secret(second, "secret");

        assertThat(world.commits(step)).isTrue();
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(world.pin(MARIO).name()).isEqualTo("Mario Rossi");
        assertThat(world.opens(MARIO, whole)).isTrue();
        assertThat(world.opens(MARIO, PIN)).isFalse();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.PRIMA_META_INVIATA);
        assertThat(first.pair())
                .isEqualTo(second.pair())
                .hasValue(Halves.pair(world.dossier(MARIO).since()));
        assertThat(world.dossier(MARIO).recovery()).isEmpty();
    }

    @Test
    @Proves({"SEC-10", "NOT-14", "PIN-44"})
    void endsAllSessionsAndIsToldAtEachContact() {
        Contacts all = contacts(Medium.EMAIL, Medium.SMS)
                .with(Medium.PEC, IssueWorld.PEC, world.now().minusSeconds(60));
        world.put(world.dossier(MARIO).reachedAt(all));

        ServiceStep step = resets(MARIO, CODE);
        Effects effects = ((ServiceStep.Done) step).effects();

        assertThat(effects.endsOtherSessions()).isTrue();
        assertThat(effects.about()).hasValue(MARIO);
        assertThat(effects.messages().stream()
                        .filter(message -> message.kind().equals("pin.recovered"))
                        .map(Message::over))
                .containsExactly(List.of(Medium.EMAIL), List.of(Medium.SMS), List.of(Medium.PEC));
        assertThat(effects.messages().stream()
                        .filter(message -> !message.secrets().isEmpty())
                        .flatMap(message -> message.over().stream()))
                .as("halves, which go to no contact that is held back")
                .containsExactly(Medium.SMS, Medium.EMAIL);
    }

    @Test
    @Proves("PIN-44")
    void leavesTheOldPinAsItIsUntilTheEnd() {
        byte[] before = world.pin(MARIO).encode();

        world.follows(TICKET);
        ServiceStep wrong = resets(MARIO, "AAAA2222");
        ServiceStep right = resets(MARIO, CODE);

        assertThat(world.commits(wrong)).isTrue();
        assertThat(world.pin(MARIO).encode()).isEqualTo(before);
        assertThat(world.commits(right))
                .as("decided before the wrong one was counted")
                .isFalse();
        assertThat(world.opens(MARIO, PIN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true, DISPOSITIVO, DISPOSITIVO",
        "true, ORDINARIO, ORDINARIO",
        "false, DISPOSITIVO, ORDINARIO",
        "false, ORDINARIO, ORDINARIO"
    })
    @Proves("PIN-44")
    void keepsTheLevelWhereTheConfigurationSaysSo(boolean keeps, PinLevel before, PinLevel after) {
        world.with(policy(false, true, keeps));
        world.put(MARIO, PinState.ATTIVO, before);
        world.put(MARIO, world.pin(MARIO).eligible(true));

        assertThat(world.commits(resets(MARIO, CODE))).isTrue();
        assertThat(world.pin(MARIO).level()).isEqualTo(after);
        assertThat(world.pin(MARIO).eligible()).isTrue();
    }

    @Test
    @Proves({"PIN-40", "PIN-19", "SEC-09"})
    void sendsAHalfByPostAsLongAsNobodyHasSignedIn() {
        world.put(MARIO, PinState.IN_ATTESA_PRIMO_ACCESSO, PinLevel.ORDINARIO);

        ServiceStep step = resets(MARIO, CODE);

        assertThat(HolderWorld.message(step, Halves.SECOND).over())
                .as("whoever asked in the name of somebody else gets no more than a half")
                .containsExactly(Medium.POSTA);
    }

    @ParameterizedTest
    @CsvSource({
        "false, SMS, SMS, EMAIL, electronic",
        "true, SMS, EMAIL, POSTA, post",
        "false, PEC, EMAIL, POSTA, post",
        "true, PEC, EMAIL, POSTA, post"
    })
    @Proves({"CON-04", "PIN-40", "PIN-19"})
    void sendsTheHalvesOverTwoMediaThatDiffer(boolean byPost, Medium other, Medium first, Medium second, String told) {
        world.with(policy(byPost, true, true));
        world.put(world.dossier(MARIO).reachedAt(contacts(Medium.EMAIL, other)));

        ServiceStep step = resets(MARIO, CODE);

        assertThat(HolderWorld.message(step, Halves.FIRST).over())
                .contains(first)
                .doesNotContain(second);
        assertThat(HolderWorld.message(step, Halves.SECOND).over()).containsExactly(second);
        assertThat(((ServiceStep.Done) step).view().sentences()).contains(Text.of("pin-issue.reset.done." + told));
    }

    @Test
    @Proves("CON-05")
    void asksForTheCodiceFiscaleAloneWhereTheConfigurationWantsNoCode() {
        world.with(policy(false, false, true));
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);
        long before = world.hashes.get();

        ServiceStep wrong = world.answers(ResetDesk.NAME, ask, Map.of(Subject.NAME, CLARA.value()));
        ServiceStep right = world.answers(ResetDesk.NAME, ask, Map.of(Subject.NAME, MARIO.value()));

        assertThat(ask.form().fields()).hasSize(1);
        assertThat(wrong).isInstanceOf(ServiceStep.Refused.class);
        assertThat(right).isInstanceOf(ServiceStep.Done.class);
        assertThat(world.hashes).as("that of the new PIN").hasValue(before + 1);
    }

    @Test
    @Proves({"UX-14", "PIN-39", "SEC-06"})
    void explainsALinkThatWasUsedIsTooOldOrIsNone() {
        ServiceStep.Ask twice = (ServiceStep.Ask) world.follows(TICKET);
        ServiceStep never = world.follows("another");
        ServiceStep missing = world.begins(ResetDesk.NAME);
        assertThat(world.commits(resets(MARIO, CODE))).isTrue();

        assertThat(List.of(
                        never,
                        missing,
                        world.follows(TICKET),
                        world.answers(ResetDesk.NAME, twice, typing(MARIO, CODE))))
                .containsOnly(OVER);
    }

    @Test
    @Proves({"PIN-39", "UX-14"})
    void takesALinkAsLongAsItIsValid() {
        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);
        world.clock.advance(Duration.ofMillis(1));

        assertThat(world.follows(TICKET)).isEqualTo(OVER);
        assertThat(world.answers(ResetDesk.NAME, ask, typing(MARIO, CODE))).isEqualTo(OVER);
    }

    @Test
    @Proves({"PIN-39", "SEC-06"})
    void takesTheLastLinkOnly() {
        world.recovering(MARIO, "another", "AAAA2222");

        assertThat(world.follows(TICKET)).isEqualTo(OVER);
        assertThat(world.follows("another")).isInstanceOf(ServiceStep.Ask.class);
    }

    @Test
    @Proves({"SEC-02", "SEC-04", "SEC-06", "CS-16"})
    void refusesTheCodeOfSomebodyElseWithTheSameTextAndTheSameWork() {
        world.holding(CLARA, contacts(Medium.EMAIL, Medium.SMS));
        world.recovering(CLARA, "another", "AAAA2222");
        long before = world.hashes.get();

        List<ServiceStep> wrong =
                List.of(resets(MARIO, "AAAA2222"), resets(CLARA, CODE), resets(CLARA, "AAAA2222"), resets(MARIO, "x"));

        assertThat(world.hashes).hasValue(before + 4);
        assertThat(wrong)
                .allSatisfy(step ->
                        assertThat(((ServiceStep.Refused) step).why()).isEqualTo(Text.of("pin-issue.reset.refused")));
        assertThat(wrong)
                .as("each counts against the link that was followed")
                .allSatisfy(step -> assertThat(refused(step).about()).hasValue(MARIO));
        assertThat(wrong.stream().map(step -> ((ServiceStep.Refused) step).code()))
                .containsExactly("pin.code", "pin.subject", "pin.subject", "pin.code");
    }

    @Test
    @Proves({"SEC-02", "PIN-39"})
    void endsAfterFiveWrongAnswersWhomeverTheyName() {
        for (int i = 0; i < 5; i++) {
            assertThat(world.follows(TICKET)).isInstanceOf(ServiceStep.Ask.class);
            assertThat(world.commits(i % 2 == 0 ? resets(CLARA, CODE) : resets(MARIO, "AAAA2222")))
                    .isTrue();
        }

        assertThat(world.follows(TICKET)).isEqualTo(OVER);
        assertThat(world.opens(MARIO, PIN)).isTrue();
        assertThat(world.everything()).doesNotContain(world.dossiers().linkOf(TICKET));
    }

    @Test
    @Proves({"SEC-02", "PIN-39"})
    void takesNoMoreThanFiveGuessesFromManyThreads() throws InterruptedException, ExecutionException {
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);
        ExecutorService attackers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> guesses = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(guess -> () -> {
                        ServiceStep step = world.answers(ResetDesk.NAME, ask, typing(MARIO, "AAAA" + (2000 + guess)));
                        return step instanceof ServiceStep.Refused && world.commits(step);
                    })
                    .toList();
            int counted = 0;
            for (Future<Boolean> guess : attackers.invokeAll(guesses)) {
                counted += guess.get() ? 1 : 0;
            }
            assertThat(counted).isBetween(1, 5);
        } finally {
            attackers.shutdownNow();
        }
        while (world.follows(TICKET) instanceof ServiceStep.Ask) {
            assertThat(world.commits(resets(MARIO, "AAAA2222"))).isTrue();
        }
        assertThat(world.answers(ResetDesk.NAME, ask, typing(MARIO, CODE)))
                .as("even the right one")
                .isEqualTo(OVER);
    }

    @Test
    @Proves({"PIN-39", "CS-05"})
    void endsOnceForTwoThatCompleteAtOnce() {
        ServiceStep one = resets(MARIO, CODE);
        ServiceStep other = resets(MARIO, CODE);

        assertThat(world.commits(one)).isTrue();
        assertThat(world.commits(other)).isFalse();
    }

    @Test
    @Proves({"SEC-09", "CS-11"})
    void takesTheLinkOfTheDialogueItWasFollowedIn() {
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);
        var elsewhere = world.visitor(ResetDesk.NAME).withPratica("another");
        ServiceStep.Ask crossed =
                new ServiceStep.Ask(ask.form(), ((ServiceStep.Ask) world.begins(RecoverDesk.NAME)).state());

        assertThat(world.answers(world.service(), elsewhere, ask, typing(MARIO, CODE)))
                .isEqualTo(PinIssue.NO_STATE);
        assertThat(world.answers(ResetDesk.NAME, crossed, typing(MARIO, CODE))).isEqualTo(PinIssue.NO_STATE);
    }

    @Test
    @Proves({"PIN-S18", "PIN-S20"})
    void leadsNowhereOnceThePinIsGivenUp() {
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);
        world.put(MARIO, PinState.REVOCATO, PinLevel.ORDINARIO);

        assertThat(world.answers(ResetDesk.NAME, ask, typing(MARIO, CODE))).isEqualTo(OVER);
        assertThat(world.pin(MARIO).state()).isEqualTo(PinState.REVOCATO);
    }

    @Test
    @Proves("SEC-02")
    void examinesAPersonAndBlocksThemAfterAMistake() {
        Optional<ServiceOperation> declared = world.service().descriptor().operation(ResetDesk.NAME);
        ServiceStep.Ask ask = (ServiceStep.Ask) world.follows(TICKET);

        assertThat(declared)
                .hasValueSatisfying(operation -> assertThat(operation.block()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(ask.form().subject())
                .hasValueSatisfying(field -> assertThat(field.name()).isEqualTo(Subject.NAME));
    }

    @Test
    @Proves({"SEC-05", "CS-13"})
    void saysThatEveryPlaceForHashingIsTakenAndCountsNothing() {
        ServiceStep ask = world.follows(TICKET);

        assertThat(world.answers(world.busy(), world.visitor(ResetDesk.NAME), ask, typing(MARIO, CODE)))
                .isEqualTo(PinIssue.BUSY);
    }

    @Test
    @Proves({"NOT-26", "PIN-S19", "PIN-44"})
    void canBeDoneAgainWhereAHalfDidNotArrive() {
        assertThat(world.commits(resets(MARIO, CODE))).isTrue();
        PinRecord made = world.pin(MARIO);
        world.clock.advance(Duration.ofMinutes(2));
        String pair = Halves.pair(world.dossier(MARIO).since());

        List<Upkeep> acts = world.service().due(new Asked(world.now(), pair));

        assertThat(acts).hasSize(1);
        Effects effects = acts.get(0).effects();
        assertThat(effects.messages()).extracting(Message::kind).containsOnly("pin.recovery.undelivered");
        assertThat(world.store.commit(effects)).isTrue();
        assertThat(world.pin(MARIO).encode()).isEqualTo(made.encode());
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(new Recoveries(world.book()).find(MARIO, world.now())).isPresent();
    }

    /** The question of time, where the first half of a pair has failed. */
    private record Asked(Instant at, String pair) implements UpkeepRequest {

        @Override
        public Set<Medium> media() {
            return Set.of(Medium.values());
        }

        @Override
        public List<Fate> fates(CodiceFiscale person, String asked) {
            return asked.equals(pair) ? List.of(new Fate(Halves.FIRST, Fate.Progress.FAILED, at)) : List.of();
        }
    }
}
