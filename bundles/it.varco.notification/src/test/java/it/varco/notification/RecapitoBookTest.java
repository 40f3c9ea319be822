package it.varco.notification;

import static it.varco.notification.RecapitoWorld.ANNA;
import static it.varco.notification.RecapitoWorld.MAIL;
import static it.varco.notification.RecapitoWorld.MARIO;
import static it.varco.notification.RecapitoWorld.OTHER_MAIL;
import static it.varco.notification.RecapitoWorld.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.access.Decision;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.notification.Medium;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contacts of people, as their owner meets them. */
class RecapitoBookTest {

    private final RecapitoWorld world = new RecapitoWorld();

    @Test
    void sendsACodeToANewContactAndCountsItOnceTheCodeIsTyped() {
        RecapitoStep begun = world.begin(Medium.EMAIL, " Mario.Rossi@Example.IT ");

        Instant expiry = world.now.plus(Duration.ofMinutes(15));
        assertThat(begun).isEqualTo(new RecapitoStep.CodeSent("M****i@example.it", expiry));
        assertThat(world.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.message().kind()).isEqualTo("recapito.code");
            assertThat(sent.address()).isEqualTo("Mario.Rossi@example.it");
            assertThat(sent.language()).isEqualTo(Locale.ENGLISH);
            assertThat(sent.message().moments()).containsEntry("until", expiry);
            assertThat(sent.message().until()).contains(expiry);
        });
        assertThat(world.code()).matches("[0-9]{8}");
        assertThat(world.book.of(world.session(MARIO))).isEmpty();
        assertThat(world.address(Medium.EMAIL)).isEmpty();

        String spaced = world.code().substring(0, 4) + " " + world.code().substring(4);
        assertThat(world.confirm(Medium.EMAIL, spaced)).isEqualTo(new RecapitoStep.Changed());

        assertThat(world.book.of(world.session(MARIO)))
                .extracting("medium", "masked", "since")
                .containsExactly(tuple(Medium.EMAIL, "M****i@example.it", world.now));
        assertThat(world.address(Medium.EMAIL)).contains("Mario.Rossi@example.it");
        assertThat(world.book.of(world.session(ANNA))).isEmpty();
    }

    @Test
    @Proves("SEC-10")
    void tellsTheOldContactAndAllOthersOfAChangeAndThrowsEverybodyElseOut() {
        world.has(Medium.EMAIL, MAIL);
        world.has(Medium.SMS, PHONE);
        world.begin(Medium.EMAIL, OTHER_MAIL);

        assertThat(world.confirm(Medium.EMAIL, world.code())).isEqualTo(new RecapitoStep.Changed());

        assertThat(world.sent().subList(1, 3))
                .extracting(sent -> sent.message().kind(), RecapitoWorld.Sent::over, RecapitoWorld.Sent::address)
                .containsExactlyInAnyOrder(
                        tuple("recapito.changed", Medium.EMAIL, MAIL), tuple("recapito.changed", Medium.SMS, PHONE));
        assertThat(world.sent())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent.message().words().values())
                        .noneMatch(word -> word.contains(OTHER_MAIL) || word.contains(MAIL)));
        assertThat(world.otherSessions()).isZero();
        assertThat(world.address(Medium.EMAIL)).contains(OTHER_MAIL);
    }

    @Test
    @Proves("SEC-10")
    void tellsAContactOfItsRemovalAndTheOthersToo() {
        world.has(Medium.EMAIL, MAIL);
        world.has(Medium.SMS, PHONE);

        assertThat(world.book.remove(world.session(MARIO), Medium.SMS)).isEqualTo(new RecapitoStep.Changed());

        assertThat(world.sent())
                .extracting(sent -> sent.message().kind(), RecapitoWorld.Sent::over, RecapitoWorld.Sent::address)
                .containsExactlyInAnyOrder(
                        tuple("recapito.removed", Medium.EMAIL, MAIL), tuple("recapito.removed", Medium.SMS, PHONE));
        assertThat(world.otherSessions()).isZero();
        assertThat(world.book.of(world.session(MARIO))).hasSize(1);
        assertThat(world.book.remove(world.session(MARIO), Medium.SMS)).isInstanceOf(RecapitoStep.Invalid.class);
    }

    @Test
    @Proves({"AUD-05", "AUD-10"})
    void recordsWhatChangedMaskedAlone() {
        world.has(Medium.EMAIL, MAIL);
        world.begin(Medium.EMAIL, OTHER_MAIL);
        String code = world.code();
        world.confirm(Medium.EMAIL, "00000000");
        world.confirm(Medium.EMAIL, code);
        world.book.remove(world.session(MARIO), Medium.EMAIL);

        assertThat(world.trail.events())
                .extracting(AuditEvent::operation, AuditEvent::outcome)
                .containsExactly(
                        tuple("recapito.begin", Outcome.DONE),
                        tuple("recapito.change", Outcome.DONE),
                        tuple("recapito.begin", Outcome.DONE),
                        tuple("recapito.change", Outcome.REFUSED),
                        tuple("recapito.change", Outcome.DONE),
                        tuple("recapito.remove", Outcome.DONE));
        assertThat(world.trail.events()).allSatisfy(event -> {
            assertThat(event.person()).contains(MARIO);
            assertThat(event.details().values())
                    .noneMatch(text -> text.contains(MAIL) || text.contains(OTHER_MAIL) || text.contains(code));
        });
        assertThat(world.trail.events().get(4).details())
                .containsEntry("before", "m****i@example.it")
                .containsEntry("contact", "m****o@example.org")
                .containsEntry("medium", "EMAIL");
    }

    @Test
    @Proves("SEC-53")
    void keepsTheCodeNowhere() {
        world.begin(Medium.EMAIL, MAIL);

        assertThat(world.rows()).singleElement().satisfies(row -> {
            String kept = new String(row.begun().array(), StandardCharsets.ISO_8859_1);
            assertThat(kept).contains(MAIL).doesNotContain(world.code());
            assertThat(row.toString()).doesNotContain(world.code());
        });
        assertThat(world.trail.events().toString()).doesNotContain(world.code());
    }

    @Test
    @Proves("REL-06")
    void doesNothingWhereNothingCanBeSentOrRecorded() {
        world.has(Medium.EMAIL, MAIL);
        world.begin(Medium.EMAIL, OTHER_MAIL);
        String code = world.code();
        world.postIsDown = true;
        assertThatThrownBy(() -> world.confirm(Medium.EMAIL, code)).isInstanceOf(IllegalArgumentException.class);
        world.postIsDown = false;
        world.trail.breakDown();
        assertThatThrownBy(() -> world.confirm(Medium.EMAIL, code)).isInstanceOf(StoreException.class);
        world.trail.recover();

        assertThat(world.otherSessions()).isEqualTo(2);
        assertThat(world.sent()).hasSize(1);
        assertThat(world.address(Medium.EMAIL)).contains(MAIL);
        assertThat(world.confirm(Medium.EMAIL, code)).isEqualTo(new RecapitoStep.Changed());
    }

    @Test
    @Proves("SEC-71")
    void asksForAFreshProofAndSendsNothingWithout() {
        world.has(Medium.EMAIL, MAIL);
        Decision old = new Decision.ProofTooOld(Duration.ofMinutes(5));
        world.access.answering(old);

        assertThat(world.begin(Medium.EMAIL, OTHER_MAIL)).isEqualTo(new RecapitoStep.Forbidden(old));
        assertThat(world.book.remove(world.session(MARIO), Medium.EMAIL)).isEqualTo(new RecapitoStep.Forbidden(old));

        assertThat(world.sent()).isEmpty();
        assertThat(world.address(Medium.EMAIL)).contains(MAIL);
    }

    @Test
    @Proves("SEC-25")
    void doesNothingInASessionThatEndedMeanwhile() {
        world.begin(Medium.EMAIL, MAIL);
        world.sessionIsOver = true;

        assertThat(world.confirm(Medium.EMAIL, world.code())).isInstanceOf(RecapitoStep.Forbidden.class);

        assertThat(world.address(Medium.EMAIL)).isEmpty();
        assertThat(world.otherSessions()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void isOpenForAMediumWhoseChannelIsHere(Medium medium) {
        assertThat(world.book.open().contains(medium)).isEqualTo(medium != Medium.CALL);
        world.channels.clear();

        assertThat(world.book.open()).isEmpty();
        String typed = medium == Medium.POSTA ? "Mario Rossi\nVia Roma 1" : medium == Medium.SMS ? PHONE : MAIL;
        if (medium != Medium.CALL) {
            assertThat(world.begin(medium, typed)).isEqualTo(new RecapitoStep.Unavailable());
        }
        assertThat(world.sent()).isEmpty();
    }

    @Test
    void givesAMonthForTheCodeOfALetter() {
        RecapitoStep begun = world.begin(Medium.POSTA, "Mario Rossi\n Via Roma 1 \n\n00100 Roma RM");

        assertThat(begun)
                .isEqualTo(new RecapitoStep.CodeSent("0**** R**** R****", world.now.plus(Duration.ofDays(30))));
        world.passes(Duration.ofDays(29));
        assertThat(world.confirm(Medium.POSTA, world.code())).isEqualTo(new RecapitoStep.Changed());
        assertThat(world.address(Medium.POSTA)).contains("Mario Rossi\nVia Roma 1\n00100 Roma RM");
    }

    @Test
    void forgetsWhatWasBegunBefore() {
        world.begin(Medium.EMAIL, MAIL);
        String first = world.code();
        world.begin(Medium.EMAIL, OTHER_MAIL);

        assertThat(world.confirm(Medium.EMAIL, first)).isEqualTo(new RecapitoStep.WrongCode());
        assertThat(world.confirm(Medium.EMAIL, world.code())).isEqualTo(new RecapitoStep.Changed());
        assertThat(world.address(Medium.EMAIL)).contains(OTHER_MAIL);
    }

    @Test
    void keepsTheOldContactUntilTheNewOneIsProved() {
        world.has(Medium.EMAIL, MAIL);
        world.begin(Medium.EMAIL, OTHER_MAIL);

        assertThat(world.address(Medium.EMAIL)).contains(MAIL);
        assertThat(world.sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mario", "mario@", "@example.it", "a@b", "mario@example.it\r\nBcc: x@example.it"})
    @Proves("SEC-52")
    void takesNothingElseForAnAddress(String typed) {
        assertThat(world.begin(Medium.EMAIL, typed)).isInstanceOf(RecapitoStep.Invalid.class);
        assertThat(world.sent()).isEmpty();
        assertThat(world.rows()).isEmpty();
    }

    @Test
    void asksAccessControlByName() {
        world.begin(Medium.EMAIL, MAIL);
        world.confirm(Medium.EMAIL, world.code());
        world.book.remove(world.session(MARIO), Medium.EMAIL);
        world.book.of(world.session(MARIO));

        assertThat(world.access.asked())
                .isEqualTo(List.of("recapiti.change", "recapiti.confirm", "recapiti.change", "recapiti.view"));
    }
}
