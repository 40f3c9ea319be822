package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Departure;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.session.Way;
import it.varco.api.session.Ways;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import it.varco.spi.store.Reservation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoginFlowTest {

    private final House house = new House();
    private final BrowserToken browser = BrowserToken.random();

    @Test
    void opensASessionForTheRightAnswer() {
        SessionToken token = house.enter(MARIA);

        Session session = house.session(token).orElseThrow();
        assertThat(session.codiceFiscale()).contains(MARIA);
        assertThat(session.powers()).isEqualTo(Powers.ORDINARIO);
        assertThat(session.level()).isEqualTo(AssuranceLevel.LOW);
        assertThat(session.name()).contains("Maria Rossi");
        assertThat(session.provider()).isEqualTo("word");
    }

    @Test
    @Proves("CF-06")
    void knowsWhoeverTypesTheCodiceFiscaleInGroups() {
        Login.Ask asked = house.begin(browser);
        Login entered = house.logins.resume(
                house.visit(browser),
                asked.attempt().id(),
                Map.of("person", " rss mra 80a01 h501 u ", "word", ScriptedProvider.RIGHT));

        assertThat(entered).isInstanceOf(Login.Entered.class);
        assertThat(house.lastEvent().person()).contains(MARIA);
    }

    @Test
    @Proves({"AUD-01", "SEC-61"})
    void recordsEveryLoginAndEveryRefusal() {
        house.login(MARIA, "wrong");
        house.enter(MARIO);

        assertThat(house.store.events())
                .extracting(AuditEvent::operation, AuditEvent::outcome, AuditEvent::person)
                .containsExactly(
                        tuple("login.enter", Outcome.REFUSED, Optional.of(MARIA)),
                        tuple("login.enter", Outcome.DONE, Optional.of(MARIO)));
    }

    @Test
    @Proves({"UX-05", "D-47"})
    void showsWhereALoginStandsToItsBrowserAloneAndExaminesNothing() {
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = house.begin(browser);
        String attempt = asked.attempt().id();

        Login again = house.logins.show(house.visit(browser), attempt);

        assertThat(again).isInstanceOfSatisfying(Login.Ask.class, ask -> {
            assertThat(ask.attempt().id()).isEqualTo(attempt);
            assertThat(ask.form().errors()).isEmpty();
        });
        assertThat(house.logins.show(house.visit(BrowserToken.random()), attempt))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.logins.show(house.visit(browser), "nobody.1")).isInstanceOf(Login.Expired.class);
        assertThat(house.logins.show(house.visit(browser), "no dot")).isInstanceOf(Login.Expired.class);
        assertThat(house.provider.examinations).hasValue(0);
        house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT);
        assertThat(house.logins.show(house.visit(browser), attempt)).isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves({"PIN-32", "PIN-S15", "CON-07"})
    void blocksForThreeMinutesAfterEachRefusal() {
        Login refused = house.login(MARIA, "wrong");
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Login.Refused.class,
                        answer -> assertThat(answer.block()).isEqualTo(Duration.ofMinutes(3)));

        house.passes(Duration.ofMinutes(3));
        assertThat(house.login(MARIA, "wrong")).isInstanceOf(Login.Refused.class);
        house.passes(Duration.ofMinutes(3));
        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("PIN-33")
    void refusesTheRightAnswerDuringTheBlockAndDoesNotRestartIt() {
        house.login(MARIA, "wrong");
        house.passes(Duration.ofMinutes(1));
        assertThat(house.login(MARIA, ScriptedProvider.RIGHT))
                .isEqualTo(new Login.Blocked(card(), Duration.ofMinutes(2)));
        house.passes(Duration.ofMinutes(1));
        assertThat(house.login(MARIA, "wrong")).isEqualTo(new Login.Blocked(card(), Duration.ofMinutes(1)));

        assertThat(house.provider.examinations).hasValue(1);
    }

    @Test
    @Proves("PIN-33")
    void leavesOtherPeopleAndOpenSessionsAloneDuringABlock() {
        SessionToken token = house.enter(MARIA);
        house.login(MARIA, "wrong");

        assertThat(house.session(token)).isPresent();
        assertThat(house.login(MARIO, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-02")
    void examinesOneOfTwoHundredWrongAnswersSentTogether() throws Exception {
        List<Login.Ask> asked = new ArrayList<>();
        List<BrowserToken> browsers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            browsers.add(BrowserToken.random());
            asked.add(house.begin(browsers.get(i)));
        }
        ExecutorService together = Executors.newFixedThreadPool(32);
        try {
            List<Future<Login>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int one = i;
                answers.add(together.submit(() -> house.answer(browsers.get(one), asked.get(one), MARIA, "wrong")));
            }
            for (Future<Login> answer : answers) {
                assertThat(answer.get()).isInstanceOfAny(Login.Refused.class, Login.Blocked.class);
            }
        } finally {
            together.shutdownNow();
        }
        assertThat(house.provider.examinations).hasValue(1);
    }

    @Test
    @Proves({"SEC-02", "SEC-12"})
    void countsNothingWhenTheProviderCannotTell() {
        house.provider.answers(request -> new LoginStep.Unavailable("word.directory"));
        Login.Ask asked = house.begin(browser);
        assertThat(house.answer(browser, asked, MARIA, "wrong"))
                .isEqualTo(new Login.NotAvailable("word", Absence.FAULT));

        house.provider.answers(request ->
                ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, Effects.none()));
        assertThat(house.answer(browser, asked, MARIA, "whatever")).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-12")
    void countsNothingWhenThePluginFailsInAnyWay() {
        for (CallFailure failure :
                List.of(CallFailure.ABSENT, CallFailure.BUSY, CallFailure.TIMEOUT, CallFailure.FAULT)) {
            BrowserToken one = BrowserToken.random();
            Login.Ask asked = house.begin(one);
            house.plugins.fail("word", failure);
            assertThat(house.answer(one, asked, MARIA, "wrong")).isInstanceOf(Login.NotAvailable.class);
            house.plugins.heal("word");
            assertThat(house.answer(one, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
        }
    }

    @Test
    @Proves("SEC-11")
    void closesTheAttemptOfAProviderThatIsSwitchedOff() {
        Login.Ask asked = house.begin(browser);
        house.plugins.fail("word", CallFailure.OFF);
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT))
                .isEqualTo(new Login.NotAvailable("word", Absence.OFF));

        house.plugins.heal("word");
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    @Test
    void beginsAgainWithAProviderThatCannotGoOnWithTheState() {
        Login.Ask asked = house.begin(browser);
        house.plugins.put(new ScriptedProvider(2));

        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT))
                .isEqualTo(new Login.NotAvailable("word", Absence.CHANGED));
    }

    @Test
    @Proves("SEC-07")
    void opensOneLoginForOneAttempt() {
        Login.Ask asked = house.begin(browser);
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-07")
    void endsTheAttemptWithARefusal() {
        Login.Ask asked = house.begin(browser);
        house.answer(browser, asked, MARIA, "wrong");
        house.passes(Duration.ofMinutes(4));
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves("SEC-07")
    void examinesAnAnswerWithoutASubjectOnceHoweverOftenItIsSentTogether() throws Exception {
        BlockingProvider slow = new BlockingProvider();
        house.plugins.put(slow);
        Login.Ask asked = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("slow", House.AREA));
        ExecutorService together = Executors.newFixedThreadPool(1);
        try {
            Future<Login> first = together.submit(() ->
                    house.logins.resume(house.visit(browser), asked.attempt().id(), Map.of("word", "1234")));
            slow.entered.await();
            assertThat(house.logins.resume(house.visit(browser), asked.attempt().id(), Map.of("word", "5678")))
                    .isInstanceOf(Login.Expired.class);
            slow.leave.countDown();
            assertThat(first.get()).isInstanceOf(Login.Refused.class);
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    @Proves("SEC-07")
    void refusesAnAttemptOfAnotherBrowserOrOfNone() {
        Login.Ask asked = house.begin(browser);
        assertThat(house.answer(BrowserToken.random(), asked, MARIA, ScriptedProvider.RIGHT))
                .isInstanceOf(Login.Expired.class);
        Visit without = Visit.at(house.now, "192.0.2.7", "REF-1234").build();
        assertThat(house.logins.resume(without, asked.attempt().id(), Map.of())).isInstanceOf(Login.Expired.class);
        assertThat(house.logins.resume(house.visit(browser), "nonsense", Map.of()))
                .isInstanceOf(Login.Expired.class);
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    void keepsAnAttemptForTenMinutes() {
        Login.Ask asked = house.begin(browser);
        house.passes(Duration.ofMinutes(10));
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    @Test
    void keepsEightAttemptsOfABrowser() {
        Login.Ask oldest = house.begin(browser);
        for (int i = 0; i < 8; i++) {
            house.begin(browser);
        }
        assertThat(house.store.openAttempts()).isEqualTo(8);
        assertThat(house.answer(browser, oldest, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
    }

    @Test
    @Proves("UX-03")
    void showsEveryErrorOfAnAnswerAtOnceAndExaminesNothing() {
        Login.Ask asked = house.begin(browser);
        Login again = house.logins.resume(
                house.visit(browser), asked.attempt().id(), Map.of("person", "RSSMRA80A01H501V", "word", "abc"));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Login.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(error ->
                                        error.field() + ' ' + error.message().key())
                                .containsExactly("person " + Form.CODICE_FISCALE, "word " + Form.LENGTH));
        assertThat(house.provider.examinations).hasValue(0);
        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    void remembersWhoIsTryingInLaterSteps() {
        house.provider.answers(
                request -> request.submission().orElseThrow().secret("word").isPresent()
                        ? new LoginStep.Ask(code(), ProviderState.none())
                        : new LoginStep.Refused(Refusal.of("word.code")));
        Login.Ask first = house.begin(browser);
        Login.Ask second = (Login.Ask) house.answer(browser, first, MARIA, ScriptedProvider.RIGHT);

        assertThat(house.answer(browser, first, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(house.logins.resume(house.visit(browser), second.attempt().id(), Map.of("code", "123456")))
                .isInstanceOf(Login.Refused.class);
        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Blocked.class);
    }

    @Test
    @Proves("CP-03")
    void believesNoLevelAboveTheCeilingNoOtherKindAndNoOtherPerson() {
        CredentialKind other = new CredentialKind("spid");
        for (Login login : List.of(
                withStep(ScriptedProvider.KIND, AssuranceLevel.HIGH, MARIA),
                withStep(other, AssuranceLevel.LOW, MARIA),
                withStep(ScriptedProvider.KIND, AssuranceLevel.LOW, MARIO))) {
            assertThat(login).isEqualTo(new Login.NotAvailable("word", Absence.FAULT));
        }
        assertThat(house.store.openSessions()).isZero();
    }

    private Login withStep(CredentialKind kind, AssuranceLevel level, CodiceFiscale person) {
        house.provider.answers(request ->
                new LoginStep.Recognised(Identity.of(person, kind, level).build(), Effects.none()));
        return house.login(MARIA, ScriptedProvider.RIGHT);
    }

    @Test
    void commitsTheEffectsOfAPluginWithTheSession() {
        Effects effects = Effects.records(List.of(RecordChange.put("key", RecordChange.ABSENT, new byte[] {1})));
        house.provider.answers(
                request -> ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, effects));

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);
        assertThat(house.store.records()).containsEntry(MemoryCalls.OWNER + "/key", 1L);
    }

    @Test
    void asksOnceMoreWhenTheRecordsOfThePluginChangedAndThenGivesUp() {
        Effects stale = Effects.records(List.of(RecordChange.put("key", 5, new byte[] {1})));
        house.provider.answers(
                request -> ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, stale));

        assertThat(house.login(MARIA, "anything")).isEqualTo(new Login.NotAvailable("word", Absence.BUSY));
        assertThat(house.provider.examinations).hasValue(2);
        assertThat(house.store.openSessions()).isZero();
        assertThat(house.store.records()).isEmpty();
    }

    @Test
    @Proves("SEC-03")
    void slowsDownANetworkThatCausedManyRefusals() {
        House strict = new House(House.settings(1, 10));
        strict.login(MARIA, "wrong");

        assertThat(strict.logins.begin(strict.visit(browser), LoginChoice.of("word", House.AREA)))
                .isEqualTo(new Login.Blocked(card(), Duration.ofMinutes(10)));
        strict.passes(Duration.ofMinutes(10));
        assertThat(strict.login(MARIO, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"PIN-33", "SEC-02"})
    void opensNothingForARightAnswerThatTookLongerThanItsReservation() throws Exception {
        BlockingProvider slow = new BlockingProvider(MARIA, true);
        house.plugins.put(slow);
        Login late = withALateAnswer(slow);

        assertThat(late).isInstanceOf(Login.Expired.class);
        assertThat(house.store.openSessions()).isZero();
        assertThat(rules()).contains("access.late");
    }

    @Test
    @Proves("SEC-02")
    void blocksForAWrongAnswerThatTookLongerThanItsReservation() throws Exception {
        BlockingProvider slow = new BlockingProvider(MARIA, false);
        house.plugins.put(slow);
        assertThat(withALateAnswer(slow)).isInstanceOf(Login.Refused.class);
        Instant later = house.now.plus(Attempts.LEASE);

        assertThat(house.store.blocks().reserve("slow", MARIA, later, later.plus(Attempts.LEASE)))
                .isInstanceOf(Reservation.Blocked.class);
    }

    private Login withALateAnswer(BlockingProvider slow) throws Exception {
        Login.Ask asked = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("slow", House.AREA));
        Map<String, String> answer = Map.of("person", MARIA.value(), "word", "1234");
        ExecutorService together = Executors.newFixedThreadPool(1);
        try {
            Future<Login> first = together.submit(() ->
                    house.logins.resume(house.visit(browser), asked.attempt().id(), answer));
            slow.entered.await();
            house.passes(Attempts.LEASE);
            house.store.blocks().reserve("slow", MARIA, house.now, house.now.plus(Attempts.LEASE));
            slow.leave.countDown();
            return first.get();
        } finally {
            together.shutdownNow();
        }
    }

    private List<String> rules() {
        return house.store.events().stream()
                .map(event -> event.details().getOrDefault("rule", ""))
                .toList();
    }

    @Test
    @Proves("SEC-09")
    void letsNoLaterFormNameSomebodyElse() {
        house.provider.answers(request -> new LoginStep.Ask(ScriptedProvider.form(), ProviderState.none()));
        Login.Ask first = house.begin(browser);
        Login.Ask second = (Login.Ask) house.answer(browser, first, MARIA, ScriptedProvider.RIGHT);

        assertThat(house.answer(browser, second, MARIO, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(house.provider.examinations).hasValue(1);
    }

    @Test
    @Proves({"SEC-12", "SEC-85"})
    void keepsNoQuestionThatIsLongerThanAnyPage() {
        Text long20 =
                Text.of("word.long", Collections.nCopies(20, "x".repeat(1000)).toArray(String[]::new));
        Form.Builder form = Form.builder();
        for (int i = 0; i < 12; i++) {
            form.point(long20);
        }
        house.provider.answers(request -> new LoginStep.Ask(form.build(), ProviderState.none()));

        assertThat(house.answer(browser, house.begin(browser), MARIA, ScriptedProvider.RIGHT))
                .isEqualTo(new Login.NotAvailable("word", Absence.FAULT));
        assertThat(house.lastEvent().details()).containsEntry("rule", "provider.contract");
    }

    @Test
    void letsNobodyInWhileTheStoreIsAway() {
        Login.Ask asked = house.begin(browser);
        house.store.away(true);
        assertThatThrownBy(() -> house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT))
                .isInstanceOf(StoreException.class);
        house.store.away(false);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    void offersTheProvidersOfAChannel() {
        assertThat(house.logins.offered(Channel.WEB))
                .extracting(card -> card.id())
                .containsExactly("word");
        assertThat(house.logins.offered(Channel.VOICE)).isEmpty();
        assertThat(house.logins.begin(house.visit(browser), LoginChoice.of("nobody", House.AREA)))
                .isEqualTo(new Login.NotAvailable("nobody", Absence.ABSENT));
    }

    @Test
    void takesEveryVariantOfAStepApart() {
        Provider provider = new Provider(MemoryCalls.OWNER, house.provider.descriptor());
        Visit visit = Visit.at(house.now, "192.0.2.7", "REF-1234")
                .site(URI.create("https://varco.example.it"))
                .build();
        LoginStepRequest first = LoginStepRequest.first(visit, "a", "word", Purpose.ENTRY, Set.of());
        Map<Class<?>, LoginStep> samples = Map.of(
                LoginStep.Ask.class, new LoginStep.Ask(code(), ProviderState.none()),
                LoginStep.Choose.class,
                        new LoginStep.Choose(Ways.behind(Text.of("word.enter"))
                                .way(Way.of("one", "One"))
                                .build()),
                LoginStep.Leave.class,
                        new LoginStep.Leave(Departure.get(URI.create("https://idp.example.it")), ProviderState.none()),
                LoginStep.Malformed.class, new LoginStep.Malformed("word.broken"),
                LoginStep.Refused.class, new LoginStep.Refused(Refusal.of("word.wrong")),
                LoginStep.Rejected.class, new LoginStep.Rejected("word.ended", Text.of("word.ended")),
                LoginStep.Unavailable.class, new LoginStep.Unavailable("word.busy"),
                LoginStep.Recognised.class,
                        new LoginStep.Recognised(
                                Identity.of(MARIA, ScriptedProvider.KIND, AssuranceLevel.LOW)
                                        .build(),
                                Effects.none()));
        assertThat(samples).containsOnlyKeys(LoginStep.class.getPermittedSubclasses());
        assertThat(samples.values().stream()
                        .map(step -> Examiner.read(
                                        provider,
                                        step,
                                        step instanceof LoginStep.Choose ? first : first.returning(Map.of()),
                                        Optional.of(MARIA))
                                .getClass()))
                .doesNotHaveDuplicates()
                .hasSize(samples.size());
    }

    /** A step that does not belong where it is said breaks the contract. */
    @Test
    void believesNoStepThatDoesNotBelongThere() {
        Provider provider = new Provider(MemoryCalls.OWNER, house.provider.descriptor());
        LoginStepRequest nowhere = LoginStepRequest.first(house.visit(browser), "a", "word", Purpose.ENTRY, Set.of());
        LoginStep choose = new LoginStep.Choose(
                Ways.behind(Text.of("word.enter")).way(Way.of("one", "One")).build());
        LoginStep leave =
                new LoginStep.Leave(Departure.get(URI.create("https://idp.example.it")), ProviderState.none());

        Map<LoginStep, LoginStepRequest> misplaced = Map.of(
                choose,
                nowhere.returning(Map.of()),
                leave,
                nowhere,
                new LoginStep.Malformed("word.broken"),
                nowhere,
                new LoginStep.Rejected("word.ended", Text.of("word.ended")),
                nowhere);

        misplaced.forEach((step, request) -> assertThat(Examiner.read(provider, step, request, Optional.empty()))
                .as(step.toString())
                .isEqualTo(new Examination.Nothing(Absence.FAULT, "provider.contract")));
    }

    private static Form code() {
        return Form.builder()
                .field(Field.of("code", FieldKind.CODE, Text.of("word.code")).build())
                .build();
    }

    private Card card() {
        return Card.of(MemoryCalls.OWNER, house.provider.descriptor());
    }
}
