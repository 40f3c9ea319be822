package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything a person, or who configures the PIN, reads is there in Italian and in English. */
class WordsTest {

    private static final Path WORDS = Path.of("src/main/resources/OSGI-INF/l10n");
    private static final Path ISSUE = Path.of("src/main/java/it/varco/credential/pin/issue");
    private static final Pattern KEY = Pattern.compile("\"(pin[-.][a-zA-Z0-9_.-]{4,})\"");
    private static final Pattern RANGE = Pattern.compile(".*\\[([^]]+)]");

    private final PinWorld world = new PinWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"UX-08", "CP-13", "CS-12"})
    void areThoseOfTheFormsAndNoOthersInBothLanguages() throws IOException {
        Set<String> used = new TreeSet<>(Set.of("pin.label", "pin.description", "pin.refused", "pin.login.ended"));
        serviceTexts().forEach(text -> used.add(text.key()));
        for (PinAlphabet alphabet : PinAlphabet.values()) {
            texts(new PinShape(alphabet, 8, 16, true)).forEach(text -> used.add(text.key()));
        }

        Set<String> named = namedInTheIssue();
        for (String file : List.of("texts.properties", "texts_en.properties")) {
            Set<String> keys = words(file).stringPropertyNames();
            assertThat(keys).containsAll(used);
            assertThat(keys)
                    .filteredOn(key -> !used.contains(key))
                    .allMatch(key -> named.stream().anyMatch(key::startsWith));
        }
        assertThat(words("texts_en.properties").keySet())
                .isEqualTo(words("texts.properties").keySet());
    }

    /** Keys of texts in the source of the operations of the issue, or what they begin with; used is what they name. */
    private static Set<String> namedInTheIssue() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.list(ISSUE)) {
            for (Path source : sources.toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        return named;
    }

    @Test
    @Proves("UX-08")
    void haveAPlaceForEveryArgument() throws IOException {
        PinShape shape = new PinShape(PinAlphabet.ALPHANUMERIC, 11, 23, true);
        for (String file : List.of("texts.properties", "texts_en.properties")) {
            Properties words = words(file);
            texts(shape).filter(text -> !text.arguments().isEmpty()).forEach(text -> {
                Object[] arguments = text.arguments().toArray();
                assertThat(MessageFormat.format(words.getProperty(text.key()), arguments))
                        .contains(text.arguments())
                        .doesNotContain("{");
            });
            assertThat(words.values()).noneMatch(word -> ((String) word).contains("'"));
        }
    }

    @Test
    void ofTheConfigurationHaveTheSameKeysAndRangesInBothLanguages() throws IOException {
        Properties italian = words("config.properties");
        Properties english = words("config_en.properties");

        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(italian.stringPropertyNames());
        assertThat(ranges(italian)).isEqualTo(ranges(english)).contains("final.length.help=8..16");
        Arrays.stream(PinConfiguration.class.getDeclaredMethods())
                .map(key -> key.getName().replace('_', '.'))
                .forEach(key -> assertThat(italian.stringPropertyNames()).contains(key, key + ".help"));
    }

    private static Set<String> ranges(Properties words) {
        return words.stringPropertyNames().stream()
                .map(key -> key + "=" + words.getProperty(key))
                .map(RANGE::matcher)
                .filter(range -> range.matches())
                .map(range -> range.group().substring(0, range.group().indexOf('=')) + "=" + range.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Text> texts(PinShape shape) {
        EntryForms entry = new EntryForms(shape);
        PinForms forms = new PinForms(shape);
        Exhibit pin = Exhibit.of(Exhibit.Kind.CODE, Text.of("pin.shown.pin"), "VENTO234");
        List<Form> all = new ArrayList<>(List.of(entry.first(), entry.anew(), forms.rules(), forms.suggestion()));
        all.addAll(List.of(forms.change(), forms.changeAnew()));
        all.add(forms.shown(new Proof("a", PinWorld.MARIO, 1, Standing.FIRST_LOGIN), pin));
        all.add(forms.shown(new Proof("a", PinWorld.MARIO, 1, Standing.EXPIRED), pin));
        for (Standing standing : List.of(Standing.FIRST_LOGIN, Standing.EXPIRED, Standing.OVERDUE, Standing.DUE)) {
            all.add(forms.choice(standing));
        }
        Stream<Text> errors = Arrays.stream(PinRules.Flaw.values()).map(forms::error);
        return Stream.concat(
                Stream.concat(errors, Stream.of(Text.of("pin.error.again"))),
                all.stream().flatMap(WordsTest::texts));
    }

    private Stream<Text> serviceTexts() {
        List<Text> texts = new ArrayList<>();
        world.service().descriptor().operations().forEach(operation -> {
            texts.add(operation.label());
            texts.add(operation.description());
        });
        for (Obstacle obstacle : Obstacle.values()) {
            texts.add(((ServiceStep.Rejected) obstacle.rejected()).why());
        }
        for (PinLevel level : PinLevel.values()) {
            world.put(PinWorld.MATTIA, PinState.ATTIVO, level, Duration.ZERO);
            PinRecord record = world.stored(PinWorld.MATTIA);
            for (Standing standing : Standing.values()) {
                texts.addAll(texts(PinViews.of(record, policy(false), standing)));
                texts.addAll(texts(PinViews.changed(record, policy(true))));
            }
        }
        return texts.stream();
    }

    private static PinPolicy policy(boolean force) {
        PinPolicy same = PinWorld.POLICY;
        return new PinPolicy(
                same.validity(), same.suggestChange(), force, same.idle(), same.activation(), false, PinWorld.NEVER);
    }

    private static List<Text> texts(View view) {
        List<Text> texts = new ArrayList<>(view.sentences());
        view.heading().ifPresent(texts::add);
        view.facts().forEach(fact -> {
            texts.add(fact.label());
            if (fact.value() instanceof View.Value.Words words) {
                texts.add(words.text());
            }
        });
        view.actions().forEach(action -> texts.add(action.label()));
        return texts;
    }

    private static Stream<Text> texts(Form form) {
        List<Text> texts = new ArrayList<>(form.points());
        form.heading().ifPresent(texts::add);
        form.introduction().ifPresent(texts::add);
        form.submit().ifPresent(texts::add);
        form.exhibits().stream().map(Exhibit::label).forEach(texts::add);
        for (Field field : form.fields()) {
            texts.add(field.label());
            field.hint().ifPresent(texts::add);
            field.options().stream().map(Field.Option::label).forEach(texts::add);
        }
        return texts.stream();
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(Files.newInputStream(WORDS.resolve(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
