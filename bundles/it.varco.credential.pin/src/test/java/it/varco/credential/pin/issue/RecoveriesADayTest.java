package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;
import static it.varco.credential.pin.issue.IssueWorld.PEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.catalogue.View;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often somebody can be recovered in a day: what keeps a mailbox from being flooded. */
class RecoveriesADayTest {

    private static final String LAST = "pin.recovery.last";
    private static final Map<String, String> RIGHT = typing(EMAIL, MOBILE, "");

    private final HolderWorld world = new HolderWorld();

    @BeforeEach
    void begin() {
        world.holding(MARIO, contacts(Medium.EMAIL, Medium.SMS));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, String> typing(String email, String mobile, String pec) {
        return Map.of(Subject.NAME, MARIO.value(), "email", email, "mobile", mobile, "pec", pec);
    }

    @Test
    void tellsTheHolderWithTheThirdLinkThatNoOtherIsSentBeforeADayAfterTheFirst() {
        world.put(MARIO, Stage.CONCLUSO, contacts(Medium.EMAIL, Medium.SMS, Medium.PEC));
        Instant first = world.now();
        List<Message> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ServiceStep step = world.recovers(RIGHT);
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
    @Proves("PIN-38")
    void isUsedUpByNobodyWhoKnowsNoTwoContacts(String email, String mobile, String pec) {
        for (int i = 0; i < 4; i++) {
            assertThat(world.commits(world.recovers(typing(email, mobile, pec))))
                    .isTrue();
        }

        assertThat(HolderWorld.messages(world.recovers(RIGHT))).isNotEmpty();
    }

    @Test
    @Proves("PIN-43")
    void opensThreeTimesADayAndSaysNothingOfItOnThePage() {
        List<Integer> sent = new ArrayList<>();
        List<View> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ServiceStep step = world.recovers(RIGHT);
            sent.add(HolderWorld.messages(step).size());
            pages.add(((ServiceStep.Done) step).view());
            assertThat(world.dossier(MARIO).recovery().isEmpty()).isEqualTo(i == 0);
            if (i < 3) {
                assertThat(world.commits(step)).isTrue();
            }
        }
        world.clock.advance(Duration.ofDays(1));

        assertThat(sent).containsExactly(2, 2, 4, 0);
        assertThat(pages).allSatisfy(page -> {
            assertThat(page.heading()).isEqualTo(pages.get(0).heading());
            assertThat(page.sentences()).isEqualTo(pages.get(0).sentences());
            assertThat(page.facts()).isEqualTo(pages.get(0).facts());
        });
        assertThat(HolderWorld.messages(world.recovers(RIGHT))).isNotEmpty();
    }
}
