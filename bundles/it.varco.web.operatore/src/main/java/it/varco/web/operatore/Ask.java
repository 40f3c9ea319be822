package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import it.varco.api.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of the console: what it carries, what it asks, and what was wrong with it. Filled by one thread, drawn once.
 */
final class Ask {

    /** Name of the parameter that says which act of a page is asked for. */
    static final String ACT = "atto";

    /** How old a proof may be for a sensitive act (SEC-71). */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Names that the front end can keep a text under. */
    private static final Pattern KEPT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final String id;
    private final Address action;
    private final Again again;
    private final List<Map<String, Object>> hidden = new ArrayList<>();
    private final List<String> carried = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Map<String, Object>> buttons = new ArrayList<>();
    private Object fresh = false;
    private boolean single;

    /**
     * Starts a form.
     *
     * @param id unique on the page
     * @param action address it is sent to; with the parameters of the page that draws it, so that whoever has to look
     *     again or to sign in again comes back to the same one
     * @param again what was typed the last time
     */
    Ask(String id, Address action, Again again) {
        this.id = id;
        this.action = action;
        this.again = again;
    }

    /** Adds something that is sent along and not asked. */
    Ask carrying(String name, String value) {
        hidden.add(Map.of("name", name, "value", value));
        return this;
    }

    /** Adds something that was typed or seen on a page before, is sent along, and is to outlast a login. */
    Ask keeping(String name, String value) {
        carried.add(name);
        return carrying(name, value);
    }

    /** Sends along what was typed in a field that only a later page shows; nothing if nothing was. */
    Ask passing(String name) {
        again.typed(id, name).filter(typed -> !typed.isBlank()).ifPresent(typed -> keeping(name, typed));
        return this;
    }

    Ask field(Input input) {
        inputs.add(input);
        return this;
    }

    /** Adds a button. */
    Ask button(String act, String label) {
        return button(act, label, "primary");
    }

    /** Adds a button whose tone is one of bootstrap's. */
    Ask button(String act, String label, String tone) {
        buttons.add(Map.of("act", act, "label", Text.of(label), "tone", tone));
        return this;
    }

    /** Marks an act that must not be done once more when the same form is sent again, by reloading what it answered. */
    Ask once() {
        single = true;
        return this;
    }

    /** Says that a recent login is needed; and where to have one, if the present one is too old. */
    Ask fresh(PageRequest request, Address here) {
        boolean old = request.session()
                .map(session ->
                        session.provedAt().plus(FRESH).isBefore(request.visit().at()))
                .orElse(true);
        fresh = Map.of("old", old, "login", Address.proof(here).link());
        return this;
    }

    /** As the partial {@code console-ask} wants it. */
    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("action", action.link());
        model.put("path", action.path());
        model.put("single", single);
        model.put("kept", kept());
        model.put("hidden", hidden);
        model.put("fresh", fresh);
        model.put("marked", inputs.stream().anyMatch(Input::required));
        model.put("fields", inputs.stream().map(input -> input.model(id, again)).toList());
        model.put("buttons", buttons);
        return model;
    }

    /** Fields whose texts outlast a login, with the act that says which form of the page they belong to. */
    private String kept() {
        List<String> names = Stream.concat(
                        carried.stream(),
                        inputs.stream().filter(Input::shownAgain).map(Input::name))
                .filter(name -> KEPT.matcher(name).matches())
                .toList();
        return names.isEmpty() ? "" : ACT + "," + String.join(",", names);
    }

    /** The errors of the form that was sent, as the partial {@code console-summary} wants them; none: {@code false}. */
    static Object summary(List<Ask> forms) {
        return forms.stream()
                .map(Ask::errors)
                .filter(errors -> !errors.isEmpty())
                .findFirst()
                .<Object>map(errors -> Map.of("errors", errors))
                .orElse(false);
    }

    private List<Map<String, Object>> errors() {
        Wrong wrong = again.wrong(id);
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Flaw flaw : wrong.flaws()) {
            Text text = FaultWords.of(flaw);
            errors.add(inputs.stream()
                    .filter(input -> input.name().equals(flaw.field()))
                    .findFirst()
                    .map(input -> input.error(id, text))
                    .orElseGet(() -> Map.of("target", id, "label", flaw.field(), "text", text)));
        }
        if (!wrong.rule().isEmpty()) {
            errors.add(Map.of("target", id, "label", "", "text", FaultWords.of(wrong.rule())));
        }
        return errors;
    }
}
