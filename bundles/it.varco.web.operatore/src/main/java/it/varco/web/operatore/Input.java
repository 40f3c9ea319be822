package it.varco.web.operatore;

import it.varco.api.form.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A field of a form of the console. Labels and hints are a {@link Text}, or a string that has its language already. */
final class Input {

    /** How it is asked for. */
    enum Kind {
        LINE,
        CODICE_FISCALE,
        LINES,
        CHOICE,
        BOXES,
        SECRET,
        CODE
    }

    /**
     * Something that can be chosen.
     *
     * @param label a {@link Text} or a string
     */
    record Option(String value, Object label) {}

    private static final int WITH_BLANKS = 20;
    private static final int LONGEST = 4000;
    private static final int LONGEST_REASON = 200;

    private final Kind kind;
    private final String name;
    private final Object label;
    private final List<Object> hints = new ArrayList<>();
    private Object value = "";
    private List<Option> options = List.of();
    private boolean required = true;
    private int longest = LONGEST;

    private Input(Kind kind, String name, Object label) {
        this.kind = kind;
        this.name = name;
        this.label = label;
    }

    static Input of(Kind kind, String name, Object label) {
        Input input = new Input(kind, name, label);
        input.longest = kind == Kind.CODICE_FISCALE ? WITH_BLANKS : LONGEST;
        return input;
    }

    /** Why an act is done, which every act asks for. */
    static Input reason() {
        return of(Kind.LINE, "reason", Text.of("ask.reason"))
                .hint(Text.of("ask.reason.hint"))
                .longest(LONGEST_REASON);
    }

    /** Adds a line of help; an empty one is left out. */
    Input hint(Object hint) {
        if (!hint.equals("")) {
            hints.add(hint);
        }
        return this;
    }

    /** What it holds unless something was typed; the lines of {@code LINES} with line ends between. */
    Input value(Object value) {
        this.value = value;
        return this;
    }

    Input options(List<Option> options) {
        this.options = List.copyOf(options);
        return this;
    }

    Input optional() {
        required = false;
        return this;
    }

    Input longest(int characters) {
        longest = characters;
        return this;
    }

    String name() {
        return name;
    }

    /** Whether what was typed may be shown again. */
    boolean shownAgain() {
        return kind != Kind.SECRET && kind != Kind.CODE;
    }

    boolean required() {
        return required;
    }

    /** What the summary of errors says and where it leads to. */
    Map<String, Object> error(String form, Text text) {
        return Map.of("target", kind == Kind.BOXES ? id(form) + "-0" : id(form), "label", label, "text", text);
    }

    /** As the partial {@code console-field} wants it. */
    Map<String, Object> model(String form, Again again) {
        Map<String, Object> model = new HashMap<>();
        model.put("id", id(form));
        model.put("name", name);
        model.put("label", label);
        model.put("hints", hints);
        model.put("hinted", !hints.isEmpty());
        model.put("error", again.error(form, name).<Object>map(text -> text).orElse(""));
        model.put("required", required);
        model.put("maxlength", longest);
        model.put("value", again.typed(form, name).<Object>map(typed -> typed).orElse(value));
        model.put("options", options(form, again));
        for (Kind each : Kind.values()) {
            model.put(flag(each), each == kind);
        }
        if (!shownAgain()) {
            model.put("value", "");
        }
        return model;
    }

    private List<Map<String, Object>> options(String form, Again again) {
        Object chosen = again.typed(form, name).<Object>map(typed -> typed).orElse(value);
        List<String> ticked = again.ticked(form, name);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Option option : options) {
            boolean marked = kind == Kind.BOXES ? ticked.contains(option.value) : chosen.equals(option.value);
            rows.add(Map.of(
                    "id",
                    id(form) + "-" + rows.size(),
                    "value",
                    option.value,
                    "label",
                    option.label,
                    "chosen",
                    marked));
        }
        return rows;
    }

    private String id(String form) {
        return form + "-" + name;
    }

    private static String flag(Kind kind) {
        return switch (kind) {
            case LINE -> "isLine";
            case CODICE_FISCALE -> "isCodiceFiscale";
            case LINES -> "isLines";
            case CHOICE -> "isChoice";
            case BOXES -> "isBoxes";
            case SECRET -> "isSecret";
            case CODE -> "isCode";
        };
    }
}
