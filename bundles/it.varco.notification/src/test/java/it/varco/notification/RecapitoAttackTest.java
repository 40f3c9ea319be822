package it.varco.notification;

import static it.varco.notification.RecapitoWorld.ANNA;
import static it.varco.notification.RecapitoWorld.MAIL;
import static it.varco.notification.RecapitoWorld.MARIO;
import static it.varco.notification.RecapitoWorld.OTHER_MAIL;
import static it.varco.notification.RecapitoWorld.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.RecapitoStep;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody can do with the contacts of others, or with a session that is not theirs. */
class RecapitoAttackTest {

    private static final List<CodiceFiscale> CROWD = List.of(
            MARIO,
            ANNA,
            new CodiceFiscale("BRBSRA75C48A944X"),
            new CodiceFiscale("RSSMRA85T10A562S"),
            new CodiceFiscale("VRDGLI92C55X999Q"));

    private static final String LETTER = "Mario Rossi\nVia Roma 1\n00100 Roma RM";

    private final RecapitoWorld world = new RecapitoWorld();

    @Test
    @Proves("SEC-06")
    void fiveWrongCodesEndTheContactThatWasBegun() {
        world.begin(Medium.EMAIL, MAIL);
        String code = world.code();
        String wrong = code.equals("00000000") ? "00000001" : "00000000";

        for (int i = 0; i < 5; i++) {
            assertThat(world.confirm(Medium.EMAIL, wrong)).isEqualTo(new RecapitoStep.WrongCode());
        }

        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.address(Medium.EMAIL)).isEmpty();
    }

    @Test
    void fourWrongCodesLeaveOne() {
        world.begin(Medium.EMAIL, MAIL);
        for (int i = 0; i < 4; i++) {
            world.confirm(Medium.EMAIL, "nothing");
        }

        assertThat(world.confirm(Medium.EMAIL, world.code())).isEqualTo(new RecapitoStep.Changed());
    }

    @Test
    void aCodeThatIsLateIsWrong() {
        world.begin(Medium.EMAIL, MAIL);
        world.passes(Duration.ofMinutes(15));

        assertThat(world.confirm(Medium.EMAIL, world.code())).isEqualTo(new RecapitoStep.WrongCode());
    }

    @Test
    void aCodeCountsOnce() {
        world.begin(Medium.EMAIL, MAIL);
        String code = world.code();
        world.confirm(Medium.EMAIL, code);
        world.book.remove(world.session(MARIO), Medium.EMAIL);

        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.WrongCode());
    }

    @Test
    void aCodeIsOfItsPersonAndMediumAlone() {
        world.begin(Medium.EMAIL, MAIL);
        String code = world.code();

        assertThat(world.book.confirm(world.session(ANNA), Medium.EMAIL, code)).isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.confirm(Medium.PEC, code)).isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.Changed());
    }

    /** Two answers at the same moment use up two tries, whichever is written first. */
    @Test
    void guessesAtTheSameTimeCountEach() {
        world.begin(Medium.EMAIL, MAIL);
        String code = world.code();
        world.beforePut = () -> {
            world.confirm(Medium.EMAIL, "wrong-0");
            world.confirm(Medium.EMAIL, "wrong-1");
        };
        world.confirm(Medium.EMAIL, "wrong-2");
        world.confirm(Medium.EMAIL, "wrong-3");
        world.confirm(Medium.EMAIL, "wrong-4");

        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.WrongCode());
    }

    @Test
    @Proves("SEC-06")
    void onePersonCausesThreeCodesAnHourWhateverTheAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(world.begin(Medium.EMAIL, "stranger" + i + "@example.it"))
                    .isInstanceOf(RecapitoStep.CodeSent.class);
            world.passes(Duration.ofMinutes(1));
        }

        assertThat(world.begin(Medium.SMS, PHONE))
                .isEqualTo(new RecapitoStep.TooMany(world.now.plus(Duration.ofMinutes(57))));
        assertThat(world.sent()).hasSize(3);
        world.passes(Duration.ofMinutes(57));
        assertThat(world.begin(Medium.SMS, PHONE)).isInstanceOf(RecapitoStep.CodeSent.class);
    }

    /** Each of them is told that the code was sent. */
    @Test
    @Proves("SEC-06")
    void aCrowdSendsTwelveCodesAnHourToAStrangerAndLearnsNothing() {
        for (CodiceFiscale person : CROWD) {
            for (int i = 0; i < 3; i++) {
                RecapitoStep step = world.book.begin(
                        world.session(person), Medium.EMAIL, "Stranger+" + person.value() + i + "@Example.IT");
                assertThat(step).isInstanceOf(RecapitoStep.CodeSent.class);
            }
        }

        assertThat(world.sent()).hasSize(12);
        AuditEvent last = world.trail.events().get(CROWD.size() * 3 - 1);
        assertThat(last.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(last.details()).containsEntry("rule", "recapito.withheld").hasSize(2);
    }

    @Test
    @Proves("SEC-03")
    void twoPeopleKeepNobodyFromProvingAnAddress() {
        for (CodiceFiscale attacker : CROWD.subList(1, 3)) {
            for (int i = 0; i < 5; i++) {
                world.book.begin(world.session(attacker), Medium.EMAIL, MAIL);
            }
        }

        world.begin(Medium.EMAIL, MAIL);

        assertThat(world.confirm(Medium.EMAIL, world.code())).isEqualTo(new RecapitoStep.Changed());
    }

    /** What nobody was sent opens nothing, and what was begun before is forgotten as ever. */
    @Test
    @Proves("SEC-04")
    void aCodeThatWasWithheldLooksLikeOneThatWasSent() {
        for (CodiceFiscale attacker : CROWD.subList(1, 5)) {
            for (int i = 0; i < 3; i++) {
                world.book.begin(world.session(attacker), Medium.EMAIL, MAIL);
            }
        }
        RecapitoStep sent = world.begin(Medium.EMAIL, OTHER_MAIL);
        String code = world.code();

        RecapitoStep withheld = world.begin(Medium.EMAIL, MAIL);

        assertThat(world.sent()).hasSize(13);
        assertThat(withheld)
                .isEqualTo(new RecapitoStep.CodeSent("m****i@example.it", ((RecapitoStep.CodeSent) sent).expiry()));
        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.begin(Medium.EMAIL, MAIL)).isInstanceOf(RecapitoStep.CodeSent.class);
        assertThat(world.begin(Medium.EMAIL, MAIL)).isInstanceOf(RecapitoStep.TooMany.class);
    }

    /** What was withheld does not count, so an address is free again an hour after the codes that went there. */
    @Test
    @Proves("SEC-03")
    void askingOnKeepsNoAddressShut() {
        for (int i = 0; i < 3; i++) {
            CROWD.forEach(person -> world.book.begin(world.session(person), Medium.EMAIL, MAIL));
        }
        assertThat(world.sent()).hasSize(12);
        world.passes(Duration.ofHours(1));

        world.begin(Medium.EMAIL, MAIL);

        assertThat(world.sent()).hasSize(13);
    }

    @Test
    void onePersonCausesTwoLettersInThirtyDaysBesidesOtherCodes() {
        assertThat(world.begin(Medium.POSTA, LETTER)).isInstanceOf(RecapitoStep.CodeSent.class);
        world.passes(Duration.ofDays(10));
        assertThat(world.begin(Medium.POSTA, "Altra Persona\nVia Verdi 2")).isInstanceOf(RecapitoStep.CodeSent.class);

        RecapitoStep third = world.begin(Medium.POSTA, "Terza Persona\nVia Neri 3");

        assertThat(third).isEqualTo(new RecapitoStep.TooMany(world.now.plus(Duration.ofDays(20))));
        assertThat(world.begin(Medium.EMAIL, MAIL)).isInstanceOf(RecapitoStep.CodeSent.class);
        world.passes(Duration.ofDays(20));
        assertThat(world.begin(Medium.POSTA, LETTER)).isInstanceOf(RecapitoStep.CodeSent.class);
    }

    @Test
    void aCrowdSendsEightLettersToAStrangerHoweverTheyTypeTheAddress() {
        for (CodiceFiscale person : CROWD) {
            for (String typed :
                    List.of("MARIO ROSSI\nVia Forli', 1\n00100  Roma RM", "mario rossi,\nVIA FORLÌ 1, 00100 Roma-RM")) {
                assertThat(world.book.begin(world.session(person), Medium.POSTA, typed))
                        .isInstanceOf(RecapitoStep.CodeSent.class);
            }
        }

        assertThat(world.sent()).hasSize(8);
    }

    /** Whoever holds the PIN reads a code over the owner's shoulder, or the owner is talked into typing it (SEC-06). */
    @ParameterizedTest
    @EnumSource(names = {"EMAIL", "PEC", "SMS"})
    @Proves("SEC-06")
    void aCodeCountsInNoOtherSessionOfThePerson(Medium medium) {
        world.begin(medium, medium == Medium.SMS ? PHONE : MAIL);

        assertThat(world.book.confirm(world.elsewhere(MARIO), medium, world.code()))
                .isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.address(medium)).isEmpty();
        assertThat(world.confirm(medium, world.code())).isEqualTo(new RecapitoStep.Changed());
    }

    @Test
    void theCodeOfALetterCountsInALaterSession() {
        world.begin(Medium.POSTA, LETTER);

        assertThat(world.book.confirm(world.elsewhere(MARIO), Medium.POSTA, world.code()))
                .isEqualTo(new RecapitoStep.Changed());
    }

    /** Codes go to an address that the person chooses: one whose server stalls keeps no notice waiting. */
    @Test
    @Proves("SEC-10")
    void aCodeHoldsBackNoNotice() {
        world.has(Medium.EMAIL, MAIL);
        world.begin(Medium.SMS, PHONE);
        String code = world.code();
        world.begin(Medium.EMAIL, "stalls@example.org");
        world.confirm(Medium.SMS, code);
        world.book.remove(world.session(MARIO), Medium.EMAIL);

        assertThat(world.sent())
                .extracting(
                        sent -> sent.message().kind(), sent -> sent.message().matter())
                .containsExactly(
                        tuple("recapito.code", "recapito.code.sms"),
                        tuple("recapito.code", "recapito.code.email"),
                        tuple("recapito.changed", "recapito.email"),
                        tuple("recapito.removed", "recapito.email"),
                        tuple("recapito.removed", "recapito.sms"));
    }

    /** Changing and removing begin no new count. */
    @Test
    void provingAndRemovingGivesNoFurtherCodes() {
        for (int i = 0; i < 3; i++) {
            world.begin(Medium.EMAIL, MAIL);
            world.confirm(Medium.EMAIL, world.code());
            world.book.remove(world.session(MARIO), Medium.EMAIL);
        }

        assertThat(world.begin(Medium.EMAIL, MAIL)).isInstanceOf(RecapitoStep.TooMany.class);
    }

    @Test
    @Proves("SEC-04")
    void nobodyLearnsWhetherAnAddressBelongsToSomebodyElse() {
        world.has(Medium.EMAIL, MAIL);
        world.now = world.now.plus(Duration.ofHours(2));

        RecapitoStep known = world.book.begin(world.session(ANNA), Medium.EMAIL, MAIL);
        RecapitoStep unknown = world.book.begin(world.session(ANNA), Medium.EMAIL, "mario.rossj@example.it");

        assertThat(known).isInstanceOf(RecapitoStep.CodeSent.class);
        assertThat(known.getClass()).isEqualTo(unknown.getClass());
        assertThat(world.sent()).hasSize(2);
    }

    /** Nothing of somebody else is told, ended or changed. */
    @Test
    void theContactOfSomebodyElseStaysTheirs() {
        world.has(Medium.EMAIL, MAIL);
        world.book.begin(world.session(ANNA), Medium.EMAIL, MAIL);
        world.book.confirm(world.session(ANNA), Medium.EMAIL, world.code());

        assertThat(world.address(Medium.EMAIL)).contains(MAIL);
        assertThat(world.sent()).hasSize(1);
        world.book.remove(world.session(ANNA), Medium.EMAIL);
        assertThat(world.address(Medium.EMAIL)).contains(MAIL);
    }
}
