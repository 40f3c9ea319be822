package it.varco.credential.local;

import static it.varco.credential.local.LocalWorld.CHEAP;
import static it.varco.credential.local.LocalWorld.CLARA;
import static it.varco.credential.local.LocalWorld.GUEST;
import static it.varco.credential.local.LocalWorld.KEY;
import static it.varco.credential.local.LocalWorld.NOBODY;
import static it.varco.credential.local.LocalWorld.PASSPHRASE;
import static it.varco.credential.local.LocalWorld.RECOVERY;
import static it.varco.credential.local.LocalWorld.SARA;
import static it.varco.credential.local.LocalWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Channel;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.HashCost;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCredentialProviderTest {

    private final LocalWorld world = new LocalWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves("SEC-71")
    void tellsWhatItIs() {
        ProviderDescriptor descriptor = world.provider().descriptor();

        assertThat(descriptor.id()).isEqualTo("local");
        assertThat(descriptor.ceiling()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(descriptor.channels()).containsExactly(Channel.MANAGEMENT);
        assertThat(descriptor.kinds()).extracting(Object::toString).containsExactly("local");
        assertThat(descriptor.block()).isEqualTo(Duration.ofSeconds(30));
        assertThat(descriptor.enrols()).isTrue();
    }

    @Test
    @Proves("UX-63")
    void asksForCodiceFiscalePassphraseAndCode() {
        LoginStep.Ask ask = (LoginStep.Ask) world.provider().begin(world.request("a"));

        assertThat(ask.form().fields())
                .extracting(Field::name, Field::kind, Field::subject, Field::autocomplete)
                .containsExactly(
                        tuple("codiceFiscale", FieldKind.CODICE_FISCALE, true, "username"),
                        tuple("passphrase", FieldKind.SECRET, false, "current-password"),
                        tuple("code", FieldKind.CODE, false, "one-time-code"));
    }

    @Test
    @Proves("SEC-71")
    void recognisesTheHolderOfBothFactors() {
        LoginStep.Recognised sara = recognised(world.login(SARA, PASSPHRASE, world.code()));

        assertThat(sara.identity().codiceFiscale()).isEqualTo(SARA);
        assertThat(sara.identity().level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(sara.identity().kind()).hasToString("local");
        assertThat(sara.identity().name()).hasValue("Sara Barbieri");
        assertThat(sara.effects().records()).hasSize(1);
    }

    @Test
    @Proves("UX-63")
    void takesACodeAsAuthenticatorsShowIt() {
        String code = world.code();

        recognised(world.login(SARA, PASSPHRASE, code.substring(0, 3) + " " + code.substring(3)));
    }

    @Test
    @Proves("SEC-71")
    void refusesEitherFactorWithoutTheOther() {
        assertRefused(world.login(SARA, WRONG, world.code()), "local.wrong");
        assertRefused(world.login(SARA, PASSPHRASE, "000000".equals(world.code()) ? "000001" : "000000"), "local.code");
        assertRefused(world.login(SARA, WRONG, RECOVERY), "local.wrong");
        assertRefused(world.login(SARA, PASSPHRASE, "MMMM-NNNN-PPPP"), "local.code");
        assertRefused(world.login(NOBODY, PASSPHRASE, world.code()), "local.unknown");
    }

    @Test
    @Proves("SEC-06")
    void acceptsACodeOnce() {
        String code = world.code();
        commit(world.login(SARA, PASSPHRASE, code));

        assertRefused(world.login(SARA, PASSPHRASE, code), "local.replayed");
        assertThat(world.stored(SARA).lastStep()).isEqualTo(AuthenticatorKey.stepOf(world.now()));
    }

    @Test
    @Proves("SEC-06")
    void acceptsNoCodeOfAnEarlierStepThanTheLastOneAccepted() {
        long step = AuthenticatorKey.stepOf(world.now());
        commit(world.login(SARA, PASSPHRASE, KEY.code(step + 1)));

        assertRefused(world.login(SARA, PASSPHRASE, KEY.code(step)), "local.replayed");
        assertRefused(world.login(SARA, PASSPHRASE, KEY.code(step - 1)), "local.replayed");
        world.clock.advance(Duration.ofSeconds(60));
        commit(world.login(SARA, PASSPHRASE, KEY.code(step + 2)));
    }

    @Test
    @Proves({"SEC-06", "SEC-07"})
    void letsOneOfTwoLoginsWithOneCodeBeCommitted() {
        LoginStep.Recognised one = recognised(world.login(SARA, PASSPHRASE, world.code()));
        LoginStep.Recognised two = recognised(world.login(SARA, PASSPHRASE, world.code()));

        assertThat(world.store.commit(one.effects())).isTrue();
        assertThat(world.store.commit(two.effects())).isFalse();
        assertRefused(world.login(SARA, PASSPHRASE, world.code()), "local.replayed");
    }

    @Test
    @Proves("SEC-06")
    void acceptsARecoveryCodeOnce() {
        LoginStep.Recognised one = recognised(world.login(SARA, PASSPHRASE, "abcd efgh jklm"));
        LoginStep.Recognised two = recognised(world.login(SARA, PASSPHRASE, RECOVERY));

        assertThat(world.store.commit(one.effects())).isTrue();
        assertThat(world.store.commit(two.effects())).isFalse();
        assertRefused(world.login(SARA, PASSPHRASE, RECOVERY), "local.code");
        recognised(world.login(SARA, PASSPHRASE, world.code()));
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void acceptsAnAuthenticatorWhoseClockIsAStepWrong(long seconds) {
        long step = AuthenticatorKey.stepOf(world.now().plusSeconds(seconds));

        recognised(world.login(SARA, PASSPHRASE, KEY.code(step)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, -60, 60, 90})
    void refusesAnAuthenticatorWhoseClockIsFurtherOff(long seconds) {
        long step = AuthenticatorKey.stepOf(world.now().plusSeconds(seconds));

        assertRefused(world.login(SARA, PASSPHRASE, KEY.code(step)), "local.code");
    }

    @Test
    @Proves("SEC-70")
    void refusesAPublishedAccountInProductionAndTakesItInDevelopment() {
        world.put(GUEST, world.account(true));

        assertRefused(world.login(GUEST, PASSPHRASE, world.code()), "local.published");
        world.with(LocalWorld.development());
        recognised(world.login(GUEST, PASSPHRASE, world.code()));
    }

    @Test
    @Proves("SEC-04")
    void spendsExactlyOneHashOfOneCostOnEveryExamination() {
        world.put(CLARA, world.account(false).after(AuthenticatorKey.stepOf(world.now())));
        for (var person : List.of(SARA, CLARA, NOBODY)) {
            for (String passphrase : List.of(PASSPHRASE, WRONG)) {
                for (String code : List.of(world.code(), "123456", RECOVERY, "MMMM-NNNN-PPPP", "nessuno")) {
                    int calls = world.hash.calls();
                    long work = world.hash.work();
                    world.login(person, passphrase, code);
                    assertThat(world.hash.calls() - calls).isEqualTo(1);
                    assertThat(world.hash.work() - work).isEqualTo(CHEAP.work());
                }
            }
        }
    }

    @Test
    @Proves("SEC-05")
    void renewsTheHashWhenItsHolderSignsIn() {
        HashCost dearer = new HashCost(128, 3, 1);
        world.with(LocalWorld.settings(dearer, Keys.pepper(1, 2)));

        commit(world.login(SARA, PASSPHRASE, world.code()));

        assertThat(world.stored(SARA).passphrase().cost()).isEqualTo(dearer);
        assertThat(world.stored(SARA).passphrase().pepper()).isEqualTo(2);
        world.clock.advance(Duration.ofSeconds(30));
        recognised(world.login(SARA, PASSPHRASE, world.code()));
        recognised(world.login(SARA, PASSPHRASE, RECOVERY));
    }

    @Test
    @Proves("SEC-05")
    void knowsNobodyWithAnotherPepper() {
        world.with(LocalWorld.settings(CHEAP, Keys.pepper(9)));

        assertRefused(world.login(SARA, PASSPHRASE, world.code()), "local.unknown");
    }

    @Test
    @Proves("SEC-12")
    void saysThatARecordCannotBeRead() {
        StoredRecord found =
                new LocalAccounts(world.store, Keys.pepper()).find(SARA).orElseThrow();
        world.store.apply(List.of(RecordChange.put(found.key(), found.version(), new byte[] {99, 1, 2})));

        assertThat(world.login(SARA, PASSPHRASE, world.code())).isEqualTo(new LoginStep.Unavailable("local.record"));
    }

    @Test
    @Proves("SEC-12")
    void saysThatTheStoreIsAway() {
        LocalCredentialProvider provider = world.provider();
        world.store.breakDown();

        assertThat(world.login(provider, SARA, PASSPHRASE, world.code()))
                .isEqualTo(new LoginStep.Unavailable("local.store"));
    }

    @Test
    void examinesNobodyAfterItStopped() {
        LocalCredentialProvider provider = world.provider();
        provider.stop();

        assertThat(world.login(provider, SARA, PASSPHRASE, world.code()))
                .isEqualTo(new LoginStep.Unavailable("local.busy"));
    }

    @Test
    @Proves("SEC-53")
    void keepsNoCodiceFiscaleNoPassphraseAndNoRecoveryCodeInTheStore() {
        assertThat(world.store.list("", "", 500)).hasSize(1).allSatisfy(record -> {
            assertThat(record.key()).startsWith("account/").doesNotContain("BRBSRA");
            assertThat(new String(record.value(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("BRBSRA")
                    .doesNotContain(PASSPHRASE)
                    .doesNotContain("ABCDEFGH");
        });
    }

    private void commit(LoginStep step) {
        assertThat(world.store.commit(recognised(step).effects())).isTrue();
    }

    private static LoginStep.Recognised recognised(LoginStep step) {
        assertThat(step).isInstanceOf(LoginStep.Recognised.class);
        return (LoginStep.Recognised) step;
    }

    private static void assertRefused(LoginStep step, String code) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        LoginStep.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(code));
    }
}
