package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.ScriptedProvider.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.Outcome;
import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.CallFailure;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What strangers cannot do to somebody whose codice fiscale they know, and cannot learn of them. */
class StrangersTest {

    private static final String THEIRS = "192.0.2.66";
    private static final String HOLDERS = "198.51.100.7";
    private static final String WRONG = "wrong";
    private static final Duration BLOCK = Duration.ofMinutes(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int A_DAY_OF_BLOCKS = 480;
    private static final int SAME_SUBJECT = 10;

    private final House house = new House();
    private final Instant first = house.now;

    private Login from(String address, CodiceFiscale person, String word) {
        return at(house, address, person, word);
    }

    private static Login at(House house, String address, CodiceFiscale person, String word) {
        Visit visit = visit(house, address).build();
        return answered(house, visit, house.logins.begin(visit, LoginChoice.of("word", AREA)), person, word);
    }

    private static Visit.Builder visit(House house, String address) {
        return Visit.at(house.now, address, "REF-1234").browser(BrowserToken.random());
    }

    private static Login answered(House house, Visit visit, Login begun, CodiceFiscale person, String word) {
        String attempt = ((Login.Ask) begun).attempt().id();
        return house.logins.resume(visit, attempt, Map.of("person", person.value(), "word", word));
    }

    /** Wrong answers from one network, each as soon as the block before is over; then the last block is over too. */
    private void guesses(String address, CodiceFiscale person, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(from(address, person, WRONG)).isInstanceOf(Login.Refused.class);
            house.passes(BLOCK);
        }
    }

    private Login.Blocked restOfTheDay() {
        return new Login.Blocked(
                Card.of(MemoryCalls.OWNER, house.provider.descriptor()), Duration.between(house.now, first.plus(DAY)));
    }

    @Test
    @Proves({"SEC-02", "SEC-03"})
    void whoGuessesForDaysKeepsTheHolderOutForHalfAnHourOfEachAndNoLonger() {
        int keptOut = 0;
        for (int i = 0; i < 3 * A_DAY_OF_BLOCKS; i++) {
            from(THEIRS, MARIA, WRONG);
            keptOut += from(HOLDERS, MARIA, RIGHT) instanceof Login.Entered ? 0 : 1;
            house.passes(BLOCK);
        }

        assertThat(keptOut).isEqualTo(3 * SAME_SUBJECT);
    }

    @Test
    @Proves({"SEC-03", "PIN-33"})
    void whoWasRefusedTooOftenIsNotExaminedForThatPersonUntilTheDayIsOverNotEvenWithTheRightAnswer() {
        guesses(THEIRS, MARIA, SAME_SUBJECT);
        int examined = house.provider.examinations.get();

        assertThat(from(THEIRS, MARIA, WRONG)).isEqualTo(restOfTheDay());
        assertThat(from(THEIRS, MARIA, RIGHT)).isEqualTo(restOfTheDay());
        assertThat(house.provider.examinations).hasValue(examined);

        house.passes(Duration.between(house.now, first.plus(DAY)));
        assertThat(from(THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"SEC-02", "PIN-32", "PIN-33"})
    void theLastBlockThatTheyBeganEndsInItsTimeHoweverOftenTheyGoOn() {
        guesses(THEIRS, MARIA, SAME_SUBJECT - 1);
        from(THEIRS, MARIA, WRONG);
        house.passes(BLOCK.minusSeconds(1));
        from(THEIRS, MARIA, WRONG);

        assertThat(from(HOLDERS, MARIA, RIGHT))
                .isEqualTo(new Login.Blocked(
                        Card.of(MemoryCalls.OWNER, house.provider.descriptor()), Duration.ofSeconds(1)));
        house.passes(Duration.ofSeconds(1));
        from(THEIRS, MARIA, WRONG);
        assertThat(from(HOLDERS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-03")
    void theNetworkThatTheyShareWithTheHolderIsHeardForOthersAndTheHolderElsewhere() {
        guesses(THEIRS, MARIA, SAME_SUBJECT);

        assertThat(from(THEIRS, MARIA, RIGHT)).isEqualTo(restOfTheDay());
        assertThat(from(THEIRS, MARIO, RIGHT)).isInstanceOf(Login.Entered.class);
        assertThat(from(HOLDERS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"SEC-02", "SEC-03"})
    void eachFurtherNetworkOfTheirsKeepsTheHolderOutForSoLongAgain() {
        guesses(THEIRS, MARIA, SAME_SUBJECT);
        guesses("192.0.2.67", MARIA, SAME_SUBJECT);

        assertThat(from("192.0.2.67", MARIA, WRONG)).isInstanceOf(Login.Blocked.class);
        assertThat(from(HOLDERS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves("SEC-03")
    void manyAddressesOfOneNetworkAreOneNetwork() {
        for (int i = 0; i < SAME_SUBJECT; i++) {
            guesses("2001:db8:1:2::" + i, MARIA, 1);
        }

        assertThat(from("2001:db8:1:2:ffff::1", MARIA, RIGHT)).isEqualTo(restOfTheDay());
        assertThat(from("2001:db8:1:3::1", MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    private static LoginStep knowingMariaAlone(LoginRequest request) {
        Submission typed = request.submission().orElseThrow();
        boolean right =
                RIGHT.equals(new String(typed.secret("word").orElseThrow().reveal()));
        return right && typed.codiceFiscale("person").equals(Optional.of(MARIA))
                ? ScriptedProvider.recognised(request, ScriptedProvider.KIND, AssuranceLevel.LOW, Effects.none())
                : new LoginStep.Refused(Refusal.of("word.wrong"));
    }

    /** Maria is known and comes in from the network of the strangers too; of Mario nobody has heard. */
    @Test
    @Proves({"SEC-04", "PIN-34"})
    void theyAreAnsweredAndExaminedAlikeForSomebodyAndForNobody() {
        house.provider.answers(StrangersTest::knowingMariaAlone);
        List<Login> ofMaria = new ArrayList<>();
        List<Login> ofMario = new ArrayList<>();
        List<Integer> ofMariaExamined = new ArrayList<>();
        List<Integer> ofMarioExamined = new ArrayList<>();
        for (int i = 0; i < 2 * SAME_SUBJECT; i++) {
            house.provider.examinations.set(0);
            ofMaria.add(from(THEIRS, MARIA, WRONG));
            ofMariaExamined.add(house.provider.examinations.getAndSet(0));
            ofMario.add(from(THEIRS, MARIO, WRONG));
            ofMarioExamined.add(house.provider.examinations.get());
            house.passes(BLOCK);
            if (i == SAME_SUBJECT / 2) {
                assertThat(from(THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
            }
        }

        assertThat(ofMaria).isEqualTo(ofMario);
        assertThat(ofMaria).filteredOn(Login.Blocked.class::isInstance).hasSize(SAME_SUBJECT);
        assertThat(ofMariaExamined).isEqualTo(ofMarioExamined).contains(0, 1);
    }

    @Test
    @Proves({"SEC-03", "SEC-61"})
    void theTrailTellsWhoWasNotExaminedForTheirNetworkFromWhoWasBlocked() {
        guesses(THEIRS, MARIA, SAME_SUBJECT - 1);
        from(THEIRS, MARIA, WRONG);
        from(HOLDERS, MARIA, RIGHT);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.blocked");

        from(THEIRS, MARIA, RIGHT);
        assertThat(house.lastEvent().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.lastEvent().person()).contains(MARIA);
        assertThat(house.lastEvent().details()).containsEntry("rule", "access.network");
    }

    @Test
    @Proves({"SEC-02", "SEC-12"})
    void nothingIsCountedWhereNobodyCouldTellNorWhileThePersonIsBlocked() {
        Visit visit = visit(house, THEIRS).build();
        Login asked = house.logins.begin(visit, LoginChoice.of("word", AREA));
        house.plugins.fail("word", CallFailure.TIMEOUT);
        for (int i = 0; i < SAME_SUBJECT; i++) {
            assertThat(answered(house, visit, asked, MARIA, WRONG)).isInstanceOf(Login.NotAvailable.class);
        }
        house.plugins.heal("word");
        from(THEIRS, MARIA, WRONG);
        for (int i = 0; i < SAME_SUBJECT; i++) {
            assertThat(from(THEIRS, MARIA, WRONG)).isInstanceOf(Login.Blocked.class);
        }
        house.passes(BLOCK);

        assertThat(from(THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    @Test
    @Proves({"SEC-01", "SEC-03"})
    void theyDoNotKeepTheHolderFromRaisingASessionElsewhere() {
        SessionToken held = house.enter(MARIA);
        guesses(THEIRS, MARIA, SAME_SUBJECT);

        Visit theirs = raising(THEIRS, held);
        Login there = answered(house, theirs, house.logins.raise(theirs, LoginChoice.of("word", AREA)), MARIA, RIGHT);
        assertThat(there).isEqualTo(restOfTheDay());
        Visit holders = raising(HOLDERS, held);
        Login here = answered(house, holders, house.logins.raise(holders, LoginChoice.of("word", AREA)), MARIA, RIGHT);
        assertThat(here).isInstanceOf(Login.Entered.class);
    }

    private Visit raising(String address, SessionToken held) {
        return visit(house, address).session(held).build();
    }

    @Test
    @Proves({"SEC-01", "SEC-03"})
    void theyDoNotKeepAnAdministratorOutEither() {
        house.holds(SARA, Role.AMMINISTRATORE);
        for (int i = 0; i < SAME_SUBJECT; i++) {
            assertThat(managing(THEIRS, WRONG)).isInstanceOf(Login.Refused.class);
            house.passes(BLOCK);
        }

        assertThat(managing(THEIRS, StaffProvider.YES)).isInstanceOf(Login.Blocked.class);
        assertThat(managing(HOLDERS, StaffProvider.YES)).isInstanceOf(Login.Entered.class);
    }

    private Login managing(String address, String word) {
        Visit visit = visit(house, address).channel(Channel.MANAGEMENT).build();
        return answered(house, visit, house.logins.begin(visit, LoginChoice.of("local", AREA)), SARA, word);
    }

    @Test
    @Proves("SEC-03")
    void asManyRefusalsCountAsTheSettingSaysAndNoneWhereItSaysSo() {
        House strict = new House(House.settings(60, 1));
        at(strict, THEIRS, MARIA, WRONG);
        strict.passes(BLOCK);
        assertThat(at(strict, THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Blocked.class);
        assertThat(at(strict, HOLDERS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);

        House lenient = new House(House.settings(60, 0));
        for (int i = 0; i < 2 * SAME_SUBJECT; i++) {
            assertThat(at(lenient, THEIRS, MARIA, WRONG)).isInstanceOf(Login.Refused.class);
            lenient.passes(BLOCK);
        }
        assertThat(at(lenient, THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }

    /** There is no block to begin or to lengthen, so nothing to protect the holder from. */
    @Test
    @Proves("SEC-03")
    void nothingIsCountedForAPersonWhereTheProviderBlocksNobody() {
        house.plugins.put(ScriptedProvider.blockingNobody());
        for (int i = 0; i < 2 * SAME_SUBJECT; i++) {
            assertThat(from(THEIRS, MARIA, WRONG)).isInstanceOf(Login.Refused.class);
        }

        assertThat(from(THEIRS, MARIA, RIGHT)).isInstanceOf(Login.Entered.class);
    }
}
