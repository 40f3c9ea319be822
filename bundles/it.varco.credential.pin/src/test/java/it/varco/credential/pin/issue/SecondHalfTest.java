package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.contract.MessageFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a second half after the activation (flow B): a first one is spent only once the other one left. */
class SecondHalfTest {

    private static final Instant SOON = IssueWorld.NOW.plus(Duration.ofMinutes(1));
    private static final Instant POSTED = days(2);

    private final IssueWorld world = new IssueWorld();
    private final List<Message> sent = new ArrayList<>();
    private String number = "";
    private String half = "";

    @BeforeEach
    void theLetterComes() {
        KnownPerson.HealthCard card = new KnownPerson.HealthCard(HolderWorld.CARD, HolderWorld.EXPIRY);
        world.with(IssueWorld.policy(true, false, true))
                .knowing(KnownPerson.livingIn("IT")
                        .residence("Via Roma, 1", "00100 ROMA (RM)")
                        .card(card)
                        .registered(IssueWorld.registered())
                        .build());
        number = world.asks(IssueWorld.typed());
        passes(SOON);
        half = HolderWorld.secret(sent.get(0), "secret");
        became(Halves.TO_ACTIVATE, Fate.Progress.SENT, POSTED);
        passes(days(3));
    }

    @AfterEach
    void end() {
        assertThat(MessageFiles.flaws(PinIssue.class, sent)).isEmpty();
        world.close();
    }

    private static Instant days(int days) {
        return IssueWorld.NOW.plus(Duration.ofDays(days));
    }

    private List<String> passes(Instant at) {
        List<Message> messages = IssueWorld.messages(world.passes(at));
        sent.addAll(messages);
        return messages.stream().map(Message::kind).toList();
    }

    private void became(String kind, Fate.Progress progress, Instant at) {
        world.became(new Fate(kind, progress, at));
    }

    private ServiceStep activates() {
        Map<String, String> typed = new HashMap<>(Map.of(
                Subject.NAME,
                IssueWorld.MARIO.value(),
                ActivateDesk.HALF,
                half,
                HealthCardFields.NUMBER,
                HolderWorld.CARD,
                HealthCardFields.EXPIRY,
                "31/12/2030",
                "mobile",
                "333 7654321"));
        ServiceStep step = world.walk(ActivateDesk.NAME, typed);
        if (step instanceof ServiceStep.Done done) {
            assertThat(world.store.commit(done.effects())).isTrue();
            became(Halves.SECOND, Fate.Progress.OPEN, IssueWorld.NOW);
        }
        return step;
    }

    private String following() {
        View view = ((ServiceStep.Answered) world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number))).view();
        return view.sentences().get(0).key();
    }

    @Test
    @Proves({"NOT-26", "PIN-21"})
    void thatIsRefusedLeavesTheLetterToBeActivatedAgain() {
        world.clock.set(days(10));
        assertThat(activates()).isInstanceOf(ServiceStep.Done.class);
        assertThat(following()).isEqualTo("pin.follow.stage.seconda_meta_inviata");
        became(Halves.SECOND, Fate.Progress.FAILED, days(10));

        assertThat(passes(days(11)))
                .containsExactly("pin.activation.undelivered", "pin.activation.undelivered"); // mail and text message

        assertThat(world.pin()).isEmpty();
        assertThat(following()).isEqualTo("pin.follow.stage.da_attivare");
        assertThat(world.dossier().activationStart()).isEqualTo(POSTED);
        assertThat(activates()).isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-23", "PIN-S09"})
    void thatIsRefusedGivesNobodyMoreDays() {
        world.clock.set(days(91));
        activates();
        became(Halves.SECOND, Fate.Progress.FAILED, days(91));
        passes(days(91).plusSeconds(120));
        assertThat(world.dossier().stage()).isEqualTo(Stage.DA_ATTIVARE);

        assertThat(passes(days(93))).containsExactly("pin.request.lapsed");
        assertThat(activates()).isInstanceOf(ServiceStep.Refused.class);
    }

    @Test
    @Proves({"NOT-26", "PIN-22"})
    void thatIsRefusedForgetsTheContactsThatWereTypedWithTheFirstOne() {
        var held = world.dossiers().find(IssueWorld.MARIO).orElseThrow();
        Dossier unknown = held.dossier().reachedAt(Contacts.of(Map.of()));
        assertThat(world.store.apply(world.dossiers().change(Optional.of(held), unknown)))
                .isTrue();
        activates();
        assertThat(world.dossier().contacts().at(Medium.SMS)).contains("+393337654321");
        became(Halves.SECOND, Fate.Progress.FAILED, days(4));

        passes(days(4));

        assertThat(world.dossier().contacts().electronic()).isZero();
        assertThat(sent.subList(1, sent.size()))
                .extracting(Message::addresses)
                .containsExactly(Map.of(Medium.SMS, "+393337654321"), Map.of()); // and where the house writes
    }

    @Test
    @Proves({"PIN-S08", "PIN-23"})
    void thatLeftLetsTheFirstLoginBeAwaitedFromTheLetterOn() {
        world.clock.set(days(10));
        activates();
        passes(days(10).plusSeconds(90));
        assertThat(world.dossier().half()).isPresent();
        became(Halves.SECOND, Fate.Progress.SENT, days(11));

        assertThat(passes(days(12))).isEmpty();

        assertThat(world.dossier().stage()).isEqualTo(Stage.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(world.dossier().half()).isEmpty();
        assertThat(world.pin().orElseThrow().setAt()).isEqualTo(POSTED);
        assertThat(passes(days(93))).containsExactly("pin.request.lapsed");
    }

    @Test
    @Proves("PIN-S10")
    void thatWasUsedBeforeItsFateIsKnownIsOver() {
        activates();
        world.put(PinState.ATTIVO, days(3));

        passes(days(4));

        assertThat(world.dossier().stage()).isEqualTo(Stage.CONCLUSO);
        assertThat(world.dossier().half()).isEmpty();
    }
}
