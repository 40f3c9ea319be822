package it.varco.itests.administration;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Setting;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.proves.Proves;
import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Everything that can be configured in the gateway is configured wrongly, one after the other. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WrongConfigurationIT {

    private static final String STORE = "it.varco.store.jdbc";

    /** Looks at its configuration when somebody types the first command. */
    private static final String SHELL = "it.varco.shell";

    @Inject
    private BundleContext context;

    private House house;

    @org.ops4j.pax.exam.Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
        house.await(this::finding, found -> found.equals(Optional.of(Condition.GREEN)));
    }

    /** A setting and a value that it does not take. */
    private record Wrong(String pid, String key, String value) {}

    /** So that nobody is asked for a number where a name belongs. */
    @Test
    public void everySettingTakesWhatItIsWhenNobodySetsIt() {
        List<Setting> settings = done(with(room -> room.all(house.serviceAccount()))).stream()
                .flatMap(card -> sheet(card.pid()).settings().stream())
                .toList();
        assertThat(settings).hasSizeGreaterThan(50);
        assertThat(settings)
                .filteredOn(setting -> setting.kind() == Setting.Kind.NUMBER)
                .allSatisfy(setting -> assertThat(setting.defaults()).allMatch(value -> value.matches("-?[0-9]+")));
        assertThat(settings)
                .filteredOn(setting -> setting.kind() == Setting.Kind.CHOICE)
                .allSatisfy(setting -> assertThat(setting.choices()).containsAll(setting.defaults()));
    }

    @Test
    @Proves({"REL-15", "D-52"})
    public void keepsTheLastGoodOneOfEachWhereSomebodyTypesAWrongOne() {
        for (Wrong wrong : wrongs().toList()) {
            ConfigurationSheet before = sheet(wrong.pid());

            Administered<ConfigurationSheet> outcome = with(room -> room.change(
                    house.serviceAccount(),
                    wrong.pid(),
                    Map.of(wrong.key(), List.of(wrong.value())),
                    "a test",
                    before.version()));

            assertThat(outcome).as(wrong.toString()).isInstanceOf(Administered.Invalid.class);
            assertThat(((Administered.Invalid<ConfigurationSheet>) outcome).flaws())
                    .extracting(Flaw::field)
                    .containsExactly(wrong.key());
            assertThat(sheet(wrong.pid()).version()).as(wrong.toString()).isEqualTo(before.version());
        }
        assertThat(finding()).contains(Condition.GREEN);
    }

    /** What a file says is in force at once, so its component is out, and nobody has to search for the reason. */
    @Test
    @Proves({"REL-15", "D-52"})
    public void isRedOfEachThatAFileBreaksAndWellWhenItIsMended() throws IOException {
        for (Wrong wrong : wrongs().toList()) {
            isToldAndMended(wrong, values -> values.put(wrong.key(), wrong.value()));
        }
    }

    /** A file is the whole configuration of its part, so a line that has to be there is soon forgotten. */
    @Test
    @Proves({"REL-15", "D-52"})
    public void namesTheLineThatIsMissing() throws IOException {
        for (Wrong missing : missing().toList()) {
            isToldAndMended(missing, values -> values.remove(missing.key()));
        }
    }

    private void isToldAndMended(Wrong wrong, Consumer<Map<String, Object>> breaking) throws IOException {
        Configuration configuration = configuration(wrong.pid());
        Dictionary<String, Object> before = configuration.getProperties();
        Map<String, Object> values = values(before);
        breaking.accept(values);

        configuration.update(FrameworkUtil.asDictionary(values));
        house.await(() -> complaint(wrong.pid()), said -> said.contains(expected(wrong)));

        if (before == null) {
            configuration.delete();
        } else {
            configuration.update(before);
        }
        house.await(this::finding, found -> found.equals(Optional.of(Condition.GREEN)));
    }

    /** Every setting that can be changed here, has to be there, is there, and is nothing by itself. */
    private Stream<Wrong> missing() {
        List<Wrong> missing = done(with(room -> room.all(house.serviceAccount()))).stream()
                .map(ConfigurationCard::pid)
                .filter(pid -> !pid.equals(SHELL))
                .flatMap(pid -> sheet(pid).settings().stream()
                        .filter(setting -> setting.kind() == Setting.Kind.TEXT)
                        .filter(setting ->
                                setting.required() && setting.defaults().isEmpty())
                        .filter(setting ->
                                values(configuration(pid).getProperties()).containsKey(setting.key()))
                        .map(setting -> new Wrong(pid, setting.key(), "")))
                .toList();
        assertThat(missing).hasSizeGreaterThan(3);
        return missing.stream();
    }

    /** Of each configuration the first setting that has a range, or takes one of a few values. */
    private Stream<Wrong> wrongs() {
        List<Wrong> wrongs = done(with(room -> room.all(house.serviceAccount()))).stream()
                .map(ConfigurationCard::pid)
                .flatMap(pid -> sheet(pid).settings().stream()
                        .flatMap(setting -> value(setting).map(value -> new Wrong(pid, setting.key(), value)).stream())
                        .limit(1))
                .toList();
        assertThat(wrongs).hasSizeGreaterThan(8);
        return wrongs.stream();
    }

    private static Optional<String> value(Setting setting) {
        return switch (setting.kind()) {
            case NUMBER -> Optional.of("-1").filter(value -> !setting.range().isEmpty());
            case DURATION ->
                Optional.of("P100Y").filter(value -> !setting.range().isEmpty());
            case CHOICE -> Optional.of("none of them");
            case FLAG, TEXT, LIST, SECRET -> Optional.empty();
        };
    }

    private ConfigurationSheet sheet(String pid) {
        return done(with(room -> room.one(house.serviceAccount(), pid)));
    }

    private <R> R with(Function<Configurations, R> call) {
        return house.with(Configurations.class, call);
    }

    private static <T> T done(Administered<T> outcome) {
        assertThat(outcome).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<T>) outcome).result();
    }

    private Optional<Condition> finding() {
        return findings().map(Finding::condition).findFirst();
    }

    /** Who knows of configurations needs the trail, so it cannot say of the store what is wrong: that is red itself. */
    private static String expected(Wrong wrong) {
        return wrong.pid().equals(STORE) ? Condition.RED.name() : wrong.pid() + ": " + wrong.key();
    }

    private String complaint(String pid) {
        return pid.equals(STORE)
                ? ready().condition().name()
                : findings()
                        .map(finding -> finding.why().toString())
                        .findFirst()
                        .orElse("");
    }

    private Stream<Finding> findings() {
        return ready().findings().stream().filter(finding -> finding.name().equals("configuration"));
    }

    private HealthReport ready() {
        return house.with(Health.class, Health::ready);
    }

    private Configuration configuration(String pid) {
        int tilde = pid.indexOf('~');
        return house.with(ConfigurationAdmin.class, admin -> {
            try {
                return tilde < 0
                        ? admin.getConfiguration(pid, "?")
                        : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
            } catch (IOException e) {
                throw new AssertionError(pid, e);
            }
        });
    }

    private static Map<String, Object> values(@Nullable Dictionary<String, Object> written) {
        Map<String, Object> values = new HashMap<>();
        if (written != null) {
            written.keys().asIterator().forEachRemaining(key -> values.put(key, written.get(key)));
        }
        return values;
    }
}
