package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.notification.Fate;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Term;
import it.varco.proves.Proves;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowDeskTest {

    private static final Instant SOON = IssueWorld.NOW.plus(Duration.ofMinutes(1));

    private final IssueWorld world = new IssueWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private ServiceStep look(String number) {
        return world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number));
    }

    private View view(String number) {
        return ((ServiceStep.Answered) look(number)).view();
    }

    private static View.Value fact(View view, String label) {
        return view.facts().stream()
                .filter(fact -> fact.label().equals(Text.of(label)))
                .map(View.Fact::value)
                .findFirst()
                .orElseThrow();
    }

    private void stands(String number, String stage, LocalDate by) {
        View view = view(number);
        assertThat(view.sentences()).containsExactly(Text.of("pin.follow.stage." + stage));
        assertThat(fact(view, "pin.follow.next")).isEqualTo(new View.Value.Words(Text.of("pin.follow.next." + stage)));
        assertThat(fact(view, "pin.follow.by")).isEqualTo(new View.Value.Day(by));
    }

    @Test
    @Proves("UX-13")
    void everyWaitShowsTheNextStepAndItsDate() {
        world.knowing(IssueWorld.atHome());
        LocalDate today = Term.day(IssueWorld.NOW);
        String number = world.asks(IssueWorld.typed());
        stands(number, "richiesto", today.plusDays(1));

        world.passes(SOON);
        stands(number, "prima_meta_inviata", today.plusDays(3));

        world.became(
                new Fate(Halves.FIRST, Fate.Progress.SENT, SOON), new Fate(Halves.SECOND, Fate.Progress.SENT, SOON));
        world.passes(SOON.plus(Duration.ofHours(1)));
        stands(number, "in_attesa_primo_accesso", today.plusDays(90));

        world.put(PinState.ATTIVO, SOON);
        assertThat(view(number).sentences()).containsExactly(Text.of("pin.follow.stage.concluso"));
    }

    @Test
    @Proves("UX-13")
    void aWaitForTheCallOrTheActivationShowsItsLastDay() {
        LocalDate today = Term.day(IssueWorld.NOW);
        String number = world.asks(IssueWorld.typed());
        world.passes(SOON);
        stands(number, "in_verifica_telefonica", today.plusDays(30));

        try (IssueWorld campaign = new IssueWorld().with(IssueWorld.policy(true, false, true))) {
            campaign.knowing(IssueWorld.atHome());
            String other = campaign.asks(IssueWorld.typed());
            campaign.passes(SOON);
            ServiceStep step = campaign.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, other));
            assertThat(fact(((ServiceStep.Answered) step).view(), "pin.follow.by"))
                    .isEqualTo(new View.Value.Day(today.plusDays(90)));
        }
    }

    /** Whoever sees one wait for the archive and another one go on knows which of two people has a PIN. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Proves({"SEC-04", "PIN-43"})
    void aWaitForTheArchiveTellsNobodyWhoHasAPin(boolean hasOne) {
        if (hasOne) {
            world.put(PinState.ATTIVO, IssueWorld.NOW);
        }
        LocalDate today = Term.day(IssueWorld.NOW);
        String number = world.asks(IssueWorld.typed());
        world.archiveAway().passes(SOON);
        stands(number, "richiesto", today.plusDays(1));
        world.with(person -> Optional.empty()).passes(SOON.plusSeconds(60));
        stands(number, "in_verifica_telefonica", today.plusDays(30));
    }

    @Test
    @Proves("UX-13")
    void theNumberCountsHoweverItIsTyped() {
        String number = world.asks(IssueWorld.typed());
        String typed = number.replace('0', 'O')
                .replace('1', 'l')
                .toLowerCase(Locale.ROOT)
                .replace('-', ' ');
        assertThat(view(typed)).usingRecursiveComparison().isEqualTo(view(number));
    }

    @Test
    @Proves("UX-13")
    void contactsAreMaskedAndNobodyIsNamed() {
        View view = view(world.asks(IssueWorld.typed()));
        assertThat(fact(view, "pin.follow.contact.email")).isEqualTo(new View.Value.Plain("m****o@example.it"));
        assertThat(fact(view, "pin.follow.contact.sms")).isEqualTo(new View.Value.Plain("+39 *** *** *67"));
        assertThat(view.facts().toString())
                .doesNotContain("Mario", "Rossi", "Via Roma", IssueWorld.MARIO.value(), IssueWorld.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0000-0000", "ZZZZ-ZZZZ-ZZZZ"})
    @Proves("SEC-04")
    void aNumberOfNothingHasOneAnswer(String number) {
        world.asks(IssueWorld.typed());
        assertThat(look(number)).isEqualTo(new ServiceStep.Rejected("pin.number", Text.of("pin.rejected.number")));
    }

    /** Whether or not the person has a PIN, so that nothing could come of either. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves("SEC-04")
    void aNumberOfARequestThatAnotherOneReplacedIsShownAsLongAsAnyOther(boolean pin) {
        if (pin) {
            world.put(PinState.ATTIVO, IssueWorld.NOW);
        }
        String first = world.asks(IssueWorld.typed());
        world.passes(SOON);
        world.passes(SOON.plus(Duration.ofDays(32)));
        assertThat(view(first).sentences()).containsExactly(Text.of("pin.follow.stage.annullato"));

        String second = world.asks(IssueWorld.typed());
        assertThat(view(first).sentences()).containsExactly(Text.of("pin.follow.stage.annullato"));
        assertThat(view(second).sentences()).containsExactly(Text.of("pin.follow.stage.richiesto"));

        world.clock.advance(Duration.ofDays(30));
        assertThat(look(first)).isInstanceOf(ServiceStep.Rejected.class);
    }

    @Test
    @Proves("SEC-04")
    void nothingIsHashedWhateverTheNumberIsOf() {
        String real = world.asks(IssueWorld.typed());
        String phantom = world.asks(IssueWorld.typed());
        int before = world.hashes.get();

        assertThat(look(real)).isInstanceOf(ServiceStep.Answered.class);
        assertThat(look(phantom)).isInstanceOf(ServiceStep.Answered.class);
        assertThat(look("0000-0000-0000")).isInstanceOf(ServiceStep.Rejected.class);
        assertThat(world.hashes).hasValue(before);
    }

    @Test
    void whatIsNoNumberIsAskedForAgain() {
        assertThat(((ServiceStep.Ask) look("12")).form().errors()).hasSize(1);
    }

    /** Labels, words and days of a view, without number and moments. */
    private static List<Object> seen(View view) {
        return List.of(
                view.sentences(),
                view.facts().stream().map(View.Fact::label).toList(),
                fact(view, "pin.follow.next"),
                fact(view, "pin.follow.by"),
                fact(view, "pin.follow.contact.email"));
    }

    /** Also where the configuration says another number of days. */
    @ParameterizedTest
    @ValueSource(ints = {30, 5})
    @Proves({"PIN-18", "SEC-04"})
    void aRequestThatLeadsToNothingLooksLikeOneThatWaitsForTheCall(int days) {
        world.with(IssueWorld.calling(days));
        String real = world.asks(IssueWorld.typed());
        String phantom = world.asks(IssueWorld.typed());
        assertThat(seen(view(phantom))).isEqualTo(seen(view(real)));
        world.passes(SOON);
        assertThat(world.dossier().stage()).isEqualTo(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(seen(view(phantom))).isEqualTo(seen(view(real)));
        world.passes(SOON.plus(Duration.ofDays(days - 1)));
        assertThat(seen(view(phantom))).isEqualTo(seen(view(real)));
        world.passes(SOON.plus(Duration.ofDays(days + 1)));
        assertThat(view(real).sentences()).containsExactly(Text.of("pin.follow.stage.annullato"));
        assertThat(view(phantom).sentences()).isEqualTo(view(real).sentences());

        world.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(view(phantom).sentences()).isEqualTo(view(real).sentences());
        world.clock.advance(Duration.ofMillis(1));
        assertThat(List.of(look(real), look(phantom)))
                .containsOnly(new ServiceStep.Rejected("pin.number", Text.of("pin.rejected.number")));
    }

    /** A request waits while nobody can be looked up, whether or not anything can come of it. */
    @Test
    @Proves({"PIN-18", "SEC-04"})
    void aRequestThatLeadsToNothingWaitsForTheArchiveLikeAnyOther() {
        world.with(person -> {
            throw new ArchiveException("archive: expected to answer", new IllegalStateException("broken by the test"));
        });
        String real = world.asks(IssueWorld.typed());
        String phantom = world.asks(IssueWorld.typed());

        world.passes(SOON);
        assertThat(view(real).sentences()).containsExactly(Text.of("pin.follow.stage.richiesto"));
        assertThat(seen(view(phantom))).isEqualTo(seen(view(real)));

        world.with(person -> Optional.empty());
        world.passes(SOON.plusSeconds(60));
        assertThat(view(real).sentences()).containsExactly(Text.of("pin.follow.stage.in_verifica_telefonica"));
        assertThat(seen(view(phantom))).isEqualTo(seen(view(real)));
    }
}
