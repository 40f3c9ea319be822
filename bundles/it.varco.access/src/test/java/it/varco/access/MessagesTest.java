package it.varco.access;

import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.SessionToken;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The messages that a provider wants sent when a login is over. */
@Proves("REL-06")
class MessagesTest {

    private static final RecordChange CHANGE = RecordChange.put("key", RecordChange.ABSENT, new byte[] {1});

    private final House house = new House();
    private final BrowserToken browser = BrowserToken.random();

    @Test
    void goOutWithTheLoginThatTheyTellOf() {
        answersWith(changing(MemoryOutbox.KIND));

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);

        assertThat(house.store.outbox()).containsExactly(MemoryCalls.OWNER + " word.used it " + house.now);
        assertThat(house.store.records()).hasSize(1);
        assertThat(house.lastEvent().details()).containsEntry("messages", "key-of-word.used");
    }

    @Test
    void areLostWithEverythingElseWhereTheLoginCannotBeRecorded() {
        answersWith(changing(MemoryOutbox.KIND));
        Login.Ask asked = house.begin(browser);
        house.store.trailIsDown(true);

        assertThatThrownBy(() -> house.answer(browser, asked, MARIA, "anything"))
                .isInstanceOf(StoreException.class);

        assertThat(house.store.outbox()).isEmpty();
        assertThat(house.store.records()).isEmpty();
    }

    @Test
    void goOutOnceWhereTheFirstAnswerOfTheProviderWasOutrun() {
        List<Effects> answers = List.of(
                Effects.records(List.of(RecordChange.put("key", 7, new byte[] {1})))
                        .sending(message(MemoryOutbox.KIND, MARIA)),
                changing(MemoryOutbox.KIND));
        house.provider.answers(request -> ScriptedProvider.recognised(
                request,
                ScriptedProvider.KIND,
                AssuranceLevel.LOW,
                answers.get(house.provider.examinations.get() - 1)));

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);

        assertThat(house.provider.examinations).hasValue(2);
        assertThat(house.store.outbox()).hasSize(1);
    }

    @Test
    void goOutNotAtAllWhereTheRecordsWereLostTwice() {
        answersWith(Effects.records(List.of(RecordChange.put("key", 7, new byte[] {1})))
                .sending(message(MemoryOutbox.KIND, MARIA)));

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.NotAvailable.class);

        assertThat(house.store.outbox()).isEmpty();
    }

    @Test
    @Proves("SEC-12")
    void leaveNothingHalfDoneWhileNobodyIsThereToSendThem() {
        SessionToken before = house.enter(MARIA);
        answersWith(changing(MemoryOutbox.KIND).endingOtherSessions());
        Login.Ask asked = house.begin(browser);
        house.notifier = null;

        Login away = house.answer(browser, asked, MARIA, "anything");

        assertThat(away).isEqualTo(new Login.NotAvailable("word", Absence.BUSY));
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(house.lastEvent().details()).containsEntry("rule", "notification.absent");
        assertThat(house.store.records()).isEmpty();
        assertThat(house.session(before)).isPresent();

        house.notifier = house.outbox;
        assertThat(house.answer(browser, asked, MARIA, "anything")).isInstanceOf(Login.Entered.class);
        assertThat(house.store.outbox()).hasSize(1);
        assertThat(house.session(before)).isEmpty();
    }

    @Test
    void areAskedForOnlyWhereThereAreAny() {
        house.notifier = null;

        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Entered.class);
    }

    /** A provider leaves out what can be told another time, and its people come in (REL-16). */
    @Test
    @Proves("REL-16")
    void areOfferedToTheProviderOnlyWhileTheyCanLeave() {
        List<Set<Medium>> seen = new ArrayList<>();
        house.provider.answers(request -> {
            seen.add(request.media());
            return ScriptedProvider.recognised(
                    request,
                    ScriptedProvider.KIND,
                    AssuranceLevel.LOW,
                    request.media().isEmpty() ? Effects.none() : changing(MemoryOutbox.KIND));
        });

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);
        house.notifier = null;
        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);

        assertThat(seen).containsExactly(house.outbox.carried(), Set.of());
        assertThat(house.store.outbox()).hasSize(1);
    }

    @Test
    void withoutWordsAreTheFaultOfTheProvider() {
        answersWith(changing("word.unknown"));
        Login.Ask asked = house.begin(browser);

        assertThat(house.answer(browser, asked, MARIA, "anything"))
                .isEqualTo(new Login.NotAvailable("word", Absence.FAULT));

        assertThat(house.store.outbox()).isEmpty();
        assertThat(house.store.records()).isEmpty();
        assertThat(house.store.openSessions()).isZero();
        assertThat(house.lastEvent().details()).containsEntry("rule", "provider.contract");
    }

    @Test
    void withoutWordsBlockNobody() {
        answersWith(changing("word.unknown"));
        house.login(MARIA, "anything");
        answersWith(Effects.none());

        assertThat(house.login(MARIA, "anything")).isInstanceOf(Login.Entered.class);
    }

    /** What was proved is used up, so its holder is told, whoever sits at the browser. */
    @Test
    void goOutAlsoWhereSomebodyElseHadTheSession() {
        SessionToken marios = house.enter(MARIO);
        house.passes(Duration.ofMinutes(1));
        answersWith(changing(MemoryOutbox.KIND));
        Login.Ask asked =
                (Login.Ask) house.logins.raise(house.visit(browser, marios), LoginChoice.of("word", House.AREA));

        Login answer = house.logins.resume(
                house.visit(browser, marios),
                asked.attempt().id(),
                Map.of("person", MARIA.value(), "word", "anything"));

        assertThat(answer).isInstanceOf(Login.OtherPerson.class);
        assertThat(house.store.records()).hasSize(1);
        assertThat(house.store.outbox()).hasSize(1);
    }

    private static Effects changing(String kind) {
        return Effects.records(List.of(CHANGE)).sending(message(kind, MARIA));
    }

    private static Message message(String kind, CodiceFiscale person) {
        return Message.of(kind, person).over(Medium.EMAIL).build();
    }

    private void answersWith(Effects effects) {
        house.provider.answers(
                request -> ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, effects));
    }
}
