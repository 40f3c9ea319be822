package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.Setting;
import it.varco.api.form.Text;
import it.varco.api.page.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a sheet as fields, and what was typed in these fields as values. */
final class Settings {

    /** Stands before a key in the name of its field, so that no key is taken for another field. */
    private static final String PREFIX = "k-";

    private static final String LINE_END = "\n";
    private static final int LONGEST = 400;
    private static final int LONGEST_VALUE = 1000;
    private static final int LONGEST_LIST = 3000;

    private final ConfigurationSheet sheet;

    Settings(ConfigurationSheet sheet) {
        this.sheet = sheet;
    }

    List<Input> inputs() {
        return sheet.settings().stream().map(Settings::input).toList();
    }

    /** Fields in which secrets are typed once more, because no page carries them along. */
    List<Input> inputs(List<String> secrets) {
        return sheet.settings().stream()
                .filter(setting -> secrets.contains(setting.key()))
                .map(setting -> Input.of(Input.Kind.SECRET, field(setting.key()), setting.label())
                        .hint(Text.of("setting.secret.again"))
                        .longest(LONGEST_VALUE))
                .toList();
    }

    /** The name of the field of a key: {@code block.minutes} is asked for as {@code k-block_minutes}. */
    static String field(String key) {
        return PREFIX + key.replace("_", "__").replace('.', '_');
    }

    Optional<Setting> find(String key) {
        return sheet.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    boolean secret(String key) {
        return find(key).map(setting -> setting.kind() == Setting.Kind.SECRET).orElse(false);
    }

    /** What was typed and is another value than now, by key; a secret only if something was typed. */
    Map<String, List<String>> changed(PageRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Setting setting : sheet.settings()) {
            request.parameter(field(setting.key()))
                    .map(typed -> typed.replace("\r\n", LINE_END))
                    .filter(typed -> !typed.equals(shown(setting)))
                    .ifPresent(typed -> values.put(setting.key(), values(setting, typed)));
        }
        return values;
    }

    /** Flaws of keys as flaws of their fields. */
    Wrong ofFields(Wrong wrong) {
        return new Wrong(
                wrong.flaws().stream()
                        .map(flaw -> find(flaw.field()).isPresent()
                                ? new Flaw(field(flaw.field()), flaw.kind(), flaw.expected())
                                : flaw)
                        .toList(),
                wrong.rule());
    }

    /** Flaws of keys that no field asks for, under the names that people know. */
    Wrong ofLabels(Wrong wrong) {
        return new Wrong(
                wrong.flaws().stream()
                        .map(flaw -> new Flaw(
                                find(flaw.field()).map(Setting::label).orElse(flaw.field()),
                                flaw.kind(),
                                flaw.expected()))
                        .toList(),
                wrong.rule());
    }

    private static Input input(Setting setting) {
        Input input = base(setting).hint(setting.help());
        if (setting.kind() == Setting.Kind.SECRET) {
            return input.hint(Text.of("setting.secret"));
        }
        if (setting.kind() == Setting.Kind.DURATION) {
            input.hint(Text.of("setting.duration"));
        }
        if (setting.kind() == Setting.Kind.LIST) {
            input.hint(Text.of("setting.list"));
        }
        return input.hint(range(setting.range())).hint(byDefault(setting)).value(shown(setting));
    }

    private static Input base(Setting setting) {
        Input.Kind kind = switch (setting.kind()) {
            case TEXT, NUMBER, DURATION -> Input.Kind.LINE;
            case FLAG, CHOICE -> Input.Kind.CHOICE;
            case LIST -> Input.Kind.LINES;
            case SECRET -> Input.Kind.SECRET;
        };
        Input input = Input.of(kind, field(setting.key()), setting.label())
                .options(options(setting))
                .longest(setting.kind() == Setting.Kind.LIST ? LONGEST_LIST : LONGEST_VALUE);
        boolean kept = setting.kind() == Setting.Kind.SECRET;
        return setting.required() && !kept ? input : input.optional();
    }

    private static List<Input.Option> options(Setting setting) {
        List<Input.Option> options = new ArrayList<>();
        if (setting.values().isEmpty()) {
            options.add(new Input.Option("", Text.of("setting.unset")));
        }
        if (setting.kind() == Setting.Kind.FLAG) {
            options.add(new Input.Option("true", Text.of("setting.true")));
            options.add(new Input.Option("false", Text.of("setting.false")));
        }
        setting.choices().forEach(choice -> options.add(new Input.Option(choice, choice)));
        return options;
    }

    private static String shown(Setting setting) {
        return setting.kind() == Setting.Kind.SECRET ? "" : String.join(LINE_END, setting.values());
    }

    private static List<String> values(Setting setting, String typed) {
        return switch (setting.kind()) {
            case SECRET -> List.of(typed);
            case LIST ->
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            case TEXT, NUMBER, FLAG, DURATION, CHOICE -> typed.isBlank() ? List.of() : List.of(typed.strip());
        };
    }

    private static Object range(String range) {
        if (range.isEmpty()) {
            return "";
        }
        return FaultWords.range("setting.range", range);
    }

    private static Text byDefault(Setting setting) {
        if (setting.kind() == Setting.Kind.FLAG && !setting.defaults().isEmpty()) {
            return Text.of(
                    "setting.default." + Boolean.parseBoolean(setting.defaults().get(0)));
        }
        return setting.defaults().isEmpty()
                ? Text.of("setting.default.none")
                : Text.of("setting.default", cut(String.join(", ", setting.defaults())));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
