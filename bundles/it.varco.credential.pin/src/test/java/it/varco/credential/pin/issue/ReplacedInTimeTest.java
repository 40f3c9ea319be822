package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Fate;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes with time of a request in the name of another that an officer has replaced. */
@Proves("PIN-18")
class ReplacedInTimeTest {

    private static final String STRANGER = "stranger@example.org";
    private static final Instant SOON = IssueWorld.NOW.plus(Duration.ofMinutes(1));
    private static final Duration HOUR = Duration.ofHours(1);

    private final IssueWorld world = new IssueWorld();

    @AfterEach
    void end() {
        world.close();
    }

    /** Somebody asks in the name of Mario; the number of that request. */
    private String strangerAsks(String... more) {
        Map<String, String> typed = IssueWorld.typed();
        typed.put(RequestForms.EMAIL, STRANGER);
        typed.put(RequestForms.MOBILE, "333 7654321");
        for (String field : more) {
            typed.put(field, "true");
        }
        return world.asks(typed);
    }

    private Effects replacement() {
        Map<String, String> typed = IssueWorld.typed();
        typed.put(RegisterDesk.REPLACE, "true");
        ScriptedServiceRequest officer =
                ScriptedServiceRequest.of(RegisterDesk.NAME, DeskWorld.ANNA, world.clock.instant());
        return ((ServiceStep.Done) world.walk(officer, typed)).effects();
    }

    private String replaced() {
        Effects effects = replacement();
        assertThat(effects.notes()).containsEntry("act", "replaced");
        assertThat(world.store.commit(effects)).isTrue();
        return world.dossier().number();
    }

    private ServiceStep look(String number) {
        return world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number));
    }

    private static String stage(ServiceStep step) {
        return ((ServiceStep.Answered) step).view().sentences().get(0).key();
    }

    @Test
    @Proves({"UX-13", "SEC-04"})
    void itsNumberShowsThatItEndedAndLeadsToNothing() {
        String old = strangerAsks();
        world.passes(SOON);
        assertThat(look(old)).isInstanceOf(ServiceStep.Answered.class);

        String number = replaced();

        assertThat(stage(look(old))).isEqualTo("pin.follow.stage.annullato");
        assertThat(stage(look(number))).isEqualTo("pin.follow.stage.richiesto");
        world.clock.advance(Dossier.KEPT);
        assertThat(look(old)).isEqualTo(look("0000-0000-0000"));
    }

    @Test
    void nothingIsSentToWhoeverMadeItAndBothHalvesLeaveOnce() {
        strangerAsks();
        world.passes(SOON);
        world.clock.advance(HOUR);
        world.knowing(IssueWorld.atHome());
        replaced();

        List<Message> sent =
                new ArrayList<>(IssueWorld.messages(world.passes(SOON.plus(HOUR).plus(HOUR))));
        assertThat(sent).extracting(Message::kind).containsExactly("pin.half.first", "pin.half.second");
        Instant posted = world.clock.instant();
        world.became(
                new Fate(Halves.FIRST, Fate.Progress.SENT, posted),
                new Fate(Halves.SECOND, Fate.Progress.SENT, posted));
        sent.addAll(IssueWorld.messages(world.passes(SOON.plus(Duration.ofDays(40)))));

        assertThat(sent).hasSize(2);
        assertThat(sent).noneMatch(message -> message.addresses().containsValue(STRANGER));
        assertThat(world.dossier().stage()).isEqualTo(Stage.IN_ATTESA_PRIMO_ACCESSO);
    }

    /** Otherwise a PIN would leave to whoever made it, at the moment it ends. */
    @Test
    void whatWasToHappenToItAtThatMomentDoesNot() {
        world.knowing(IssueWorld.atHome());
        strangerAsks();
        List<Upkeep> issued = world.service().due(world.asking(SOON));
        assertThat(IssueWorld.messages(issued)).extracting(Message::kind).contains("pin.half.first");

        String number = replaced();

        assertThat(issued).noneMatch(act -> world.store.commit(act.effects()));
        assertThat(world.pin()).isEmpty();
        assertThat(world.dossier().number()).isEqualTo(number);
    }

    @Test
    void itIsNotReplacedOnceItsPinHasLeft() {
        world.knowing(IssueWorld.atHome());
        strangerAsks();
        Effects replacement = replacement();

        world.passes(SOON);

        assertThat(world.store.commit(replacement)).isFalse();
        assertThat(replacement().notes()).containsEntry("act", "exists");
    }

    @Test
    @Proves("SEC-04")
    void nobodyReplacesOneOnThePortal() {
        String number = world.asks(IssueWorld.typed());

        String other = strangerAsks(RegisterDesk.REPLACE);

        assertThat(world.dossier().number()).isEqualTo(number).isNotEqualTo(other);
        assertThat(look(other)).isInstanceOf(ServiceStep.Answered.class);
    }
}
