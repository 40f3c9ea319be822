package it.varco.credential.local;

import static it.varco.credential.local.LocalWorld.MATTIA;
import static it.varco.credential.local.LocalWorld.NEW;
import static it.varco.credential.local.LocalWorld.PASSPHRASE;
import static it.varco.credential.local.LocalWorld.RECOVERY;
import static it.varco.credential.local.LocalWorld.SARA;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Exhibit;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentDialogueTest {

    private final LocalWorld world = new LocalWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"UX-50", "SEC-70"})
    void makesAnAccountInThreeSteps() {
        LoginStep.Ask first = begin(MATTIA);
        assertThat(first.form().introduction().orElseThrow().key()).isEqualTo("local.enrol.passphrase");
        assertThat(first.form().fields())
                .extracting(field -> field.name())
                .containsExactly("name", "newPassphrase", "again");

        LoginStep.Ask second = ask(answer(MATTIA, first, world.enrol(first.form())));
        assertThat(second.form().exhibits())
                .extracting(Exhibit::kind)
                .containsExactly(Exhibit.Kind.QR, Exhibit.Kind.CODE);

        LoginStep.Ask third = ask(answer(MATTIA, second, world.enrol(second.form())));
        assertThat(third.form().exhibits()).singleElement().satisfies(codes -> {
            assertThat(codes.kind()).isEqualTo(Exhibit.Kind.CODES);
            assertThat(codes.values()).hasSize(10);
        });

        LoginStep.Recognised made = recognised(answer(MATTIA, third, world.enrol(third.form())));
        assertThat(made.identity().codiceFiscale()).isEqualTo(MATTIA);
        assertThat(made.identity().level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(made.identity().name()).hasValue("Mattia Moretti");
        assertThat(world.store.commit(made.effects())).isTrue();
        assertThat(world.stored(MATTIA).demo()).isFalse();
    }

    @Test
    void letsTheHolderSignInWithTheNextCodeAndWithEachRecoveryCodeOnce() {
        LoginStep.Ask third = third(MATTIA);
        world.store.commit(
                recognised(answer(MATTIA, third, world.enrol(third.form()))).effects());
        AuthenticatorKey key = world.stored(MATTIA).key();

        assertRefused(world.login(MATTIA, NEW, key.code(AuthenticatorKey.stepOf(world.now()))), "local.replayed");
        for (String code : third.form().exhibits().get(0).values()) {
            assertThat(world.store.commit(
                            recognised(world.login(MATTIA, NEW, code)).effects()))
                    .isTrue();
            assertRefused(world.login(MATTIA, NEW, code), "local.code");
        }
        world.clock.advance(Duration.ofSeconds(30));
        recognised(world.login(MATTIA, NEW, key.code(AuthenticatorKey.stepOf(world.now()))));
    }

    @Test
    @Proves("SEC-70")
    void replacesTheAccountThatIsThere() {
        LoginStep.Ask third = third(SARA);
        world.store.commit(
                recognised(answer(SARA, third, world.enrol(third.form()))).effects());
        world.clock.advance(Duration.ofSeconds(30));

        assertRefused(world.login(SARA, PASSPHRASE, world.code()), "local.wrong");
        assertRefused(world.login(SARA, NEW, world.code()), "local.code");
        assertRefused(world.login(SARA, NEW, RECOVERY), "local.code");
        recognised(world.login(SARA, NEW, world.stored(SARA).key().code(AuthenticatorKey.stepOf(world.now()))));
    }

    @Test
    @Proves("SEC-10")
    void tellsTheHolderThatThereIsANewOne() {
        LoginStep.Ask third = third(SARA);
        LoginStep.Recognised made = recognised(answer(SARA, third, world.enrol(third.form())));

        assertThat(made.effects().messages()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo("local.enrolled");
            assertThat(told.person()).isEqualTo(SARA);
            assertThat(told.words()).isEmpty();
            assertThat(told.secrets()).isEmpty();
        });
    }

    @Test
    void replacesNothingThatChangedInTheMeantime() {
        LoginStep.Ask third = third(SARA);
        LoginStep.Recognised made = recognised(answer(SARA, third, world.enrol(third.form())));
        world.store.commit(
                recognised(world.login(SARA, PASSPHRASE, world.code())).effects());

        assertThat(world.store.commit(made.effects())).isFalse();
    }

    @Test
    void asksAgainForAWrongCodeAndLosesNothing() {
        LoginStep.Ask second = second(MATTIA);

        LoginStep.Ask again = ask(answer(MATTIA, second, Map.of("code", "nessuno")));

        assertThat(again.form().errors()).extracting(FieldError::field).containsExactly("code");
        assertThat(values(again.form())).isEqualTo(values(second.form()));
        assertThat(again.state().bytes()).isEqualTo(second.state().bytes());
        assertThat(ask(answer(MATTIA, again, world.enrol(again.form()))).form().exhibits())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mattia Moretti | troppo corta             | troppo corta             | newPassphrase
                    Mattia Moretti | passwordpassword         | passwordpassword         | newPassphrase
                    Mattia Moretti | MRTMTT91D08F205J         | MRTMTT91D08F205J         | newPassphrase
                    Mattia Moretti | moretti mattia 1         | moretti mattia 1         | newPassphrase
                    Mattia Moretti | Neve sul molo, così presto | Neve sul molo, cosi presto | again
                    """)
    void asksAgainForAPassphraseThatWillNotDo(String name, String passphrase, String repeated, String field) {
        LoginStep.Ask first = begin(MATTIA);

        LoginStep.Ask again =
                ask(answer(MATTIA, first, Map.of("name", name, "newPassphrase", passphrase, "again", repeated)));

        assertThat(again.form().errors()).extracting(FieldError::field).containsExactly(field);
        assertThat(again.form().exhibits()).isEmpty();
        assertThat(world.hash.calls()).isZero();
        ask(answer(MATTIA, again, world.enrol(again.form())));
    }

    @Test
    void goesOnAfterARestartBetweenAnyTwoSteps() {
        LoginStep step = begin(MATTIA);
        int steps = 0;
        while (step instanceof LoginStep.Ask open) {
            world.close();
            step = answer(
                    MATTIA,
                    new LoginStep.Ask(open.form(), ProviderState.of(open.state().bytes())),
                    world.enrol(open.form()));
            steps++;
        }
        assertThat(steps).isEqualTo(3);
        recognised(step);
    }

    @Test
    @Proves({"CP-16", "SEC-53"})
    void keepsNeitherPassphraseNorRecoveryCodesNorCodiceFiscaleInItsState() {
        LoginStep.Ask second = second(MATTIA);
        LoginStep.Ask third = ask(answer(MATTIA, second, world.enrol(second.form())));

        for (ProviderState state : List.of(second.state(), third.state())) {
            String bytes = new String(state.bytes(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("Neve sul molo").doesNotContain(MATTIA.value());
            third.form()
                    .exhibits()
                    .get(0)
                    .values()
                    .forEach(code -> assertThat(bytes).doesNotContain(code).doesNotContain(code.replace("-", "")));
        }
    }

    @Test
    @Proves("API-05")
    void showsTheCodiceFiscaleMaskedInThePicture() {
        Form form = second(MATTIA).form();

        assertThat(form.exhibits().get(0).values().get(0))
                .startsWith("otpauth://totp/Varco:MRTMTT********5J?secret=")
                .doesNotContain(MATTIA.value());
        assertThat(form.exhibits().toString()).doesNotContain("otpauth");
    }

    @Test
    @Proves("SEC-09")
    void reachesNoStepByTheStateOfAnother() {
        LoginStep.Ask first = begin(MATTIA);
        LoginStep.Ask third = third(MATTIA);
        Map<String, String> everything = new HashMap<>(world.enrol(third.form()));

        assertThat(answer(SARA, third, everything)).isEqualTo(new LoginStep.Unavailable("local.state"));
        assertThat(answer(MATTIA, new LoginStep.Ask(third.form(), first.state()), everything))
                .isEqualTo(new LoginStep.Unavailable("local.answer"));
        assertThat(answer(MATTIA, new LoginStep.Ask(first.form(), third.state()), everything))
                .isEqualTo(new LoginStep.Unavailable("local.answer"));
        assertThat(answer(MATTIA, new LoginStep.Ask(third.form(), ProviderState.none()), everything))
                .isEqualTo(new LoginStep.Unavailable("local.state"));
        assertThat(world.provider().resume(world.request("login"), third.state()))
                .isEqualTo(new LoginStep.Unavailable("local.state"));
    }

    @Test
    @Proves("SEC-12")
    void readsNoStateOfAnotherFormat() {
        byte[] right = third(MATTIA).state().bytes();

        for (int length = 0; length < right.length; length++) {
            assertThat(EnrolmentState.decode(ProviderState.of(Arrays.copyOf(right, length))))
                    .isEmpty();
        }
        for (int place : new int[] {0, 1}) {
            byte[] other = right.clone();
            other[place] = 9;
            assertThat(EnrolmentState.decode(ProviderState.of(other))).isEmpty();
        }
    }

    @Test
    @Proves("SEC-12")
    void saysThatItCannotGoOn() {
        LoginStep.Ask first = begin(MATTIA);
        LoginStep.Ask third = third(MATTIA);
        LocalCredentialProvider stopped = world.provider();
        stopped.stop();
        assertThat(answer(stopped, MATTIA, first, world.enrol(first.form())))
                .isEqualTo(new LoginStep.Unavailable("local.busy"));

        world.store.breakDown();
        assertThat(answer(MATTIA, third, world.enrol(third.form())))
                .isEqualTo(new LoginStep.Unavailable("local.store"));
    }

    private LoginStep.Ask begin(CodiceFiscale person) {
        return ask(world.provider().begin(world.request("enrolment").withEnrolment(person)));
    }

    private LoginStep.Ask second(CodiceFiscale person) {
        LoginStep.Ask first = begin(person);
        return ask(answer(person, first, world.enrol(first.form())));
    }

    private LoginStep.Ask third(CodiceFiscale person) {
        LoginStep.Ask second = second(person);
        return ask(answer(person, second, world.enrol(second.form())));
    }

    private LoginStep answer(CodiceFiscale person, LoginStep.Ask asked, Map<String, String> typed) {
        return answer(world.provider(), person, asked, typed);
    }

    private LoginStep answer(
            LocalCredentialProvider provider, CodiceFiscale person, LoginStep.Ask asked, Map<String, String> typed) {
        try (var answer = asked.form().read(typed).submission()) {
            return provider.resume(
                    world.request("enrolment").withEnrolment(person).withSubmission(answer), asked.state());
        }
    }

    private static List<String> values(Form form) {
        return form.exhibits().stream()
                .flatMap(exhibit -> exhibit.values().stream())
                .toList();
    }

    private static LoginStep.Ask ask(LoginStep step) {
        assertThat(step).isInstanceOf(LoginStep.Ask.class);
        return (LoginStep.Ask) step;
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
