package it.varco.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.Preview;
import it.varco.api.form.Sentence;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import it.varco.spi.configuration.ConfigurationPreview;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** What a part would publish, asked of the part itself in a Felix of its own. */
class PreviewsTest {

    private static final String PID = "it.varco.sample";
    private static final Operator ADMINISTRATOR = new Operator(Role.AMMINISTRATORE, Locale.ENGLISH);
    private static final Preview BROKEN =
            new Preview("<a/>", List.of(new BrokenRule("SPID-12", "word", Sentence.quoted("Write it."))));

    private static final Administered<Preview> NOT_NOW = new Administered.Contrary<>("configuration.not-previewed");

    @TempDir
    private Path home;

    private FelixHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new FelixHouse(home);
        house.installDelayed();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void offered(String bundle, ConfigurationPreview preview) {
        house.bundle(bundle)
                .getBundleContext()
                .registerService(
                        ConfigurationPreview.class,
                        preview,
                        FrameworkUtil.asDictionary(Map.of(ConfigurationPreview.PID, PID)));
    }

    private Administered<Preview> preview(Map<String, List<String>> values) {
        return house.room().preview(ADMINISTRATOR, PID, values);
    }

    @Test
    @Proves("UX-54")
    void tellsWhatThePartSaysOfTheValuesThatWereTyped() throws Exception {
        house.configure("it.varco.web", Map.of("publicAddress", "https://varco.example"));
        house.configure(PID, Map.of("number", 4, "word", "before"));
        offered(
                PID,
                (values, address) -> new Preview(
                        values.get("word") + " " + values.get("number") + " " + values.get("idle") + " " + address,
                        List.of()));

        assertThat(preview(Map.of("word", List.of(" after "))))
                .isEqualTo(
                        new Administered.Done<>(new Preview("[after] [4] [PT15M] https://varco.example", List.of())));
        assertThat(house.configured(PID)).containsEntry("word", "before");
    }

    @Test
    void takesTheAddressAsDeliveredWhereNoneIsConfigured() {
        offered(PID, (values, address) -> new Preview(address.toString(), List.of()));

        assertThat(preview(Map.of()))
                .isEqualTo(new Administered.Done<>(new Preview("http://localhost:8080", List.of())));
    }

    @Test
    void tellsEveryBrokenRule() {
        offered(PID, (values, address) -> BROKEN);

        assertThat(preview(Map.of())).isEqualTo(new Administered.Done<>(BROKEN));
    }

    @Test
    void asksNobodyAboutValuesThatCannotBeStored() {
        offered(PID, (values, address) -> BROKEN);

        assertThat(preview(Map.of("number", List.of("101"), "mode", List.of("development"))))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("mode", Flaw.Kind.REJECTED, "only a file in conf/ changes it"),
                        new Flaw("number", Flaw.Kind.RANGE, "1..100"))));
    }

    @Test
    void tellsNothingOfAPartThatPublishesNothing() {
        assertThat(preview(Map.of())).isEqualTo(new Administered.Unknown<>());
        assertThat(house.room().preview(ADMINISTRATOR, "it.varco.nobody", Map.of()))
                .isEqualTo(new Administered.Unknown<>());
    }

    @Test
    @Proves("D-59")
    void asksOnlyTheBundleThatTheConfigurationIsOf() throws Exception {
        house.install("it.varco.other", "it.varco.other", "", FelixHouse.RUNNABLE, false);
        offered("it.varco.other", (values, address) -> BROKEN);

        assertThat(preview(Map.of())).isEqualTo(new Administered.Unknown<>());
    }

    @Test
    @Proves("SEC-12")
    void saysThatThePartDoesNotTellWhereItFailsInWhateverWay() {
        offered(PID, (values, address) -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(preview(Map.of())).isEqualTo(NOT_NOW);
    }

    @Test
    @Proves("SEC-12")
    void waitsForNobodyWhoHangsAndAsksNoMoreThanTwoAtOnce() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        offered(PID, (values, address) -> {
            asked.incrementAndGet();
            boolean waits = true;
            while (waits) {
                try {
                    waits = !never.await(1, TimeUnit.HOURS);
                } catch (InterruptedException stubborn) {
                    waits = true;
                }
            }
            return BROKEN;
        });

        for (int call = 0; call < 3; call++) {
            assertThat(preview(Map.of())).isEqualTo(NOT_NOW);
        }
        assertThat(asked).hasValue(2);
        never.countDown();
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    void isForWhoeverMayLook() {
        offered(PID, (values, address) -> BROKEN);

        assertThat(house.room().preview(new Operator(Role.CITTADINO, Locale.ITALIAN), PID, Map.of()))
                .isInstanceOf(Administered.Forbidden.class);
    }
}
