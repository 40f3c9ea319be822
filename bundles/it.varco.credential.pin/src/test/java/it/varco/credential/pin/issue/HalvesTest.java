package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.form.Secret;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.PinText;
import it.varco.proves.Proves;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HalvesTest {

    private final IssueWorld world = new IssueWorld();
    private final Halves halves = world.halves();
    private final Applicant mario = IssueWorld.mario();

    @AfterEach
    void end() {
        world.close();
    }

    private static String text(Secret secret) {
        return String.valueOf(secret.reveal());
    }

    private boolean opens(Halves.Made made, String pin) throws InterruptedException {
        byte[] counted = PinText.counted(pin.toCharArray());
        return world.pins(16)
                .verifier()
                .verify(made.hash(), counted, true)
                .orElseThrow()
                .matches();
    }

    private List<Message> messages(Halves.Way way, Medium... contacts) throws InterruptedException {
        try (Halves.Made made = halves.both().orElseThrow()) {
            return halves.messages(mario, IssueWorld.at(contacts), made, way, IssueWorld.NOW);
        }
    }

    @Test
    @Proves({"PIN-01", "PIN-08", "PIN-24"})
    void areOfEightCharactersAndOneHashIsThatOfTheWhole() throws InterruptedException {
        try (Halves.Made made = halves.both().orElseThrow()) {
            assertThat(world.hashes).hasValue(1);
            assertThat(text(made.first())).hasSize(8);
            assertThat(text(made.second())).hasSize(8);
            assertThat(opens(made, text(made.first()) + text(made.second()))).isTrue();
            assertThat(opens(made, text(made.first()))).isFalse();
            assertThat(opens(made, text(made.second()))).isFalse();
            assertThat(opens(made, text(made.second()) + text(made.first()))).isFalse();
        }
    }

    @Test
    @Proves("PIN-03")
    void areWithoutLookAlikesAndNeverTheSame() throws InterruptedException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            try (Halves.Made made = halves.both().orElseThrow()) {
                seen.add(text(made.first()));
                seen.add(text(made.second()));
            }
        }
        assertThat(seen).hasSize(80).allMatch(half -> half.matches("[A-HJKMNP-Z2-9]{8}"));
    }

    @Test
    void areAsLongAsTheConfigurationSays() throws InterruptedException {
        Halves odd = new Halves(world.pins(13), IssueBook.secureDice());
        try (Halves.Made made = odd.both().orElseThrow()) {
            assertThat(made.first().length()).isEqualTo(7);
            assertThat(made.second().length()).isEqualTo(6);
        }
    }

    @Test
    @Proves({"PIN-08", "NOT-27"})
    void areForgottenWhenClosedAndNeverPrinted() throws InterruptedException {
        Halves.Made made = halves.both().orElseThrow();
        String first = text(made.first());
        String second = text(made.second());
        assertThat(made.toString()).doesNotContain(first, second);
        made.close();
        assertThat(text(made.first())).isEqualTo("\0".repeat(8));
        assertThat(text(made.second())).isEqualTo("\0".repeat(8));
    }

    @Test
    @Proves({"PIN-19", "PIN-20", "NOT-02", "NOT-03"})
    void ofAPinAskedForGoElectronicallyFirstAndByPostThen() throws InterruptedException {
        List<Message> pair = messages(Halves.Way.BY_POST, Medium.PEC, Medium.SMS, Medium.EMAIL);

        assertThat(pair).extracting(Message::kind).containsExactly(Halves.FIRST, Halves.SECOND);
        assertThat(pair.get(0).over()).containsExactly(Medium.EMAIL, Medium.SMS, Medium.PEC);
        assertThat(pair.get(1).addresses())
                .containsOnly(Map.entry(Medium.POSTA, "Mario Rossi\nVia Roma 1\n00100 Roma RM"));
        assertThat(pair)
                .allSatisfy(message -> assertThat(message.pair()).contains(Halves.pair(IssueWorld.NOW)))
                .allSatisfy(message -> assertThat(message.required()).isTrue())
                .allSatisfy(message -> assertThat(message.words()).containsOnlyKeys("days"));
    }

    @Test
    @Proves({"PIN-40", "CON-04", "PIN-19", "NOT-13"})
    void ofARecoveryGoByTextAndByMailWhereTheHolderHasBoth() throws InterruptedException {
        List<Message> pair = messages(Halves.Way.ELECTRONIC, Medium.PEC, Medium.SMS, Medium.EMAIL);

        assertThat(pair.get(0).over()).containsExactly(Medium.SMS);
        assertThat(pair.get(1).over()).containsExactly(Medium.EMAIL, Medium.PEC);
    }

    @Test
    @Proves({"PIN-40", "PIN-19"})
    void ofARecoveryGoByPostWhereTheHolderHasContactsOfOneKind() throws InterruptedException {
        List<Message> mailed = messages(Halves.Way.ELECTRONIC, Medium.PEC, Medium.EMAIL);
        List<Message> texted = messages(Halves.Way.ELECTRONIC, Medium.SMS);

        assertThat(mailed.get(0).over()).containsExactly(Medium.EMAIL, Medium.PEC);
        assertThat(texted.get(0).over()).containsExactly(Medium.SMS);
        assertThat(List.of(mailed.get(1), texted.get(1)))
                .allSatisfy(second -> assertThat(second.over()).containsExactly(Medium.POSTA));
    }

    @Test
    @Proves({"PIN-21", "NOT-04", "NOT-05"})
    void ofACampaignGoByPostFirstAndByTextOrMailOnceActivated() throws InterruptedException {
        Halves.First first = halves.first().orElseThrow();
        Message letter = halves.letter(mario, first, IssueWorld.NOW);
        Halves.Made made = halves.completing(first.half().reveal()).orElseThrow();
        Message second =
                halves.second(mario, IssueWorld.at(Medium.EMAIL, Medium.SMS), made, IssueWorld.NOW.plusSeconds(1));

        assertThat(letter.over()).containsExactly(Medium.POSTA);
        assertThat(letter.kind()).isEqualTo(Halves.TO_ACTIVATE);
        assertThat(second.over()).containsExactly(Medium.SMS, Medium.EMAIL);
        assertThat(second.pair()).contains(Halves.pair(IssueWorld.NOW.plusSeconds(1))); // asked for alone
        assertThat(opens(made, text(first.half()) + text(made.second()))).isTrue();
        assertThat(text(second.secrets().get("secret"))).isEqualTo(text(made.second()));
    }

    /** Everything that a message brings to whoever reads it, and where it goes. */
    private static String content(Message message) {
        return Stream.of(
                        message.words().values().stream(),
                        message.moments().keySet().stream(),
                        message.links().keySet().stream(),
                        message.addresses().values().stream(),
                        message.secrets().values().stream().map(HalvesTest::text))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static void bringsItsOwnHalfAlone(Message message, Secret own, Secret other) {
        assertThat(message.secrets()).hasSize(1);
        assertThat(content(message)).contains(text(own)).doesNotContain(text(other), IssueWorld.MARIO.value());
        assertThat(message.words()).containsOnlyKeys("days");
        assertThat(message.moments()).isEmpty();
        assertThat(message.links()).isEmpty();
    }

    private static void namesNobody(Message electronic) {
        assertThat(content(electronic)).doesNotContain("Mario", "Rossi");
    }

    private static void namesNoContact(Message letter) {
        assertThat(letter.addresses()).containsOnlyKeys(Medium.POSTA);
        assertThat(content(letter)).doesNotContain(IssueWorld.EMAIL, IssueWorld.MOBILE, IssueWorld.PEC);
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"NOT-02", "NOT-03", "NOT-13"})
    void eachGoWithoutTheOtherAndWithoutTheCodiceFiscale(Halves.Way way) throws InterruptedException {
        try (Halves.Made made = halves.both().orElseThrow()) {
            Contacts contacts = IssueWorld.at(Medium.PEC, Medium.SMS, Medium.EMAIL);
            List<Message> pair = halves.messages(mario, contacts, made, way, IssueWorld.NOW);

            bringsItsOwnHalfAlone(pair.get(0), made.first(), made.second());
            bringsItsOwnHalfAlone(pair.get(1), made.second(), made.first());
            namesNobody(pair.get(0));
            if (way == Halves.Way.BY_POST) {
                namesNoContact(pair.get(1));
            } else {
                namesNobody(pair.get(1));
            }
        }
    }

    @Test
    @Proves({"NOT-04", "NOT-05"})
    void ofACampaignGoEachWithoutTheOtherAndWithoutTheCodiceFiscale() throws InterruptedException {
        try (Halves.First first = halves.first().orElseThrow();
                Halves.Made made = halves.completing(first.half().reveal()).orElseThrow()) {
            Contacts contacts = IssueWorld.at(Medium.EMAIL, Medium.SMS);
            Message letter = halves.letter(mario, first, IssueWorld.NOW);
            Message second = halves.second(mario, contacts, made, IssueWorld.NOW);

            bringsItsOwnHalfAlone(letter, first.half(), made.second());
            bringsItsOwnHalfAlone(second, made.second(), first.half());
            namesNoContact(letter);
            namesNobody(second);
        }
    }

    @Test
    void needAnElectronicContact() {
        assertThatIllegalArgumentException().isThrownBy(() -> messages(Halves.Way.BY_POST, Medium.CALL));
    }

    @Test
    void makeARecordThatWaitsForTheFirstLogin() throws InterruptedException {
        try (Halves.Made made = halves.both().orElseThrow()) {
            var record = made.record(mario, PinLevel.ORDINARIO, IssueWorld.NOW);
            assertThat(record.state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
            assertThat(record.level()).isEqualTo(PinLevel.ORDINARIO);
            assertThat(record.name()).isEqualTo("Mario Rossi");
            assertThat(record.setAt()).isEqualTo(IssueWorld.NOW);
        }
    }
}
