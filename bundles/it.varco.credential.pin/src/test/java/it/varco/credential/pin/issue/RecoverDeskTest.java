package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;
import static it.varco.credential.pin.issue.IssueWorld.PEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.form.FieldError;
import it.varco.api.form.WrittenForm;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoverDeskTest {

    private static final String LINK = "pin.recovery.link";
    private static final String CODE = "pin.recovery.code";
    private static final String LAST = "pin.recovery.last";
    private static final Map<String, String> KEPT = Map.of(RecoverDesk.KEPT, "true");
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

    private ServiceStep.Ask shown(Map<String, String> typed) {
        ServiceStep first = world.begins(RecoverDesk.NAME);
        return (ServiceStep.Ask) world.answers(RecoverDesk.NAME, first, typed);
    }

    private ServiceStep recovers(Map<String, String> typed) {
        return world.answers(RecoverDesk.NAME, shown(typed), KEPT);
    }

    private static Map<String, String> typing(CodiceFiscale person, String email, String mobile, String pec) {
        return Map.of(Subject.NAME, person.value(), "email", email, "mobile", mobile, "pec", pec);
    }

    private static List<String> errors(ServiceStep step) {
        return ((ServiceStep.Ask) step)
                .form().errors().stream()
                        .map(FieldError::message)
                        .map(text -> text.key())
                        .toList();
    }

    private boolean opened(ServiceStep step) {
        return !HolderWorld.messages(step).isEmpty();
    }

    private static boolean isCode(ServiceStep.Ask ask, String code) {
        return ask.form().exhibits().get(0).values().contains(code);
    }

    @Test
    @Proves({"PIN-38", "PIN-39", "PIN-S18", "NOT-12", "CON-05"})
    void sendsALinkByMailAndTheCodeByTextToWhoeverKnowsTwoContacts() {
        ServiceStep.Ask asked = shown(RIGHT);
        ServiceStep step = world.answers(RecoverDesk.NAME, asked, KEPT);
        Message link = HolderWorld.message(step, LINK);
        Message code = HolderWorld.message(step, CODE);

        assertThat(link.addresses()).containsOnly(Map.entry(Medium.EMAIL, EMAIL));
        assertThat(link.links()).hasEntrySatisfying("page", page -> {
            assertThat(page.operation()).isEqualTo(ResetDesk.NAME);
            assertThat(page.ticket()).matches("[A-Za-z0-9_-]{22}");
        });
        assertThat(link.secrets()).isEmpty();
        assertThat(code.addresses()).containsOnly(Map.entry(Medium.SMS, MOBILE));
        assertThat(code.links()).isEmpty();
        assertThat(HolderWorld.secret(code, "code")).matches("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}");
        assertThat(isCode(asked, HolderWorld.secret(code, "code"))).isFalse();
        assertThat(List.of(link, code))
                .allSatisfy(message ->
                        assertThat(message.until()).hasValue(world.now().plus(Duration.ofHours(24))));
        assertThat(((ServiceStep.Done) step).effects().language()).hasValue(Locale.GERMAN);
        assertThat(((ServiceStep.Done) step).effects().about()).hasValue(MARIO);
        assertThat(world.commits(step)).isTrue();
        assertThat(world.dossier(MARIO).recovery()).isPresent();
        assertThat(world.dossier(MARIO).stage()).isEqualTo(Stage.CONCLUSO);
    }

    @Test
    @Proves("PIN-39")
    void sendsNoCodeWhereTheHouseSendsNoTextMessagesAndTheOneThatWasShownCounts() {
        world.sendsOver(Set.of(Medium.EMAIL, Medium.POSTA));
        ServiceStep.Ask asked = shown(RIGHT);
        ServiceStep step = world.answers(RecoverDesk.NAME, asked, KEPT);
        String ticket = HolderWorld.message(step, LINK).links().get("page").ticket();
        assertThat(world.commits(step)).isTrue();

        String shown = asked.form().exhibits().get(0).values().get(0);
        ServiceStep end = world.answers(
                ResetDesk.NAME, world.follows(ticket), Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, shown));

        assertThat(HolderWorld.messages(step)).extracting(Message::kind).containsExactly(LINK);
        assertThat(HolderWorld.message(end, Halves.FIRST).over()).containsExactly(Medium.EMAIL);
        assertThat(HolderWorld.message(end, Halves.SECOND).over()).containsExactly(Medium.POSTA);
    }

    @Test
    @Proves("PIN-39")
    void letsTheLinkWaitWhereNothingLeavesAtAll() {
        world.sendsOver(Set.of());

        ServiceStep step = world.answers(RecoverDesk.NAME, shown(RIGHT), KEPT);

        assertThat(HolderWorld.message(step, LINK).over()).containsExactly(Medium.EMAIL);
    }

    @Test
    @Proves({"PIN-39", "NOT-12"})
    void sendsNoCodeWhereThereIsNoMobileAndTheOneThatWasShownCounts() {
        world.put(MARIO, Stage.CONCLUSO, contacts(Medium.EMAIL, Medium.PEC));
        ServiceStep.Ask asked = shown(typing(MARIO, EMAIL, "", PEC));
        ServiceStep step = world.answers(RecoverDesk.NAME, asked, KEPT);
        String ticket = HolderWorld.message(step, LINK).links().get("page").ticket();
        assertThat(world.commits(step)).isTrue();

        String shown = asked.form().exhibits().get(0).values().get(0);
        ServiceStep end = world.answers(
                ResetDesk.NAME, world.follows(ticket), Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, shown));

        assertThat(HolderWorld.messages(step)).extracting(Message::kind).containsExactly(LINK);
        assertThat(HolderWorld.message(step, LINK).over()).containsExactly(Medium.EMAIL, Medium.PEC);
        assertThat(end).isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-39", "SEC-06"})
    void takesTheCodeOfTheTextMessageAndNotTheOneThatWasShown() {
        ServiceStep.Ask asked = shown(RIGHT);
        ServiceStep step = world.answers(RecoverDesk.NAME, asked, KEPT);
        String ticket = HolderWorld.message(step, LINK).links().get("page").ticket();
        String sent = HolderWorld.secret(HolderWorld.message(step, CODE), "code");
        String shown = asked.form().exhibits().get(0).values().get(0);
        assertThat(world.commits(step)).isTrue();

        ServiceStep wrong = world.answers(
                ResetDesk.NAME, world.follows(ticket), Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, shown));
        ServiceStep right = world.answers(
                ResetDesk.NAME, world.follows(ticket), Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, sent));

        assertThat(wrong).isInstanceOf(ServiceStep.Refused.class);
        assertThat(right).isInstanceOf(ServiceStep.Done.class);
    }

    @Test
    @Proves({"PIN-38", "CON-05"})
    void asksForTwoContactsAndSaysWhatIsWrongWithThem() {
        ServiceStep first = world.begins(RecoverDesk.NAME);

        ServiceStep one = world.answers(RecoverDesk.NAME, first, typing(MARIO, EMAIL, "", ""));
        ServiceStep garbled = world.answers(RecoverDesk.NAME, first, typing(MARIO, "mario", "12", PEC));

        assertThat(errors(one)).containsExactly("pin-issue.contact.fewest.2", "pin-issue.contact.fewest.2");
        assertThat(errors(garbled)).containsExactly("pin-issue.contact.email.wrong", "pin-issue.contact.mobile.wrong");
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

        assertThat(opened(recovers(typing(MARIO, email, mobile, pec)))).isEqualTo(opens);
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

        assertThat(opened(recovers(RIGHT))).isEqualTo(opens);
    }

    @Test
    @Proves({"PIN-42", "PIN-39"})
    void sendsNothingToAContactThatIsHeldBack() {
        Contacts added = contacts(Medium.EMAIL, Medium.PEC)
                .with(Medium.SMS, MOBILE, world.now().minusSeconds(60));
        world.put(MARIO, Stage.CONCLUSO, added);

        ServiceStep step = recovers(typing(MARIO, EMAIL, "", PEC));

        assertThat(HolderWorld.messages(step)).extracting(Message::kind).containsExactly(LINK);
    }

    @ParameterizedTest
    @EnumSource(PinState.class)
    @Proves("PIN-S18")
    void opensForAPinThatCanBeRecovered(PinState state) {
        world.put(MARIO, state, PinLevel.ORDINARIO);

        assertThat(opened(recovers(RIGHT))).isEqualTo(state != PinState.REVOCATO && state != PinState.DISMESSO);
    }

    @Test
    @Proves({"PIN-S18", "PIN-23"})
    void opensForNoInitialPinThatIsPastItsDays() {
        world.put(MARIO, PinState.IN_ATTESA_PRIMO_ACCESSO, PinLevel.ORDINARIO);

        world.clock.advance(Duration.ofDays(90));
        assertThat(opened(recovers(RIGHT))).isTrue();
        world.clock.advance(Duration.ofDays(1));
        assertThat(opened(recovers(RIGHT))).isFalse();
    }

    @Test
    @Proves({"FAS-08", "PIN-S18"})
    void opensAfterTheEndOfThePinForThoseOnlyWhoMayStillHaveOne() {
        world.with(new PhaseOut(true, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30));
        assertThat(opened(recovers(RIGHT))).isFalse();

        world.put(MARIO, world.pin(MARIO).eligible(true));
        assertThat(opened(recovers(RIGHT))).isTrue();
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
            last.add(done.view().sentences().toString()
                    + done.view().facts()
                    + done.view().heading());
        }

        assertThat(first).allSatisfy(bytes -> assertThat(bytes).isEqualTo(first.get(0)));
        assertThat(second).containsOnly(second.get(0));
        assertThat(states).containsOnly(states.get(0));
        assertThat(last).containsOnly(last.get(0));
        assertThat(work).as("one hash with the code, one with the end").containsOnly(1L, 2L);
    }

    @Test
    @Proves({"PIN-43", "SEC-10"})
    void tellsTheHolderWithTheThirdLinkThatNoOtherIsSentBeforeADayAfterTheFirst() {
        world.put(MARIO, Stage.CONCLUSO, contacts(Medium.EMAIL, Medium.SMS, Medium.PEC));
        Instant first = world.now();
        List<Message> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ServiceStep step = recovers(RIGHT);
            assertThat(world.commits(step)).isTrue();
            told.addAll(HolderWorld.messages(step));
            assertThat(told).extracting(Message::kind).filteredOn(LAST::equals).hasSize(i < 2 ? 0 : 3);
            world.clock.advance(Duration.ofHours(5));
        }

        assertThat(told)
                .filteredOn(message -> message.kind().equals(LAST))
                .extracting(Message::addresses, message -> message.moments().get("at"))
                .containsExactly(
                        tuple(Map.of(Medium.EMAIL, EMAIL), first.plus(Duration.ofDays(1))),
                        tuple(Map.of(Medium.SMS, MOBILE), first.plus(Duration.ofDays(1))),
                        tuple(Map.of(Medium.PEC, PEC), first.plus(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "mario@example.it, +393331234568, mario@pec.example.com",
        "maria@example.it, +393331234567, ''",
        "maria@example.it, +393331234568, ''"
    })
    @Proves({"PIN-38", "PIN-43"})
    void isUsedUpByNobodyWhoKnowsNoTwoContacts(String email, String mobile, String pec) {
        for (int i = 0; i < 4; i++) {
            assertThat(world.commits(recovers(typing(MARIO, email, mobile, pec))))
                    .isTrue();
        }

        assertThat(opened(recovers(RIGHT))).isTrue();
    }

    @Test
    @Proves("PIN-43")
    void opensThreeTimesADayAndSaysNothingOfItOnThePage() {
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ServiceStep step = recovers(RIGHT);
            sent.add(HolderWorld.messages(step).size());
            assertThat(world.dossier(MARIO).recovery().isEmpty()).isEqualTo(i == 0);
            if (i < 3) {
                assertThat(world.commits(step)).isTrue();
            }
        }
        world.clock.advance(Duration.ofDays(1));

        assertThat(sent).containsExactly(2, 2, 4, 0);
        assertThat(opened(recovers(RIGHT))).isTrue();
    }

    @Test
    @Proves({"SEC-06", "PIN-39"})
    void keepsNeitherTicketNorCode() {
        ServiceStep.Ask asked = shown(RIGHT);
        ServiceStep step = world.answers(RecoverDesk.NAME, asked, KEPT);
        String ticket = HolderWorld.message(step, LINK).links().get("page").ticket();
        String sent = HolderWorld.secret(HolderWorld.message(step, CODE), "code");
        String shown = asked.form().exhibits().get(0).values().get(0);
        assertThat(world.commits(step)).isTrue();

        assertThat(world.everything())
                .doesNotContain(ticket, sent, shown, sent.replace("-", ""), shown.replace("-", ""));
        assertThat(step.toString()).doesNotContain(ticket, sent, EMAIL, MOBILE);
    }

    @Test
    @Proves({"CON-05", "PIN-43"})
    void showsAndSendsNoCodeWhereTheConfigurationWantsNone() {
        world.with(new IssuePolicy.Recovering(false, false, Duration.ofHours(24), Duration.ofHours(24), true));
        ServiceStep first = world.begins(RecoverDesk.NAME);
        long before = world.hashes.get();

        ServiceStep right = world.answers(RecoverDesk.NAME, first, RIGHT);
        ServiceStep unknown = world.answers(RecoverDesk.NAME, first, typing(NOBODY, EMAIL, MOBILE, ""));

        assertThat(HolderWorld.messages(right)).extracting(Message::kind).containsExactly(LINK);
        assertThat(opened(unknown)).isFalse();
        assertThat(world.hashes).hasValue(before);
    }

    @Test
    @Proves({"CS-11", "SEC-09"})
    void leadsNowhereWithoutTheStepBefore() {
        ServiceStep.Ask first = (ServiceStep.Ask) world.begins(RecoverDesk.NAME);
        ServiceStep.Ask second = shown(RIGHT);
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
        assertThat(world.answers(world.busy(), first, shown(RIGHT), KEPT)).isEqualTo(PinIssue.BUSY);
    }
}
