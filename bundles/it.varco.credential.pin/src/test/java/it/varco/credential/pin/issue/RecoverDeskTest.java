package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.KEPT;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;
import static it.varco.credential.pin.issue.IssueWorld.PEC;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.WrittenForm;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Standing;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoverDeskTest {

    private static final String LINK = "pin.recovery.link";
    private static final String CODE = "pin.recovery.code";
    private static final Map<String, String> RIGHT =
            Map.of(Subject.NAME, MARIO.value(), "email", EMAIL, "mobile", MOBILE);

    private final HolderWorld world = new HolderWorld();

    @BeforeEach
    void begin() {
        world.holding(MARIO, contacts(Medium.EMAIL, Medium.SMS));
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** The page with the code, and what came of the recovery. */
    private record Recovering(ServiceStep.Ask page, ServiceStep step) {

        String shown() {
            return page.form().exhibits().get(0).values().get(0);
        }

        String sent() {
            return HolderWorld.secret(HolderWorld.message(step, CODE), "code");
        }

        String ticket() {
            return HolderWorld.message(step, LINK).links().get("page").ticket();
        }
    }

    private Recovering recovering(Map<String, String> typed) {
        ServiceStep.Ask page = world.recovery(typed);
        ServiceStep step = world.later(world.answers(RecoverDesk.NAME, page, KEPT));
        assertThat(world.commits(step)).isTrue();
        return new Recovering(page, step);
    }

    /** Mario follows the link and types a code. */
    private ServiceStep ends(String ticket, String code) {
        Map<String, String> typed = Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, code);
        return world.answers(ResetDesk.NAME, world.follows(ticket), typed);
    }

    private static Map<String, String> typing(CodiceFiscale person, String email, String mobile, String pec) {
        return Map.of(Subject.NAME, person.value(), "email", email, "mobile", mobile, "pec", pec);
    }

    private boolean opened(ServiceStep step) {
        return !HolderWorld.messages(step).isEmpty();
    }

    @Test
    @Proves({"PIN-38", "PIN-39", "PIN-S18", "NOT-12", "CON-05"})
    void sendsALinkByMailAndTheCodeByTextToWhoeverKnowsTwoContacts() {
        Recovering recovering = recovering(RIGHT);
        Message link = HolderWorld.message(recovering.step(), LINK);
        Message code = HolderWorld.message(recovering.step(), CODE);

        assertThat(link.addresses()).containsOnly(Map.entry(Medium.EMAIL, EMAIL));
        assertThat(link.links()).hasEntrySatisfying("page", page -> {
            assertThat(page.operation()).isEqualTo(ResetDesk.NAME);
            assertThat(page.ticket()).matches("[A-Za-z0-9_-]{22}");
        });
        assertThat(link.secrets()).isEmpty();
        assertThat(link.words()).isEmpty();
        assertThat(code.addresses()).containsOnly(Map.entry(Medium.SMS, MOBILE));
        assertThat(code.links()).isEmpty();
        assertThat(recovering.sent()).matches("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}");
        assertThat(recovering.shown()).isNotEqualTo(recovering.sent());
        assertThat(List.of(link, code))
                .allSatisfy(message ->
                        assertThat(message.until()).hasValue(world.now().plus(Duration.ofHours(24))));
        Effects effects = ((ServiceStep.Done) recovering.step()).effects();
        assertThat(effects.language()).hasValue(Locale.GERMAN);
        assertThat(effects.about()).hasValue(MARIO);
        assertThat(world.dossier(MARIO).recovery()).isPresent();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.CONCLUSO);
    }

    @Test
    @Proves("PIN-39")
    void sendsNoCodeWhereTheHouseSendsNoTextMessagesAndTheOneThatWasShownCounts() {
        world.sendsOver(Set.of(Medium.EMAIL, Medium.POSTA));
        Recovering recovering = recovering(RIGHT);

        ServiceStep end = ends(recovering.ticket(), recovering.shown());

        assertThat(HolderWorld.messages(recovering.step()))
                .extracting(Message::kind)
                .containsExactly(LINK);
        assertThat(HolderWorld.message(end, Halves.FIRST).over()).containsExactly(Medium.EMAIL);
        assertThat(HolderWorld.message(end, Halves.SECOND).over()).containsExactly(Medium.POSTA);
    }

    /** For a day, unless the configuration says another time. */
    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "PT10M", "P7D"})
    @Proves("PIN-39")
    void sendsALinkThatIsValidForATime(Duration valid) {
        IssuePolicy.Recovering usual = HolderWorld.USUAL;
        world.with(new IssuePolicy.Recovering(usual.byPost(), usual.code(), valid, usual.hold(), usual.keepsLevel()));
        Recovering recovering = recovering(RIGHT);
        Instant end = world.now().plus(valid);

        assertThat(HolderWorld.messages(recovering.step()))
                .extracting(Message::until)
                .containsOnly(Optional.of(end));
        world.clock.set(end.minusMillis(1));
        assertThat(world.follows(recovering.ticket())).isInstanceOf(ServiceStep.Ask.class);
        world.clock.set(end);
        assertThat(world.follows(recovering.ticket())).isInstanceOf(ServiceStep.Rejected.class);
    }

    @Test
    @Proves("PIN-39")
    void letsTheLinkWaitWhereNothingLeavesAtAll() {
        world.sendsOver(Set.of());

        ServiceStep step = world.recovers(RIGHT);

        assertThat(HolderWorld.message(step, LINK).over()).containsExactly(Medium.EMAIL);
    }

    @Test
    @Proves({"PIN-39", "NOT-12"})
    void sendsNoCodeWhereThereIsNoMobileAndTheOneThatWasShownCounts() {
        world.put(MARIO, Stage.CONCLUSO, contacts(Medium.EMAIL, Medium.PEC));
        Recovering recovering = recovering(typing(MARIO, EMAIL, "", PEC));

        ServiceStep end = ends(recovering.ticket(), recovering.shown());

        assertThat(HolderWorld.messages(recovering.step()))
                .extracting(Message::kind)
                .containsExactly(LINK);
        assertThat(HolderWorld.message(recovering.step(), LINK).over()).containsExactly(Medium.EMAIL, Medium.PEC);
        assertThat(end).isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-39", "SEC-06"})
    void takesTheCodeOfTheTextMessageAndNotTheOneThatWasShown() {
        Recovering recovering = recovering(RIGHT);

        ServiceStep wrong = ends(recovering.ticket(), recovering.shown());
        ServiceStep right = ends(recovering.ticket(), recovering.sent());

        assertThat(wrong).isInstanceOf(ServiceStep.Refused.class);
        assertThat(right).isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-38", "CON-05"})
    void asksForTwoContactsAndSaysWhatIsWrongWithThem() {
        ServiceStep first = world.begins(RecoverDesk.NAME);

        ServiceStep one = world.answers(RecoverDesk.NAME, first, typing(MARIO, EMAIL, "", ""));
        ServiceStep garbled = world.answers(RecoverDesk.NAME, first, typing(MARIO, "mario", "12", PEC));

        assertThat(((ServiceStep.Ask) one).form().errors())
                .extracting(error -> error.message().key())
                .containsExactly("pin-issue.contact.fewest.2", "pin-issue.contact.fewest.2");
        assertThat(((ServiceStep.Ask) garbled).form().errors())
                .extracting(error -> error.message().key())
                .containsExactly("pin-issue.contact.email.wrong", "pin-issue.contact.mobile.wrong");
        assertThat(world.answers(RecoverDesk.NAME, one, RIGHT)).isInstanceOf(ServiceStep.Ask.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mario@example.it, +393331234567, '', true",
        "Mario@EXAMPLE.it, 333 123 45 67, '', true",
        "mario@example.it, '', mario@pec.example.it, true",
        "mario@example.it, +393331234567, other@pec.example.it, true",
        "mario@example.it, +393331234568, '', false",
        "maria@example.it, +393331234567, '', false",
        "mario@pec.example.it, +393331234567, '', false",
        "maria@example.it, +393331234568, mario@pec.example.it, false"
    })
    @Proves({"PIN-38", "CON-05"})
    void opensForTwoContactsThatAreRightWhateverElseIsTyped(String email, String mobile, String pec, boolean opens) {
        world.put(MARIO, Stage.CONCLUSO, contacts(Medium.EMAIL, Medium.SMS, Medium.PEC));

        assertThat(opened(world.recovers(typing(MARIO, email, mobile, pec)))).isEqualTo(opens);
    }

    @ParameterizedTest
    @CsvSource({"24, 23, false", "24, 24, true", "1, 1, true", "0, 0, true"})
    @Proves("PIN-42")
    void doesNotCountAContactThatAnOfficerTookDownAMomentAgo(int hold, int age, boolean opens) {
        IssuePolicy.Recovering usual = HolderWorld.USUAL;
        world.with(new IssuePolicy.Recovering(
                usual.byPost(), usual.code(), usual.link(), Duration.ofHours(hold), usual.keepsLevel()));
        Contacts added =
                contacts(Medium.EMAIL).with(Medium.SMS, MOBILE, world.now().minus(Duration.ofHours(age)));
        world.put(MARIO, Stage.CONCLUSO, added);

        assertThat(opened(world.recovers(RIGHT))).isEqualTo(opens);
    }

    @Test
    @Proves({"PIN-42", "PIN-39"})
    void sendsNothingToAContactThatIsHeldBack() {
        Contacts added = contacts(Medium.EMAIL, Medium.PEC)
                .with(Medium.SMS, MOBILE, world.now().minusSeconds(60));
        world.put(MARIO, Stage.CONCLUSO, added);

        ServiceStep step = world.recovers(typing(MARIO, EMAIL, "", PEC));

        assertThat(HolderWorld.messages(step)).extracting(Message::kind).containsExactly(LINK);
    }

    @ParameterizedTest
    @EnumSource(PinState.class)
    @Proves("PIN-S18")
    void opensForAPinThatCanBeRecovered(PinState state) {
        world.put(MARIO, state, PinLevel.ORDINARIO);

        assertThat(opened(world.recovers(RIGHT))).isEqualTo(state != PinState.REVOCATO && state != PinState.DISMESSO);
    }

    @Test
    @Proves("PIN-46")
    void opensForAPinThatNobodyUsedForTooLong() {
        world.disablingAfter("P6M");
        world.put(MARIO, world.pin(MARIO).used(Optional.of(LocalDate.of(2026, 5, 1))));
        assertThat(world.pins().policy().standing(world.pin(MARIO), world.now()))
                .isEqualTo(Standing.UNUSABLE);

        assertThat(opened(world.recovers(RIGHT))).isTrue();
    }

    /** Contacts that nobody looked at may be a stranger's who asked before the holder came to a PIN by another way. */
    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"RICHIESTO", "IN_VERIFICA_TELEFONICA", "ANNULLATO", "SCADUTO_NON_ATTIVATO"})
    @Proves({"PIN-38", "PIN-S18"})
    void opensForNoContactsThatNobodyLookedAt(Stage stage) {
        world.put(MARIO, stage, contacts(Medium.EMAIL, Medium.SMS));

        assertThat(opened(world.recovers(RIGHT))).isFalse();
    }

    @Test
    @Proves({"PIN-S18", "PIN-23"})
    void opensForNoInitialPinThatIsPastItsDays() {
        world.put(MARIO, PinState.IN_ATTESA_PRIMO_ACCESSO, PinLevel.ORDINARIO);

        world.clock.advance(Duration.ofDays(90));
        assertThat(opened(world.recovers(RIGHT))).isTrue();
        world.clock.advance(Duration.ofDays(1));
        assertThat(opened(world.recovers(RIGHT))).isFalse();
    }

    @Test
    @Proves({"FAS-08", "PIN-S18"})
    void opensAfterTheEndOfThePinForThoseOnlyWhoMayStillHaveOne() {
        world.with(new PhaseOut(true, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30));
        assertThat(opened(world.recovers(RIGHT))).isFalse();

        world.put(MARIO, world.pin(MARIO).eligible(true));
        assertThat(opened(world.recovers(RIGHT))).isTrue();
    }

    @Test
    @Proves({"PIN-43", "SEC-04"})
    void answersTheSameToEverybody() {
        world.holding(CLARA, contacts(Medium.EMAIL, Medium.PEC));
        List<Map<String, String>> people = List.of(
                RIGHT,
                typing(MARIO, EMAIL, "+393331234568", ""),
                typing(NOBODY, EMAIL, MOBILE, ""),
                typing(CLARA, EMAIL, MOBILE, ""));
        List<byte[]> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        List<Integer> states = new ArrayList<>();
        List<String> last = new ArrayList<>();
        List<Long> work = new ArrayList<>();
        for (Map<String, String> typed : people) {
            long before = world.hashes.get();
            ServiceStep begun = world.begins(RecoverDesk.NAME);
            ServiceStep.Ask asked = (ServiceStep.Ask) world.answers(RecoverDesk.NAME, begun, typed);
            work.add(world.hashes.get() - before);
            ServiceStep.Done done = (ServiceStep.Done) world.answers(RecoverDesk.NAME, asked, KEPT);
            work.add(world.hashes.get() - before);
            first.add(WrittenForm.of(((ServiceStep.Ask) begun).form()).bytes());
            second.add(WrittenForm.of(asked.form()).length());
            states.add(asked.state().bytes().length);
            assertThat(done.effects().messages()).isEmpty();
            assertThat(done.effects().records()).hasSize(1);
            assertThat(done.effects().about()).isPresent();
            last.add(done.view().sentences().toString()
                    + done.view().facts()
                    + done.view().heading());
        }

        assertThat(first).allSatisfy(bytes -> assertThat(bytes).isEqualTo(first.get(0)));
        assertThat(second).containsOnly(second.get(0));
        assertThat(states).containsOnly(states.get(0));
        assertThat(last).containsOnly(last.get(0));
        assertThat(work).as("one hash with the code, none with the end").containsOnly(1L);
    }

    @Test
    @Proves({"SEC-06", "PIN-39"})
    void keepsNeitherTicketNorCode() {
        Recovering recovering = recovering(RIGHT);
        String ticket = recovering.ticket();
        String sent = recovering.sent();
        String shown = recovering.shown();

        assertThat(world.everything())
                .doesNotContain(ticket, sent, shown, sent.replace("-", ""), shown.replace("-", ""));
        assertThat(recovering.step().toString()).doesNotContain(ticket, sent, EMAIL, MOBILE);
    }

    @Test
    @Proves({"CON-05", "PIN-43"})
    void showsAndSendsNoCodeWhereTheConfigurationWantsNone() {
        world.with(new IssuePolicy.Recovering(false, false, Duration.ofHours(24), Duration.ofHours(24), true));
        ServiceStep first = world.begins(RecoverDesk.NAME);
        long before = world.hashes.get();

        ServiceStep right = world.later(world.answers(RecoverDesk.NAME, first, RIGHT));
        ServiceStep unknown = world.later(world.answers(RecoverDesk.NAME, first, typing(NOBODY, EMAIL, MOBILE, "")));

        assertThat(HolderWorld.messages(right)).extracting(Message::kind).containsExactly(LINK);
        assertThat(opened(unknown)).isFalse();
        assertThat(world.hashes).hasValue(before);
    }

    /** A flood of wrong answers keeps nobody waiting, and what is wrong is kept no longer than what is right. */
    @Test
    @Proves({"PIN-43", "SEC-03"})
    void opensTheOneThatIsRightAmongManyThatAreWrong() {
        for (int i = 0; i < 30; i++) {
            world.commits(world.answers(RecoverDesk.NAME, world.recovery(typing(NOBODY, EMAIL, MOBILE, "")), KEPT));
        }
        world.commits(world.answers(RecoverDesk.NAME, world.recovery(RIGHT), KEPT));

        Effects opened = world.opening(world.service()).orElseThrow();

        assertThat(opened.messages()).hasSize(2);
        assertThat(world.store.commit(opened)).isTrue();
        world.opening(world.service()).ifPresent(wrong -> {
            assertThat(wrong.messages()).isEmpty();
            assertThat(world.store.commit(wrong)).isTrue();
        });
        assertThat(world.store.list("recover/", "", 10)).isEmpty();
    }

    @Test
    @Proves({"CS-11", "SEC-09"})
    void leadsNowhereWithoutTheStepBefore() {
        ServiceStep.Ask first = (ServiceStep.Ask) world.begins(RecoverDesk.NAME);
        ServiceStep.Ask second = world.recovery(RIGHT);
        ServiceStep.Ask crossed = new ServiceStep.Ask(second.form(), first.state());
        ServiceStep.Ask back = new ServiceStep.Ask(first.form(), second.state());
        var elsewhere = world.visitor(RecoverDesk.NAME).withPratica("another");

        assertThat(world.answers(RecoverDesk.NAME, crossed, KEPT)).isEqualTo(PinIssue.NO_ANSWER);
        assertThat(world.answers(RecoverDesk.NAME, back, RIGHT)).isEqualTo(PinIssue.NO_ANSWER);
        assertThat(world.answers(world.service(), elsewhere, second, KEPT)).isEqualTo(PinIssue.NO_STATE);
        assertThat(world.service()
                        .handle(world.visitor(RecoverDesk.NAME)
                                .withState(ServiceState.of(second.state().bytes()))))
                .isEqualTo(PinIssue.NO_ANSWER);
    }

    @Test
    @Proves({"SEC-05", "CS-13"})
    void saysThatEveryPlaceForHashingIsTaken() {
        var first = world.visitor(RecoverDesk.NAME);

        assertThat(world.answers(world.busy(), first, world.begins(RecoverDesk.NAME), RIGHT))
                .isEqualTo(PinIssue.BUSY);
        assertThat(world.commits(world.answers(RecoverDesk.NAME, world.recovery(RIGHT), KEPT)))
                .isTrue();
        assertThat(world.opening(world.busy())).isEmpty();
        assertThat(world.opening(world.service()).orElseThrow().messages()).hasSize(2);
    }
}
