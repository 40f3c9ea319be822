package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.tck.contract.MessageFiles;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holders whose PIN has no dossier are told when they sign in: only then it is known whose it is. */
class WarningsTest {

    private final PinWorld world = new PinWorld();
    private final List<Message> sent = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(MessageFiles.flaws(PinService.class, sent)).isEmpty();
        world.close();
    }

    /** Signs in, without changing a PIN that could be changed, and commits; kinds of the messages. */
    private List<String> signsIn() {
        return signsIn(world.play());
    }

    private List<String> signsIn(Play play) {
        LoginStep step = play.enters(MARIO, PIN);
        if (step instanceof LoginStep.Ask) {
            step = play.answers(Map.of(PinForms.ACTION, PinForms.LATER));
        }
        var effects = ((LoginStep.Recognised) step).effects();
        assertThat(world.store.commit(effects)).isTrue();
        sent.addAll(effects.messages());
        return effects.messages().stream().map(Message::kind).toList();
    }

    private void set(int daysAgo) {
        world.put(MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(daysAgo));
    }

    /** The PIN ends so many days from now, of which holders are told so many days before. */
    private void endsIn(int days, int warnDays) {
        LocalDate end = Term.day(world.now()).plusDays(days);
        PinPolicy policy = PinWorld.POLICY;
        world.with(new PinPolicy(
                policy.validity(),
                policy.suggestChange(),
                policy.forceChange(),
                policy.idle(),
                policy.activation(),
                policy.development(),
                new PhaseOut(true, end, end, warnDays)));
    }

    /** From 21 May to 21 November there are 184 days. */
    @ParameterizedTest
    @CsvSource({"167, 0", "168, 1", "184, 1"})
    @Proves("NOT-15")
    void tellFromFifteenDaysBeforeThePinExpires(int daysAgo, int messages) {
        set(daysAgo);

        assertThat(signsIn()).isEqualTo(List.of("pin.expiring").subList(0, messages));
    }

    @Test
    @Proves("NOT-15")
    void tellOfOneExpiryOnceAndOfTheNextOneAgain() {
        set(175);
        assertThat(signsIn()).containsExactly("pin.expiring");
        assertThat(sent.get(0).words()).containsEntry("days", "9");
        assertThat(sent.get(0).over()).containsExactly(Medium.EMAIL, Medium.SMS);
        assertThat(sent.get(0).links()).isEmpty();
        assertThat(sent.get(0).secrets()).isEmpty();
        assertThat(signsIn()).isEmpty();

        set(176);
        assertThat(signsIn()).containsExactly("pin.expiring");
    }

    @Test
    @Proves("REL-16")
    void keepNobodyOutWhileTheyCannotLeaveAndAreGivenLater() {
        endsIn(10, 30);
        set(175);

        assertThat(signsIn(world.play().withoutPost())).isEmpty();
        assertThat(signsIn(world.play().withoutPost())).isEmpty();

        assertThat(signsIn()).containsExactly("pin.expiring", "pin.ending", "pin.ending");
    }

    @Test
    @Proves({"NOT-15", "PIN-S21"})
    void tellByMailAndByPostThatThePinEndsAndOnce() {
        endsIn(10, 30);

        assertThat(signsIn()).containsExactly("pin.ending", "pin.ending");

        assertThat(sent)
                .extracting(Message::over)
                .containsExactly(List.of(Medium.EMAIL, Medium.SMS), List.of(Medium.POSTA));
        assertThat(sent).allSatisfy(message -> {
            assertThat(message.links()).isEmpty();
            assertThat(message.secrets()).isEmpty();
        });
        assertThat(signsIn()).isEmpty();
    }

    /** From so many days before as the configuration says. */
    @ParameterizedTest
    @CsvSource({"31, 30, 0", "30, 30, 2", "30, 5, 0", "5, 5, 2", "60, 60, 2"})
    @Proves({"NOT-15", "PIN-S21"})
    void tellOfTheEndFromSomeDaysBefore(int days, int warnDays, int messages) {
        endsIn(days, warnDays);

        assertThat(signsIn()).hasSize(messages).allMatch("pin.ending"::equals);
    }

    @Test
    @Proves("PIN-S21")
    void sayNothingOfTheEndToWhoeverIsEligible() {
        endsIn(30, 30);
        world.put(MARIO, world.stored(MARIO).eligible(true));
        assertThat(signsIn()).isEmpty();
    }

    @Test
    @Proves({"NOT-15", "NOT-14"})
    void areGivenToWhoeverGetsANewPinAsWell() {
        endsIn(10, 30);
        world.put(MATTIA, PinState.SCADUTO, PinLevel.ORDINARIO, Duration.ofDays(1));
        Play play = world.play();
        play.enters(MATTIA, PIN);

        assertThat(play.confirms(PinForms.KEPT).effects().messages())
                .extracting(Message::kind)
                .containsExactly("pin.renewed", "pin.ending", "pin.ending");
    }
}
