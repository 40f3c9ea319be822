package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.health.Measurement;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepUpTest {

    private static final String RIGHT = ScriptedProvider.RIGHT;
    private static final Operation REQUEST = Operation.named("area.request")
            .role(Role.CITTADINO)
            .level(AssuranceLevel.SUBSTANTIAL)
            .powers(Powers.DISPOSITIVO)
            .build();

    private final House house = new House();
    private final ScriptedProvider card = ScriptedProvider.strong(1);
    private final BrowserToken browser = BrowserToken.random();
    private final SessionToken weak = house.enter(MARIA);
    private final String handle = house.session(weak).orElseThrow().handle();

    @BeforeEach
    void offersACard() {
        house.plugins.put(card);
        house.passes(Duration.ofMinutes(6));
    }

    @Test
    @Proves({"UX-16", "SEC-08"})
    void replacesTheSessionByOneWithWhatTheSamePersonProved() {
        assertThat(house.decisions.decide(house.session(weak).orElseThrow(), REQUEST))
                .isEqualTo(new Decision.StepUpNeeded(AssuranceLevel.SUBSTANTIAL));

        Session raised = house.session(entered(raise(MARIA))).orElseThrow();

        assertThat(raised.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(raised.powers()).isEqualTo(Powers.DISPOSITIVO);
        assertThat(raised.provider()).isEqualTo("card");
        assertThat(raised.provedAt()).isEqualTo(house.now);
        assertThat(raised.handle()).isNotEqualTo(handle);
        assertThat(house.session(weak)).isEmpty();
        assertThat(house.decisions.decide(raised, REQUEST).granted()).isTrue();
    }

    @Test
    @Proves("UX-16")
    void tellsThePageAndTheProviderThatASessionIsRaised() {
        List<Boolean> told = new ArrayList<>();
        card.answers(request -> {
            told.add(request.raises());
            return new LoginStep.Unavailable("card.busy");
        });

        Login.Ask raising = asked();
        assertThat(raising.attempt().raises()).isTrue();
        answer(weak, raising, MARIA, RIGHT);
        Login.Ask entering = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("card", AREA));
        assertThat(entering.attempt().raises()).isFalse();
        house.answer(browser, entering, MARIA, RIGHT);

        assertThat(told).containsExactly(true, false);
    }

    @Test
    @Proves({"CRE-15", "SEC-71"})
    void neverAddsAFreshWeakProofToAnOldStrongOne() {
        SessionToken strong = entered(raise(MARIA));
        house.passes(Duration.ofMinutes(6));
        Login.Ask asked = (Login.Ask) house.logins.raise(house.visit(browser, strong), LoginChoice.of("word", AREA));

        Session session =
                house.session(entered(answer(strong, asked, MARIA, RIGHT))).orElseThrow();

        assertThat(session.level()).isEqualTo(AssuranceLevel.LOW);
        assertThat(session.powers()).isEqualTo(Powers.ORDINARIO);
        assertThat(house.session(strong)).isEmpty();
    }

    @Test
    @Proves("AUD-01")
    void recordsWhatWasRaisedFromWhichLevelToWhich() {
        SessionToken token = entered(raise(MARIA));

        AuditEvent event = house.lastEvent();
        assertThat(event.operation()).isEqualTo("login.enter");
        assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        assertThat(event.person()).contains(MARIA);
        assertThat(event.session()).isEqualTo(house.session(token).orElseThrow().handle());
        assertThat(event.details())
                .containsEntry("raised", handle)
                .containsEntry("from", "LOW")
                .containsEntry("level", "SUBSTANTIAL")
                .containsEntry("ended", handle);
    }

    @Test
    @Proves("SEC-30")
    void takesNoPlaceOfAnotherSessionOfThePerson() {
        for (int i = 0; i < 4; i++) {
            house.passes(Duration.ofSeconds(1));
            house.enter(MARIA);
        }
        Session raised = house.session(entered(raise(MARIA))).orElseThrow();

        assertThat(house.sessions.openOf(raised)).hasSize(5);
    }

    @Test
    @Proves({"UX-16", "SEC-09"})
    void endsTheSessionWhereAnotherPersonProvesWhoTheyAre() {
        int before = house.store.events().size();

        assertThat(raise(MARIO)).isEqualTo(new Login.OtherPerson());

        assertThat(house.session(weak)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
        List<AuditEvent> told =
                house.store.events().subList(before, house.store.events().size());
        assertThat(told)
                .extracting(AuditEvent::operation, AuditEvent::outcome, AuditEvent::person, AuditEvent::about)
                .containsExactly(
                        tuple("session.end", Outcome.DONE, Optional.of(MARIO), Optional.of(MARIA)),
                        tuple("login.enter", Outcome.REFUSED, Optional.of(MARIO), Optional.of(MARIA)));
        assertThat(told).allSatisfy(event -> {
            assertThat(event.details()).containsEntry("rule", "access.identity-switch");
            assertThat(event.details().toString()).doesNotContain(MARIO.value(), MARIA.value());
        });
        assertThat(told.get(0).details()).containsEntry("ended", handle);
    }

    /** A code that proved who somebody is works once, also where that person is turned away. */
    @Test
    @Proves("SEC-06")
    void usesUpTheCodeOfAnotherPersonSoThatNobodySendsItAgain() {
        card.answers(this::once);

        assertThat(raise(MARIO)).isEqualTo(new Login.OtherPerson());

        assertThat(house.store.records()).containsKey(MemoryCalls.OWNER + "/code");
        Login.Ask again = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("card", AREA));
        assertThat(house.answer(browser, again, MARIO, RIGHT)).isInstanceOf(Login.Refused.class);
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("SEC-06")
    void usesUpTheCodeAlsoWhereTheSessionIsNoLongerTheBrowsers() {
        card.answers(this::once);
        Login.Ask asked = asked();
        assertThat(house.answer(browser, asked, MARIA, RIGHT)).isEqualTo(new Login.OtherPerson());

        Login.Ask again = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("card", AREA));
        assertThat(house.answer(browser, again, MARIA, RIGHT)).isInstanceOf(Login.Refused.class);
    }

    /** Of two uses of one code at the same moment the second says nothing about the person, and ends nothing. */
    @Test
    @Proves("SEC-06")
    void leavesTheSessionAsItIsWhereTheCodeOfAnotherPersonWasUsedMeanwhile() {
        Effects stale = Effects.records(List.of(RecordChange.put("code", 5, new byte[] {1})));
        card.answers(request -> ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, stale));

        assertThat(raise(MARIO)).isEqualTo(new Login.NotAvailable("card", Absence.BUSY));
        assertThat(house.session(weak)).isPresent();
    }

    @Test
    @Proves({"SEC-06", "SEC-10"})
    void endsNoOtherSessionsForAnotherPersonWhoIsNotLetIn() {
        SessionToken elsewhere = house.enter(MARIO);
        SessionToken second = house.enter(MARIA);
        Effects effects = Effects.records(List.of(RecordChange.put("code", RecordChange.ABSENT, new byte[] {1})))
                .endingOtherSessions();
        card.answers(request -> ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, effects));

        assertThat(raise(MARIO)).isEqualTo(new Login.OtherPerson());

        assertThat(house.store.records()).containsKey(MemoryCalls.OWNER + "/code");
        assertThat(house.session(weak)).isEmpty();
        assertThat(house.session(elsewhere)).isPresent();
        assertThat(house.session(second)).isPresent();
    }

    /** Recognises with a code that works once. */
    private LoginStep once(LoginRequest request) {
        if (house.store.records().containsKey(MemoryCalls.OWNER + "/code")) {
            return new LoginStep.Refused(Refusal.of("word.wrong"));
        }
        Effects used = Effects.records(List.of(RecordChange.put("code", RecordChange.ABSENT, new byte[] {1})));
        return ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, used);
    }

    @Test
    void blocksNobodyForARightProofAndCountsItAsRefused() {
        raise(MARIO);

        Login.Ask asked = (Login.Ask) house.logins.begin(house.visit(browser), LoginChoice.of("card", AREA));
        assertThat(house.answer(browser, asked, MARIO, RIGHT)).isInstanceOf(Login.Entered.class);
        assertThat(house.figures.measurements())
                .filteredOn(figure -> figure.labels().equals(Map.of("provider", "card", "outcome", "refused")))
                .extracting(Measurement::value)
                .containsExactly(1.0);
    }

    @Test
    @Proves({"PIN-32", "SEC-09"})
    void leavesTheSessionAsItIsWhereTheProofIsWrong() {
        assertThat(answer(weak, asked(), MARIA, "wrong")).isInstanceOf(Login.Refused.class);
        assertThat(answer(weak, asked(), MARIA, RIGHT)).isInstanceOf(Login.Blocked.class);
        assertThat(answer(weak, asked(), MARIO, "wrong")).isInstanceOf(Login.Refused.class);

        assertThat(house.session(weak)).isPresent();
        assertThat(house.session(weak).orElseThrow().level()).isEqualTo(AssuranceLevel.LOW);
    }

    @Test
    void isAnOrdinaryLoginWhereTheSessionEndedMeanwhile() {
        Login.Ask asked = asked();
        Session session = house.session(weak).orElseThrow();
        house.sessions.end(session, handle);

        assertThat(house.session(entered(answer(weak, asked, MARIA, RIGHT)))).isPresent();
        assertThat(house.lastEvent().details()).doesNotContainKeys("raised", "from");
    }

    @Test
    @Proves("SEC-25")
    void isAnOrdinaryLoginWhereTheSessionWasNotUsedTooLong() {
        house.session(weak);
        house.passes(Duration.ofMinutes(14));
        Visit looking = Visit.at(house.now, "192.0.2.7", "REF-1111")
                .browser(browser)
                .session(weak)
                .background() // no use of the session
                .build();
        Login.Ask asked = (Login.Ask) house.logins.raise(looking, LoginChoice.of("card", AREA));
        house.passes(Duration.ofMinutes(1));

        assertThat(answer(weak, asked, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
        assertThat(house.lastEvent().details()).doesNotContainKey("raised");
    }

    @Test
    @Proves("SEC-09")
    void letsNobodyElseInByWaitingUntilTheSessionEnded() {
        Login.Ask asked = asked();
        house.sessions.end(house.session(weak).orElseThrow(), handle);

        assertThat(answer(weak, asked, MARIO, RIGHT)).isEqualTo(new Login.OtherPerson());
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("SEC-09")
    void isNotMadeAnOrdinaryLoginByHidingTheSession() {
        Login.Ask asked = asked();
        assertThat(house.answer(browser, asked, MARIO, RIGHT)).isEqualTo(new Login.OtherPerson());
        assertThat(house.session(weak)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("SEC-09")
    void letsNobodyInWhereTheOpenSessionIsNoLongerTheBrowsers() {
        Login.Ask asked = asked();
        assertThat(house.answer(browser, asked, MARIA, RIGHT)).isEqualTo(new Login.OtherPerson());

        assertThat(house.session(weak)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.session-switch");
        assertThat(house.lastEvent().about()).isEmpty();
    }

    @Test
    @Proves("SEC-09")
    void letsNobodyInWhereTheBrowserWasGivenTheSessionOfAnother() {
        SessionToken planted = house.enter(MARIO);
        Login.Ask asked = asked();

        assertThat(answer(planted, asked, MARIA, RIGHT)).isEqualTo(new Login.OtherPerson());

        assertThat(house.session(weak)).isEmpty();
        assertThat(house.session(planted)).isEmpty();
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.identity-switch");
        assertThat(house.lastEvent().about()).contains(MARIO);
    }

    @Test
    @Proves("SEC-09")
    void letsNobodyInWhereSomebodyElseSignedInMeanwhile() {
        Login.Ask asked = asked();
        Login.Ask ordinary = house.begin(browser);
        SessionToken other = entered(answer(weak, ordinary, MARIO, RIGHT));
        assertThat(house.session(weak)).isEmpty();

        assertThat(answer(other, asked, MARIA, RIGHT)).isEqualTo(new Login.OtherPerson());
        assertThat(house.session(other)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    void goesOnInASecondTabAfterTheFirstRaisedTheSession() {
        Login.Ask one = asked();
        Login.Ask two = asked();
        SessionToken first = entered(answer(weak, one, MARIA, RIGHT));
        SessionToken second = entered(answer(first, two, MARIA, RIGHT));

        assertThat(house.session(first)).isEmpty();
        assertThat(house.session(second)).isPresent();
        assertThat(house.store.openSessions()).isEqualTo(1);
    }

    @Test
    @Proves("SEC-07")
    void isOfItsBrowserAloneEvenWithTheTokenOfTheSession() {
        Login.Ask asked = asked();
        Visit thief = house.visit(BrowserToken.random(), weak);
        Map<String, String> answer = Map.of("person", MARIA.value(), "word", RIGHT);

        assertThat(house.logins.resume(thief, asked.attempt().id(), answer)).isInstanceOf(Login.Expired.class);
        assertThat(house.session(weak)).isPresent();
    }

    @Test
    @Proves("SEC-07")
    void actsOnce() {
        Login.Ask asked = asked();
        SessionToken raised = entered(answer(weak, asked, MARIA, RIGHT));
        assertThat(answer(raised, asked, MARIO, RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(house.session(raised)).isPresent();
    }

    @Test
    @Proves("SEC-08")
    void holdsNobodyToALoginThatDoesNotRaise() {
        Login.Ask asked = house.begin(browser);
        SessionToken other = entered(answer(weak, asked, MARIO, RIGHT));
        assertThat(house.session(other).orElseThrow().codiceFiscale()).contains(MARIO);
        assertThat(house.session(weak)).isEmpty();
    }

    @Test
    @Proves("SEC-45")
    void isAnOrdinaryLoginWithoutAnOpenSessionOfItsSite() {
        SessionToken staff = house.administrator(House.SARA);
        for (SessionToken nothing : List.of(SessionToken.random(), staff)) {
            Login.Ask asked =
                    (Login.Ask) house.logins.raise(house.visit(browser, nothing), LoginChoice.of("card", AREA));
            assertThat(answer(nothing, asked, MARIO, RIGHT)).isInstanceOf(Login.Entered.class);
        }
        assertThat(house.sessions.find(house.managed(staff))).isPresent();
        Visit nobody = Visit.at(house.now, "192.0.2.7", "REF-1234").build();
        assertThatThrownBy(() -> house.logins.raise(nobody, LoginChoice.of("card", AREA)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsAProviderThatAsksNothingToTheSamePerson() {
        house.plugins.put(new KnowingProvider(MARIA));
        SessionToken raised = entered(house.logins.raise(house.visit(browser, weak), LoginChoice.of("chip", AREA)));
        assertThat(house.session(raised).orElseThrow().level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(house.session(weak)).isEmpty();

        house.plugins.put(new KnowingProvider(MARIO));
        assertThat(house.logins.raise(house.visit(browser, raised), LoginChoice.of("chip", AREA)))
                .isEqualTo(new Login.OtherPerson());
        assertThat(house.session(raised)).isEmpty();
        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    void leavesTheSessionAsItIsWhereTheRecordsOfThePluginChanged() {
        Effects stale = Effects.records(List.of(RecordChange.put("key", 5, new byte[] {1})));
        card.answers(request -> ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, stale));

        assertThat(raise(MARIA)).isEqualTo(new Login.NotAvailable("card", Absence.BUSY));
        assertThat(house.session(weak)).isPresent();
    }

    @Test
    @Proves("PIN-33")
    void doesNothingForAnAnswerThatTookLongerThanItsReservation() {
        card.answers(request -> {
            house.store.blocks().reserve("card", MARIO, house.now.plus(Attempts.LEASE), house.now.plusSeconds(99));
            return ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, Effects.none());
        });
        assertThat(raise(MARIO)).isInstanceOf(Login.Expired.class);
        assertThat(house.session(weak)).isPresent();
    }

    @Test
    @Proves("SEC-26")
    void asksTheStoreAgainWhereTheCommitOfTheEndWasLost() {
        Login.Ask asked = asked();
        card.answers(request -> {
            house.store.losesCommits(true); // from here on, so the claim of the answer is not lost
            return ScriptedProvider.recognised(request, kind(), AssuranceLevel.SUBSTANTIAL, Effects.none());
        });
        assertThatThrownBy(() -> answer(weak, asked, MARIO, RIGHT)).isInstanceOf(StoreException.class);
        house.store.losesCommits(false);
        assertThat(house.session(weak)).isEmpty();
    }

    @Test
    @Proves("SEC-11")
    void leavesTheSessionAsItIsWhereTheProviderIsSwitchedOffOrGone() {
        Login.Ask gone = asked();
        house.plugins.fail("card", CallFailure.ABSENT);
        assertThat(answer(weak, gone, MARIA, RIGHT)).isEqualTo(new Login.NotAvailable("card", Absence.ABSENT));
        house.plugins.heal("card");
        Login.Ask off = asked();
        house.plugins.fail("card", CallFailure.OFF);
        assertThat(answer(weak, off, MARIA, RIGHT)).isEqualTo(new Login.NotAvailable("card", Absence.OFF));
        assertThat(house.logins.raise(house.visit(browser, weak), LoginChoice.of("card", AREA)))
                .isEqualTo(new Login.NotAvailable("card", Absence.OFF));
        house.plugins.heal("card");

        assertThat(house.session(weak)).isPresent();
        assertThat(answer(weak, off, MARIA, RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(answer(weak, gone, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
        assertThat(house.session(weak)).isEmpty();
    }

    @Test
    void goesOnAfterTheProviderWasReplacedAndBeginsAgainAfterItChanged() {
        Login.Ask asked = asked();
        house.plugins.put(ScriptedProvider.strong(2));
        assertThat(answer(weak, asked, MARIA, RIGHT)).isEqualTo(new Login.NotAvailable("card", Absence.CHANGED));
        assertThat(house.session(weak)).isPresent();

        house.plugins.put(ScriptedProvider.strong(1));
        assertThat(answer(weak, asked, MARIO, RIGHT)).isEqualTo(new Login.OtherPerson());
        assertThat(house.session(weak)).isEmpty();
    }

    @Test
    @Proves("UX-16")
    void letsAPageOfferWhatReachesTheLevelAlone() {
        assertThat(house.logins.offered(Channel.WEB))
                .filteredOn(offered -> offered.ceiling().atLeast(AssuranceLevel.HIGH))
                .extracting(offered -> offered.id())
                .containsExactly("card");
    }

    private Login.Ask asked() {
        return (Login.Ask) house.logins.raise(house.visit(browser, weak), LoginChoice.of("card", AREA));
    }

    private Login raise(CodiceFiscale person) {
        return answer(weak, asked(), person, RIGHT);
    }

    private Login answer(SessionToken held, Login.Ask asked, CodiceFiscale person, String word) {
        return house.logins.resume(
                house.visit(browser, held), asked.attempt().id(), Map.of("person", person.value(), "word", word));
    }

    private static SessionToken entered(Login login) {
        return ((Login.Entered) login).token();
    }

    private CredentialKind kind() {
        return card.descriptor().kinds().iterator().next();
    }

    /** Knows who holds the browser, as one does that reads a certificate. */
    private record KnowingProvider(CodiceFiscale person) implements CredentialProvider {

        @Override
        public ProviderDescriptor descriptor() {
            return ProviderDescriptor.of("chip", AssuranceLevel.HIGH)
                    .kind(kind())
                    .channel(Channel.WEB)
                    .build();
        }

        @Override
        public LoginStep begin(LoginRequest request) {
            return new LoginStep.Recognised(
                    Identity.of(person, kind(), AssuranceLevel.HIGH).build(), Effects.none());
        }

        @Override
        public LoginStep resume(LoginRequest request, ProviderState state) {
            return new LoginStep.Unavailable("chip.state");
        }

        private static CredentialKind kind() {
            return new CredentialKind("cns");
        }
    }
}
