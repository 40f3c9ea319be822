package it.varco.credential.pin;

import static it.varco.credential.pin.PinWorld.CHEAP;
import static it.varco.credential.pin.PinWorld.CLARA;
import static it.varco.credential.pin.PinWorld.MARIO;
import static it.varco.credential.pin.PinWorld.MATTIA;
import static it.varco.credential.pin.PinWorld.NOBODY;
import static it.varco.credential.pin.PinWorld.PIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.HashPool;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinCredentialProviderTest {

    private final PinWorld world = new PinWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves("PIN-32")
    void tellsWhatItIs() {
        ProviderDescriptor descriptor = world.provider().descriptor();

        assertThat(descriptor.id()).isEqualTo("pin");
        assertThat(descriptor.ceiling()).isEqualTo(AssuranceLevel.LOW);
        assertThat(descriptor.channels()).containsExactly(Channel.WEB);
        assertThat(descriptor.kinds())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("pin.ordinario", "pin.dispositivo");
        assertThat(descriptor.block()).isEqualTo(Duration.ofMinutes(3));
        assertThat(descriptor.stateVersion()).isEqualTo(2);
    }

    @Test
    @Proves("CON-07")
    void blocksAsLongAsTheConfigurationSays() {
        Settings usual = PinWorld.settings(CHEAP, Keys.pepper());
        world.with(new Settings(
                usual.pepper(),
                Duration.ofSeconds(10),
                usual.cost(),
                usual.policy(),
                usual.shape(),
                usual.demoPeople()));

        assertThat(world.provider().descriptor().block()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Proves({"PIN-05", "UX-63"})
    void asksForCodiceFiscaleAndPin() {
        LoginStep.Ask ask = (LoginStep.Ask) world.provider().begin(ScriptedLoginRequest.of("a", world.now()));

        assertThat(ask.form().fields())
                .extracting(Field::name, Field::kind, Field::subject, Field::autocomplete)
                .containsExactly(
                        tuple("codiceFiscale", FieldKind.CODICE_FISCALE, true, "username"),
                        tuple("pin", FieldKind.SECRET, false, "current-password"));
        assertThat(ask.form().fields().get(1).minLength()).isEqualTo(8);
        assertThat(ask.form().fields().get(1).maxLength()).isEqualTo(16);
    }

    /** A PIN is that of one person, and opens nothing with the codice fiscale of another. */
    @Test
    @Proves("PIN-05")
    void refusesThePinOfSomebodyElse() {
        world.putInitial(MATTIA, Duration.ofDays(1));

        assertThat(world.login(MATTIA, PinWorld.INITIAL)).isInstanceOf(LoginStep.Ask.class);
        assertRefused(world.login(MARIO, PinWorld.INITIAL), "pin.wrong");
        assertRefused(world.login(MATTIA, PIN), "pin.wrong");
    }

    @Test
    @Proves("PIN-25")
    void recognisesTheHolderWithTheKindOfTheirLevel() {
        assertRecognised(world.login(MARIO, PIN), MARIO, "pin.ordinario");
        assertRecognised(world.login(CLARA, PIN), CLARA, "pin.dispositivo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mare2026", "Mare2026", "MARE2026"})
    @Proves("PIN-03")
    void makesNoDifferenceBetweenCapitalAndSmallLetters(String typed) {
        assertThat(world.login(MARIO, typed)).isInstanceOf(LoginStep.Recognised.class);
    }

    @Test
    @Proves("PIN-03")
    void countsSmallLettersOfTheAlphabetAsCapitalOnesAndNoOtherCharacter() {
        assertThat(PinText.counted("abcXYZ19".toCharArray()))
                .isEqualTo(PinText.counted("ABCxyz19".toCharArray()))
                .hasSize(16);
        assertThat(PinText.counted("\u00e0".toCharArray())).isNotEqualTo(PinText.counted("\u00c0".toCharArray()));
        assertThat(PinText.counted("[".toCharArray())).isNotEqualTo(PinText.counted("{".toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARE2027", "MARE20266", "MARE202\u0131", " MARE2026", "MARE2026MARE2026", "\u0000ARE2026"})
    @Proves("PIN-34")
    void refusesAnyOtherPin(String typed) {
        assertRefused(world.login(MARIO, typed), "pin.wrong");
    }

    @Test
    @Proves("PIN-34")
    void refusesWhoHasNoPin() {
        assertRefused(world.login(NOBODY, PIN), "pin.unknown");
    }

    @Test
    @Proves("PIN-34")
    void refusesARightPinThatIsNotInUse() {
        world.put(MATTIA, PinState.REVOCATO, PinLevel.DISPOSITIVO, Duration.ofDays(1));

        assertRefused(world.login(MATTIA, PIN), "pin.unusable");
        assertRefused(world.login(MATTIA, "MARE2027"), "pin.wrong");
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"PIN-34", "SEC-04"})
    void spendsExactlyOneHashOfOneCostOnEveryRefusal(PinState state) {
        for (int age : new int[] {1, 100, 200}) {
            world.put(MATTIA, state, PinLevel.ORDINARIO, Duration.ofDays(age));
            for (CodiceFiscale person : List.of(MARIO, MATTIA, NOBODY)) {
                for (String typed : List.of(PIN, "MARE2027", "MARE2026MARE2026")) {
                    int calls = world.hash.calls();
                    long work = world.hash.work();
                    if (world.login(person, typed) instanceof LoginStep.Refused || person.equals(MARIO)) {
                        assertThat(world.hash.calls() - calls).isEqualTo(1);
                        assertThat(world.hash.work() - work).isEqualTo(CHEAP.work());
                    }
                }
            }
        }
    }

    @Test
    @Proves("SEC-05")
    void raisesTheCostOfAHashWhenItsHolderSignsIn() {
        HashCost dearer = new HashCost(128, 3, 1);
        world.with(PinWorld.settings(dearer, Keys.pepper()));

        LoginStep.Recognised first = (LoginStep.Recognised) world.login(MARIO, PIN);
        assertThat(first.effects().records()).hasSize(1);
        assertThat(stored(first.effects().records().get(0)).hash().cost()).isEqualTo(dearer);
        assertThat(world.store.commit(first.effects())).isTrue();

        LoginStep.Recognised second = (LoginStep.Recognised) world.login(MARIO, PIN);
        assertThat(second.effects().records()).extracting(RecordChange::kind).containsExactly(RecordChange.Kind.EXPECT);
    }

    @Test
    @Proves({"SEC-04", "SEC-05"})
    void refusesWithTheSameWorkWhereTheStoredHashIsCheaper() {
        HashCost dearer = new HashCost(128, 3, 1);
        world.put(MATTIA, PinState.REVOCATO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.with(PinWorld.settings(dearer, Keys.pepper()));

        assertThat(workOf(MARIO, "MARE2027")).isEqualTo(dearer.work());
        assertThat(workOf(MATTIA, PIN)).isEqualTo(dearer.work());
        assertThat(workOf(NOBODY, PIN)).isEqualTo(dearer.work());
    }

    @Test
    @Proves({"SEC-04", "SEC-05"})
    void lowersTheCostOfAHashWhenItsHolderSignsIn() {
        storeAtACostOf(new HashCost(128, 3, 1));

        LoginStep.Recognised first = (LoginStep.Recognised) world.login(MARIO, PIN);
        assertThat(stored(first.effects().records().get(0)).hash().cost()).isEqualTo(CHEAP);
        assertThat(world.store.commit(first.effects())).isTrue();

        assertRecognised(world.login(MARIO, PIN), MARIO, "pin.ordinario");
        assertThat(workOf(MARIO, "MARE2027")).isEqualTo(workOf(NOBODY, PIN)).isEqualTo(CHEAP.work());
    }

    @Test
    @Proves("SEC-05")
    void renewsAHashOfTheSameWorkInAnotherShape() {
        storeAtACostOf(new HashCost(128, 1, 1));

        LoginStep.Recognised first = (LoginStep.Recognised) world.login(MARIO, PIN);

        assertThat(stored(first.effects().records().get(0)).hash().cost()).isEqualTo(CHEAP);
    }

    @Test
    @Proves("SEC-04")
    void refusesTheHolderOfADearerHashWithItsWorkWhateverIsWrongAndNobodyWithLessThanToday() {
        HashCost dearer = new HashCost(128, 3, 1);
        storeAtACostOf(dearer);

        assertThat(workOf(MARIO, "MARE2027")).isEqualTo(dearer.work());
        assertThat(workOf(MATTIA, PIN)).isEqualTo(dearer.work());
        assertThat(workOf(MATTIA, "MARE2027")).isEqualTo(dearer.work());
        assertThat(workOf(NOBODY, PIN)).isEqualTo(CHEAP.work());
    }

    @Test
    @Proves("SEC-05")
    void goesOnWithHashesOfAnEarlierPepperAndRenewsThem() {
        world.with(PinWorld.settings(CHEAP, Keys.pepper(1, 2)));

        LoginStep.Recognised recognised = (LoginStep.Recognised) world.login(MARIO, PIN);

        assertThat(stored(recognised.effects().records().get(0)).hash().pepper())
                .isEqualTo(2);
        assertThat(world.store.commit(recognised.effects())).isTrue();
        assertThat(world.login(MARIO, PIN)).isInstanceOf(LoginStep.Recognised.class);
        assertRefused(world.login(MARIO, "MARE2027"), "pin.wrong");
    }

    @Test
    @Proves("SEC-05")
    void knowsNobodyWithAnotherPepper() {
        world.with(PinWorld.settings(CHEAP, Keys.pepper(9)));

        assertRefused(world.login(MARIO, PIN), "pin.unknown");
    }

    @Test
    @Proves("SEC-12")
    void saysThatARecordCannotBeRead() {
        PinRecords records = new PinRecords(world.store, Keys.pepper());
        StoredRecord found = records.find(MARIO).orElseThrow();
        world.store.apply(List.of(RecordChange.put(found.key(), found.version(), new byte[] {99, 1, 2})));

        assertThat(world.login(MARIO, PIN)).isEqualTo(new LoginStep.Unavailable("pin.record"));
    }

    @Test
    @Proves("SEC-12")
    void saysThatTheStoreIsAway() {
        PinCredentialProvider provider = world.provider();
        world.store.breakDown();

        assertThat(world.login(provider, MARIO, PIN)).isEqualTo(new LoginStep.Unavailable("pin.store"));
        assertThat(world.login(provider, NOBODY, PIN)).isEqualTo(new LoginStep.Unavailable("pin.store"));
    }

    @Test
    void examinesNobodyAfterTheBundleStopped() {
        HashPool pool = new HashPool("stopped", 1, 1, Duration.ofSeconds(1));
        PinCredentialProvider provider = world.provider(pool);
        new PinHashing(world.hash, pool).stop();

        assertThat(world.login(provider, MARIO, PIN)).isEqualTo(new LoginStep.Unavailable("pin.busy"));
    }

    @Test
    void keepsNoCodiceFiscaleAndNoPinInTheStore() {
        assertThat(world.store.list("", "", 500)).hasSize(2).allSatisfy(record -> {
            assertThat(record.key()).startsWith("pin/").doesNotContain("RSSMRA");
            assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("RSSMRA")
                    .doesNotContain(PIN);
        });
    }

    /** Mario's PIN, and that of Mattia, who gave it up, hashed at another cost than the one of today. */
    private void storeAtACostOf(HashCost other) {
        world.with(PinWorld.settings(other, Keys.pepper()));
        world.put(MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.put(MATTIA, PinState.REVOCATO, PinLevel.ORDINARIO, Duration.ofDays(1));
        world.with(PinWorld.settings(CHEAP, Keys.pepper()));
    }

    private long workOf(CodiceFiscale person, String pin) {
        long before = world.hash.work();
        assertThat(world.login(person, pin)).isInstanceOf(LoginStep.Refused.class);
        return world.hash.work() - before;
    }

    private static PinRecord stored(RecordChange change) {
        return PinRecord.decode(change.value().orElseThrow()).orElseThrow();
    }

    private StoredRecord record(CodiceFiscale person) {
        return new PinRecords(world.store, Keys.pepper()).find(person).orElseThrow();
    }

    private void assertRecognised(LoginStep step, CodiceFiscale person, String kind) {
        assertThat(step).isInstanceOfSatisfying(LoginStep.Recognised.class, recognised -> {
            assertThat(recognised.identity().codiceFiscale()).isEqualTo(person);
            assertThat(recognised.identity().kind()).hasToString(kind);
            assertThat(recognised.identity().level()).isEqualTo(AssuranceLevel.LOW);
            assertThat(recognised.identity().name()).hasValue("Nome Cognome");
            assertThat(recognised.effects().endsOtherSessions()).isFalse();
            assertThat(recognised.effects().records())
                    .extracting(RecordChange::kind, RecordChange::expected)
                    .containsExactly(
                            tuple(RecordChange.Kind.EXPECT, record(person).version()));
        });
    }

    private static void assertRefused(LoginStep step, String code) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        LoginStep.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(code));
    }
}
