package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.SessionToken;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A right proof against which a rule stands: the login is over, and nothing else follows from it. */
class RejectedTest {

    private static final CodiceFiscale MARIA = House.MARIA;
    private static final Text WHY = Text.of("word.ended");

    private final House house = new House();

    private void ended() {
        house.provider.answers(request -> {
            String word = new String(request.submission()
                    .orElseThrow()
                    .secret("word")
                    .orElseThrow()
                    .reveal());
            return word.equals(ScriptedProvider.RIGHT)
                    ? new LoginStep.Rejected("word.ended", WHY)
                    : new LoginStep.Refused(Refusal.of("word.wrong"));
        });
    }

    @Test
    @Proves("FAS-09")
    void opensNothingAndSaysWhy() {
        ended();

        assertThat(house.login(MARIA, ScriptedProvider.RIGHT))
                .isInstanceOfSatisfying(
                        Login.Rejected.class,
                        rejected -> assertThat(rejected.why()).isEqualTo(WHY));

        assertThat(house.store.openSessions()).isZero();
    }

    @Test
    @Proves("PIN-32")
    void blocksNobody() {
        ended();
        house.login(MARIA, ScriptedProvider.RIGHT);
        house.login(MARIA, ScriptedProvider.RIGHT);

        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Rejected.class);
        assertThat(house.provider.examinations).hasValue(3);
        assertThat(house.plugins.refusals).isEmpty();
    }

    /** Whoever guesses is blocked as always, and does not learn by a right guess during the block. */
    @Test
    @Proves({"PIN-32", "PIN-33"})
    void isNotSaidDuringABlock() {
        ended();
        assertThat(house.login(MARIA, "wrong")).isInstanceOf(Login.Refused.class);

        assertThat(house.login(MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Blocked.class);
    }

    @Test
    void isInTheTrailWithTheRuleAndThePerson() {
        ended();
        house.login(MARIA, ScriptedProvider.RIGHT);

        List<AuditEvent> events = house.store.events();
        AuditEvent event = events.get(events.size() - 1);
        assertThat(event.operation()).isEqualTo(Trail.LOGIN);
        assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(event.details()).containsEntry(Trail.RULE, "word.ended");
        assertThat(event.person()).contains(MARIA);
    }

    @Test
    void isOverAndLeavesTheSessionThatIsOpen() {
        SessionToken token = house.enter(MARIA);
        ended();
        BrowserToken browser = BrowserToken.random();
        Login.Ask asked = house.begin(browser);

        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Rejected.class);

        assertThat(house.answer(browser, asked, MARIA, ScriptedProvider.RIGHT)).isInstanceOf(Login.Expired.class);
        assertThat(house.session(token)).isPresent();
    }

    @Test
    void countsAsAnEndOfItsOwn() {
        LoginFigures figures = new LoginFigures();
        ended();
        figures.counted("word", house.login(MARIA, ScriptedProvider.RIGHT));

        assertThat(figures.measurements().stream()
                        .filter(measured -> measured.value() > 0)
                        .map(measured -> measured.labels().get("outcome")))
                .containsExactly("rejected");
    }
}
