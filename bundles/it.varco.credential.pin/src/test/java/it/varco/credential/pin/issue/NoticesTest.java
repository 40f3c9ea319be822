package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PinMessages;
import it.varco.credential.pin.Standing;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of one person about one matter wait for each other: what strangers typed must hold up nothing. */
class NoticesTest {

    private static final Instant LATER = IssueWorld.NOW.plus(Duration.ofHours(1));

    private enum Told {
        RECEIVED,
        UNCALLED,
        CANCELLED,
        WITHDRAWN,
        UNDELIVERED,
        LAPSED;

        Message about(Dossier dossier) {
            Optional<Message> told = switch (this) {
                case RECEIVED -> Notices.received(dossier);
                case UNCALLED -> Notices.uncalled(dossier);
                case CANCELLED -> Notices.cancelled(dossier);
                case WITHDRAWN -> Notices.withdrawn(dossier);
                case UNDELIVERED -> Notices.undelivered(dossier);
                case LAPSED -> Notices.lapsed(dossier);
            };
            return told.orElseThrow();
        }
    }

    private static Dossier asked(Instant at) {
        return Dossier.asked(
                IssueWorld.mario(), IssueWorld.at(Medium.EMAIL), Dossier.Origin.PORTAL, "7KQM-4T2P-X9RD", at);
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"REL-06", "SEC-03"})
    void toContactsThatNobodyLookedAtHoldUpNothing(Told told) {
        String typed = told.about(asked(IssueWorld.NOW)).matter();

        Dossier holder = asked(IssueWorld.NOW).verifiedFacts().at(Stage.CONCLUSO, LATER, "test", Optional.empty());
        List<String> others = List.of(
                told.about(asked(LATER)).matter(), // the next request
                Notices.lapsed(holder).orElseThrow().matter(),
                Notices.again(IssueWorld.MARIO, Optional.of(holder), LATER).matter(),
                PinMessages.replaced(Standing.GOOD, IssueWorld.MARIO, LATER).matter());

        assertThat(others).doesNotContain(typed);
        assertThat(typed).doesNotContain("7KQM");
    }

    @Test
    @Proves({"REL-06", "SEC-10"})
    void toEachContactOfAHolderWaitForNoOther() {
        Dossier holder = asked(IssueWorld.NOW).reachedAt(IssueWorld.at(Medium.EMAIL, Medium.SMS, Medium.PEC));

        assertThat(HolderNotices.toContacts("pin.revoked", holder, LATER))
                .extracting(Message::matter)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "UNCALLED", "CANCELLED"})
    @Proves("NOT-26")
    void thatSomebodyAskedForNeverBecomeATask(Told told) {
        assertThat(told.about(asked(IssueWorld.NOW)).until()).contains(IssueWorld.NOW.plus(Duration.ofDays(1)));
    }

    @Test
    @Proves("REL-06")
    void ofOneRequestKeepTheirOrder() {
        Dossier asked = asked(IssueWorld.NOW);
        Dossier ended = Requests.uncalled(asked, LATER);

        assertThat(Notices.uncalled(ended).map(Message::matter))
                .isEqualTo(Notices.received(asked).map(Message::matter));
    }
}
